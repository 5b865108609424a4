using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>
/// Passwords that were found in breaches. The commonest long ones are built in; a file of any size holds the rest, as lines that begin with an
/// upper-case SHA-1 in hex, sorted (the format of Have I Been Pwned). Nothing is asked over the network.
/// </summary>
/// <param name="file">The file; null: there is none.</param>
internal sealed class BreachedPasswords(string? file)
{
    private const int HexLength = 40;

    private static readonly FrozenSet<string> Commonest = Read();

    /// <summary>True if the password is known.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool Contains(string password) => Commonest.Contains(password.ToLowerInvariant()) || (file is not null && InFile(Sha1(password)));

    /// <summary>Halves the file until it is found: between two offsets, the line that begins after the middle.</summary>
    private bool InFile(string sought)
    {
        using var stream = new FileStream(file!, FileMode.Open, FileAccess.Read, FileShare.Read, 4_096);
        var (low, high) = (0L, stream.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var (line, next) = LineAfter(stream, middle);
            var order = line.Length < HexLength ? 1 : string.CompareOrdinal(line[..HexLength].ToUpperInvariant(), sought);
            if (order == 0) return true;
            if (order < 0) low = next;
            else high = middle;
        }

        return false;
    }

    /// <summary>The first line that begins at or after an offset, and where the one after it begins.</summary>
    private static (string Line, long Next) LineAfter(FileStream stream, long offset)
    {
        stream.Position = Math.Max(0, offset - 1);
        if (offset > 0)
            while (stream.ReadByte() is not ('\n' or -1)) { }

        var line = new StringBuilder(HexLength);
        int read;
        while ((read = stream.ReadByte()) is not ('\n' or -1))
            if (line.Length < HexLength) line.Append((char)read);
        return (line.ToString(), stream.Position);
    }

#pragma warning disable CA5350 // the format of the lists, not a protection
    private static string Sha1(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(BreachedPasswords).Assembly.GetManifestResourceStream("desk.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
