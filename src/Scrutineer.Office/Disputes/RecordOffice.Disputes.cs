using Scrutineer.Office.Scans;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Disputes;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>Complaints: filed with evidence, moved on, decided.</summary>
public sealed partial class RecordOffice
{
    private const int SaltLength = 16;

    /// <summary>
    /// Files a complaint. What is sealed stays in the office, its hash goes into the record; pictures are published without their metadata, and their originals are sealed.
    /// Refuses as <see cref="RecordFold.Check"/>, <c>evidence-hash</c>, <c>evidence-large</c>, <c>evidence-broken</c>, and as <see cref="PdfCheck.Why"/> for a PDF that is
    /// to be public; then nothing is kept.
    /// </summary>
    /// <param name="by">Who enters it.</param>
    /// <param name="complaint">The complaint; its evidence is given beside it.</param>
    /// <param name="evidence">What is handed in.</param>
    /// <param name="name">Name of a private person; only a salted commitment to it goes into the record. Null: none.</param>
    /// <param name="at">When it came to the office, if that was before it is entered: the time of filing. Null: now.</param>
    public Result<Receipt> FileComplaint(Author by, ComplaintFiled complaint, IReadOnlyList<EvidenceFile> evidence, string? name, DateTimeOffset? at = null)
    {
        var salt = name is null ? null : RandomNumberGenerator.GetBytes(SaltLength);
        if (salt is not null) complaint = complaint with { By = complaint.By with { Person = Commitment(salt, name!) } };
        var files = Handed(evidence);
        if (!files.IsOk) return files.Refusal!;
        var filed = Enter(by, complaint with { Evidence = Named(files.Value) }, files.Value, at);
        return filed.IsOk ? new Receipt(filed.Value.Index, filed.Value.Sha256, filed.Value.At, salt is null ? null : Convert.ToHexStringLower(salt)) : filed.Refusal!;
    }

    /// <summary>Takes a step in a case. Refuses as <see cref="FileComplaint"/>. Gives the index of the entry.</summary>
    public Result<long> MoveComplaint(Author by, ComplaintMoved moved, IReadOnlyList<EvidenceFile> evidence)
    {
        var files = Handed(evidence);
        if (!files.IsOk) return files.Refusal!;
        var entered = Enter(by, moved with { Evidence = Named(files.Value) }, files.Value, null);
        return entered.IsOk ? entered.Value.Index : entered.Refusal!;
    }

    /// <summary>Enters a decision. A note must be signed by the quorum of the commission in force: refuses as <see cref="Quorums.Check"/> and <see cref="RecordFold.Check"/>. Gives the index of the entry.</summary>
    public Result<long> Decide(Author by, DecisionMade made) => Append(by, made, Fold.PrevOf(made));

    /// <summary>Why this would be refused now; null: it would not. Signatures are not looked at, and nothing is entered. Refuses as <see cref="RecordFold.Check"/>, and <c>dispute-incomplete</c>.</summary>
    /// <param name="by">Who would enter it.</param>
    /// <param name="data">What it says.</param>
    /// <param name="at">Its time; null: now.</param>
    public Refusal? Check(Author by, EntryData data, DateTimeOffset? at = null)
    {
        var entry = new Entry(Fold.Election, by, at ?? Now(clock), Fold.PrevOf(data), data);
        if (Fold.Check(entry) is { } refusal) return refusal;
        return Written(entry).Refusal is { } malformed ? new Refusal("dispute-incomplete", $"Something is missing, or is not in the form that it must have: {malformed.Message}") : null;
    }

    /// <summary>A sealed file; null: this office has none of that SHA-256. Who may see it is decided by the caller, who writes down that it was seen.</summary>
    public byte[]? Sealed(string sha256) => SealedFiles.Get(Hash32.FromBytes(Convert.FromHexString(sha256))) is { IsOk: true, Value: var bytes } ? bytes : null;

    /// <summary>The commitment to a name: SHA-256 of the salt followed by the name in UTF-8, hex.</summary>
    public static string Commitment(ReadOnlySpan<byte> salt, string name) => Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(name)]));

    private Result<(long Index, string Sha256, DateTimeOffset At)> Enter(Author by, DisputeEntry data, ImmutableArray<(Evidence Evidence, byte[] Bytes)> files, DateTimeOffset? at)
    {
        var entry = new Entry(Fold.Election, by, at ?? Now(clock), Fold.PrevOf(data), data);
        if (Fold.Check(entry) is { } refusal) return refusal;
        foreach (var (item, bytes) in files)
        {
            if (item.IsSealed) _ = SealedFiles.Put(bytes).Value;
            else Keep(bytes, item.Blob.MediaType);
        }

        var index = Append(entry);
        if (!index.IsOk) return index.Refusal!;
        return (index.Value, Convert.ToHexStringLower(SHA256.HashData(EntryWriter.Write(entry))), entry.Time);
    }

    private static Result<ImmutableArray<(Evidence Evidence, byte[] Bytes)>> Handed(IReadOnlyList<EvidenceFile> evidence)
    {
        var files = ImmutableArray.CreateBuilder<(Evidence, byte[])>();
        foreach (var file in evidence)
        {
            if (file.Bytes.Length > EvidenceFile.GreatestLength) return new Refusal("evidence-large", $"\"{file.What}\" has {file.Bytes.Length} bytes; at most {EvidenceFile.GreatestLength} are taken.");
            var (hash, type) = (Convert.ToHexStringLower(SHA256.HashData(file.Bytes)), PictureMetadata.TypeOf(file.Bytes));
            if (file.Sha256 is { } given && given != hash) return new Refusal("evidence-hash", $"\"{file.What}\" has the SHA-256 {hash}, not {given} as was said.");
            if (!file.IsSealed && type == "application/pdf" && PdfCheck.Why(file.Bytes) is { } unsafePdf) return new Refusal(unsafePdf.Code, $"\"{file.What}\": {unsafePdf.Message}");
            var isPicture = type is "image/jpeg" or "image/png";
            var bytes = file.IsSealed || !isPicture ? file.Bytes : PictureMetadata.Without(file.Bytes);
            if (bytes is null) return new Refusal("evidence-broken", $"\"{file.What}\" is a picture that ends too early; hand it in whole, or sealed.");
            if (bytes.Length != file.Bytes.Length) files.Add((new Evidence(new BlobReference(hash, file.Bytes.Length, type), true, $"{file.What} (original, with what the camera wrote)"), file.Bytes));
            files.Add((new Evidence(new BlobReference(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, type), file.IsSealed, file.What), bytes));
        }

        return files.ToImmutable();
    }

    private static ImmutableArray<Evidence> Named(ImmutableArray<(Evidence Evidence, byte[] Bytes)> files) => [.. files.Select(f => f.Evidence)];

    private BlobFolder SealedFiles => new(Paths.Sealed);
}
