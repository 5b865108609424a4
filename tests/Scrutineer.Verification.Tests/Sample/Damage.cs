using System.Text;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>A record that is good, or wrong in one way that the verifier must name.</summary>
/// <param name="Name">A sentence; also the name of its folder.</param>
/// <param name="Files">The published tree.</param>
/// <param name="Wrong">The step, the code and the place as <c>V4 code path entry byte</c>, from the left as far as given; empty: it verifies.</param>
internal sealed record Damage(string Name, Dictionary<string, byte[]> Files, string Wrong)
{
    /// <summary>What is known beforehand.</summary>
    public VerifyOptions Options { get; init; } = new();

    /// <summary>The step that fails first; null: it verifies.</summary>
    public string? Step => Wrong.Length == 0 ? null : Wrong.Split(' ')[0];

    /// <summary>The name as a folder.</summary>
    public string Folder => Name.Replace(' ', '-').ToLowerInvariant();

    public override string ToString() => Name;

    public static Dictionary<string, byte[]> With(Dictionary<string, byte[]> files, string path, Func<byte[], byte[]> change) =>
        new(files, StringComparer.Ordinal) { [path] = change([.. files[path]]) };

    public static Dictionary<string, byte[]> Without(Dictionary<string, byte[]> files, string path)
    {
        var less = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
        return less.Remove(path) ? less : throw new ArgumentException(path);
    }

    /// <summary>Flips the lowest bit of a byte; counted from the end if negative.</summary>
    public static Func<byte[], byte[]> Flip(int at) => bytes =>
    {
        bytes[at < 0 ? bytes.Length + at : at] ^= 1;
        return bytes;
    };

    /// <summary>Replaces the first occurrence of a text.</summary>
    public static Func<byte[], byte[]> Swap(string from, string to) => bytes =>
    {
        var text = Encoding.UTF8.GetString(bytes);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return at >= 0 ? Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..]) : throw new ArgumentException(from);
    };

    /// <summary>Where a text begins.</summary>
    public static int At(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) is >= 0 and var at ? at : throw new ArgumentException(text);
}
