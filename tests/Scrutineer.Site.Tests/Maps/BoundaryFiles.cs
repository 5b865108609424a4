using System.Diagnostics;
using System.Text;
using Scrutineer.Elections;
using Scrutineer.Interchange.Folders;
using Scrutineer.Site.Maps;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Site.Tests.Maps;

public class BoundaryFiles
{
    private static byte[] Key => File.ReadAllBytes(Path.Combine(Shared.Repository, "elections", "kg-2020", "map.json"));

    private static Election Kyrgyzstan => FolderReader.Read(Path.Combine(Shared.Repository, "elections", "kg-2020")).Value.Election;

    [Fact]
    public void GeoJson_and_TopoJson_of_Kyrgyzstan_give_nine_units_with_the_same_areas()
    {
        var geo = Of("kg-adm1.geojson");
        var topo = Of("kg-boundaries.topojson");
        Assert.Equal(9, geo.Areas.Length);
        Assert.Empty(geo.Unmatched);
        foreach (var area in geo.Areas)
        {
            var (one, other) = (geo.Albers.SquareKilometres(area.Outline), topo.Albers.SquareKilometres(topo.Areas.Single(a => a.Unit == area.Unit).Outline));
            Assert.InRange(other / one, 0.995, 1.005);
        }

        // The land without the lakes, as shared/facts/portals.md gives it.
        Assert.InRange(geo.Areas.Sum(a => geo.Albers.SquareKilometres(a.Outline)), 191_892 * 0.995, 191_892 * 1.005);
    }

    [Fact]
    public void A_map_has_a_shape_for_each_area_and_stays_small()
    {
        var shapes = Of("kg-boundaries.topojson").Shapes;
        Assert.Equal(9, shapes.Shapes.Length);
        Assert.InRange(shapes.Height, 300, 700);
        Assert.InRange(shapes.Shapes.Sum(s => s.Path.Length), 1_000, 20_000);
        Assert.All(shapes.Shapes, s => Assert.InRange(s.X, 0, MapShapes.Width));
    }

    [Fact]
    public void An_area_of_the_map_keeps_its_size_when_it_is_simplified()
    {
        List<(int X, int Y)> ring = [.. Enumerable.Range(0, 2_000).Select(i => ((int)(3_000 * Math.Cos(i * Math.PI / 1_000)), (int)(3_000 * Math.Sin(i * Math.PI / 1_000))))];
        var simple = Simplified.Of([ring], 7)[0];
        Assert.InRange(simple.Count, 20, 200);
        Assert.InRange(Size(simple) / Size(ring), 0.995, 1.005);
    }

    [Fact]
    public void Neighbours_keep_the_border_they_share()
    {
        List<(int X, int Y)> border = [.. Enumerable.Range(0, 301).Select(i => (1_000 + i % 7 * 5, i * 10))];
        List<(int X, int Y)> west = [(0, 0), .. border, (0, 3_000)];
        List<(int X, int Y)> east = [(2_000, 3_000), .. border.AsEnumerable().Reverse(), (2_000, 0)];
        var simple = Simplified.Of([west, east], 12);
        Assert.Equal(Between(simple[0]), Between(simple[1]));

        static IEnumerable<(int, int)> Between(List<(int X, int Y)> ring) => ring.Where(p => p.X is >= 1_000 and <= 1_030).Order();
    }

    [Theory]
    [InlineData("", "map-json")]
    [InlineData("{", "map-json")]
    [InlineData("[]", "map-kind")]
    [InlineData("{\"type\":\"Feature\"}", "map-kind")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "map-geometry")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "map-empty")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[1]}", "map-geometry")]
    [InlineData("{\"type\":\"FeatureCollection\",\"type\":\"FeatureCollection\"}", "map-json")]
    [InlineData("{\"type\":\"Topology\"}", "map-arc")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[[[0,0]]]}", "map-arc")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{}}", "map-layer")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[0]]}}}", "map-arc")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[-2147483648]]}}}", "map-arc")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[[[0,0],[1,1]]],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[0]]}}}", "map-ring")]
    public void A_broken_file_is_refused_by_code(string text, string code) =>
        Assert.Equal(code, BoundaryFile.Read(Encoding.UTF8.GetBytes(text), null).Refusal?.Code);

    [Theory]
    [InlineData("\"Point\"", "[1,2]", "map-geometry")]
    [InlineData("\"Polygon\"", "[[[0,0],[1,0],[1,1]]]", "map-ring")]
    [InlineData("\"Polygon\"", "[[[0,0],[1,0],[1,1],[0,1]]]", "map-ring")]
    [InlineData("\"Polygon\"", "[[[0,0],[1,0],[181,1],[0,0]]]", "map-coordinate")]
    [InlineData("\"Polygon\"", "[[[0,0],[1,0],[1,1e999],[0,0]]]", "map-coordinate")]
    [InlineData("\"Polygon\"", "[[[0,0],[1,0],\"x\",[0,0]]]", "map-coordinate")]
    [InlineData("\"Polygon\"", "[5]", "map-ring")]
    [InlineData("\"MultiPolygon\"", "[5]", "map-geometry")]
    public void A_broken_area_is_refused_by_code(string type, string coordinates, string code) =>
        Assert.Equal(code, BoundaryFile.Read(Encoding.UTF8.GetBytes(
            $"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":null,\"geometry\":{{\"type\":{type},\"coordinates\":{coordinates}}}}}]}}"), null).Refusal?.Code);

    [Fact]
    public void A_deep_or_huge_file_is_refused_at_once()
    {
        var watch = Stopwatch.StartNew();
        Assert.Equal("map-json", Code(new string('[', 100_000)));
        Assert.Equal("map-large", Code(new string(' ', MapInput.MostBytes + 1)));
        Assert.Equal("map-large", Code($"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{string.Join(',', Enumerable.Repeat("[0,1]", BoundaryFile.MostPoints + 1))}]]}}}}]}}"));
        // One arc named again and again is what it would draw.
        var arc = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"[{i % 90},{i % 2}]"));
        Assert.Equal("map-large", Code($"{{\"type\":\"Topology\",\"arcs\":[[{arc},[0,0]]],\"objects\":{{\"a\":{{\"type\":\"Polygon\",\"arcs\":[[{string.Join(',', Enumerable.Range(0, 2_000).Select(_ => "0"))}]]}}}}}}"));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));

        static string? Code(string text) => BoundaryFile.Read(Encoding.UTF8.GetBytes(text), null).Refusal?.Code;
    }

    [Theory]
    [InlineData("{\"format\":\"scrutineer-map/2\",\"property\":\"iso\"}", "map-key-format")]
    [InlineData("{\"format\":\"scrutineer-map/1\",\"property\":\"iso\",\"projection\":{\"parallels\":[\"40\",\"-40\"],\"centre\":[\"75\",\"41\"]}}", "map-projection")]
    [InlineData("{\"format\":\"scrutineer-map/1\",\"property\":\"iso\",\"units\":{\"nowhere\":\"KG-Y\"}}", "map-unit-unknown")]
    [InlineData("{\"format\":\"scrutineer-map/1\",\"property\":\"iso\",\"units\":{\"naryn\":\"XX\"}}", "map-no-unit")]
    [InlineData("{\"format\":\"scrutineer-map/1\",\"property\":\"level\",\"units\":{\"naryn\":\"1\"}}", "map-unit-twice")]
    public void A_wrong_key_is_refused_by_code(string key, string code) =>
        Assert.Equal(code, Boundaries.Read(File.ReadAllBytes(Shared.Path("data", "geo-kyrgyzstan", "kg-adm1.geojson")), Encoding.UTF8.GetBytes(key), Kyrgyzstan).Refusal?.Code);

    private static Boundaries Of(string file)
    {
        var read = Boundaries.Read(File.ReadAllBytes(Shared.Path("data", "geo-kyrgyzstan", file)), Key, Kyrgyzstan);
        Assert.True(read.IsOk, read.Refusal?.ToString());
        return read.Value;
    }

    private static double Size(List<(int X, int Y)> ring) =>
        Math.Abs(ring.Select((p, i) => (double)p.X * ring[(i + 1) % ring.Count].Y - (double)ring[(i + 1) % ring.Count].X * p.Y).Sum());
}
