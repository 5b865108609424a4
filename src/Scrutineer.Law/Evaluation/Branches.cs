using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// Does a tie matter? The law is run for every way a lot could fall; if all give the same seats and the same persons, no lot is needed
/// (compare kiesraad/abacus issue 1298). The work is bounded: where there are too many ways to try, the lot is asked for.
/// </summary>
internal sealed class Branches(SeatLaw law, VoteData data, bool explain)
{
    private const int MostRuns = 400;
    private int runs;

    public Outcome Settle(Outcome outcome)
    {
        var (assumed, found) = Settle(outcome, []);
        return assumed.IsEmpty ? found : Run.Of(law, data, explain, assumed) with { NoLotNeeded = [.. assumed.Select(l => l.Situation!)] };
    }

    private (ImmutableArray<Lot> Assumed, Outcome Outcome) Settle(Outcome outcome, ImmutableArray<Lot> assumed)
    {
        foreach (var tie in outcome.Ties.Where(t => t is { Question: null, ByOrder: false, Situation: not null }))
        {
            var branches = new List<(ImmutableArray<Lot> Assumed, Outcome Outcome)>();
            string? same = null;
            foreach (var drawn in Choices(tie.Tied, (int)tie.Seats))
            {
                if (++runs > MostRuns) return (assumed, outcome);
                ImmutableArray<Lot> with = [.. assumed, new Lot(tie.Tied, drawn) { Situation = tie.Situation }];
                if (TryRun(with) is not { } run) continue;
                branches.Add(Settle(run, with));
                var result = Fingerprint(branches[^1].Outcome);
                same ??= result;
                if (result != same) break;
            }

            if (branches.Count > 0 && branches.TrueForAll(b => Fingerprint(b.Outcome) == same)) return branches[0];
        }

        return (assumed, outcome);
    }

    /// <summary>Null: the draw cannot be (cells of a matrix that do not fit together).</summary>
    private Outcome? TryRun(ImmutableArray<Lot> assumed)
    {
        try
        {
            return Run.Of(law, data, explain: false, assumed);
        }
        catch (RefusalException refusal) when (refusal.Refusal.Code == "law-lot-impossible")
        {
            return null;
        }
    }

    /// <summary>Everything a lot could change that anybody receives: seats by unit, persons, district winners, what is still open.</summary>
    private static string Fingerprint(Outcome outcome) => string.Join('\n',
    [
        .. outcome.Result.Rows.SelectMany(r => r.Value.Where(c => !c.Value.IsZero).Select(c => $"{r.Key}\t{c.Key}\t{c.Value}")).Order(StringComparer.Ordinal),
        .. outcome.Filled.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Lists.Select(l => $"{f.Key}\t{l.Unit}\t{l.List}\t{string.Join(',', l.Persons)}")),
        .. outcome.Uncovered.Order(StringComparer.Ordinal),
        .. outcome.Ties.Select(t => $"{t.Situation}"),
        .. outcome.Asks.Select(a => $"{a.Step}\t{a.Unit}"),
    ]);

    /// <summary>Every way to draw so many of the tied.</summary>
    private static IEnumerable<ImmutableArray<string>> Choices(ImmutableArray<string> tied, int places)
    {
        if (places == 0)
        {
            yield return [];
            yield break;
        }

        for (var first = 0; first <= tied.Length - places; first++)
            foreach (var rest in Choices(tied[(first + 1)..], places - 1)) yield return [tied[first], .. rest];
    }
}
