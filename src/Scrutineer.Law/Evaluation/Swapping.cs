using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// Applies a <c>swap</c> step (Bulgaria): while a list has more seats than its target, the smallest used remainder of such a list gives its
/// seat to the largest unused remainder of the same unit.
/// </summary>
internal sealed class Swapping(SeatLaw law, VoteData data, Workings workings, SwapStep step)
{
    private readonly SeatCounts seatCounts = new(data, workings, step.Name);
    private readonly ImmutableArray<SwapMove>.Builder moves = ImmutableArray.CreateBuilder<SwapMove>();
    private OpenTie? tie;

    private sealed class Cell(string unit, string list, Rational votes, long whole, Rational remainder, long extra)
    {
        public string Unit { get; } = unit;

        public string List { get; } = list;

        public Rational Votes { get; } = votes;

        public long Whole { get; } = whole;

        public Rational Remainder { get; } = remainder;

        public long Extra { get; set; } = extra;

        public bool HasGiven { get; set; }
    }

    public void Apply()
    {
        var table = workings.Define(step.Name);
        var target = Lists().ToDictionary(l => l, l => seatCounts.Whole(workings.Nation(step.Target).GetValueOrDefault(l)), StringComparer.Ordinal);
        var cells = workings.Table(step.Start).Rows.Where(r => data.Unit(r.Key) is not null).SelectMany(r => Unit(r.Key, [.. target.Keys.OrderBy(data.OrderOf)])).ToList();
        Repair(cells, target);
        foreach (var cell in cells.Where(c => c.Whole + c.Extra > 0)) table.Write(cell.Unit, [KeyValuePair.Create(cell.List, cell.Whole + cell.Extra)]);
        workings.Note(new SwapReport(step.Name, step.Article, step.Start, moves.ToImmutable()) { Tie = tie }, tie);
    }

    /// <summary>All lists that could have had seats, those without a seat included: their votes count, and a seat they hold must go.</summary>
    private IEnumerable<string> Lists()
    {
        var maker = law.Steps.OfType<AwardStep>().FirstOrDefault(a => a.Name == step.Target);
        var lists = maker is null ? workings.Nation(step.Target).Keys : maker.Among is null ? workings.Nation(maker.Votes).Keys : (IEnumerable<string>)workings.NationalSet(maker.Among);
        return lists.Union(workings.Nation(step.Start).Keys).Where(Table.IsList);
    }

    private IEnumerable<Cell> Unit(string unit, ImmutableArray<string> lists)
    {
        var (votes, start) = (workings.Row("votes", unit), workings.Row(step.Start, unit));
        var all = lists.Aggregate(Rational.Zero, (sum, l) => sum + votes.GetValueOrDefault(l));
        var seats = seatCounts.OfUnit(unit);
        foreach (var list in lists)
        {
            var ideal = all.IsZero ? Rational.Zero : votes.GetValueOrDefault(list) * seats / all;
            var whole = (long)BigInteger.Min(ideal.Floor(), long.MaxValue);
            yield return new Cell(unit, list, votes.GetValueOrDefault(list), whole, ideal - whole, seatCounts.Whole(start.GetValueOrDefault(list)) - whole);
        }
    }

    private void Repair(List<Cell> cells, Dictionary<string, long> target)
    {
        var held = target.Keys.ToDictionary(l => l, l => cells.Where(c => c.List == l).Sum(c => c.Whole + c.Extra), StringComparer.Ordinal);
        var setAside = new HashSet<string>(StringComparer.Ordinal);
        while (held.Any(h => h.Value > target[h.Key]))
        {
            var givers = cells.FindAll(c => c.Extra == 1 && !c.HasGiven && held[c.List] > target[c.List] && !setAside.Contains(c.Unit));
            if (givers.Count == 0)
            {
                throw new RefusalException(new Refusal(
                    "law-cannot-finish", $"The method of step \"{step.Name}\" cannot finish: after {moves.Count} moves there is no list from which a seat can be taken."));
            }

            var smallest = givers.Min(c => c.Remainder);
            if (Choose(givers.FindAll(c => c.Remainder == smallest), losing: true) is not { } giver) return;
            var receivers = cells.FindAll(c => c.Unit == giver.Unit && c.Extra == 0 && !c.HasGiven);
            if (receivers.Count == 0)
            {
                setAside.Add(giver.Unit);
                continue;
            }

            var largest = receivers.Max(c => c.Remainder);
            if (Choose(receivers.FindAll(c => c.Remainder == largest), losing: false) is not { } receiver) return;
            (giver.Extra, giver.HasGiven, receiver.Extra) = (0, true, 1);
            held[giver.List]--;
            held[receiver.List]++;
            moves.Add(new SwapMove(moves.Count + 1, giver.Unit, giver.List, giver.Remainder, receiver.List, receiver.Remainder));
        }
    }

    /// <summary>One of the equal cells, or null if the tie stays open.</summary>
    private Cell? Choose(List<Cell> equal, bool losing)
    {
        if (equal.Count == 1) return equal[0];
        var claimants = equal.ConvertAll(c => new Claimant($"{c.Unit}/{c.List}", c.Votes, c.Whole + c.Extra, long.MaxValue));
        var ruling = workings.Ruling(step, null);
        var settled = ruling.Settle(claimants, 1, losing);
        if (!settled.IsOpen) return equal[claimants.IndexOf(settled.Chosen[0])];
        tie = ruling.Open(settled, losing);
        return null;
    }
}
