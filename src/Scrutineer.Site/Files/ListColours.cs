using System.Text;
using Scrutineer.Report.Html;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Files;

/// <summary>The colours of the lists of a version: a sheet of its own, because pages carry no style inline.</summary>
public sealed class ListColours : IEditionFiles
{
    internal const string Path = "lists.css";

    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) => [Path];

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live) =>
        path == Path ? new SiteFile(Encoding.UTF8.GetBytes(new Page(edition.Result, SiteWords.In("en")).Colours()), SiteFile.Css) : null;
}
