using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Scrutineer.Law;
using Scrutineer.Report.Words;
using Scrutineer.Site.Comparisons;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Tests.Data;
using Xunit;

namespace Scrutineer.Site.Tests.Pages;

/// <summary>Calendar, licence and the election before: shown where the record gives them, and said to be missing where it does not.</summary>
public class ElectionInputs
{
    public static TheoryData<string> Languages() => [.. Wordbook.Languages];

    [Theory]
    [InlineData("en", "4 January 2026, 18:00 (UTC+06:00)", "21 January 2026")]
    [InlineData("ru", "4 января 2026", "21 января 2026")]
    [InlineData("ky", "2026-жылдын 4-январы", "2026-жылдын 21-январы")]
    public async Task The_page_of_errors_says_the_last_moment_with_its_article(string language, string last, string declared)
    {
        var law = Section(await HostileRecord.Latest(), $"{language}/report-error.html", "law")!;
        Assert.Contains(last, law, StringComparison.Ordinal);
        Assert.Contains(HostileRecord.Markup, law, StringComparison.Ordinal);
        Assert.Contains(declared, law, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_record_without_a_calendar_names_no_day(string language)
    {
        var edition = await HostileRecord.Bare();
        var words = Site.Words.SiteWords.In(language);
        Assert.Contains(words["report.no-day"], Section(edition, $"{language}/report-error.html", "law"), StringComparison.Ordinal);
        Assert.Contains(words["calendar.none"], Section(edition, $"{language}/about.html", "calendar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_about_the_election_lists_the_calendar_earliest_first()
    {
        var rows = Page(await HostileRecord.Latest(), "en/about.html").Descendants("section").Single(s => s.Attribute("id")?.Value == "calendar")
            .Descendants("tbody").Single().Elements("tr").Select(r => r.Elements().Skip(1).First().Value).ToList();
        Assert.Equal(["until 4 January 2026, 18:00 (UTC+06:00)", "until the end of 21 January 2026, by the clock of the place"], rows);
    }

    [Fact]
    public async Task A_stated_licence_goes_into_page_package_catalogue_and_data()
    {
        const string Address = "https://example.org/own?a=1&b='2'";
        var edition = await HostileRecord.Latest();
        var link = Page(edition, "en/downloads.html").Descendants("a").Single(a => a.Attribute("rel")?.Value == "license");
        Assert.Equal((Address, HostileRecord.Markup), (link.Attribute("href")!.Value, link.Value));
        var package = Json(edition, "export/datapackage.json")["licenses"]!.AsArray().Single()!;
        Assert.Equal((Address, HostileRecord.Markup, null), (package["path"]!.GetValue<string>(), package["title"]!.GetValue<string>(), package["name"]));
        Assert.Equal(Address, Catalogue(edition)["dct:license"]!["@id"]!.GetValue<string>());
        Assert.Equal(Address, Json(edition, "data/downloads.json")["licence_address"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Without_a_licence_nothing_is_assumed(string language)
    {
        var edition = await HostileRecord.Bare();
        Assert.Contains(Site.Words.SiteWords.In(language)["downloads.licence.none"], Section(edition, $"{language}/downloads.html", "licence"), StringComparison.Ordinal);
        Assert.DoesNotContain(Page(edition, $"{language}/downloads.html").Descendants("a"), a => a.Attribute("rel")?.Value == "license");
        Assert.Null(Json(edition, "export/datapackage.json")["licenses"]);
        Assert.Null(Catalogue(edition)["dct:license"]);
        Assert.Null(Catalogue(edition)["schema:license"]);
        Assert.Null(Json(edition, "data/downloads.json")["licence"]);
        Assert.DoesNotContain("creativecommons", Encoding.UTF8.GetString(EditionFiles.Find(edition, "openapi.json")!.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_are_compared_over_a_base_that_both_elections_have_and_exactly()
    {
        var edition = await HostileRecord.Latest();
        var comparison = PreviousComparison.From(edition)!;
        Assert.Equal("valid", comparison.Of);
        var a = comparison.Lists.Single(l => l.Standing?.List.Code == "A");
        var (votes, valid) = (101 + 7 + 11, 153 + 907 + 36);
        Assert.Equal((votes, valid, "valid"), (a.Now!.Value.Numerator, a.Now.Value.Denominator, a.Now.Value.Of));
        Assert.Equal(new Rational(votes, valid) - new Rational(300, 400), a.Change);
        Assert.Null(comparison.Lists.Single(l => l.Standing?.List.Code == "B").Change);
        Assert.Equal(HostileRecord.Markup, Assert.Single(comparison.Lists, l => l.Standing is null).Then!.Name.In("en"));
    }

    [Theory]
    [InlineData("index")]
    [InlineData("pictures")]
    public async Task The_change_is_a_picture_with_its_table_and_names_its_base(string name)
    {
        var section = Page(await HostileRecord.Latest(), $"en/{name}.html").Descendants("section").Single(s => s.Attribute("id")?.Value == "previous");
        var picture = section.Descendants().Single(e => e.Name.LocalName == "svg");
        Assert.Contains(picture.Elements(), e => e.Name.LocalName == "title" && e.Value.Length > 0);
        // 119/1096 less 3/4 is -64.142 points: one digit more would tell that the exact shares were taken.
        Assert.Contains("\u221264.14 points", picture.Elements().Single(e => e.Name.LocalName == "desc").Value, StringComparison.Ordinal);
        Assert.Contains("valid", section.Descendants("caption").Single().Value, StringComparison.Ordinal);
        var rows = section.Descendants("tbody").Single().Elements("tr").Select(r => r.Elements("td").Select(c => c.Value).ToList()).ToList();
        Assert.Equal(4, rows.Count);
        Assert.Equal(["300", "75.00", "119", "10.86", "\u221264.14", "4", "0"], rows.Single(r => r[0] == "300"));
        Assert.Equal("–", rows.Single(r => r[0] == "90")[4]);
    }

    [Theory]
    [InlineData("index")]
    [InlineData("pictures")]
    public async Task Without_an_election_before_nothing_is_said_of_it(string name)
    {
        var edition = await HostileRecord.Bare();
        Assert.Null(Section(edition, $"en/{name}.html", "previous"));
        Assert.Null(Json(edition, "data/index.json")["previous"]);
    }

    [Fact]
    public async Task A_jump_of_turnout_names_both_shares_and_their_base_on_the_page_of_the_station()
    {
        var findings = Section(await HostileRecord.Latest(), "en/unit/s1.html", "findings")!;
        Assert.Contains("(turnout 15.50\u202F% of the registered voters, 90.00\u202F% in the previous election: \u221274.50 points)", findings, StringComparison.Ordinal);
        var finding = Json(await HostileRecord.Latest(), "data/findings.json")["findings"]!.AsArray().First(f => f!["code"]!.GetValue<string>() == "turnout-jump" && f["channel"]!.GetValue<string>() == "hand")!;
        Assert.Equal(("155", "900"), (finding["turnout"]!["numerator"]!.ToJsonString(), finding["turnout_before"]!["numerator"]!.ToJsonString()));
    }

    private static XDocument Page(Edition edition, string path) =>
        XDocument.Parse(Encoding.UTF8.GetString(EditionFiles.Find(edition, path)!.Bytes.Span)["<!DOCTYPE html>\n".Length..]);

    private static string? Section(Edition edition, string path, string id) =>
        Page(edition, path).Descendants("section").SingleOrDefault(s => s.Attribute("id")?.Value == id)?.Value;

    private static JsonNode Json(Edition edition, string path) => JsonNode.Parse(EditionFiles.Find(edition, path)!.Bytes.Span)!;

    private static JsonNode Catalogue(Edition edition) => JsonNode.Parse(RootFiles.Of(edition).Single(f => f.Path == "catalog.jsonld").File.Bytes.Span)!["dcat:dataset"]!;
}
