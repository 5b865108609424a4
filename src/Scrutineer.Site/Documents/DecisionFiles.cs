using System.Globalization;
using Scrutineer.Report.Words;
using Scrutineer.Site.Data.Kinds;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Documents;

/// <summary>Every decision as a document (PDF/A-2b) in every language. Made when asked for.</summary>
public sealed class DecisionFiles : IEditionFiles
{
    private const string Folder = "pdf/decision/";

    /// <summary>The document of a decision.</summary>
    internal static string PathOf(long index, string language) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{index}-{language}.pdf");

    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) => edition.Register.Docket.Decisions.Keys.SelectMany(i => Wordbook.Languages.Select(l => PathOf(i, l)));

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal) || path.IndexOf('-', StringComparison.Ordinal) is not (> 0 and var dash)) return null;
        if (ComplaintsData.Number(path[Folder.Length..dash]) is not { } index || !edition.Register.Docket.Decisions.ContainsKey(index)) return null;
        return Wordbook.Languages.FirstOrDefault(l => path == PathOf(index, l)) is { } language ? new SiteFile(DecisionDocument.Make(edition, index, language), SummaryFiles.MediaType) : null;
    }
}
