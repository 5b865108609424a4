using System.Collections.Immutable;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Elections.Results;

/// <summary>An identity that figures break, so that they must not be published.</summary>
/// <param name="Code">Stable code: <c>parts-and-whole</c>, <c>over-whole</c>, <c>fell</c>.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Sentence">What is wrong, in plain words.</param>
public sealed record BrokenIdentity(string Code, string Unit, string Sentence);

/// <summary>What keeps a publication back: docs/reference/record.md.</summary>
public static class Identities
{
    /// <summary>Everything that the totals break, in the order of units.</summary>
    /// <param name="state">The state of the count.</param>
    /// <param name="tallies">Its totals, as they would be published.</param>
    /// <param name="before">The country's figures in the publication before; null: there is none.</param>
    /// <param name="changed">True if a correction, withdrawal or act lies between that publication and this one.</param>
    /// <param name="accepted">Units whose protocol somebody accepted with a reason, as it stands on paper; null: none.</param>
    public static ImmutableArray<BrokenIdentity> Broken(CountState state, TallyTable tallies, PublishedFigures? before, bool changed, IReadOnlyCollection<int>? accepted = null) =>
        Broken(state, tallies.Channel, unit => new UnitFigures(tallies[unit]), before, changed, accepted);

    /// <summary>
    /// What a station's figures break by themselves: more votes than valid ballots, more valid ballots than were cast. The register is left out, since voters
    /// may be added to it on the day.
    /// </summary>
    public static ImmutableArray<BrokenIdentity> BrokenAlone(Election election, Protocol protocol)
    {
        var broken = ImmutableArray.CreateBuilder<BrokenIdentity>();
        OverWhole(election, protocol.Unit, new UnitFigures(Alone(election, protocol)), new Excess(0, 0, long.MaxValue), broken);
        return broken.ToImmutable();
    }

    internal static ImmutableArray<BrokenIdentity> Broken(
        CountState state, string channel, Func<int, UnitFigures> figures, PublishedFigures? before, bool changed, IReadOnlyCollection<int>? accepted = null)
    {
        var broken = ImmutableArray.CreateBuilder<BrokenIdentity>();
        PartsAndWhole.Check(state, channel, figures, broken);
        var onPaper = OnPaper(state, channel, accepted ?? []);
        foreach (var unit in Above(state.Election)) OverWhole(state.Election, unit, figures(unit), onPaper.GetValueOrDefault(unit), broken);
        if (before is not null && !changed) Fell(state.Election, before, figures(state.Election.Units.Root), broken);
        return broken.ToImmutable();
    }

    /// <summary>Units that are no stations, in the order of the election.</summary>
    internal static IEnumerable<int> Above(Election election) =>
        Enumerable.Range(0, election.Units.All.Length).Where(u => !election.Units[u].IsStation);

    private static void OverWhole(Election election, int unit, UnitFigures figures, Excess onPaper, ImmutableArray<BrokenIdentity>.Builder broken)
    {
        var code = election.Units[unit].Code;
        void Compare(string what, long? part, string of, long? whole, long accepted = 0)
        {
            if (part - whole > accepted) broken.Add(new BrokenIdentity("over-whole", code, FormattableString.Invariant($"{code}: {what} {part} is more than {of} {whole}")));
        }

        Compare("votes", figures.AllVotes, "valid", Whole(figures, "valid"), onPaper.Votes);
        Compare("valid", figures.Base("valid"), "cast", Whole(figures, "cast"), onPaper.Valid);
        // Envelope ballots are counted in a unit of their own whose voters are registered elsewhere: no share is made of a register of 0.
        if (figures.Base("registered") is not 0) Compare("cast", figures.Base("cast"), "registered", figures.Base("registered"), onPaper.Cast);
        Compare("stations reported", figures.StationsReported, "stations", figures.Stations);
    }

    // A whole that some protocols leave blank is too small to be compared with; the finding about the blank says so.
    private static long? Whole(UnitFigures figures, string name) => figures.IsIncomplete(name) ? null : figures.Base(name);

    /// <summary>
    /// By how much accepted protocols break an identity by themselves, summed over each unit above them. A wrong sum on paper is counted as it stands,
    /// with its reason beside it, and a night does not stop for it; anything more than that keeps the figures back.
    /// </summary>
    private static Dictionary<int, Excess> OnPaper(CountState state, string channel, IReadOnlyCollection<int> accepted)
    {
        var sums = new Dictionary<int, Excess>();
        foreach (var unit in accepted)
        {
            if (state[channel].Counted(unit)?.Protocol is not { } protocol || state.SetAside.Contains(unit)) continue;
            var excess = Excess.Of(new UnitFigures(Alone(state.Election, state.AsCounted(protocol))));
            foreach (var above in state.Election.Units.PathOf(unit)) sums[above] = sums.GetValueOrDefault(above) + excess;
        }

        return sums;
    }

    private static Tally Alone(Election election, Protocol protocol)
    {
        var tally = new Tally(election, protocol.Unit);
        tally.Add(protocol, 1, isSetAside: false);
        return tally;
    }

    /// <summary>How much of votes, valid ballots and ballots cast goes over its whole; never negative.</summary>
    private readonly record struct Excess(long Votes, long Valid, long Cast)
    {
        public static Excess Of(UnitFigures figures) => new(
            Over(figures.AllVotes, Whole(figures, "valid")),
            Over(figures.Base("valid"), Whole(figures, "cast")),
            Over(figures.Base("cast"), figures.Base("registered")));

        public static Excess operator +(Excess a, Excess b) => new(a.Votes + b.Votes, a.Valid + b.Valid, a.Cast + b.Cast);

        private static long Over(long? part, long? whole) => long.Max(0, (part - whole) ?? 0);
    }

    private static void Fell(Election election, PublishedFigures before, UnitFigures now, ImmutableArray<BrokenIdentity>.Builder broken)
    {
        var root = election.Units[election.Units.Root].Code;
        void Compare(string what, long? then, long? figure)
        {
            if (then > (figure ?? 0))
                broken.Add(new BrokenIdentity("fell", root, FormattableString.Invariant($"{root}: {what} fell from {then} to {figure ?? 0} though nothing was corrected")));
        }

        Compare("stations reported", before.StationsReported, now.StationsReported);
        for (var i = 0; i < election.Form.Lines.Length; i++) Compare(election.Form.Lines[i].Code, before.Lines[i], now.Line(i));
        for (var i = 0; i < election.Lists.Length; i++) Compare(election.Lists[i].Code, before.Votes[i], now.Votes(i));
    }
}

/// <summary>The figures of one unit that identities are about. A value of its own, so that a test can plant a wrong one.</summary>
internal sealed record UnitFigures(
    int Protocols,
    int SetAside,
    long StationsReported,
    long Stations,
    Func<int, long?> Line,
    Func<int, long?> Votes,
    Func<string, long?> Base,
    Func<string, bool> IsIncomplete,
    long? AllVotes)
{
    public UnitFigures(Tally tally)
        : this(tally.Protocols, tally.SetAside, tally.StationsReported, tally.Stations, tally.Line, tally.Votes, tally.Base, tally.IsIncomplete,
            tally.ListVotes is null && tally.AgainstAllVotes is null ? null : (tally.ListVotes ?? 0) + (tally.AgainstAllVotes ?? 0))
    {
    }
}
