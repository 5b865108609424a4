using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Documents;

/// <summary>The documents of a version as PDF: the country's summary, and a summary protocol of every unit above stations. Made when asked for.</summary>
public sealed class SummaryFiles : IEditionFiles
{
    public const string MediaType = "application/pdf";

    /// <summary>Up to so many units above stations, their protocols are listed, and so are part of a static site; beyond, they are made when asked for.</summary>
    private const int MostListed = 300;

    /// <summary>The summary of the country in every language.</summary>
    internal static IEnumerable<string> Summaries => Wordbook.Languages.Select(l => $"pdf/summary-{l}.pdf");

    /// <summary>The summary protocol of a unit above stations.</summary>
    internal static string PathOf(Edition edition, int unit, string language) =>
        unit == edition.Election.Units.Root ? $"pdf/summary-{language}.pdf" : $"pdf/unit/{PathCode.Of(edition.Election.Units[unit].Code)}-{language}.pdf";

    /// <summary>True if the protocols of units are among the files of a static site.</summary>
    internal static bool AreListed(Edition edition) => Above(edition).Take(MostListed + 1).Count() <= MostListed;

    /// <inheritdoc/>
    public IEnumerable<string> Paths(Edition edition) => AreListed(edition)
        ? Summaries.Concat(Above(edition).SelectMany(u => Wordbook.Languages.Select(l => PathOf(edition, u, l))))
        : Summaries;

    /// <inheritdoc/>
    public SiteFile? Find(Edition edition, string path, LiveBand? live)
    {
        if (!path.StartsWith("pdf/", StringComparison.Ordinal) || !path.EndsWith(".pdf", StringComparison.Ordinal)) return null;
        var dash = path.LastIndexOf('-');
        if (dash < 0 || path[(dash + 1)..^".pdf".Length] is not { } language || !Wordbook.Languages.Contains(language)) return null;
        var name = path["pdf/".Length..dash];
        if (name == "summary") return new SiteFile(CountryDocument.Make(edition, language), MediaType);
        if (!name.StartsWith("unit/", StringComparison.Ordinal)) return null;
        var units = edition.Election.Units;
        var unit = edition.FileNames.Unit(name["unit/".Length..]);
        if (unit < 0 || unit == units.Root || units[unit].IsStation) return null;
        return new SiteFile(UnitDocument.Make(edition, unit, language), MediaType);
    }

    private static IEnumerable<int> Above(Edition edition)
    {
        var units = edition.Election.Units;
        return Enumerable.Range(0, units.All.Length).Where(u => u != units.Root && !units[u].IsStation);
    }
}
