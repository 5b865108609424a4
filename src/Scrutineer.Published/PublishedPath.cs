namespace Scrutineer.Published;

/// <summary>Paths below the prefix of a record. Only what cannot lead out of it is opened.</summary>
internal static class PublishedPath
{
    /// <summary>The path, if its parts are plain names of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>.</summary>
    /// <exception cref="ArgumentException">It is not: a bug of the caller.</exception>
    public static string Plain(string path)
    {
        foreach (var part in path.Split('/'))
            if (part is "" or "." or ".." || part.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))) throw new ArgumentException($"Not a path of a record: {path}", nameof(path));
        return path;
    }
}
