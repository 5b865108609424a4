using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Findings;
using Scrutineer.Report;

namespace Scrutineer.DeskServer.Pages.Deciding;

/// <summary>The findings of an agreed paper in long words: what, by how much, beside which other protocol.</summary>
internal static class FindingList
{
    public static void Write(DeskPage page, string unit, string channel, Stage.Deciding stage)
    {
        var (html, words) = (page.Html, page.Words);
        var now = page.Desk.FindingsOn(unit, channel, stage.Paper.Figures).ToLookup(f => f.Code, StringComparer.Ordinal);
        html.Element("h2", words.Count("deciding.findings", stage.Findings.Length));
        html.Open("ul", ("class", "findings"));
        foreach (var open in stage.Findings.OrderByDescending(f => f.IsError))
        {
            html.Open("li", ("class", open.IsError ? "finding error" : "finding warning"));
            html.Element("strong", words[open.IsError ? "deciding.error" : "deciding.warning"]).Text(" ");
            var found = now[open.Code].FirstOrDefault();
            html.Text(found is null ? words["deciding.gone"] : Said(page, found)).Text(" ").Element("small", open.Code).Close();
        }

        html.Close();
    }

    private static string Said(DeskPage page, Finding finding)
    {
        var words = page.Words;
        var text = finding.Long.In(page.Language) is { Length: > 0 } full ? full : finding.Short.In(page.Language);
        if (finding is { Left: { } left, Right: { } right }) text += " " + words.Text("deciding.sides", Numbers.Whole(left), Numbers.Whole(right), Numbers.Signed(left - right));
        var lines = finding.Lines.Select(code => page.Election.Form.Find(code)).Where(i => i >= 0).Select(i => page.Election.Form.Lines[i].Number).ToList();
        if (lines.Count > 0) text += " " + words.Text("deciding.lines", string.Join(", ", lines));
        if (finding.OtherUnit is { } other && other != finding.Unit) text += " " + words.Text("deciding.other", page.UnitWithCode(page.Election.Units[other].Code));
        return text;
    }
}
