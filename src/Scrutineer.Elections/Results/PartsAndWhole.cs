using System.Collections.Immutable;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Results;

/// <summary>
/// The sums of every unit, added a second time in another way than tallies are: each protocol that counts goes straight into every unit
/// above it. A difference is a fault of the program and keeps its figures from being published.
/// </summary>
internal sealed class PartsAndWhole
{
    private readonly long?[] lines;
    private readonly long?[] votes;
    private long protocols;
    private long setAside;
    private long reported;

    private PartsAndWhole(Election election)
    {
        lines = new long?[election.Form.Lines.Length];
        votes = new long?[election.Lists.Length];
    }

    public static void Check(CountState state, string channel, Func<int, UnitFigures> figures, ImmutableArray<BrokenIdentity>.Builder broken)
    {
        var (election, units) = (state.Election, state.Election.Units);
        var sums = new PartsAndWhole?[units.All.Length];
        foreach (var (_, protocol) in state[channel].All)
        {
            var stations = units[protocol.Unit].IsStation ? 1 : protocol.StationsCovered ?? units.StationCounts[protocol.Unit];
            var isSetAside = state.SetAside.Contains(protocol.Unit);
            foreach (var unit in units.PathOf(protocol.Unit))
                if (!units[unit].IsStation) (sums[unit] ??= new(election)).Add(state.AsCounted(protocol), stations, isSetAside);
        }

        var nothing = new PartsAndWhole(election);
        foreach (var unit in Identities.Above(election)) (sums[unit] ?? nothing).Compare(election, units[unit].Code, figures(unit), broken);
    }

    private void Add(Protocol protocol, long stations, bool isSetAside)
    {
        reported += stations;
        if (isSetAside)
        {
            setAside++;
            return;
        }

        protocols++;
        for (var i = 0; i < lines.Length; i++)
            if (protocol.Lines[i] is { } line) lines[i] = line + (lines[i] ?? 0);
        for (var i = 0; i < votes.Length; i++)
            if (protocol.Votes[i] is { } vote) votes[i] = vote + (votes[i] ?? 0);
    }

    private void Compare(Election election, string unit, UnitFigures shown, ImmutableArray<BrokenIdentity>.Builder broken)
    {
        void Figure(string what, long? added, long? figure)
        {
            if (added != figure) broken.Add(new BrokenIdentity("parts-and-whole", unit, $"{unit}: {what} is {Words(figure)}, but its parts sum to {Words(added)}"));
        }

        Figure("protocols", protocols, shown.Protocols);
        Figure("protocols set aside", setAside, shown.SetAside);
        Figure("stations reported", reported, shown.StationsReported);
        for (var i = 0; i < lines.Length; i++) Figure(election.Form.Lines[i].Code, lines[i], shown.Line(i));
        for (var i = 0; i < votes.Length; i++) Figure(election.Lists[i].Code, votes[i], shown.Votes(i));
    }

    private static string Words(long? figure) => figure is { } known ? FormattableString.Invariant($"{known}") : "blank";
}
