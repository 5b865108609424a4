using System.Text.RegularExpressions;
using System.Xml.Linq;
using Scrutineer.Elections;
using Scrutineer.Elections.Acts;
using Xunit;

namespace Scrutineer.Report.Tests;

public partial class HtmlTests
{
    private const string Script = "<script>alert(1)</script>";
    private const string Formula = "=cmd()|' /C calc'!A0\" onload=\"alert(1)";
    private const string Backwards = "\u202Eevil\u0000\uD800";

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ky")]
    public void Hostile_names_are_inert_everywhere(string language)
    {
        var input = Hostile();
        var page = Pages.Xml(HtmlReport.Write(input, language));
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "iframe" or "object" or "embed" or "form" or "img");
        Assert.DoesNotContain(page.Descendants().SelectMany(e => e.Attributes()), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Script, Pages.Text(page.Root!), StringComparison.Ordinal);
        Assert.Contains(Formula, Pages.Text(page.Root!), StringComparison.Ordinal);
        var css = page.Descendants("style").Single().Value;
        Assert.DoesNotContain("</style", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere_and_a_strict_policy_says_so()
    {
        var page = Pages.Xml(HtmlReport.Write(Pages.Folder("kg-2020", "machine"), "en"));
        var policy = page.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:", policy, StringComparison.Ordinal);
        var addresses = page.Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "src" or "href" or "srcset" or "action" or "data");
        Assert.All(addresses, a => Assert.True(a.Value.StartsWith('#') || a.Value == "data:,", a.ToString()));
    }

    [Fact]
    public void Landmarks_headings_captions_and_anchors_are_in_order()
    {
        var page = Pages.Xml(HtmlReport.Write(Pages.Folder("kg-2020", "machine"), "en"));
        Assert.Single(page.Descendants("main"));
        Assert.Single(page.Descendants("h1"));
        Assert.Equal("width=device-width, initial-scale=1", page.Descendants("meta").Single(m => m.Attribute("name")?.Value == "viewport").Attribute("content")!.Value);
        Assert.All(page.Descendants("table"), t => Assert.NotEqual("", t.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), t => Assert.Contains(t.Attribute("scope")!.Value, (string[])["col", "row"]));
        Assert.All(page.Descendants("table"), t => Assert.All(
            t.Descendants("tr"), r => Assert.Equal(t.Element("thead")!.Element("tr")!.Elements().Count(), r.Elements().Count())));
        var ids = page.Descendants().Select(e => e.Attribute("id")?.Value).Where(i => i is not null).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
        var levels = page.Descendants().Where(e => e.Name.LocalName is "h1" or "h2" or "h3").Select(e => e.Name.LocalName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), l => Assert.True(l.Second <= l.First + 1));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var input = Pages.Folder("kg-2020", "machine");
        Assert.Equal(HtmlReport.Write(input, "ky"), HtmlReport.Write(input, "ky"));
    }

    [Fact]
    public void Invented_data_say_so_at_the_top_at_the_end_and_under_every_picture()
    {
        var input = Pages.Small(Pages.BarOfCast, [Pages.List("a"), Pages.List("b")], [1000, 800, 500, 300]);
        var election = input.State.Election with { Notice = LocalText.Of("Invented stations.") };
        var page = Pages.Xml(HtmlReport.Write(Pages.Input(Pages.Fold(election, [[1000, 800, 500, 300]]), "hand"), "en"));
        Assert.Equal("Invented stations.", page.Descendants("div").First(d => d.Attribute("class")?.Value == "band notice").Value.Trim());
        Assert.Contains("Invented stations.", page.Descendants("footer").Single().Value, StringComparison.Ordinal);
        Assert.NotEmpty(page.Descendants("figcaption"));
        Assert.All(page.Descendants("figcaption"), c => Assert.Contains("Invented stations.", c.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_colours_stand_out_in_light_and_in_dark(bool isDark)
    {
        var css = Pages.Xml(HtmlReport.Write(Pages.Folder("kg-2020", "machine"), "en")).Descendants("style").Single().Value;
        var root = RootRule().Matches(css)[isDark ? 1 : 0].Groups[1].Value;
        var tokens = Token().Matches(root).ToDictionary(m => m.Groups[1].Value, m => Pictures.Colour.Of(m.Groups[2].Value, 99));
        foreach (var (ink, paper) in (ReadOnlySpan<(string, string)>)[
            ("ink", "paper"), ("soft", "paper"), ("link", "paper"), ("red", "paper"), ("amber", "paper"), ("amber", "amber-paper"), ("red", "red-paper"), ("green", "green-paper")])
            Assert.True(Pictures.Colour.Contrast(tokens[ink], tokens[paper]) >= 4.5, $"{ink} on {paper}");
        Assert.Equal(isDark ? Pictures.Colour.DarkPaper : Pictures.Colour.Paper, tokens["paper"]);
    }

    private static ReportInput Hostile()
    {
        var input = Pages.Small(Pages.BarOfCast, [Pages.List(Script, Script, "red}*{display:none"), Pages.List("f", Formula), Pages.List("b", Backwards)], [100, 90, 40, 30, 20], [100, 190, 40, 30, 20]);
        var election = input.State.Election with
        {
            Id = "x; rm -rf /",
            Name = LocalText.Of(Script),
            LegalState = LocalText.Of(Script),
            Notice = LocalText.Of(Formula),
            Attribution = LocalText.Of(Script),
            Official = [new OfficialFigure("f", 1, 1, Script)],
            Acts = [new SetAside(["s2"], Script, LocalText.Of(Script))],
        };
        var made = Pages.Input(Pages.Fold(election, [[100, 90, 40, 30, 20], [100, 190, 40, 30, 20]]), "hand");
        var text = Pages.Text(Pages.Xml(HtmlReport.Write(made, "en")).Root!);
        Assert.DoesNotContain("rm -rf", text, StringComparison.Ordinal);
        return made with { Sources = [(Script, Formula)] };
    }

    [GeneratedRegex(@":root\{([^}]*)\}")]
    private static partial Regex RootRule();

    [GeneratedRegex(@"--([a-z-]+):(#[0-9a-f]{6})")]
    private static partial Regex Token();
}
