using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Margins;

/// <summary>What the law makes of changed votes, against what it makes of the votes as they are.</summary>
public enum Effect
{
    /// <summary>The same seats, sets and questions.</summary>
    Same,

    /// <summary>A tie waits for a lot that may still give the same outcome.</summary>
    Tie,

    /// <summary>Other seats of a list in a unit, another set of qualified lists, another question; or the law cannot finish.</summary>
    Change,
}

/// <summary>Applies the law again and compares: nothing is called confirmed without it.</summary>
/// <param name="law">The law.</param>
/// <param name="before">The outcome of the votes as they are.</param>
internal sealed class Rerun(SeatLaw law, Outcome before)
{
    // Sets made for each unit stand in the explanation only.
    private readonly bool explain = law.Steps.Any(s => s is QualifyStep { Each: not null });

    /// <summary>How often the law was applied.</summary>
    public int Count { get; private set; }

    public Effect Of(VoteData data) => Of(Evaluate(data));

    public Result<Outcome> Evaluate(VoteData data)
    {
        Count++;
        var again = Evaluator.Evaluate(law, data, explain);
        return again.Refusal?.Code == "law-other-situation" ? Evaluator.Evaluate(law, Ground.Changed.WithoutBoundLots(data), explain) : again;
    }

    public Effect Of(Result<Outcome> again)
    {
        if (!again.IsOk) return Effect.Change;
        var after = again.Value;
        if (!SameSets(after)) return Effect.Change;
        var opened = after.Ties.Where(t => !before.Ties.Any(o => Same(o, t))).ToList();
        if (opened.Count == 0 && before.Ties.Length == after.Ties.Length) return SameSeats(after) ? Effect.Same : Effect.Change;
        // Open seats may go back to where they were, or not.
        foreach (var list in before.Result.Lists().Union(after.Result.Lists()))
        {
            BigInteger tied = opened.Count(t => t.Tied.Contains(list) || t.Unit == list || t.Step != law.Result);
            var lost = before.SeatsOf(list) - after.SeatsOf(list);
            if (BigInteger.Abs(lost) > tied) return Effect.Change;
        }

        return opened.Count > 0 ? Effect.Tie : Effect.Change;
    }

    private static bool Same(OpenTie a, OpenTie b) =>
        a.Step == b.Step && a.Unit == b.Unit && a.Seats == b.Seats && a.Losing == b.Losing && a.Tied.SequenceEqual(b.Tied);

    private bool SameSets(Outcome after)
    {
        foreach (var (name, set) in before.Sets)
            if (!after.Sets[name].SequenceEqual(set)) return false;
        if (!before.Steps.OfType<AskReport>().SequenceEqual(after.Steps.OfType<AskReport>())) return false;
        if (!explain) return true;
        foreach (var (a, b) in before.Steps.OfType<QualifyReport>().Zip(after.Steps.OfType<QualifyReport>()))
            if (!a.Lists.Where(l => l.Passes == Truth.True).Select(l => l.List).SequenceEqual(b.Lists.Where(l => l.Passes == Truth.True).Select(l => l.List)))
                return false;
        return true;
    }

    private bool SameSeats(Outcome after) => Within(before.Result, after.Result) && Within(after.Result, before.Result);

    private static bool Within(Table table, Table other)
    {
        foreach (var (unit, cells) in table.Rows)
            foreach (var (list, seats) in cells)
                if (seats != (other.Row(unit)?.GetValueOrDefault(list) ?? 0)) return false;
        return true;
    }
}
