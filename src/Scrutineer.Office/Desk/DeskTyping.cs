using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

/// <summary>What a typist has before him.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Fields">What is to be typed: everything, or the places that were returned.</param>
/// <param name="Draft">What he typed before, by place; empty: nothing.</param>
/// <param name="IsSecond">True: somebody has typed this paper already; his numbers are not shown.</param>
/// <param name="IsReturned">True: only some places are to be typed again.</param>
/// <param name="Scans">Scans of the paper.</param>
public sealed record TypingTask(
    string Unit, string Channel, ImmutableArray<Field> Fields, ImmutableSortedDictionary<int, string> Draft, bool IsSecond, bool IsReturned, ImmutableArray<BlobReference> Scans);

public sealed partial class DeskOffice
{
    /// <summary>Takes a protocol to type it. Refuses as <see cref="TypingRules.Next"/>, and <c>sitting-…</c>.</summary>
    public Result<TypingTask> Take(StaffMember who, string unit, string channel) => InTurn<TypingTask>(who, Operation.TypeProtocol, unit, channel, () =>
    {
        if (NotTyped(unit, channel) is { } not) return not;
        if (TypingRules.Typist(state.StageOf(unit, channel)) != who.Key)
        {
            var taken = Do(new TypingAction.Take(who.Key), unit, channel);
            if (!taken.IsOk) return taken.Refusal!;
        }

        return TaskOf(who, unit, channel);
    });

    /// <summary>The protocol that somebody should type next: his own begun one, then what waits for a second person, then what nobody has begun; null: none.</summary>
    public (string Unit, string Channel)? NextFor(StaffMember who) => InTurn(() => Next(who));

    /// <summary>
    /// Takes the protocol that comes next, in one step: two people who ask at the same moment get two. null: there is none. Refuses as <see cref="Take"/>.
    /// </summary>
    public Result<TypingTask?> TakeNext(StaffMember who) => InTurn<TypingTask?>(who, Operation.TypeProtocol, who.Unit, null, () =>
    {
        if (Next(who) is not var (unit, channel)) return (TypingTask?)null;
        if (NotTyped(unit, channel) is { } not) return not;
        if (TypingRules.Typist(state.StageOf(unit, channel)) != who.Key && Do(new TypingAction.Take(who.Key), unit, channel).Refusal is { } refused) return refused;
        return TaskOf(who, unit, channel);
    });

    private (string Unit, string Channel)? Next(StaffMember who)
    {
        if (who.Role != Role.Typist) return null;
        var mine = state.Stages.Where(s => TypingRules.Typist(s.Value) == who.Key).Select(s => ((string, string)?)s.Key).FirstOrDefault();
        if (mine is not null) return mine;
        var waiting = state.Stages.Where(s => s.Value is Stage.Returned || (s.Value is Stage.TypedOnce once && !once.First.Hands.Contains(who.Key)))
            .Where(s => Permissions.Check(who, Operation.TypeProtocol, s.Key.Unit, Election.Units) is null)
            .OrderBy(s => state.TouchedAt(s.Key.Unit, s.Key.Channel)).Select(s => ((string, string)?)s.Key).FirstOrDefault();
        if (waiting is not null) return waiting;
        var channel = Election.DecidingChannel.Code;
        var own = Election.Units.Find(who.Unit);
        foreach (var unit in Election.Units.All.Where(u => u.IsStation))
            if (state.StageOf(unit.Code, channel) is Stage.Untyped && IsBelow(unit.Code, own) && (state.IsCorrected(unit.Code, channel) || office.Fold.Counting(channel, unit.Code) is null)) return (unit.Code, channel);
        return null;
    }

    private bool IsBelow(string unit, int own) => Election.Units.PathOf(Election.Units.Find(unit)).Contains(own);

    /// <summary>Keeps what was typed so far, as it was typed. Refuses <c>typing-not-yours</c>, <c>typing-draft-large</c>.</summary>
    public Result<bool> SaveDraft(StaffMember who, string unit, string channel, IReadOnlyDictionary<int, string> typed) => InTurn<bool>(who, Operation.TypeProtocol, unit, channel, () =>
    {
        if (TypingRules.Typist(state.StageOf(unit, channel)) != who.Key) return new Refusal("typing-not-yours", "You have not taken this protocol; take it first.");
        if (typed.Values.Sum(t => t.Length) > 20_000) return new Refusal("typing-draft-large", "This is more than a protocol can hold.");
        journal.Put(DraftName(who, unit, channel), System.Text.Json.JsonSerializer.Serialize(typed));
        return true;
    });

    /// <summary>
    /// Has typed it: the second time it is compared, and if it agrees and has no findings it goes into the record at once. Refuses as
    /// <see cref="TypingRules.Next"/>, and what the record refuses.
    /// </summary>
    /// <param name="who">The typist.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="numbers">The numbers by place; of what was returned, those places.</param>
    public Result<Stage> Finish(StaffMember who, string unit, string channel, IReadOnlyDictionary<int, long?> numbers) => InTurn<Stage>(who, Operation.TypeProtocol, unit, channel, () =>
    {
        if (NotTyped(unit, channel) is { } not) return not;
        var stage = state.StageOf(unit, channel);
        if (TypingRules.Typist(stage) != who.Key) return new Refusal("typing-not-yours", "You have not taken this protocol; take it first.");
        var blank = PaperFigures.Of(new long?[Election.Form.Lines.Length + Election.Lists.Length], Election.Form.Lines.Length);
        var figures = (stage is Stage.Retyping again ? again.First.Figures : blank).With(numbers.Where(n => n.Key >= 0 && n.Key < blank.Length));
        var done = Do(new TypingAction.Finish(who.Key, figures, []), unit, channel);
        if (done.IsOk) journal.Remove(DraftName(who, unit, channel));
        return done.IsOk && done.Value is Stage.Ready ? Enter(unit, channel, Election.Units.Find(unit)) : done;
    });

    /// <summary>Puts a protocol back untyped; its draft stays.</summary>
    public Result<Stage> PutBack(StaffMember who, string unit, string channel) =>
        InTurn(who, Operation.TypeProtocol, unit, channel, () => Do(new TypingAction.PutBack(who.Key), unit, channel));

    /// <summary>Takes a protocol from a typist who does not go on.</summary>
    public Result<Stage> Free(StaffMember who, string unit, string channel) =>
        InTurn(who, Operation.SettleDifferences, unit, channel, () => Do(new TypingAction.Free(who.Key), unit, channel));

    /// <summary>Sends the places that differ back to be typed again. Refuses <c>decision-stale</c>.</summary>
    public Result<Stage> Return(StaffMember who, string unit, string channel, string seen) =>
        InTurn(who, Operation.SettleDifferences, unit, channel, () => IfSeen(new TypingAction.Return(who.Key), unit, channel, seen));

    /// <summary>Throws away what was typed. Refuses <c>decision-stale</c>.</summary>
    public Result<Stage> Discard(StaffMember who, string unit, string channel, string seen) =>
        InTurn(who, Operation.DiscardTyping, unit, channel, () => IfSeen(new TypingAction.Discard(who.Key), unit, channel, seen));

    /// <summary>Takes the findings of an agreed paper on himself. Refuses as <see cref="TypingRules.Next"/>, and <c>decision-stale</c>.</summary>
    public Result<Stage> Accept(StaffMember who, string unit, string channel, string reason, string seen) =>
        InTurn(who, who.Role == Role.Commissioner ? Operation.AcceptError : Operation.HandleFindings, unit, channel, () =>
        {
            if (NotSitting(unit) is { } not) return not;
            var done = IfSeen(new TypingAction.Accept(who.Key, who.Role, reason), unit, channel, seen);
            return done.IsOk && done.Value is Stage.Ready ? Enter(unit, channel, Election.Units.Find(unit)) : done;
        });

    /// <summary>Orders that a protocol in the record is typed anew. Refuses as <see cref="TypingRules.Next"/>, and <c>decision-stale</c>.</summary>
    public Result<Stage> Correct(StaffMember who, string unit, string channel, string code, string reason, string seen) =>
        InTurn(who, Operation.CorrectProtocol, unit, channel, () => NotTyped(unit, channel) is { } not ? not : IfSeen(new TypingAction.Correct(who.Key, code, reason), unit, channel, seen));

    /// <summary>How far a protocol has come, for those who may see what was typed.</summary>
    public Result<Stage> StageFor(StaffMember who, string unit, string channel) => InTurn<Stage>(who, Operation.SeeTyping, unit, channel, () => state.StageOf(unit, channel));

    /// <summary>What is found on figures of a unit if they counted now.</summary>
    public ImmutableArray<Finding> FindingsOn(string unit, string channel, PaperFigures figures) => InTurn(() => Found(unit, channel, figures));

    private Result<Stage> Do(TypingAction action, string unit, string channel)
    {
        var next = TypingRules.Next(state.StageOf(unit, channel), action);
        if (!next.IsOk) return next;
        // Which findings an agreed paper has is known only now; the journal keeps them with the action.
        if (action is TypingAction.Finish finish && next.Value is Stage.Ready ready)
        {
            action = finish with { Findings = [.. Found(unit, channel, ready.Paper.Figures).GroupBy(f => f.Code, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new OpenFinding(g.Key, g.Any(f => f.Severity == Severity.Error)))] };
            next = TypingRules.Next(state.StageOf(unit, channel), action);
        }

        Write(DeskLine.Of(action, Now(), unit, channel));
        return next;
    }

    /// <summary>Writes what is ready into the record: the protocol, who entered it, and what was accepted, together or not at all.</summary>
    private Result<Stage> Enter(string unit, string channel, int at)
    {
        var ready = (Stage.Ready)state.StageOf(unit, channel);
        var (paper, last) = (ready.Paper, ready.Paper.By[^1]);
        if (AlreadyThere(unit, channel, paper.Figures) is { } index) return Do(new TypingAction.Record(last, index), unit, channel);
        var form = new ProtocolForm(unit, channel, CountOf(unit, channel), Now(), null, paper.Figures.Lines, paper.Figures.Votes, null, state.ScansOf(unit, channel));
        var fields = Field.Of(Election);
        var entries = new List<(Author, UnitEntry)>
        {
            ready.Correction is { } correction
                ? (new Author("coordinator", correction.By), new ProtocolCorrected($"{correction.Code}: {correction.Reason}", form))
                : (new Author(Role.Typist.Code(), last), new ProtocolReported(form)),
            (new Author(Role.Typist.Code(), last), new ProtocolEntered(unit, channel, EntryMethods.DoubleEntry, paper.By, [.. paper.Settled.Select(p => fields[p].Code).Order(StringComparer.Ordinal)])),
        };
        foreach (var decision in ready.Decisions)
            entries.Add((new Author(decision.Role.Code(), decision.By), new ProtocolAccepted(unit, channel, [.. ready.Findings.Select(f => f.Code).Order(StringComparer.Ordinal)], decision.Reason)));
        var appended = office.AppendTogether(entries);
        if (!appended.IsOk) return appended.Refusal!;
        DeskMeter.Entered(channel);
        Due();
        return Do(new TypingAction.Record(last, appended.Value), unit, channel);
    }

    /// <summary>Index of the latest entry of the unit, if a stop came between record and journal: the record has the very count that would be written now.</summary>
    private long? AlreadyThere(string unit, string channel, PaperFigures figures) =>
        office.Fold.Counting(channel, unit) is { } there && there.Version == CountOf(unit, channel) && there.Protocol.Lines == figures.Lines && there.Protocol.Votes == figures.Votes
            ? office.Fold.HeadOf(unit)
            : null;

    /// <summary>The name of the version of a unit's protocol: the first that this desk writes, the second ...</summary>
    private string CountOf(string unit, string channel) => string.Create(CultureInfo.InvariantCulture, $"desk-{state.TimesRecorded(unit, channel) + 1}");

    private ImmutableArray<Finding> Found(string unit, string channel, PaperFigures figures) =>
        Check.Arriving(office.Fold.State(), channel, OnPaper(unit, figures));

    private Protocol OnPaper(string unit, PaperFigures figures) => new(Election.Units.Find(unit), figures.Lines, figures.Votes, new Source("desk", 1), Election.Shape);

    private TypingTask TaskOf(StaffMember who, string unit, string channel)
    {
        var stage = state.StageOf(unit, channel);
        var fields = Field.Of(Election);
        var draft = journal.Draft(DraftName(who, unit, channel)) is { } text
            ? System.Text.Json.JsonSerializer.Deserialize<Dictionary<int, string>>(text)!.Where(d => d.Key >= 0 && d.Key < fields.Length).ToImmutableSortedDictionary()
            : ImmutableSortedDictionary<int, string>.Empty;
        return stage is Stage.Retyping again
            ? new TypingTask(unit, channel, [.. again.Places.Select(p => fields[p])], draft, true, true, state.ScansOf(unit, channel))
            : new TypingTask(unit, channel, fields, draft, stage is Stage.SecondTyping, false, state.ScansOf(unit, channel));
    }

    /// <summary>Double entry is for the channel that decides and for stations, while the sitting is open.</summary>
    private Refusal? NotTyped(string unit, string channel)
    {
        if (Election.DecidingChannel.Code != channel) return new Refusal("channel-not-typed", "Protocols of this channel are reported, not typed.");
        return Election.Units[Election.Units.Find(unit)].IsStation ? NotSitting(unit) : new Refusal("unit-no-station", "Protocols are typed for stations.");
    }

    /// <summary>Does it only if what is there is still what was seen.</summary>
    private Result<Stage> IfSeen(TypingAction action, string unit, string channel, string seen) => NotSeen(unit, channel, seen) is { } stale ? stale : Do(action, unit, channel);

    private Refusal? NotSeen(string unit, string channel, string seen) => Seen.Of(unit, channel, state.StageOf(unit, channel)) == seen
        ? null
        : new Refusal("decision-stale", "What you have before you has changed meanwhile; look at it again and decide then.");

    private static string DraftName(StaffMember who, string unit, string channel) => $"{who.Key} {channel} {unit}";
}
