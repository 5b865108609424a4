using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Pages;

/// <summary>What stands around a page.</summary>
internal enum FrameStyle
{
    /// <summary>Masthead, bands, footer.</summary>
    Full,

    /// <summary>For a screen on a wall: no navigation, and a new version comes by itself.</summary>
    Screen,

    /// <summary>For a frame inside somebody else's page: the legal state, the figures, and the way to the page itself.</summary>
    Widget,
}

/// <summary>A kind of page: which there are of it, and how one is written.</summary>
/// <param name="Folder">Folder of its pages; empty: they lie beside the first page.</param>
/// <param name="Names">Names of its pages without <c>.html</c>.</param>
/// <param name="Title">Title of the page of a name, without the election; null: there is none of that name.</param>
/// <param name="Body">Writes what stands between masthead and footer.</param>
internal sealed record PageKind(string Folder, Func<Edition, IEnumerable<string>> Names, Func<SitePage, string, string?> Title, Action<SitePage, string> Body)
{
    /// <summary>What stands around it.</summary>
    public FrameStyle Style { get; init; }

    /// <summary>A kind of which there is one page.</summary>
    public static PageKind One(string name, Func<SitePage, string> title, Action<SitePage> body) =>
        new("", _ => [name], (page, asked) => asked == name ? title(page) : null, (page, _) => body(page));
}
