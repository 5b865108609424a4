using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Pages;

/// <summary>One page in the making: the version, the language, where it stands, and links from there. All links are relative, so that any server or disk will do.</summary>
internal sealed class SitePage
{
    private readonly string up;

    /// <param name="edition">The version.</param>
    /// <param name="language">Language of the page.</param>
    /// <param name="path">Path below <c>v/N/LANGUAGE/</c>, for example <c>unit/osh.html</c>.</param>
    public SitePage(Edition edition, string language, string path)
    {
        Edition = edition;
        Path = path;
        Sections = new Page(edition.Result, SiteWords.In(language)) { UnitHref = ToUnit, ListHref = ToList };
        up = string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/')));
    }

    public Edition Edition { get; }

    public string Path { get; }

    /// <summary>What a live server says above the figures; null: nothing, as on every page of a fixed version.</summary>
    public LiveBand? Live { get; init; }

    /// <summary>The report's sections write into this; it has the same writer and words.</summary>
    public Page Sections { get; }

    public HtmlWriter Html => Sections.Html;

    public Wordbook Words => Sections.Words;

    public string Language => Words.Language;

    /// <summary>A page of this version in this language: <c>map.html</c>.</summary>
    public string ToPage(string path) => up + path;

    /// <summary>The page of a unit; the country has the first page.</summary>
    public string ToUnit(int unit) => ToPage(unit == Edition.Election.Units.Root ? "index.html" : $"unit/{PathCode.Of(Edition.Election.Units[unit].Code)}.html");

    /// <summary>The page of a list.</summary>
    public string ToList(int list) => ToPage($"list/{PathCode.Of(Edition.Election.Lists[list].Code)}.html");

    /// <summary>A file of this version: <c>lists.css</c>.</summary>
    public string ToVersion(string path) => $"{up}../{path}";

    /// <summary>This page in another language.</summary>
    public string ToLanguage(string language) => ToVersion($"{language}/{Path}");

    /// <summary>A file below the root of the site: <c>checkpoint</c>.</summary>
    public string ToRoot(string path) => $"{up}../../../{path}";

    /// <summary>A form of the office's desk in this language: <c>complain</c>, <c>report</c>; null: no desk takes forms.</summary>
    public string? ToForm(string form) => Edition.Record.Intake is { } intake ? new Uri(intake, $"{Language}/{form}").AbsoluteUri : null;

    /// <summary>A link of text.</summary>
    public void Link(string href, string text) => Html.Element("a", text, ("href", href));

    /// <summary>A unit's name as a link to its page.</summary>
    public void LinkUnit(int unit) => Sections.WriteUnit(unit);

    /// <summary>Dot and name of a list, as a link to its page.</summary>
    public void LinkList(int list) => Sections.WriteList(list);
}
