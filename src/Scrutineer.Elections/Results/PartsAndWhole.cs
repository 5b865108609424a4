using System.Collections.Immutable;

namespace Scrutineer.Elections.Results;

/// <summary>
/// The sums of every unit, added a second time in another way than tallies are: each protocol that counts goes straight into every unit
/// above it. A difference is a fault of the program and keeps its figures from being published.
/// </summary>
internal static class PartsAndWhole
{
    public static void Check(CountState state, string channel, Func<int, UnitFigures> figures, ImmutableArray<BrokenIdentity>.Builder broken)
    {
        var election = state.Election;
        var (lines, lists) = (election.Form.Lines.Length, election.Lists.Length);
        var sums = new long[]?[election.Units.All.Length];
        foreach (var (_, protocol) in state[channel].All)
        {
            if (state.SetAside.Contains(protocol.Unit)) continue;
            foreach (var unit in election.Units.PathOf(protocol.Unit))
            {
                var sum = sums[unit] ??= new long[1 + lines + lists];
                sum[0]++;
                for (var i = 0; i < lines; i++) sum[1 + i] += protocol.Lines[i] ?? 0;
                for (var i = 0; i < lists; i++) sum[1 + lines + i] += protocol.Votes[i] ?? 0;
            }
        }

        foreach (var unit in Identities.Above(election))
        {
            var (code, sum, shown) = (election.Units[unit].Code, sums[unit] ?? new long[1 + lines + lists], figures(unit));
            void Compare(string what, long added, long? figure)
            {
                if (added != (figure ?? 0))
                    broken.Add(new("parts-and-whole", code, FormattableString.Invariant($"{code}: {what} is {figure ?? 0}, but its parts sum to {added}")));
            }

            Compare("protocols", sum[0], shown.Protocols);
            for (var i = 0; i < lines; i++) Compare(election.Form.Lines[i].Code, sum[1 + i], shown.Line(i));
            for (var i = 0; i < lists; i++) Compare(election.Lists[i].Code, sum[1 + lines + i], shown.Votes(i));
        }
    }
}
