using System.Security.Cryptography;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>Blobs by their SHA-256, each a file whose name is the hash in lower-case hexadecimal. Safe for several threads at once.</summary>
/// <param name="folder">The folder; it is made when the first blob is put there.</param>
public sealed class BlobFolder(string folder)
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Where a blob lies, or would lie.</summary>
    public string PathOf(Hash32 sha256) => Path.Combine(Folder, sha256.ToString());

    /// <summary>Keeps the blob and returns when it is durable; one that is there already is left alone. Refused: <c>file-differs</c> if what is there is damaged.</summary>
    /// <exception cref="IOException">The blob is not known to be there.</exception>
    public Result<Hash32> Put(ReadOnlySpan<byte> blob)
    {
        var sha256 = Hash32.FromBytes(SHA256.HashData(blob));
        Durable.CreateFolder(Folder);
        var put = Durable.CreateOnce(PathOf(sha256), blob);
        return put.IsOk ? sha256 : put.Refusal!;
    }

    /// <summary>True if there is a file for the blob. Its content is checked by <see cref="Get"/>.</summary>
    public bool Has(Hash32 sha256) => File.Exists(PathOf(sha256));

    /// <summary>The blob. Refused: <c>blob-missing</c>, <c>blob-damaged</c>.</summary>
    public Result<byte[]> Get(Hash32 sha256)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path)) return new Refusal("blob-missing", $"The blob {sha256} is missing.");
        var bytes = File.ReadAllBytes(path);
        return Hash32.FromBytes(SHA256.HashData(bytes)) == sha256 ? bytes : new Refusal("blob-damaged", $"The file of the blob {sha256} has another SHA-256.");
    }
}
