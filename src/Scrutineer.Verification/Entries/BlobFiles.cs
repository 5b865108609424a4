using System.Security.Cryptography;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Verification;

/// <summary>V10: the blobs beside the log.</summary>
internal static class BlobFiles
{
    private const int Ahead = 32;

    public static string PathOf(string sha256) => $"blob/sha256/{sha256}";

    /// <summary>Reads a blob; what is wrong with it, or null.</summary>
    public static Fault? Read(IPublishedFiles files, VerifyLimits limits, BlobReference blob, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        var path = PathOf(blob.Sha256);
        if (blob.Length > limits.Blob) return Fault.Large(path, limits.Blob);
        if (files.Read(path, (int)blob.Length) is not { } found) return Fault.Missing(path);
        if (found.Length != blob.Length)
        {
            return Fault.Refuse("blob-length", $"The blob has {(found.Length > blob.Length ? "more than " : "")}{long.Min(found.Length, blob.Length)} bytes; the entry says {blob.Length}.")
                with
            { Path = path, Byte = long.Min(found.Length, blob.Length) };
        }

        if (Convert.ToHexStringLower(SHA256.HashData(found.Span)) != blob.Sha256)
            return Fault.Refuse("blob-digest", "The blob has another SHA-256 than its name.") with { Path = path };
        bytes = found;
        return null;
    }

    /// <summary>Checks the blobs that entries name, each once.</summary>
    public static void Check(IPublishedFiles files, VerifyLimits limits, List<(long Index, BlobReference Blob)> named, StepTable steps)
    {
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < named.Count; i++)
        {
            var (index, blob) = named[i];
            if (i % Ahead == 0) files.Prefetch([.. named.Skip(i).Take(Ahead).Select(n => (PathOf(n.Blob.Sha256), (int)long.Min(n.Blob.Length, limits.Blob)))]);
            if (known.TryGetValue(blob.Sha256, out var length) && length == blob.Length) continue;
            known[blob.Sha256] = blob.Length;
            if (Read(files, limits, blob, out _) is not { } fault) continue;
            steps.Blame(Step.V10, fault with { Index = index });
            return;
        }
    }
}
