using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Report.Results;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Comparisons;

/// <summary>This election beside the one before: shares of one base that both have.</summary>
/// <param name="Before">The election before.</param>
/// <param name="Of">Name of the base.</param>
/// <param name="Lists">Lists of this election in the order of the page, then lists of the other that none is compared with.</param>
internal sealed record PreviousComparison(PreviousElection Before, string Of, ImmutableArray<ComparedList> Lists)
{
    /// <summary>Null: no election before is given, nothing is counted, or the two have no base in common.</summary>
    public static PreviousComparison? From(Edition edition)
    {
        var result = edition.Result;
        if (edition.Election.Previous is not { } before || !result.HasVotes) return null;
        var of = before.Bases.Keys.Prepend(result.Base).FirstOrDefault(b => Now(result, b) > 0 && before.Bases.GetValueOrDefault(b) > 0);
        if (of is null) return null;
        var (now, then) = (Now(result, of), before.Bases[of]);
        return new PreviousComparison(before, of,
        [
            .. result.Standings.Select(s => new ComparedList(
                s, before.Of(s.List.Code), Share.From(s.Votes, now, of), Share.From(before.Of(s.List.Code)?.Votes, then, of))),
            .. before.Lists.Where(l => l.Now is null).Select(l => new ComparedList(null, l, null, Share.From(l.Votes, then, of))),
        ]);
    }

    private static long? Now(Result result, string of) => of == result.Base ? result.BaseNumber : result.Country.Base(of);
}

/// <summary>A list in both elections, or in one of them.</summary>
/// <param name="Standing">Where it stands in this election; null: it is a list of the other alone.</param>
/// <param name="Then">The list of the election before; null: none is named.</param>
/// <param name="Now">Its share now; null: not known.</param>
/// <param name="Before">Its share then; null: none.</param>
internal sealed record ComparedList(Standing? Standing, PreviousList? Then, Share? Now, Share? Before)
{
    /// <summary>By how much the share changed, as a fraction of one; null: one of them is missing.</summary>
    public Rational? Change => Now is { } now && Before is { } before ? now.Value - before.Value : null;

    /// <summary>Seats now; null: it is a list of the other election alone.</summary>
    public BigInteger? Seats => Standing is { List.IsAgainstAll: false } standing ? standing.Seats : null;
}
