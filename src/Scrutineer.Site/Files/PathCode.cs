using System.Globalization;
using System.Text;

namespace Scrutineer.Site.Files;

/// <summary>Codes of units and lists as names of files: safe in any file system, in addresses and in archives, and reversible.</summary>
public static class PathCode
{
    /// <summary>ASCII letters, digits, <c>-</c> and <c>_</c> stay; every other byte of UTF-8 becomes <c>~xx</c>.</summary>
    public static string Of(string code)
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

    /// <summary>The code; null: this is not the name of any.</summary>
    public static string? Read(string name)
    {
        if (name.All(IsPlain)) return name;
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

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
}
