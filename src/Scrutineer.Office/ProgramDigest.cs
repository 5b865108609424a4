using System.Security.Cryptography;
using System.Text;

namespace Scrutineer.Office;

/// <summary>
/// SHA-256 of the program that makes a publication: over one line <c>HEX  NAME</c> for each of its own assemblies, in the order of their names,
/// as <c>sha256sum Scrutineer.*.dll | sha256sum</c> prints it in the program's folder.
/// </summary>
public static class ProgramDigest
{
    private static readonly Lazy<string> OfThis = new(() => Of(AppContext.BaseDirectory));

    /// <summary>The digest of the running program.</summary>
    public static string Current => OfThis.Value;

    internal static string Of(string folder)
    {
        var lines = new StringBuilder();
        foreach (var path in Directory.GetFiles(folder, "Scrutineer.*.dll").Order(StringComparer.Ordinal))
            lines.Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))).Append("  ").Append(Path.GetFileName(path)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}
