using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Scrutineer.Site.Files;

/// <summary>Style and module of all pages, and the verifier that needs nothing of ours, under names that change with their content, so that they can be kept for ever.</summary>
public static class Assets
{
    /// <summary>Path of the independent verifier: one page that also works from a disk.</summary>
    public const string Verifier = "verifier.html";

    private static readonly byte[] VerifierPage = Embedded.Bytes("index.html");

    private static readonly ImmutableArray<(string Path, SiteFile File)> All =
    [
        Named("site", "css", SiteFile.Css, [.. Report.Resources.Bytes("report.css"), .. Embedded.Bytes("site.css"), .. Embedded.Bytes("pictures.css"), .. Embedded.Bytes("whatif.css")]),
        Named("site", "js", SiteFile.Script, Embedded.Bytes("site.js")),
        Named("whatif", "js", SiteFile.Script, Embedded.Bytes("whatif.js")),
        Named("register", "js", SiteFile.Script, Embedded.Bytes("register.js")),
        (Verifier, new SiteFile(VerifierPage, SiteFile.Html) { Policy = PolicyOf(VerifierPage) }),
    ];

    /// <summary>Path of the style sheet from the root of the site.</summary>
    public static string Style => All[0].Path;

    /// <summary>Path of the module.</summary>
    public static string Module => All[1].Path;

    /// <summary>Path of the module of the workbench.</summary>
    public static string Workbench => All[2].Path;

    /// <summary>Path of the module of the register.</summary>
    public static string Register => All[3].Path;

    /// <summary>Every path from the root of the site.</summary>
    public static IEnumerable<string> Paths => All.Select(a => a.Path);

    /// <summary>The file at a path from the root; null: there is none.</summary>
    public static SiteFile? Find(string path)
    {
        foreach (var (known, file) in All)
            if (known == path) return file;
        return null;
    }

    /// <summary>The policy that the page itself names: hashes of its one script and one style.</summary>
    private static string PolicyOf(byte[] page)
    {
        const string begin = "http-equiv=\"Content-Security-Policy\" content=\"";
        var text = System.Text.Encoding.UTF8.GetString(page);
        var at = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[at..text.IndexOf('"', at)];
    }

    private static (string, SiteFile) Named(string name, string kind, string media, byte[] bytes) =>
        ($"assets/{name}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]}.{kind}", new SiteFile(bytes, media));
}
