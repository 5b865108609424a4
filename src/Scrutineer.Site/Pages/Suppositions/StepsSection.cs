using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Outcomes.Annulments;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages.Suppositions;

/// <summary>A number of the stations, step by step: what is left out and what would follow, each base of the bar beside the others. The module makes a slider of it.</summary>
internal static class StepsSection
{
    private const int Lead = 3;

    public static void Write(SitePage page, AnnulmentTable table)
    {
        var (html, words, standing) = (page.Html, page.Words, page.Edition.Outcome);
        var name = Wordbook.Capital(NameOf(words, table.Number));
        page.Sections.Begin($"by-{Files.PathCode.Of(table.Number.Name)}", words.Text("whatif.by", name), words.Count("whatif.by-under", table.Number.Stations.Length, Numbers.Whole(standing.Tallies.Country.Protocols)));
        if (words.Has($"stations-by-of.{table.Number.Name}")) html.Element("p", words[$"stations-by-of.{table.Number.Name}"], ("class", "under"));
        html.Open("div", ("class", "workbench"), ("data-label", words.Text("whatif.slider", name))).Close();
        var caption = words.Text("whatif.caption", name);
        html.Element("p", caption, ("class", "caption"), ("aria-hidden", "true"));
        html.Open("div", ("class", "frame"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)).Open("table", ("class", "steps wide-table"));
        html.Element("caption", caption, ("class", "hidden"));
        var bases = standing.OtherBases.Select(o => (string?)o.Base).Prepend(null).ToImmutableArray();
        var lists = Lists(page, table);
        Head(page, bases, lists);
        html.Open("tbody");
        Row(page, words["whatif.none"], 0, standing, bases, lists, b => OutcomeBy(standing, b) is { } all ? new BaseChange(b, all, all) : null);
        foreach (var row in table.Rows)
        {
            var from = $"≥ {Shown(table.Number, row.Least, page.Language)}";
            if (row.What.IsOk)
            {
                var changes = BaseChange.Of(row.What.Value);
                Row(page, from, row.What.Value.Stations, row.What.Value.After, bases, lists, b => changes.FirstOrDefault(c => c.Base == b));
                continue;
            }

            html.Open("tr").Element("th", from, ("scope", "row")).Open("td", ("colspan", Frame.Plain(Lead - 1 + bases.Length * (lists.Length + 3)))).Text(words["whatif.refused"] + " ");
            html.Element("code", row.What.Refusal!.Code).Close().Close();
        }

        html.Close().Close().Close().Close();
    }

    /// <summary>A number in words, or its own name where there are none.</summary>
    public static string NameOf(Wordbook words, StationNumber number) => words.Code("stations-by", number.Name);

    /// <summary>A threshold as people read it: a share as per cent, anything else as it is.</summary>
    public static string Shown(StationNumber number, long value, string language) => number.IsShare ? Numbers.Bar(new Rational(value, 1_000_000), language) : Numbers.Whole(value);

    /// <summary>Name of a base of the bar; the law's own says so.</summary>
    public static string BaseOf(SitePage page, string? of) => of is null
        ? page.Words.Text("whatif.own", Names.Joined(page.Words, [.. page.Edition.Election.Law.NationalBases().Select(b => Bases.Name(page.Words, b))]))
        : Bases.Name(page.Words, of);

    private static void Head(SitePage page, ImmutableArray<string?> bases, ImmutableArray<int> lists)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("thead").Open("tr");
        foreach (var head in (string[])[words["whatif.from"], words["whatif.left-out"], words["whatif.left"]]) html.Element("th", head, ("scope", "col"), ("rowspan", "2"));
        // A law without a bar has one outcome and no base to name.
        foreach (var of in bases)
            html.Element("th", page.Edition.Election.Law.NationalBases().IsEmpty ? words["seats"] : words.Text("whatif.base", BaseOf(page, of)), ("scope", "colgroup"), ("colspan", Frame.Plain(lists.Length + 3)), ("class", "group"));
        html.Close().Open("tr");
        foreach (var _ in bases)
        {
            html.Element("th", words["whatif.number"], ("scope", "col"), ("class", "n group"));
            foreach (var list in lists) html.Element("th", page.Sections.ListName(list), ("scope", "col"), ("class", "n"));
            html.Element("th", words["base.moved"], ("scope", "col"), ("class", "n")).Element("th", words["whatif.who"], ("scope", "col"));
        }

        html.Close().Close();
    }

    private static void Row(SitePage page, string from, long leftOut, ElectionOutcome after, ImmutableArray<string?> bases, ImmutableArray<int> lists, Func<string?, BaseChange?> changeOf)
    {
        var (html, election) = (page.Html, page.Edition.Election);
        html.Open("tr").Element("th", from, ("scope", "row"));
        Cells.Number(page, leftOut);
        Cells.Number(page, after.Tallies.Country.Protocols);
        foreach (var of in bases)
        {
            html.Element("td", Figures.Whole(NumberOf(election, after, of)), ("class", "n group"));
            var change = changeOf(of);
            foreach (var list in lists)
            {
                var (then, now) = (change?.After.SeatsOf(election.Lists[list].Code), change?.Before.SeatsOf(election.Lists[list].Code));
                html.Element("td", then is { Sign: > 0 } seats ? Numbers.Whole(seats) : "–", ("class", then == now ? "n" : "n changed"));
            }

            html.Element("td", change is null ? "–" : Numbers.Whole(change.SeatsMoved), ("class", change is null or { SeatsMoved: 0 } ? "n" : "n changed"));
            html.Element("td", change is null ? "" : Who(page, change.Entering, change.Leaving));
        }

        html.Close();
    }

    /// <summary>"gets seats: a; loses all: b", or nothing.</summary>
    public static string Who(SitePage page, ImmutableArray<string> entering, ImmutableArray<string> leaving)
    {
        string Told(string key, ImmutableArray<string> codes) => page.Words.Text(key, string.Join(", ", codes.Select(c => Names.Claimant(page.Edition.Election, c, page.Language))));
        return string.Join("; ", ((string[])[entering.IsEmpty ? "" : Told("whatif.enters", entering), leaving.IsEmpty ? "" : Told("whatif.leaves", leaving)]).Where(t => t.Length > 0));
    }

    /// <summary>The number that the bar is taken of; null: the law has several bars, or it is not known.</summary>
    public static long? NumberOf(Elections.Election election, ElectionOutcome outcome, string? of)
    {
        var name = of ?? (election.Law.NationalBases() is [var only] ? only : null);
        return name switch { null => null, "registered" => outcome.Tallies.Country.Registered, _ => outcome.Tallies.Country.Base(name) };
    }

    private static Outcome? OutcomeBy(ElectionOutcome outcome, string? of) => of is null ? outcome.Outcome : outcome.OtherBases.FirstOrDefault(o => o.Base == of)?.Outcome;

    /// <summary>Lists that have seats in one of the rows by one of the bases, most votes first.</summary>
    private static ImmutableArray<int> Lists(SitePage page, AnnulmentTable table)
    {
        var standing = page.Edition.Outcome;
        var outcomes = table.Rows.Where(r => r.What.IsOk).SelectMany(r => BaseChange.Of(r.What.Value)).Select(c => c.After)
            .Concat(standing.OtherBases.Select(o => o.Outcome)).Append(standing.Outcome).ToList();
        return [.. page.Edition.Result.Standings.Where(s => outcomes.Any(o => o.SeatsOf(s.List.Code) > BigInteger.Zero)).Select(s => s.Index)];
    }
}
