using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Scrutineer.Site.Files;

/// <summary>Style and module of all pages, under names that change with their content, so that they can be kept for ever.</summary>
public static class Assets
{
    private static readonly ImmutableArray<(string Path, SiteFile File)> All =
    [
        Named("site", "css", SiteFile.Css, [.. Report.Resources.Bytes("report.css"), .. Embedded.Bytes("site.css"), .. Embedded.Bytes("pictures.css")]),
        Named("site", "js", SiteFile.Script, Embedded.Bytes("site.js")),
    ];

    /// <summary>Path of the style sheet from the root of the site.</summary>
    public static string Style => All[0].Path;

    /// <summary>Path of the module.</summary>
    public static string Module => All[1].Path;

    /// <summary>Every path from the root of the site.</summary>
    public static IEnumerable<string> Paths => All.Select(a => a.Path);

    /// <summary>The file at a path from the root; null: there is none.</summary>
    public static SiteFile? Find(string path)
    {
        foreach (var (known, file) in All)
            if (known == path) return file;
        return null;
    }

    private static (string, SiteFile) Named(string name, string kind, string media, byte[] bytes) =>
        ($"assets/{name}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]}.{kind}", new SiteFile(bytes, media));
}
