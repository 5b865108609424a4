using System.Security.Cryptography;
using System.Text;

namespace Scrutineer.Report.Papers;

/// <summary>
/// PdfPig gives every file a random identity (/ID in the trailer). The same document shall be the same file, so that the identity becomes the digest of
/// everything before it.
/// </summary>
internal static class FixedIdentity
{
    private static readonly byte[] Key = "/ID"u8.ToArray();

    /// <summary>The file with its identity; its length does not change.</summary>
    public static byte[] Of(byte[] file)
    {
        var at = file.AsSpan().LastIndexOf(Key);
        if (at < 0) throw new InvalidOperationException("The document has no /ID.");
        var digest = Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(file.AsSpan(0, at))));
        var end = at + file.AsSpan(at).IndexOf((byte)']');
        for (var i = at; i < end; i++)
        {
            if (file[i] != '<') continue;
            for (var n = 0; file[++i] != '>'; n++) file[i] = digest[n % digest.Length];
        }

        return file;
    }
}
