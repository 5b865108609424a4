using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Office.Disputes;

namespace Scrutineer.Office.Desk;

/// <summary>Complaints at the desk: filed, taken through their steps, shown. Whoever works on one works for the unit in which its forum sits, or for one above.</summary>
public sealed partial class DeskOffice
{
    private const string ObserverKind = "observer";

    /// <summary>
    /// Files a complaint. An observer files for himself alone, and of what lies in his unit. Refuses as <see cref="RecordOffice.FileComplaint"/>, and <c>dispute-incomplete</c>.
    /// </summary>
    /// <param name="who">Who takes it down, or an observer.</param>
    /// <param name="complaint">The complaint; its evidence is given beside it.</param>
    /// <param name="evidence">What is handed in.</param>
    /// <param name="name">Name of a private person; only a salted commitment to it goes into the record. Null: none.</param>
    public Result<Receipt> FileComplaint(StaffMember who, ComplaintFiled complaint, IReadOnlyList<EvidenceFile> evidence, string? name) =>
        InTurn<Receipt>(who, Operation.FileComplaint, who.Unit, null, () =>
        {
            if (Filing.Check(who, complaint.At, complaint.Units, Election.Units) is { } notHis) return notHis;
            if (who.Role == Role.Observer && complaint.By is not { Kind: ObserverKind, Lists: [] })
                return new Refusal("complainant-not-entitled", "An observer at the desk complains as an observer, for himself alone.");
            if ((NotHanded(evidence) ?? office.Check(AuthorOf(who), complaint)) is { } not) return not;
            var filed = office.FileComplaint(AuthorOf(who), complaint, evidence, name);
            // No figure changes, but the register is a page of a version, and lists the case with the next one.
            if (filed.IsOk) Due();
            return filed;
        });

    /// <summary>Takes a step in a case. Refuses as <see cref="RecordOffice.MoveComplaint"/>, and <c>dispute-incomplete</c>. Gives the index of the entry.</summary>
    public Result<long> MoveComplaint(StaffMember who, ComplaintMoved moved, IReadOnlyList<EvidenceFile> evidence) => AtCase<long>(who, Operation.MoveComplaint, moved.Case, _ =>
    {
        if ((NotHanded(evidence) ?? office.Check(AuthorOf(who), moved)) is { } not) return not;
        var entered = office.MoveComplaint(AuthorOf(who), moved, evidence);
        if (entered.IsOk) Due(figures: false);
        return entered;
    });

    /// <summary>All cases, those that wait for a decision first, then the newest.</summary>
    public Result<ImmutableArray<CaseView>> Cases(StaffMember who) => InTurn<ImmutableArray<CaseView>>(who, Operation.SeeOverview, who.Unit, null, () =>
    {
        if (office.Fold.Docket is not { Rules: not null } docket) return NoRules;
        return docket.Cases.OrderByDescending(c => c.IsOpen).ThenByDescending(c => c.Number).Select(c => CaseView.Of(docket, c, Now())).ToImmutableArray();
    });

    /// <summary>A case. Cases are public: whoever sees the progress sees them all. Refuses <c>disputes-none</c>, <c>case-unknown</c>.</summary>
    public Result<CaseView> Case(StaffMember who, long number) => InTurn<CaseView>(who, Operation.SeeOverview, who.Unit, null, () =>
    {
        if (office.Fold.Docket is not { Rules: not null } docket) return NoRules;
        return docket.Find(number) is { } found ? CaseView.Of(docket, found, Now()) : NoCase(number);
    });

    /// <summary>A sealed file of a case. That it was seen is left in the audit trail. Refuses <c>case-unknown</c>, <c>evidence-unknown</c>.</summary>
    public Result<(byte[] Bytes, string MediaType)> SealedEvidence(StaffMember who, long number, string sha256) => AtCase<(byte[], string)>(who, Operation.SeeSealedEvidence, number, found =>
    {
        var item = found.Filed.Evidence.Concat(found.Steps.SelectMany(s => s.Moved.Evidence)).FirstOrDefault(e => e.IsSealed && e.Blob.Sha256 == sha256);
        if (item is null || office.Sealed(sha256) is not { } bytes) return new Refusal("evidence-unknown", "This office has no such sealed file in this case.");
        Audit.Write(who.Key, nameof(Operation.SeeSealedEvidence), found.Filed.At);
        return (bytes, item.Blob.MediaType);
    });

    /// <summary>The proof that an entry stands in the published record. Refuses <c>entry-not-public</c>.</summary>
    public Result<EntryProof> ProofOf(StaffMember who, long index) => InTurn(who, Operation.SeeOverview, who.Unit, null, () => office.Prove(index));

    private static Refusal NoRules => new("disputes-none", "The definition of this election has no rules of complaints: disputes.json.");

    private static Refusal NoCase(long number) => new("case-unknown", $"Entry {number} is no complaint.");

    private static Author AuthorOf(StaffMember who) => new(who.Role.Code(), who.Key);

    private static Refusal? NotHanded(IReadOnlyList<EvidenceFile> evidence) => evidence.Any(e => e.What.Length == 0)
        ? new Refusal("dispute-incomplete", "Each file that is handed in says what it is.")
        : null;

    /// <summary>Something about a case, for whoever works for the seat of its forum.</summary>
    private Result<T> AtCase<T>(StaffMember who, Operation operation, long number, Func<Case, Result<T>> decide)
    {
        // A case never goes away, and its forum never moves.
        var seat = InTurn(() => office.Fold.Docket.Find(number)?.Filed.At);
        return InTurn(who, operation, seat ?? who.Unit, null, () => office.Fold.Docket.Find(number) is { } found ? decide(found) : NoCase(number));
    }
}
