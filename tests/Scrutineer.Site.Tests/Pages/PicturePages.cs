using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scrutineer.Report.Words;
using Scrutineer.Site.Files;
using Scrutineer.Site.Tests.Data;
using Xunit;

namespace Scrutineer.Site.Tests.Pages;

public partial class PicturePages
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string[] Names =
    [
        "index", "about", "report-error", "downloads", "findings", "progress", "map", "pictures", "embed", "screen/overview", "screen/bar", "screen/map", "widget/votes", "widget/seats", "widget/map",
    ];

    public static TheoryData<string> Pages() => [.. Wordbook.Languages.SelectMany(l => Names.Select(n => $"{l}/{n}.html"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_well_formed_in_every_language_and_escapes_every_name(string path)
    {
        var (text, page) = await Read(path);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Single(page.Descendants("h1"));
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_picture_has_title_and_description_and_a_table_on_its_page(string path)
    {
        var (_, page) = await Read(path);
        var pictures = page.Descendants(Svg + "svg").ToList();
        Assert.All(pictures, p => Assert.NotEmpty(p.Element(Svg + "title")!.Value));
        Assert.All(pictures, p => Assert.NotEmpty(p.Element(Svg + "desc")!.Value));
        // A wall screen and a widget of the map have their list of leaders instead.
        if (pictures.Count > 0) Assert.True(page.Descendants("table").Any() || page.Descendants("ol").Any());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_above_100_per_cent_without_the_sign(string path)
    {
        var (_, page) = await Read(path);
        foreach (var text in page.Descendants().Where(e => !e.HasElements).Select(e => e.Value))
            foreach (Match match in Percent().Matches(text))
                if (double.Parse(match.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture) > 100) Assert.Contains('⚠', text);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_legal_state_stands_on_every_page(string path)
    {
        var (_, page) = await Read(path);
        Assert.Contains(page.Descendants("div"), d => d.Attribute("class")?.Value.Contains("preliminary", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Stations_that_are_in_and_missing_make_all()
    {
        var edition = await HostileRecord.Latest();
        var (progress, country) = (edition.Progress, edition.Tallies.Country);
        Assert.Equal(5, progress.Stations);
        Assert.Equal(progress.Stations, country.StationsReported + progress.Missing.Length);
        Assert.Equal(3, progress.Received);
        Assert.Equal(1, progress.Corrected);
        Assert.Equal(["s4", HostileRecord.LongCode + "/1"], progress.Missing.Select(m => edition.Election.Units[m.Unit].Code));
    }

    [Theory]
    [InlineData("en", "4 October")]
    [InlineData("ru", "4 октября")]
    [InlineData("ky", "4-октябры")]
    public void The_ends_of_the_axis_of_time_name_the_day(string language, string day)
    {
        var mark = new Site.Pictures.TimeMark(1, "23:00", Report.Words.Moments.Day(Site.Words.SiteWords.In(language), new DateOnly(2020, 10, 4)));
        var picture = Site.Pictures.StepPicture.Draw([new("A", "one", new Report.Pictures.Colour(0, 0, 0), [(0, 0), (1, 1)])], [], [mark], null, "title", "told");
        Assert.Contains(">23:00</text>", picture, StringComparison.Ordinal);
        Assert.Contains($">{day}</text>", picture, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fingerprint_and_its_table_hold_every_registered_voter_once()
    {
        var print = Site.Pictures.Fingerprint.Of(await HostileRecord.Latest());
        Assert.NotNull(print);
        Assert.Equal(print.Stations, print.Shown + print.Outside);
        Assert.Equal(print.Voters, Enumerable.Range(0, 10).Sum(t => Enumerable.Range(0, 10).Sum(s => print.Band(t, s))));
        Assert.Equal(3_000, print.Voters);
    }

    [Fact]
    public async Task The_map_links_each_area_to_its_page_and_names_what_is_no_unit()
    {
        var (_, page) = await Read("en/map.html");
        var links = page.Descendants(Svg + "svg").First().Descendants(Svg + "a").Select(a => a.Attribute("href")!.Value);
        Assert.Equal(["unit/r1.html", "unit/r2.html"], links.Order());
        Assert.Contains("1 area of the boundaries is no unit", page.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("screen/overview", "screen", "screen")]
    [InlineData("widget/votes", "widget", null)]
    public async Task Screens_and_widgets_have_no_navigation(string name, string style, string? follow)
    {
        var (_, page) = await Read($"en/{name}.html");
        Assert.Equal(style, page.Root!.Attribute("class")?.Value);
        Assert.Equal(follow, page.Root.Attribute("data-follow")?.Value);
        Assert.Empty(page.Descendants("nav"));
    }

    private static async Task<(string Text, XDocument Page)> Read(string path)
    {
        var file = EditionFiles.Find(await HostileRecord.Latest(), path);
        Assert.NotNull(file);
        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        return (text, XDocument.Parse(text["<!DOCTYPE html>\n".Length..]));
    }

    [GeneratedRegex("([0-9]+(?:[.,][0-9]+)?)\u202F?%")]
    private static partial Regex Percent();
}
