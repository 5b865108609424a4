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
            var missing = claimants.Zip(lists).ToDictionary(p => p.First.Name, p => long.Max(0, p.Second.Least - p.First.Seats), StringComparer.Ordinal);
            return new Try(claimants, run, missing.Values.Sum(), run.Tie is { } tie ? long.Min(tie.Seats, tie.Tied.Count(t => missing[t] > 0)) : 0);
        }

        var (house, found) = Smallest(At, seatCounts.Of(step.Seats, null, null));
        // While a tie is open the certain shares stand alone: minima and open seats together would be more than the house.
        var result = found.Claimants.Zip(lists)
            .Select(p => KeyValuePair.Create(p.First.Name, found.Run.Tie is null ? long.Max(p.First.Seats, p.Second.Least) : p.First.Seats))
            .Where(r => r.Value > 0).ToImmutableArray();
        table.Write(Table.Nation, result);
        if (found.Run.Open > 0) table.Write(Table.Nation, [KeyValuePair.Create(Table.Open, found.Run.Open)]);
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
            var tried = at(seats);
            workings.Ties.Unused = lots;
            return tried.Short - tried.MayGain <= step.Tolerate; // where a tie decides it, the house waits for the lot
        }

        // A lot serves in the house that stands, and in the one before it, which it may have ruled out.
        (long, Try) Standing(long seats)
        {
            if (seats > first) at(seats - 1);
            return (seats, at(seats));
        }

        if (step.By is QuotaRule)
        {
            for (var seats = first; seats < first + MostQuotaHouses; seats++)
                if (Enough(seats)) return Standing(seats);
            throw Refuse($"No house of up to {first + MostQuotaHouses} seats reaches the minima of step \"{step.Name}\".");
        }

        if (Enough(first)) return Standing(first);
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

        return Standing(high);
    }

    private static RefusalException Refuse(string message) => new(new Refusal("law-cannot-finish", message));

    /// <param name="Claimants">The lists with their shares.</param>
    /// <param name="Run">The distribution.</param>
    /// <param name="Short">Seats by which shares fall short of minima.</param>
    /// <param name="MayGain">How many of these an open tie can still bring.</param>
    private sealed record Try(List<Claimant> Claimants, Distribution Run, long Short, long MayGain);
}
