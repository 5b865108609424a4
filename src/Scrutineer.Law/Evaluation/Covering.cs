using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies a <c>cover</c> step: district winners by share of first votes, as many as the list has seats in the unit.</summary>
internal sealed class Covering(VoteData data, Workings workings, CoverStep step)
{
    public void Apply()
    {
        var table = workings.Define(step.Name);
        var seatCounts = new SeatCounts(data, workings, step.Name);
        if (data.Winners.IsEmpty)
            throw new RefusalException(new Refusal("law-no-winners", $"Step \"{step.Name}\" covers district winners, but the data have none."));
        foreach (var group in data.Winners.GroupBy(w => (w.Unit, w.List)))
        {
            var (unit, list) = group.Key;
            var places = seatCounts.Whole(workings.Row(step.Seats, unit).GetValueOrDefault(list));
            var winners = group.ToList();
            var claimants = winners.ConvertAll(w => new Claimant(w.Id, w.Votes / w.Valid, 0, 1));
            var run = Distribution.Run(claimants, long.Min(places, winners.Count), new PluralityRule(), null, null, workings.Ruling(step, $"{unit}/{list}"));
            var covered = claimants.Count(c => c.Seats > 0);
            if (covered > 0) table.Write(unit, [KeyValuePair.Create(list, (long)covered)]);
            var tied = run.Tie?.Tied ?? [];
            workings.Uncovered.AddRange(claimants.Where(c => c.Seats == 0 && !tied.Contains(c.Name)).Select(c => c.Name));
            workings.Note(
                new CoverReport(step.Name, step.Article, unit, list, places,
                    [.. winners.Zip(claimants).OrderByDescending(p => p.Second.Votes).Select(p => new CoveredWinner(p.First.Id, p.First.Votes, p.First.Valid, p.Second.Seats > 0))])
                {
                    Tie = run.Tie,
                },
                run.Tie);
        }
    }
}
