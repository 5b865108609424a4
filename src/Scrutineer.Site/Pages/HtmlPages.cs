using System.Collections.Immutable;
using System.Text;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages.Disputes;
using Scrutineer.Site.Pages.Laws;
using Scrutineer.Site.Pages.Suppositions;

namespace Scrutineer.Site.Pages;

/// <summary>The pages of a version in every language, at <c>LANGUAGE/...html</c>.</summary>
public sealed class HtmlPages : IEditionFiles
{
    private static readonly ImmutableArray<PageKind> Kinds =
    [
        CountryPage.Kind, MapPage.Kind, ProgressPage.Kind, UnitPages.Kind, ListPage.Kind, OutcomePage.Kind, ChannelsPage.Kind, FindingsPage.Kind, ChangesPage.Kind, ChangesPage.Since,
        VerifyPage.Kind, AboutPage.Kind, DownloadsPage.Kind, ReportErrorPage.Kind, PicturesPage.Kind, WhatIfPage.Kind,
        ComplaintsPage.Kind, ComplaintsPage.Filtered, ComplaintsPage.Decided, CasePage.Kind, DecisionPage.Kind, LawPage.Kind, ScreenPages.Kind, WidgetPages.Kind, EmbedPage.Kind,
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) =>
        from language in Wordbook.Languages
        from kind in Kinds
        from name in kind.Names(edition)
        select kind.Folder.Length == 0 ? $"{language}/{name}.html" : $"{language}/{kind.Folder}/{name}.html";

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live)
    {
        var at = path.IndexOf('/', StringComparison.Ordinal);
        if (at < 0 || !path.EndsWith(".html", StringComparison.Ordinal) || !Wordbook.Languages.Contains(path[..at])) return null;
        var below = path[(at + 1)..];
        var cut = below.LastIndexOf('/');
        var (folder, name) = (cut < 0 ? "" : below[..cut], below[(cut + 1)..^".html".Length]);
        foreach (var kind in Kinds.Where(k => k.Folder == folder))
        {
            var page = new SitePage(edition, path[..at], below) { Live = live };
            if (kind.Title(page, name) is not { } title) continue;
            Frame.Write(page, title, () => kind.Body(page, name), kind.Style);
            return new SiteFile(Encoding.UTF8.GetBytes(page.Html.ToString()), SiteFile.Html);
        }

        return null;
    }
}
