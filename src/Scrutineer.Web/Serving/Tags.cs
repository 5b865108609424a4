using Microsoft.Extensions.Primitives;

namespace Scrutineer.Web.Serving;

/// <summary>Reads <c>If-None-Match</c> (RFC 9110, 13.1.2): weak comparison, lists, <c>*</c>.</summary>
internal static class Tags
{
    private const int MostRead = 4_096;

    /// <summary>True if the reader has the content of this tag.</summary>
    public static bool Match(in StringValues header, string tag)
    {
        foreach (var line in header)
        {
            if (line is null || line.Length > MostRead) continue;
            foreach (var part in line.AsSpan().Split(','))
            {
                var one = line.AsSpan(part).Trim();
                if (one is "*") return true;
                if (one.StartsWith("W/")) one = one[2..];
                if (one.Length == tag.Length + 2 && one[0] == '"' && one[^1] == '"' && one[1..^1].SequenceEqual(tag)) return true;
            }
        }

        return false;
    }
}
