using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;

namespace Scrutineer.Margins.Matters;

/// <summary>What can be annulled: every station whose protocol counts, and every row that is only a summary.</summary>
public static class CountedStations
{
    /// <summary>The stations, in the order of units.</summary>
    /// <param name="election">The election.</param>
    /// <param name="state">The count as it stands.</param>
    /// <param name="tallies">The totals of the channel.</param>
    /// <param name="outcome">What the law makes of them.</param>
    public static ImmutableArray<Station> Of(Election election, CountState state, TallyTable tallies, ElectionOutcome outcome)
    {
        var units = election.Units;
        var stations = ImmutableArray.CreateBuilder<Station>();
        for (var i = 0; i < units.All.Length; i++)
        {
            var isRow = !units[i].IsStation && outcome.Data.Votes.Row(units[i].Code) is not null;
            if (!units[i].IsStation && (!isRow || units.ChildrenOf(i).Any(c => units[c].IsStation && tallies[c].Protocols > 0))) continue;
            if (tallies[i].Protocols == 0 || state.SetAside.Contains(i)) continue;
            var row = units[i].IsStation ? units.ParentOf(i) : i;
            stations.Add(new Station(units[i].Code, units[row].Code, Votes(election, tallies[i]), Numbers(tallies[i])));
        }

        return stations.ToImmutable();
    }

    private static ImmutableDictionary<string, Rational> Votes(Election election, Tally tally)
    {
        var votes = ImmutableDictionary.CreateBuilder<string, Rational>(StringComparer.Ordinal);
        for (var l = 0; l < election.Lists.Length; l++)
            if (tally.Votes(l) is { } count) votes[election.Lists[l].Code] = count;
        return votes.ToImmutable();
    }

    private static ImmutableDictionary<string, Rational> Numbers(Tally tally)
    {
        var numbers = ImmutableDictionary.CreateBuilder<string, Rational>(StringComparer.Ordinal);
        foreach (var name in (string[])["cast", "valid"])
            if (tally.Base(name) is { } count) numbers[name] = count;
        return numbers.ToImmutable();
    }
}
