using System.Collections.Immutable;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Office.Desk;

/// <summary>A case as pages show it: a value of its own, which later entries do not change.</summary>
/// <param name="Case">The case.</param>
/// <param name="Days">Days used and allowed.</param>
/// <param name="Clocks">Time limits that matter where it stands.</param>
/// <param name="Decision">The decision on it, or on the case it was joined with; null: none yet.</param>
/// <param name="Appeals">Numbers of the cases in which the decision is appealed.</param>
/// <param name="Orders">What the decision ordered and whether it is carried out.</param>
/// <param name="Steps">Steps that can be taken where it stands.</param>
public sealed record CaseView(
    Case Case, CaseDays Days, ImmutableArray<CaseClock> Clocks, DecisionView? Decision, ImmutableArray<long> Appeals, ImmutableArray<Order> Orders, ImmutableArray<string> Steps)
{
    internal static CaseView Of(Docket docket, Case one, DateTimeOffset now)
    {
        var decision = docket.Leading(one).Decision;
        return new CaseView(
            one, CaseDays.Of(docket, one, now), [.. ClocksOf(docket, one, now)], decision is { } index ? DecisionView.Of(docket, index) : null,
            decision is { } of ? [.. docket.AppealsOf(of).Select(c => c.Number)] : [],
            decision is { } by ? [.. docket.Orders.Where(o => o.Decision == by)] : [],
            [.. CaseSteps.At(one.Stage).Where(s => s != "serve" || one.ServedAt is null)]);
    }

    private static IEnumerable<CaseClock> ClocksOf(Docket docket, Case one, DateTimeOffset now)
    {
        var filed = docket.ToFile(one.Filed.Forum, one.Filed.Against, one.FiledAt);
        var decide = docket.ToDecide(one, now);
        var returned = one.Steps.LastOrDefault(s => s.Moved.Step == "return");
        var mend = one.Stage == CaseStage.Returned && returned is not null ? docket.Clock(Elections.Disputes.Rules.ClockCodes.Mending, one.Filed.Forum, returned.At, now) : null;
        var appeal = one.Decision is { } decision && docket.Rules!.Forum(one.Filed.Forum)!.Next is { } next ? docket.ToFile(next, decision, now) : null;
        return new[] { filed, mend, decide, appeal }.OfType<CaseClock>();
    }
}

/// <summary>A decision with what became of it.</summary>
/// <param name="Index">Index of its entry.</param>
/// <param name="At">When.</param>
/// <param name="Made">The decision.</param>
/// <param name="EndedBy">The ruling that revoked it; null: it holds.</param>
public sealed record DecisionView(long Index, DateTimeOffset At, DecisionMade Made, Ruling? EndedBy)
{
    internal static DecisionView Of(Docket docket, long index) => new(index, docket.Rulings.Find(index)!.At, docket.Decisions[index], docket.Rulings.EndOf(index));
}
