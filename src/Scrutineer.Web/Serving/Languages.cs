using Scrutineer.Report.Words;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary>Which language a reader gets.</summary>
internal static class Languages
{
    /// <summary>Where nothing else is asked for.</summary>
    public const string Home = "ky";

    /// <summary>The language of <c>v/N/LANGUAGE/...</c>; null: the address names none.</summary>
    public static string? InPath(string path)
    {
        var parts = path.Split('/', 4);
        return parts.Length > 2 && parts[0] == "v" && Wordbook.Languages.Contains(parts[2]) ? parts[2] : null;
    }

    /// <summary>Reads <c>Accept-Language</c> (RFC 9110, 12.5.4).</summary>
    public static string Best(string? accepted)
    {
        if (string.IsNullOrEmpty(accepted) || accepted.Length > 1_000) return Home;
        var (best, most) = (Home, 0.0);
        foreach (var part in accepted.Split(','))
        {
            var (name, quality) = Codings.Weighted(part);
            var language = name.Split('-')[0].ToLowerInvariant();
            if (quality > most && Wordbook.Languages.Contains(language)) (best, most) = (language, quality);
        }

        return best;
    }
}
