using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Data;

namespace Scrutineer.Margins.Ground;

/// <summary>The same data with other votes: a new version of the table, never an edit.</summary>
internal static class Changed
{
    private static readonly string[] Bases = ["valid", "cast"];

    /// <summary>
    /// Adds to cells, and to the numbers <c>valid</c> and <c>cast</c> of each row's unit, of every unit above it and of the country
    /// where the data give them. Registers stay as they are.
    /// </summary>
    /// <param name="ground">The data now.</param>
    /// <param name="cells">What is added to each cell; may be negative.</param>
    /// <param name="numbers">What is added to a number of a row.</param>
    public static VoteData Of(
        VoteGround ground,
        IReadOnlyDictionary<(int Row, int List), Rational> cells,
        Func<int, string, Rational> numbers)
    {
        var data = ground.Data;
        var votes = Table.Of(data.Votes.Rows.Select((row, r) => KeyValuePair.Create(
            row.Key,
            (IEnumerable<KeyValuePair<string, Rational>>)[.. row.Value.Select(cell => ground.Knows(cell.Key) && cells.TryGetValue((r, ground.IndexOf(cell.Key)), out var more)
                ? KeyValuePair.Create(cell.Key, cell.Value + more)
                : cell)])));
        var units = data.Units;
        var totals = data.Totals;
        foreach (var kind in Bases)
        {
            if (!ground.IsGiven(kind)) continue;
            var added = new Dictionary<string, Rational>(StringComparer.Ordinal);
            for (var r = 0; r < ground.Rows.Length; r++)
            {
                var more = numbers(r, kind);
                if (more.IsZero) continue;
                for (var at = data.Unit(ground.Rows[r]); at is not null; at = at.Parent is null ? null : data.Unit(at.Parent))
                    added[at.Code] = added.GetValueOrDefault(at.Code) + more;
                if (totals.TryGetValue(kind, out var total)) totals = totals.SetItem(kind, total + more);
            }

            if (added.Count == 0) continue;
            units =
            [
                .. units.Select(u => added.TryGetValue(u.Code, out var more) && u.Numbers.TryGetValue(kind, out var own)
                    ? u with { Numbers = u.Numbers.SetItem(kind, own + more) }
                    : u),
            ];
        }

        return With(data, units, votes, totals, data.Lots);
    }

    /// <summary>The same data without lots that are bound to a situation which other votes need not repeat.</summary>
    public static VoteData WithoutBoundLots(VoteData data) =>
        With(data, data.Units, data.Votes, data.Totals, [.. data.Lots.Where(l => l.Situation is null)]);

    private static VoteData With(
        VoteData data, ImmutableArray<LawUnit> units, Table votes, ImmutableDictionary<string, Rational> totals, ImmutableArray<Lot> lots) =>
        new(units, data.Lists, votes)
        {
            Direct = data.Direct,
            Totals = totals,
            Lots = lots,
            Candidates = data.Candidates,
            Winners = data.Winners,
            Ballots = data.Ballots,
        };
}
