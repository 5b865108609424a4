using System.Collections.Immutable;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>Findings: how many of each kind, and examples. They are leads, never verdicts.</summary>
internal static class FindingsSection
{
    private const int MostExamples = 50;

    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var findings = result.Input.Findings;
        page.Begin("findings", words["findings.heading"], findings.IsEmpty ? null : words["findings.under"]);
        if (findings.IsEmpty)
        {
            html.Element("p", words["findings.none"]).Close();
            return;
        }

        Tables.Write(
            html, words.Count("findings.caption", findings.Length), 3, [words["findings.code"], words["findings.what"], words["findings.severity"], words["findings.count"]],
            findings.GroupBy(f => f.Code).OrderByDescending(g => g.Max(f => f.Severity)).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => ImmutableArray.Create(
                    g.Key, Message(page, g.First()), words[$"severity.{g.Max(f => f.Severity)}"], Numbers.Whole(g.Count()))));

        var examples = Examples(findings);
        html.Open("details").Element("summary", words.Count("findings.examples", examples.Count));
        Tables.Write(
            html, words["findings.examples-caption"], 3,
            [words["findings.station"], words["findings.source"], words["findings.what"], words["findings.left"], words["findings.right"], words["difference"]],
            examples.Select(f => ImmutableArray.Create(
                Names.Unit(result.Election, f.Unit, page.Language), f.Source.ToString(), $"{f.Code}: {f.Short.In(page.Language)}{Other(page, f)}{Turnout(page, f)}",
                Shown(f.Left), Shown(f.Right), f.Difference is { } d ? Numbers.Signed(d) : "–")));
        if (findings.Length > examples.Count) html.Element("p", words.Count("findings.more", findings.Length - examples.Count), ("class", "under"));
        html.Close().Close();
    }

    /// <summary>Errors before warnings and large differences first, but something of every kind.</summary>
    private static List<Finding> Examples(ImmutableArray<Finding> findings)
    {
        var ranked = findings.GroupBy(f => f.Code)
            .SelectMany(g => g.OrderByDescending(Size).Select((f, place) => (f, place)))
            .OrderBy(r => r.place >= 5).ThenByDescending(r => r.f.Severity).ThenBy(r => r.place >= 5 ? "" : r.f.Code, StringComparer.Ordinal).ThenByDescending(r => Size(r.f));
        return [.. ranked.Take(MostExamples).Select(r => r.f)];
    }

    private static long Size(Finding finding) => long.Abs(finding.Difference ?? 0);

    private static string Message(Page page, Finding finding)
    {
        var message = finding.Long.In(page.Language) is { Length: > 0 } full ? full : finding.Short.In(page.Language);
        return finding.Equation is { } equation ? $"{message} ({equation.Text})" : message;
    }

    private static string Other(Page page, Finding finding)
    {
        if (finding.Other is not { } source) return "";
        var unit = finding.OtherUnit is { } other && other != finding.Unit ? Names.Unit(page.Result.Election, other, page.Language) + ", " : "";
        return $" ({unit}{source})";
    }

    private static string Turnout(Page page, Finding finding) => finding.Turnout is { } turnout ? $" ({TurnoutText.Of(page.Words, turnout)})" : "";

    private static string Shown(long? number) => number is { } known ? Numbers.Whole(known) : "–";
}
