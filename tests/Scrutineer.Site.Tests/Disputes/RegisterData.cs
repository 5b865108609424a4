using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scrutineer.Schemas.Tests;
using Scrutineer.Site.Data;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Tests.Data;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using Xunit;

namespace Scrutineer.Site.Tests.Disputes;

/// <summary>The register as JSON, CSV, Atom and PDF.</summary>
public class RegisterData
{
    private static byte[] File(Edition edition, string path) => EditionFiles.Find(edition, path)!.Bytes.ToArray();

    private static JsonNode Json(Edition edition, string path) => JsonNode.Parse(File(edition, path))!;

    [Fact]
    public async Task Every_document_is_valid_by_its_schema_and_has_its_path_in_the_API_document()
    {
        var api = JsonNode.Parse(DataFiles.Api.Bytes.Span)!.AsObject();
        var validator = new SchemaValidator(api);
        var edition = await DisputedRecord.Latest();
        var paths = new DataFiles().Paths(edition).Where(p => p.StartsWith("data/", StringComparison.Ordinal)).ToList();
        Assert.Equal(1 + 5 + 4, paths.Count(p => p.StartsWith("data/complaints", StringComparison.Ordinal) || p.StartsWith("data/decisions", StringComparison.Ordinal)));
        foreach (var path in paths)
        {
            var kind = Json(edition, path)["kind"]!.GetValue<string>();
            var schema = $"#/components/schemas/{char.ToUpperInvariant(kind[0])}{kind[1..]}Document";
            Assert.True(validator.Wrong(schema, Json(edition, path)) is null, $"{path}: {validator.Wrong(schema, Json(edition, path))}");
        }

        var patterns = api["paths"]!.AsObject().Select(p => new Regex("^" + Regex.Escape(p.Key).Replace(@"\{version}", "[0-9]+").Replace(@"\{file}", ".+").Replace(@"\{code}", "[A-Za-z0-9_~-]+").Replace(@"\{language}", "(en|ru|ky)") + "$")).ToList();
        foreach (var path in EditionFiles.Paths(edition).Where(p => Path.GetExtension(p) is not (".html" or ".css" or ".svg"))) Assert.Single(patterns, p => p.IsMatch("/v/7/" + path));
    }

    [Fact]
    public async Task The_same_record_gives_the_same_bytes_and_every_listed_file_is_there_once()
    {
        var (once, again) = (await DisputedRecord.Latest(), await DisputedRecord.Again());
        var paths = EditionFiles.Paths(once).ToList();
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        foreach (var path in paths) Assert.True(File(once, path).AsSpan().SequenceEqual(File(again, path)), path);
        foreach (var (path, file) in RootFiles.Of(once)) Assert.True(file.Bytes.Span.SequenceEqual(RootFiles.Of(again).Single(f => f.Path == path).File.Bytes.Span), path);
        var entries = EntryFiles.Paths(once).ToList();
        Assert.Equal(entries.Count, entries.Distinct(StringComparer.Ordinal).Count());
        foreach (var index in once.Register.Entries) Assert.Contains(EntryFiles.ProofPath(index), entries);
    }

    [Fact]
    public async Task A_decision_says_by_size_what_was_counted_before_it_and_after_it()
    {
        var json = Json(await DisputedRecord.Latest(), $"data/decisions/{DisputedRecord.Annulled}.json");
        var counted = json["changed"]!["counted"]!.AsArray();
        Assert.Equal([DisputedRecord.Annulled, DisputedRecord.Annulled + 1], counted.Select(c => c!["size"]!.GetValue<long>()));
        Assert.Equal([3L, 2L], counted[0]!["lists"]!.AsArray().Select(l => l!["seats"]!.GetValue<long>()));
        Assert.Equal([1L, 4L], counted[1]!["lists"]!.AsArray().Select(l => l!["seats"]!.GetValue<long>()));
        Assert.Equal((false, DisputedRecord.Revoked, 2L), (json["in_force"]!.GetValue<bool>(), json["ended_by"]!.GetValue<long>(), json["seats_moved"]!.GetValue<long>()));
        Assert.Equal(["commissioner-1"], json["signed_by"]!.AsArray().Select(s => s!.GetValue<string>()));
        Assert.Contains(json["content_sha256"]!.GetValue<string>(), json["note"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("2026-01-06T23:59:59+06:00", json["appeal_last_moment"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_sealed_file_is_a_digest_and_nothing_else()
    {
        var edition = await DisputedRecord.Latest();
        var evidence = Json(edition, $"data/complaints/{DisputedRecord.Filed}.json")["evidence"]!.AsArray();
        Assert.Equal([false, true, false], evidence.Select(e => e!["sealed"]!.GetValue<bool>()));
        var digest = evidence[1]!["sha256"]!.GetValue<string>();
        foreach (var path in EditionFiles.Paths(edition).Where(p => p.EndsWith(".html", StringComparison.Ordinal)))
            Assert.DoesNotContain($"blob/sha256/{digest}", Encoding.UTF8.GetString(File(edition, path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_have_a_row_a_case_and_a_row_a_decision()
    {
        var edition = await DisputedRecord.Latest();
        var cases = Csv.Read(Encoding.UTF8.GetString(File(edition, "data/complaints.csv")));
        string Cell(int row, string column) => cases[row][Array.IndexOf([.. cases[0]], column)];
        Assert.Equal(6, cases.Count);
        Assert.Equal(("5", "voter", "counting", "s1", "upheld", "1", "3", "2026-01-05T23:59:59+06:00", "false", "2"),
            (Cell(5, "case"), Cell(5, "complainant"), Cell(5, "grounds"), Cell(5, "units"), Cell(5, "result"), Cell(5, "days_used"), Cell(5, "days_allowed"), Cell(5, "last_moment"), Cell(5, "overdue"), Cell(5, "seats_moved")));
        Assert.Equal(("15", "true", ""), (Cell(3, "case"), Cell(3, "overdue"), Cell(3, "decision")));
        var decisions = Csv.Read(Encoding.UTF8.GetString(File(edition, "data/decisions.csv")));
        Assert.Equal(["20", "18", "14", "10"], decisions.Skip(1).Select(d => d[0]));
    }

    [Theory]
    [InlineData("en", "Decision 7, Central commission")]
    [InlineData("ru", "Решение 7, Центральная комиссия")]
    [InlineData("ky", "7-чечим, Борбордук комиссия")]
    public async Task The_feed_tells_every_complaint_step_and_decision_newest_first(string language, string title)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var edition = await DisputedRecord.Latest();
        var feed = XElement.Parse(Encoding.UTF8.GetString(RootFiles.Of(edition).Single(f => f.Path == $"complaints.{language}.atom").File.Bytes.Span));
        var entries = feed.Elements(atom + "entry").ToList();
        Assert.Equal(edition.Register.Entries.Reverse().Select(i => $"https://record.example/d/entry/{i}"), entries.Select(e => e.Element(atom + "id")!.Value));
        Assert.Contains(entries, e => e.Element(atom + "title")!.Value == title);
        Assert.All(entries, e => Assert.True(EditionFiles.Find(edition, e.Element(atom + "link")!.Attribute("href")!.Value.Split($"/v/{edition.Number}/")[1]) is not null));
    }

    [Theory]
    [InlineData("en", "Decision 7, Central commission", "For: 5. Against: 2. Abstained: 1.", "no longer holds")]
    [InlineData("ru", "Решение 7, Центральная комиссия", "За: 5. Против: 2. Воздержались: 1.", "больше не действует")]
    [InlineData("ky", "7-чечим, Борбордук комиссия", "Макул: 5. Каршы: 2. Калыс: 1.", "мындан ары күчүндө эмес")]
    public async Task The_document_of_a_decision_says_votes_findings_remedies_appeal_and_how_it_is_checked(string language, string title, string votes, string holds)
    {
        var edition = await DisputedRecord.Latest();
        using var document = PdfDocument.Open(File(edition, $"pdf/decision/{DisputedRecord.Annulled}-{language}.pdf"));
        var text = Regex.Replace(string.Join(' ', document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p))), @"\s+", " ");
        var digest = Json(edition, $"data/decisions/{DisputedRecord.Annulled}.json")["content_sha256"]!.GetValue<string>();
        foreach (var told in (string[])[title, votes, holds, "The bags were open.", "Station 1", "commissioner-1", edition.Record.Origin, "A. B."]) Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains(digest, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Null(EditionFiles.Find(edition, $"pdf/decision/{DisputedRecord.Annulled}-de.pdf"));
        Assert.Null(EditionFiles.Find(edition, $"pdf/decision/{DisputedRecord.Filed}-en.pdf"));
    }

    [Fact]
    public async Task Older_versions_do_not_know_what_came_later()
    {
        var versions = await DisputedRecord.Versions();
        Assert.Empty(versions[0].Register.Rows);
        Assert.Equal([DisputedRecord.Filed], versions[1].Register.Rows.Select(r => r.Case.Number));
        Assert.Null(EditionFiles.Find(versions[1], $"en/complaints/{DisputedRecord.Appealed}.html"));
        Assert.True(Json(versions[1], $"data/decisions/{DisputedRecord.Annulled}.json")["in_force"]!.GetValue<bool>());
        Assert.Equal(5, (await DisputedRecord.Latest()).Register.Rows.Length);
    }
}
