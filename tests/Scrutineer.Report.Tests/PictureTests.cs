using System.Collections.Immutable;
using System.Xml.Linq;
using Scrutineer.Law;
using Scrutineer.Report.Pictures;
using Xunit;

namespace Scrutineer.Report.Tests;

public class PictureTests
{
    private const string Hostile = "<script>alert(1)</script>\"'&\u0000";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(120)]
    [InlineData(460)]
    [InlineData(700)]
    public void A_house_has_as_many_dots_as_seats_and_none_overlap(int seats)
    {
        var svg = XElement.Parse(Hemicycle.Draw([new(seats, Colour.Grey, "c0")], "House", "All", $"{seats}", "majority"));
        var dots = svg.Elements(Svg + "circle").Select(c => (X: (double)c.Attribute("cx")!, Y: (double)c.Attribute("cy")!, R: (double)c.Attribute("r")!)).ToList();
        Assert.Equal(seats, dots.Count);
        for (var i = 0; i < dots.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.True(Math.Sqrt(Math.Pow(dots[i].X - dots[j].X, 2) + Math.Pow(dots[i].Y - dots[j].Y, 2)) >= 2 * dots[i].R * 0.98);
    }

    [Fact]
    public void Pictures_are_well_formed_say_what_they_show_and_make_hostile_names_inert()
    {
        string[] pictures =
        [
            Hemicycle.Draw([new(3, Colour.Grey, "c0")], Hostile, Hostile, Hostile, Hostile),
            Bars.Row(new Rational(1, 2), new Rational(7, 100), Rational.One, Colour.Grey, "c0", Hostile, Hostile),
            TileGrid.Draw([new Tile(0, 0, Hostile, Hostile, Hostile, null, "")], Hostile, Hostile),
        ];
        foreach (var svg in pictures.Select(XElement.Parse))
        {
            Assert.Equal("img", svg.Attribute("role")?.Value);
            Assert.Equal(["title", "desc"], svg.Elements().Take(2).Select(e => e.Name.LocalName));
            Assert.Empty(svg.Descendants(Svg + "script"));
            Assert.Contains("<script>", svg.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_bar_ends_at_its_share_and_an_impossible_one_fills_the_row()
    {
        static string Width(Rational share) =>
            XElement.Parse(Bars.Row(share, null, Rational.One, Colour.Grey, "", "t", "d")).Element(Svg + "rect")!.Attribute("width")!.Value;
        Assert.Equal("33.33%", Width(new Rational(1, 3)));
        Assert.Equal("0.00%", Width(Rational.Zero));
        Assert.Equal("100.00%", Width(new Rational(3, 2)));
    }

    [Theory]
    [InlineData("#ffffff")]
    [InlineData("#000000")]
    [InlineData("#ffee00")]
    [InlineData("red;} body{display:none")]
    [InlineData("")]
    public void Every_colour_stands_out_from_both_papers(string colour)
    {
        foreach (var paper in ImmutableArray.Create(Colour.Paper, Colour.DarkPaper))
        {
            var on = Colour.Of(colour, 20).On(paper);
            Assert.True(Colour.Contrast(on, paper) >= Colour.LeastContrast);
            Assert.Matches("^#[0-9a-f]{6}$", on.ToString());
        }
    }
}
