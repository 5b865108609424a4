using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scrutineer.Desk.Intake;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office.Desk.Intake;

/// <summary>Who sent something. It lies sealed, and never in the journal or the record.</summary>
/// <param name="Name">The name; null: none was given.</param>
/// <param name="Contact">How to reach the sender; null: not at all.</param>
/// <param name="Salt">Salt of the commitment to the name, hex, with which the sender can show to be the one.</param>
public sealed record Sender(string? Name, string? Contact, string Salt);

/// <summary>A file that the public handed in, looked at already: nothing in it acts, and pictures hold pixels alone.</summary>
/// <param name="What">What it is.</param>
/// <param name="IsPublic">True: it may become public with the complaint.</param>
/// <param name="Sha256">SHA-256 of the file as it was sent, hex.</param>
/// <param name="Bytes">The file as it is kept.</param>
/// <param name="MediaType">Its type.</param>
public sealed record HandedIn(string What, bool IsPublic, string Sha256, byte[] Bytes, string MediaType);

/// <summary>What the public sent, kept among the sealed files of the office and named by its hash.</summary>
/// <param name="folder">The sealed files.</param>
internal sealed class SentPapers(BlobFolder folder)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>The bytes of what was sent, the same for the same.</summary>
    public static byte[] Bytes(Submission submission) => JsonSerializer.SerializeToUtf8Bytes(submission, Format);

    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps bytes and returns when they are durable; gives their SHA-256.</summary>
    public string Keep(ReadOnlySpan<byte> bytes) => folder.Put(bytes).Value.ToString();

    public string Keep(Sender sender) => Keep(JsonSerializer.SerializeToUtf8Bytes(sender, Format));

    /// <summary>What was kept; null: it is not here, or was damaged.</summary>
    public byte[]? Find(string sha256) => folder.Get(Hash32.FromBytes(Convert.FromHexString(sha256))) is { IsOk: true, Value: var bytes } ? bytes : null;

    public Submission? Submission(string sha256) => Find(sha256) is { } bytes ? JsonSerializer.Deserialize<Submission>(bytes, Format) : null;

    public Sender? Sender(string sha256) => Find(sha256) is { } bytes ? JsonSerializer.Deserialize<Sender>(bytes, Format) : null;
}
