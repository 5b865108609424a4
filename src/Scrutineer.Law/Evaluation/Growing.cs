using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies a <c>grow</c> step: the smallest house in which the shares reach the minima.</summary>
internal sealed class Growing(VoteData data, Workings workings, GrowStep step)
{
    private const long GreatestHouse = 1_000_000;
    private const long MostQuotaHouses = 10_000;

    private readonly SeatCounts seatCounts = new(data, workings, step.Name);

    public void Apply()
    {
        var table = workings.Define(step.Name);
        var votes = workings.Nation("votes");
        var minimum = workings.Nation(step.Minimum);
        var lists = workings.NationalLists(step.Among).Select(l => (List: l, Votes: votes.GetValueOrDefault(l), Least: seatCounts.Whole(minimum.GetValueOrDefault(l)))).ToList();
        if (lists.Find(l => l.Votes.IsZero && l.Least > step.Tolerate) is { List: { } stuck })
            throw Refuse($"No house is large enough in step \"{step.Name}\": \"{stuck}\" has a minimum of seats but no votes.");

        Try At(long seats)
        {
            var claimants = lists.Select(l => new Claimant(l.List, l.Votes, 0, long.MaxValue)).ToList();
            var run = Distribution.Run(claimants, seats, step.By, null, null, workings.Ruling(step, null));
            return new Try(claimants, run, claimants.Zip(lists).Sum(p => long.Max(0, p.Second.Least - p.First.Seats)));
        }

        var (house, found) = Smallest(At, seatCounts.Of(step.Seats, null, null));
        var result = found.Claimants.Zip(lists).Select(p => KeyValuePair.Create(p.First.Name, long.Max(p.First.Seats, p.Second.Least))).Where(r => r.Value > 0).ToImmutableArray();
        table.Write(Table.Nation, result);
        if (found.Run.Tie is { Losing: false } tie) table.Write(Table.Nation, [KeyValuePair.Create(Table.Open, tie.Seats)]);
        workings.Note(
            new GrowReport(
                step.Name, step.Article, step.By, house, found.Short,
                [.. found.Claimants.Zip(lists).Select(p => new GrowShare(p.First.Name, p.Second.Votes, p.First.Seats, p.Second.Least))])
            { Result = result },
            found.Run.Tie);
    }

    /// <summary>
    /// Under divisors no list loses when the house grows, so the shortfall falls and the smallest house is found by doubling and halving;
    /// under a quota every house is tried.
    /// </summary>
    private (long House, Try Found) Smallest(Func<long, Try> at, long first)
    {
        var lots = workings.Ties.Unused;
        bool Enough(long seats)
        {
            var enough = at(seats).Short <= step.Tolerate;
            workings.Ties.Unused = lots; // a lot serves only in the house that stands
            return enough;
        }

        if (step.By is QuotaRule)
        {
            for (var seats = first; seats < first + MostQuotaHouses; seats++)
                if (Enough(seats)) return (seats, at(seats));
            throw Refuse($"No house of up to {first + MostQuotaHouses} seats reaches the minima of step \"{step.Name}\".");
        }

        if (Enough(first)) return (first, at(first));
        long low, high = long.Max(first, 1);
        do
        {
            (low, high) = (high, high * 2);
            if (high > GreatestHouse) throw Refuse($"No house of up to {GreatestHouse} seats reaches the minima of step \"{step.Name}\".");
        }
        while (!Enough(high));
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (Enough(middle)) high = middle;
            else low = middle;
        }

        return (high, at(high));
    }

    private static RefusalException Refuse(string message) => new(new Refusal("law-cannot-finish", message));

    private sealed record Try(List<Claimant> Claimants, Distribution Run, long Short);
}
