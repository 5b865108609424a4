using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>What was published beside what the protocols add up to.</summary>
internal static class OfficialSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var figures = result.Election.Official;
        if (figures.IsEmpty) return;
        page.Begin("official", words["official.heading"]);
        var differing = figures.Count(f => Differs(page, f));
        html.Element("p", differing == 0 ? words["official.same"] : words.Count("official.differ", differing, Numbers.Whole(figures.Length)), ("class", "under"));
        Tables.Write(
            html, words["official.caption"], 1,
            [words["official.what"], words["official.votes"], words["official.sum"], words["difference"], words["official.seats"], words["official.our-seats"], words["difference"]],
            [
                .. figures.Select(f =>
                {
                    var (votes, seats) = (Votes(page, f), Seats(page, f));
                    return ImmutableArray.Create(
                        What(page, f), Shown(f.Votes), Shown(votes), Difference(f.Votes, votes), Shown(f.Seats), Shown(seats), Difference(f.Seats, seats));
                }),
            ]);
        var sources = figures.Select(f => f.Source).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (sources.Count > 0) html.Element("p", words.Text("official.source", string.Join("; ", sources)), ("class", "under"));
        html.Close();
    }

    private static string What(Page page, OfficialFigure figure)
    {
        var election = page.Result.Election;
        if (election.FindList(figure.What) is >= 0 and var list) return page.ListName(list);
        return election.Form.Base(figure.What) is null && election.Form.Find(figure.What) is >= 0 and var line
            ? election.Form.Lines[line].Name.In(page.Language)
            : Bases.Name(page.Words, figure.What);
    }

    private static long? Votes(Page page, OfficialFigure figure)
    {
        var (election, tally) = (page.Result.Election, page.Result.Country);
        if (election.FindList(figure.What) is >= 0 and var list) return tally.Votes(list);
        return tally.Base(figure.What) ?? (election.Form.Find(figure.What) is >= 0 and var line ? tally.Line(line) : null);
    }

    private static long? Seats(Page page, OfficialFigure figure) =>
        figure.Seats is null || page.Result.Election.FindList(figure.What) < 0 ? null : (long)page.Result.Outcome.Outcome.SeatsOf(figure.What);

    private static bool Differs(Page page, OfficialFigure figure) =>
        (figure.Votes is { } votes && votes != Votes(page, figure)) || (figure.Seats is { } seats && seats != Seats(page, figure));

    private static string Shown(long? number) => number is { } known ? Numbers.Whole(known) : "–";

    private static string Difference(long? official, long? sum) => official is { } o && sum is { } s ? Numbers.Signed(s - o) : "–";
}
