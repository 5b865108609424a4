using System.Collections.Immutable;
using Scrutineer.Desk.Intake;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Office.Desk.Intake;
using Scrutineer.Office.Disputes;

namespace Scrutineer.Office.Desk;

/// <summary>What the public sent, at the desk: shown, and answered by a dispute officer of the unit that answers it, or of one above.</summary>
public sealed partial class DeskOffice
{
    /// <summary>What was sent to the desks of somebody's units: what waits first, oldest first, then the rest, newest first.</summary>
    public Result<ImmutableArray<Sent>> SentTo(StaffMember who) => InTurn<ImmutableArray<Sent>>(who, Operation.SeeIntake, who.Unit, null, () =>
        sent.All.Where(s => Permissions.Check(who, Operation.SeeIntake, s.At, Election.Units) is null)
            .OrderByDescending(s => s.Waits).ThenBy(s => s.Waits ? s.Number : -s.Number).ToImmutableArray());

    /// <summary>Something that was sent, with what was written; not who sent it. Refuses <c>sent-unknown</c>.</summary>
    public Result<SentView> SentUnder(StaffMember who, long number) => AtSent<SentView>(who, Operation.SeeIntake, number, found => SentView.Of(found, Papers.Submission(found.Document)));

    /// <summary>Who sent it. That it was seen is left in the audit trail. Refuses <c>sent-unknown</c>, <c>evidence-unknown</c>.</summary>
    public Result<Sender> SenderOf(StaffMember who, long number) => AtSent<Sender>(who, Operation.SeeSealedEvidence, number, found =>
    {
        if (found.Sealed is not { } sha256 || Papers.Sender(sha256) is not { } sender) return new Refusal("evidence-unknown", "The sender gave neither name nor address.");
        Audit.Write(who.Key, nameof(Operation.SeeSealedEvidence), found.At);
        return sender;
    });

    /// <summary>A file that was handed in. That it was seen is left in the audit trail. Refuses <c>sent-unknown</c>, <c>evidence-unknown</c>.</summary>
    public Result<(byte[] Bytes, string MediaType)> SentFile(StaffMember who, long number, string sha256) => AtSent<(byte[], string)>(who, Operation.SeeSealedEvidence, number, found =>
    {
        var file = (Papers.Submission(found.Document) as Submission.Complaint)?.Files.FirstOrDefault(f => f.Kept.Sha256 == sha256);
        if (file is null || Papers.Find(sha256) is not { } bytes) return new Refusal("evidence-unknown", "No such file was sent with this.");
        Audit.Write(who.Key, nameof(Operation.SeeSealedEvidence), found.At);
        return (bytes, file.Kept.MediaType);
    });

    /// <summary>
    /// Enters a complaint in the record with the time at which it came. Refuses as <see cref="RecordOffice.FileComplaint"/>, and <c>sent-unknown</c>,
    /// <c>decision-stale</c>, <c>intake-answered</c>, <c>intake-kind</c>. Gives the number of the case.
    /// </summary>
    /// <param name="who">A dispute officer.</param>
    /// <param name="of">Number of what was sent.</param>
    /// <param name="kind">Kind of the complainant; null: as the sender said.</param>
    /// <param name="grounds">Grounds; empty: as the sender said.</param>
    /// <param name="seen">The digest of what he has seen: <see cref="SentView.Seen"/>.</param>
    public Result<long> TakeIn(StaffMember who, long of, string? kind, IReadOnlyList<string> grounds, string seen) => AtSent<long>(who, Operation.AnswerIntake, of, found =>
    {
        if ((Stale(found, seen) ?? IntakeRules.Next(found, new Answer.TakeIn(0)).Refusal) is { } not) return not;
        if (Papers.Submission(found.Document) is not { } submission) return new Refusal("evidence-unknown", "What was sent is missing or damaged; restore the sealed files from a backup.");
        var seat = SeatFor(found.Unit);
        if (!seat.IsOk) return seat.Refusal!;
        // What a sender said of himself stands; what came as a report says nothing of it.
        var complaint = submission as Submission.Complaint;
        var filing = FilingOf(submission, seat.Value, complaint?.Kind ?? kind ?? "", complaint is null ? grounds : [complaint.Ground]);
        var evidence = new List<EvidenceFile>();
        foreach (var file in complaint?.Files ?? [])
        {
            if (Papers.Find(file.Kept.Sha256) is not { } bytes) return new Refusal("evidence-unknown", "What was sent is missing or damaged; restore the sealed files from a backup.");
            evidence.Add(new EvidenceFile(bytes, !file.IsPublic, file.What, file.Kept.Sha256));
        }

        if (office.Check(AuthorOf(who), filing, found.Arrived) is { } refused) return refused;
        if (InRecord(found, filing) is not { } number)
        {
            var entered = office.FileComplaint(AuthorOf(who), filing, evidence, null, found.Arrived);
            if (!entered.IsOk) return entered.Refusal!;
            number = entered.Value.Case;
        }

        Write(new Answer.TakeIn(number), found, who);
        Due();
        return number;
    });

    /// <summary>Answers what is not taken in. Refuses as <see cref="IntakeRules.Next"/>, and <c>sent-unknown</c>, <c>decision-stale</c>, <c>forum-not-competent</c>.</summary>
    /// <param name="who">A dispute officer.</param>
    /// <param name="number">Number of what was sent.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="seen">The digest of what he has seen.</param>
    public Result<Sent> AnswerTo(StaffMember who, long number, Answer answer, string seen) => AtSent<Sent>(who, Operation.AnswerIntake, number, found =>
    {
        if (Stale(found, seen) is { } stale) return stale;
        if (answer is Answer.TakeIn) return new Refusal("intake-kind", "A complaint is taken in by entering it in the record.");
        if (answer is Answer.IsComplaint)
        {
            var seat = SeatFor(found.Unit);
            if (!seat.IsOk) return seat.Refusal!;
            answer = new Answer.IsComplaint(seat.Value.At);
        }

        var next = IntakeRules.Next(found, answer);
        if (next.IsOk) Write(answer, found, who);
        return next;
    });

    private static Refusal? Stale(Sent found, string seen) =>
        SentView.Of(found, null).Seen == seen ? null : new Refusal("decision-stale", "What was sent stands otherwise now than when it was seen; look at it again and decide then.");

    /// <summary>The case that a complaint became before a stop kept the journal from saying so; null: it is in no case.</summary>
    private long? InRecord(Sent found, ComplaintFiled filing)
    {
        var linked = sent.All.Select(s => s.Standing).OfType<Standing.TakenIn>().Select(t => t.Case).ToHashSet();
        return office.Fold.Docket.Cases.FirstOrDefault(c => c.FiledAt == found.Arrived && c.Filed with { Evidence = [] } == filing && !linked.Contains(c.Number))?.Number;
    }

    private void Write(Answer answer, Sent found, StaffMember who)
    {
        var line = IntakeLine.Of(answer, found.Number, Now(), who.Key);
        journal.Append(SentKindOfLine, line.ToJson());
        sent.Take(line);
    }

    /// <summary>Something that was sent, for whoever works for the unit that answers it.</summary>
    private Result<T> AtSent<T>(StaffMember who, Operation operation, long number, Func<Sent, Result<T>> decide)
    {
        var unknown = new Refusal("sent-unknown", $"Nothing was sent under the number {number}.");
        var at = InTurn(() => sent.Find(number)?.At);
        return InTurn(who, operation, at ?? who.Unit, null, () => sent.Find(number) is { } found && found.At == (at ?? found.At) ? decide(found) : unknown);
    }
}
