using Scrutineer.Desk.People;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Law.Language;
using Scrutineer.Office.Disputes;

namespace Scrutineer.Office.Desk;

/// <summary>Files of a decision: held while it is written and looked at, kept beside the record when it is made.</summary>
public sealed partial class DeskOffice
{
    private HeldFiles Held => new(Paths.Held);

    /// <summary>
    /// Holds a document of a decision for a day. The bytes are those that the public gets: the caller has made them safe. Gives how an entry names it.
    /// </summary>
    /// <param name="who">A commissioner.</param>
    /// <param name="bytes">The document.</param>
    public Result<BlobReference> HoldDocument(StaffMember who, byte[] bytes) =>
        InTurn<BlobReference>(who, Operation.DecideComplaint, who.Unit, null, () => new BlobReference(Held.Put(bytes, clock.GetUtcNow()), bytes.Length, PictureMetadata.TypeOf(bytes)));

    /// <summary>Holds the law of a repeat vote for a day. Refuses <c>repeat-law</c> if it cannot be read as a law, and so could never be applied. Gives how an entry names it.</summary>
    /// <param name="who">A commissioner.</param>
    /// <param name="utf8">The law.</param>
    public Result<BlobReference> HoldLaw(StaffMember who, byte[] utf8) => InTurn<BlobReference>(who, Operation.DecideComplaint, who.Unit, null, () =>
        LawReader.Read(utf8) is { IsOk: false, Refusal: { } wrong }
            ? new Refusal("repeat-law", $"The file is not a law that could be applied: {wrong}")
            : new BlobReference(Held.Put(utf8, clock.GetUtcNow()), utf8.Length, HeldFiles.LawType));

    /// <summary>How an entry names a file that is held. Refuses <c>decision-file</c>.</summary>
    /// <param name="sha256">SHA-256, hex.</param>
    /// <param name="isLaw">True: a law; false: a document.</param>
    public Result<BlobReference> HeldFile(string sha256, bool isLaw) =>
        Held.Find(sha256) is { } bytes ? new BlobReference(sha256, bytes.Length, isLaw ? HeldFiles.LawType : PictureMetadata.TypeOf(bytes)) : NotHeld(sha256);

    private static Refusal NotHeld(string sha256) => new("decision-file", $"The file {sha256} was not given here, or longer ago than a day; give it again.");

    /// <summary>The law by which a decision has the vote repeated; null: it sets none of its own. Refuses <c>decision-file</c>, <c>repeat-law</c>.</summary>
    private Result<SeatLaw>? LawOf(DecisionMade made)
    {
        if (made.Remedies.OfType<RepeatVote>().Select(r => r.Law).FirstOrDefault(l => l is not null) is not { } law) return null;
        if (Held.Find(law.Sha256) is not { } bytes) return NotHeld(law.Sha256);
        var read = LawReader.Read(bytes);
        return read.IsOk ? read : new Refusal("repeat-law", $"The file is not a law that could be applied: {read.Refusal}");
    }

    /// <summary>The first file that a decision names and nobody has; null: all are there.</summary>
    private Refusal? NotHeld(DecisionMade made) => PublicBlobs.Of(made).FirstOrDefault(b => Held.Find(b.Sha256)?.Length != b.Length) is { } missing ? NotHeld(missing.Sha256) : null;
}
