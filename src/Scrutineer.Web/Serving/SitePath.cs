using Microsoft.AspNetCore.Http;

namespace Scrutineer.Web.Serving;

/// <summary>
/// Reads the path of a request from its own bytes. No file of a site has a name that needs an escape, so an address either is one of ours letter by
/// letter (an escaped <c>~</c> aside), or it is none: nothing is decoded twice, and nothing leads out.
/// </summary>
internal static class SitePath
{
    /// <summary>No address of ours is longer, and no query means anything.</summary>
    public const int Most = 2_048;

    /// <summary>The path without its first slash, or the status to answer with.</summary>
    public static (string Path, int Status) Read(string target)
    {
        if (target.Length > Most) return ("", StatusCodes.Status414UriTooLong);
        var query = target.AsSpan().IndexOfAny('?', '#');
        var path = query < 0 ? target : target[..query];
        if (path.Length == 0 || path[0] != '/') return ("", StatusCodes.Status400BadRequest);
        if (path.Contains('%', StringComparison.Ordinal)) path = path.Replace("%7E", "~", StringComparison.OrdinalIgnoreCase);
        path = path[1..];
        foreach (var c in path)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.' or '~' or '/')) return ("", c is '%' && IsWellFormed(path) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest);
        // No name begins with a dot, and none is empty but the last one of a folder.
        if (path.StartsWith('.') || path.StartsWith('/') || path.Contains("/.", StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal))
            return ("", StatusCodes.Status404NotFound);
        return (path, StatusCodes.Status200OK);
    }

    /// <summary>True if all escapes are escapes of something that text may hold.</summary>
    private static bool IsWellFormed(string path)
    {
        for (var i = path.IndexOf('%', StringComparison.Ordinal); i >= 0; i = path.IndexOf('%', i + 1))
        {
            if (i + 2 >= path.Length || !char.IsAsciiHexDigit(path[i + 1]) || !char.IsAsciiHexDigit(path[i + 2])) return false;
            if (Convert.ToByte(path.Substring(i + 1, 2), 16) is < 0x20 or (byte)'\\' or (byte)'%' or 0x7f) return false;
        }

        return !path.Contains('\\', StringComparison.Ordinal);
    }
}
