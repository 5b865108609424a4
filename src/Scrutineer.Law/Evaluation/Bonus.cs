using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies a <c>bonus</c> step: seats for the list with most votes.</summary>
internal sealed class Bonus(VoteData data, Workings workings, BonusStep step)
{
    public void Apply()
    {
        var table = workings.Define(step.Name);
        var votes = workings.Nation("votes");
        var claimants = data.Lists.Where(l => !l.Has(Bases.AgainstAll)).Select(l => new Claimant(l.Code, votes.GetValueOrDefault(l.Code), 0, 1)).ToList();
        var run = Distribution.Run(claimants, 1, new PluralityRule(), null, null, workings.Ruling(step, null));
        var first = claimants.Find(c => c.Seats > 0);
        var most = claimants.Select(c => c.Votes).DefaultIfEmpty(Rational.Zero).Max();
        var of = workings.Bases.National(step.Of);
        var share = of.IsZero ? Rational.Zero : most / of;
        var seats = most.IsZero ? 0 : SeatsFor(share);
        if (first is not null && seats > 0) table.Write(Table.Nation, [KeyValuePair.Create(first.Name, seats)]);
        if (run.Tie is not null && seats > 0) table.Write(Table.Nation, [KeyValuePair.Create(Table.Open, seats)]);
        var tie = seats > 0 ? run.Tie : null;
        workings.Note(new BonusReport(step.Name, step.Article, first?.Name, most, step.Of, of, seats) { Tie = tie }, tie);
    }

    private long SeatsFor(Rational share)
    {
        if (step.IfShare is { } least && share < least) return 0;
        return step.Seats switch
        {
            BonusSeats.Fixed number => number.Seats,
            BonusSeats.Sliding s when share < s.From => 0,
            BonusSeats.Sliding s => s.Base + s.Per * (long)(((share < s.To ? share : s.To) - s.From) / s.Step).Floor(),
            _ => throw new InvalidOperationException(step.Seats.ToString()),
        };
    }
}
