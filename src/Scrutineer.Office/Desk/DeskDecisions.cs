using Scrutineer.Law.Language;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Desk.People;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

/// <summary>What a decision would make of the outcome, before it is made.</summary>
/// <param name="Made">The decision; its note does not matter.</param>
/// <param name="Before">The outcome as it stands, or why the law gives none.</param>
/// <param name="After">The outcome that would follow, or why the law would give none.</param>
/// <param name="Repeated">The present votes by the law of the repeat vote, or why that gives none; null: the decision sets no other law.</param>
/// <param name="ToSign">The text that members sign, where the forum decides by signatures; null: it does not.</param>
/// <param name="Seen">Digest of all of this, to be sent back with the decision.</param>
public sealed record DecisionPlan(DecisionMade Made, Result<ElectionOutcome> Before, Result<ElectionOutcome> After, Result<ElectionOutcome>? Repeated, string? ToSign, string Seen);

public sealed partial class DeskOffice
{
    /// <summary>Says what a decision would change. Nothing is entered. Refuses as the record would, but for signatures, and <c>decision-file</c>, <c>repeat-law</c>.</summary>
    /// <param name="who">A commissioner.</param>
    /// <param name="made">The decision.</param>
    public Result<DecisionPlan> PlanDecision(StaffMember who, DecisionMade made) => InTurn(who, Operation.DecideComplaint, made.At, null, () => Planned(who, made with { Note = null }));

    /// <summary>
    /// Enters a decision. Refuses as <see cref="RecordOffice.Decide"/>, and <c>decision-stale</c> if what it changes is no longer what was seen. Gives the index of the entry.
    /// </summary>
    /// <param name="who">A commissioner.</param>
    /// <param name="made">The decision, with the signed note where its forum decides by signatures.</param>
    /// <param name="seen">The digest of what he has seen: <see cref="DecisionPlan.Seen"/>.</param>
    public Result<long> DecideComplaint(StaffMember who, DecisionMade made, string seen) => InTurn<long>(who, Operation.DecideComplaint, made.At, null, () =>
    {
        var plan = Planned(who, made with { Note = null });
        if (!plan.IsOk) return plan.Refusal!;
        if (plan.Value.Seen != seen) return new Refusal("decision-stale", "The decision, or what it changes, is not what was seen; look at it again and decide then.");
        foreach (var file in PublicBlobs.Of(made))
            if (Held.Find(file.Sha256) is { } bytes) office.Keep(bytes, file.MediaType);
        var entered = office.Decide(AuthorOf(who), made);
        if (entered.IsOk) Due();
        return entered;
    });

    private Result<DecisionPlan> Planned(StaffMember who, DecisionMade made)
    {
        // Signatures come last of all that is checked: where only they are missing, everything else is right.
        if (office.Check(AuthorOf(who), made) is { } not && not.Code != "decision-unsigned") return not;
        if (NotHeld(made) is { } missing) return missing;
        var law = LawOf(made);
        if (law is { IsOk: false, Refusal: { } unreadable }) return unreadable;
        var state = office.Fold.State();
        var (before, after) = (OutcomeOf(state), OutcomeOf(office.Fold.StateAfter(made)));
        var repeated = law is { } other ? OutcomeOf(state, other.Value) : default(Result<ElectionOutcome>?);
        var isSigned = office.Fold.Docket.Rules!.Forum(made.Forum)!.Signs;
        return new DecisionPlan(made, before, after, repeated, isSigned ? DecisionText.Of(office.Fold.Opened.Origin, office.Fold.Election, made) : null, SeenOf(made, repeated is { } shown ? [before, after, shown] : [before, after]));
    }

    private Result<ElectionOutcome> OutcomeOf(CountState state, SeatLaw? law = null) =>
        ElectionOutcome.Of(law is null ? state.Election : state.Election with { Law = law }, TallyTable.Of(state, Election.DecidingChannel.Code));

    private string SeenOf(DecisionMade made, params ReadOnlySpan<Result<ElectionOutcome>> outcomes)
    {
        var to = new StringBuilder("scrutineer/seen-decision/1\n").Append(DecisionText.Digest(made)).Append('\n');
        foreach (var outcome in outcomes)
        {
            if (!outcome.IsOk) to.Append(outcome.Refusal!.Code);
            else foreach (var list in Election.Lists) to.Append(CultureInfo.InvariantCulture, $"{list.Code} {outcome.Value.Outcome.SeatsOf(list.Code)};");
            to.Append(outcome is { IsOk: true, Value.IsAnnulled: true } ? "annulled\n" : "\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(to.ToString())));
    }
}
