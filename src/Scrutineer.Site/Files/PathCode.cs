using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scrutineer.Site.Files;

/// <summary>Codes of units and lists as names of files: safe in any file system, in addresses and in archives. <see cref="CodeNames"/> leads back.</summary>
public static class PathCode
{
    /// <summary>Bytes of the longest name: file systems take 255, and <c>.2.html.making</c> or the like comes after it.</summary>
    public const int MostBytes = 200;

    /// <summary>Between the beginning, the digest and the end of a shortened name; no other name holds it.</summary>
    private const string Cut = "~~";

    private const int DigestBytes = 16;
    private const int EachEnd = (MostBytes - (2 * DigestBytes) - (2 * 2)) / 2;

    /// <summary>
    /// ASCII letters, digits, <c>-</c> and <c>_</c> stay; every other byte of UTF-8 becomes <c>~xx</c>. Of what is longer than <see cref="MostBytes"/>
    /// the beginning and the end stay, with <c>~~</c>, 32 hexadecimal digits of the SHA-256 of the code and <c>~~</c> between.
    /// </summary>
    public static string Of(string code)
    {
        var name = Escaped(code);
        if (name.Length <= MostBytes) return name;
        var runes = code.EnumerateRunes().Select(r => Escaped(r.ToString())).ToList();
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)).AsSpan(0, DigestBytes));
        return string.Concat(Fitting(runes)) + Cut + digest + Cut + string.Concat(Fitting(Enumerable.Reverse(runes)).Reverse());
    }

    /// <summary>True for a name that <see cref="Of"/> shortened: the code cannot be read from it.</summary>
    public static bool IsShortened(string name) => name.Contains(Cut, StringComparison.Ordinal);

    /// <summary>The code; null: this is not the name of any, or a shortened one.</summary>
    public static string? Read(string name)
    {
        if (name.All(IsPlain)) return name.Length <= MostBytes ? name : null;
        var bytes = new List<byte>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (IsPlain(name[i])) bytes.Add((byte)name[i]);
            else if (name[i] == '~' && i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        var code = Encoding.UTF8.GetString([.. bytes]);
        return Of(code) == name ? code : null;
    }

    private static string Escaped(string code)
    {
        if (code.All(IsPlain)) return code;
        var name = new StringBuilder(code.Length + 8);
        foreach (var b in Encoding.UTF8.GetBytes(code))
        {
            if (IsPlain((char)b)) name.Append((char)b);
            else name.Append(CultureInfo.InvariantCulture, $"~{b:x2}");
        }

        return name.ToString();
    }

    /// <summary>Whole characters, as many as fit at one end.</summary>
    private static IEnumerable<string> Fitting(IEnumerable<string> runes)
    {
        var used = 0;
        return runes.TakeWhile(r => (used += r.Length) <= EachEnd);
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
