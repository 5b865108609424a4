using Scrutineer.Interchange.Export;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Site.Data;
using Scrutineer.Site.Documents;

namespace Scrutineer.Site.Pages;

/// <summary>Everything that can be taken away of a version: documents, tables, formats, and what each column means.</summary>
internal static class DownloadsPage
{
    public static PageKind Kind { get; } = PageKind.One("downloads", page => page.Words["downloads.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("h1", words["downloads.title"]);
        html.Open("p", ("class", "sub")).Text(words.Text("downloads.lead", Numbers.Whole(page.Edition.Number))).Close();
        var all = Downloads.Of(page.Edition);
        Section(page, "documents", () =>
        {
            html.Open("ul");
            foreach (var path in SummaryFiles.Summaries) Item(page, path, words[$"site.language.{path[^6..^4]}"]);
            html.Close();
            html.Element("p", words["downloads.documents.units"]);
        });
        Section(page, "bundle", () =>
        {
            html.Open("p");
            File(page, all[0]);
            html.Close();
        });
        Section(page, "tables", () => Rows(page, all.Where(f => f.Table is not null), f => f.Table!.Meaning.In(page.Language)));
        Section(page, "formats", () => Rows(page, all.Skip(1).Where(f => f.Table is null), f => words[$"downloads.format.{Name(f.Path)}"]));
        Section(page, "api", () =>
        {
            html.Open("ul");
            Item(page, "data/index.json", words["downloads.api.page"]);
            Item(page, DataFiles.OpenApi, words["downloads.api.openapi"]);
            html.Close();
        });
        Section(page, "columns", () =>
        {
            foreach (var file in all.Where(f => f.Path.EndsWith(".csv", StringComparison.Ordinal))) Columns(page, file);
        });
        Section(page, "licence", () =>
        {
            if (page.Edition.Election.Licence is { } licence) html.Open("p").Element("a", licence.Name, ("href", licence.Address), ("rel", "license")).Close();
            else html.Element("p", words["downloads.licence.none"]);
        });
        Section(page, "cite", () => html.Open("p").Element("code", Citation(page)).Close());
    }

    private static void Section(SitePage page, string id, Action body)
    {
        page.Sections.Begin(id, page.Words[$"downloads.{id}"], page.Words[$"downloads.{id}.under"]);
        body();
        page.Html.Close();
    }

    private static void Rows(SitePage page, IEnumerable<Download> files, Func<Download, string> good)
    {
        var (html, words) = (page.Html, page.Words);
        Tables.Begin(html, words["downloads.files"], 2, [words["downloads.file"], words["downloads.good-for"], words["downloads.size"]], isCaptionHidden: true);
        foreach (var file in files)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.Link(page.ToVersion(file.Path), Name(file.Path));
            html.Close().Element("td", good(file));
            html.Element("td", file.Bytes is { } bytes ? Size(page, bytes) : "–", ("class", "n")).Close();
        }

        Tables.End(html);
    }

    private static void File(SitePage page, Download file)
    {
        page.Link(page.ToVersion(file.Path), Name(file.Path));
        page.Html.Text(" ").Text(file.Bytes is { } bytes ? $"({Size(page, bytes)})" : page.Words["downloads.on-demand"]);
        if (file.Sha256 is { } sha256) page.Html.Text(" ").Element("code", $"sha256:{sha256}", ("class", "digest"));
    }

    private static void Item(SitePage page, string path, string text)
    {
        page.Html.Open("li");
        page.Link(page.ToVersion(path), text);
        page.Html.Close();
    }

    private static void Columns(SitePage page, Download file)
    {
        var (html, words) = (page.Html, page.Words);
        html.Open("details").Element("summary", $"{Name(file.Path)}");
        html.Element("p", words.Text("downloads.key", string.Join(", ", file.Table!.Key)));
        Tables.Begin(html, words.Text("downloads.columns-of", Name(file.Path)), 2, [words["downloads.column"], words["downloads.meaning"]], isCaptionHidden: true);
        // Columns of single lists all mean the same: one row stands for them.
        var shown = file.Table.Columns.Where(c => !IsList(page, c.Name)).Select(c => (c.Name, Meaning: c.Meaning.In(page.Language)));
        if (file.Table.Columns.Any(c => IsList(page, c.Name)))
            shown = shown.Append((file.Table.Columns.Any(c => c.Name.StartsWith("list:", StringComparison.Ordinal)) ? "list:…" : words["downloads.list-code"], words["downloads.list-column"]));
        foreach (var (name, meaning) in shown)
        {
            html.Open("tr").Open("th", ("scope", "row")).Element("code", name).Close();
            html.Element("td", meaning).Close();
        }

        Tables.End(html);
        html.Close();
    }

    private static bool IsList(SitePage page, string column) =>
        column.StartsWith("list:", StringComparison.Ordinal) || (page.Edition.Election.FindList(column) >= 0 && column is not ("unit" or "list"));

    private static string Citation(SitePage page)
    {
        var edition = page.Edition;
        return page.Words.Text(
            "downloads.citation", edition.Election.Name.In(page.Language), Frame.Plain(edition.Number), edition.Record.Origin,
            edition.Version.Time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture), edition.Export().Root);
    }

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Size(SitePage page, long bytes) => bytes < 1_000_000
        ? page.Words.Text("downloads.kb", Numbers.Whole((bytes + 999) / 1000))
        : page.Words.Text("downloads.mb", Numbers.Decimal(new Law.Rational(bytes, 1_000_000), 1, page.Language));
}
