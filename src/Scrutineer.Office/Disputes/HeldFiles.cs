using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office.Disputes;

/// <summary>Files that belong to no entry yet, by their SHA-256. What nobody has given again for a day is deleted when the next one comes.</summary>
/// <param name="folder">The folder.</param>
internal sealed class HeldFiles(string folder)
{
    /// <summary>The type of a law.</summary>
    public const string LawType = "application/json";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly BlobFolder files = new(folder);

    /// <summary>Holds a file; gives its SHA-256, hex.</summary>
    public string Put(byte[] bytes, DateTimeOffset now)
    {
        var hash = files.Put(bytes).Value;
        File.SetLastWriteTimeUtc(files.PathOf(hash), now.UtcDateTime);
        foreach (var file in Directory.GetFiles(folder))
            if (File.GetLastWriteTimeUtc(file) + Kept < now.UtcDateTime) File.Delete(file);
        return hash.ToString();
    }

    /// <summary>A file that is held; null: there is none of that name.</summary>
    public byte[]? Find(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower) && files.Get(Hash32.FromBytes(Convert.FromHexString(sha256))) is { IsOk: true, Value: var bytes } ? bytes : null;
}
