using Scrutineer.Elections.Outcomes;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>What could still change, and what another reading of the law would change.</summary>
public static class Outlook
{
    /// <summary>"46 stations are missing; at most 32 602 voters can still be counted there. Open: ..." or null if nothing is missing.</summary>
    public static string? Missing(Result result, Wordbook words)
    {
        if (!result.IsPartial) return null;
        var open = result.Lists.Where(s => s.Place == Place.Open).Select(s => Names.List(s.List, words.Language)).ToList();
        var missing = words.Count("outlook.missing", result.Country.StationsMissing);
        var bound = result.Outcome.BallotsToCome is { } ballots ? words.Count("outlook.bound", ballots) : words["outlook.no-bound"];
        var still = result.Bar is null || !result.HasVotes ? null
            : open.Count == 0 ? words["outlook.nothing-open"]
            : open.Count == result.Lists.Count() ? words["outlook.all-open"]
            : words.Count("outlook.open", open.Count, Names.Joined(words, open));
        return string.Join(" ", new[] { $"{missing} {bound}", still }.Where(s => s is not null));
    }

    /// <summary>The base that would change most; null if none would change a seat.</summary>
    public static string? OtherBase(Result result, Wordbook words)
    {
        var other = result.Outcome.OtherBases.Where(o => o.SeatsMoved > 0).MaxBy(o => o.SeatsMoved);
        if (other is null || result.InBy(other.Outcome) is not { } inThen) return null;
        return words.Text(
            "other-base", Bases.From(words, other.Base), Own(result, words),
            words.CountInWords("other-base.enter", inThen.Length), words.CountInWords("other-base.move", other.SeatsMoved));
    }

    private static string Own(Result result, Wordbook words) =>
        Names.Joined(words, [.. result.Election.Law.NationalBases().Select(b => Bases.From(words, b))]);
}
