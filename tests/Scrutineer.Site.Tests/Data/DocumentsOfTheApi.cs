using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Scrutineer.Schemas.Tests;
using Scrutineer.Site.Data;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Xunit;

namespace Scrutineer.Site.Tests.Data;

/// <summary>The JSON twin of every page: valid by its published schema, the same every time, and honest about shares.</summary>
public class DocumentsOfTheApi
{
    private static JsonObject Api => JsonNode.Parse(DataFiles.Api.Bytes.Span)!.AsObject();

    private static IEnumerable<(string Path, JsonNode Json)> Documents(Edition edition) =>
        new DataFiles().Paths(edition).Where(p => p.StartsWith("data/", StringComparison.Ordinal))
            .Select(p => (p, JsonNode.Parse(new DataFiles().Find(edition, p, live: null)!.Bytes.Span)!));

    [Fact]
    public async Task Every_document_of_a_version_is_valid_by_its_schema()
    {
        var validator = new SchemaValidator(Api);
        var documents = Documents(await HostileRecord.Latest()).ToList();
        Assert.Equal(11 + 8 + 3, documents.Count);
        foreach (var (path, json) in documents)
        {
            var kind = json["kind"]!.GetValue<string>();
            var schema = $"#/components/schemas/{char.ToUpperInvariant(kind[0])}{kind[1..]}Document";
            Assert.True(validator.Wrong(schema, json) is null, $"{path}: {validator.Wrong(schema, json)}");
        }
    }

    [Fact]
    public async Task Every_file_of_a_version_that_is_no_page_has_its_path_in_the_API_document()
    {
        var patterns = Api["paths"]!.AsObject().Select(p => new Regex("^" + Regex.Escape(p.Key).Replace(@"\{version}", "[0-9]+").Replace(@"\{file}", ".+")
            .Replace(@"\{code}", "[A-Za-z0-9_~-]+").Replace(@"\{language}", "(en|ru|ky)") + "$")).ToList();
        var paths = EditionFiles.Paths(await HostileRecord.Latest()).Where(p => Path.GetExtension(p) is not (".html" or ".css" or ".svg")).ToList();
        Assert.NotEmpty(paths);
        foreach (var path in paths) Assert.Single(patterns, p => p.IsMatch("/v/7/" + path));
    }

    [Fact]
    public async Task No_path_is_listed_twice_and_every_listed_file_is_there()
    {
        var edition = await HostileRecord.Latest();
        var paths = EditionFiles.Paths(edition).ToList();
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        foreach (var path in paths) Assert.True(EditionFiles.Find(edition, path) is not null, path);
        foreach (var none in (string[])["data/none.json", "data/unit/none.json", "data/unit/land.json", "data/list/Z.json", "data/../index.json", "data/unit/s~zz.json", "export/none.csv", "export/../bundle.zip"])
            Assert.Null(EditionFiles.Find(edition, none));
    }

    [Fact]
    public async Task The_same_record_gives_the_same_bytes()
    {
        var (once, again) = (await HostileRecord.Latest(), await HostileRecord.Again());
        foreach (var path in EditionFiles.Paths(once))
            Assert.True(EditionFiles.Find(once, path)!.Bytes.Span.SequenceEqual(EditionFiles.Find(again, path)!.Bytes.Span), path);
    }

    [Fact]
    public async Task Every_share_names_its_base_and_is_the_quotient_of_its_numbers()
    {
        var shares = Documents(await HostileRecord.Latest()).SelectMany(d => Objects(d.Json)).Where(o => o.ContainsKey("percent")).ToList();
        Assert.NotEmpty(shares);
        foreach (var share in shares)
        {
            var (part, whole) = ((decimal)share["numerator"]!.GetValue<long>(), (decimal)share["denominator"]!.GetValue<long>());
            Assert.NotEmpty(share["of"]!.GetValue<string>());
            Assert.Equal(decimal.Round(part / whole * 100, 2, MidpointRounding.AwayFromZero).ToString("0.00", null), share["percent"]!.GetValue<string>());
            Assert.Equal(part > whole, share["impossible"]!.GetValue<bool>());
        }
    }

    [Fact]
    public async Task The_country_says_its_votes_its_seats_and_that_it_is_preliminary()
    {
        var json = Documents(await HostileRecord.Latest()).Single(d => d.Path == "data/index.json").Json;
        Assert.Equal("preliminary", json["version"]!["status"]!.GetValue<string>());
        Assert.True(json["version"]!["partial"]!.GetValue<bool>());
        var standings = json["standings"]!.AsArray().ToDictionary(s => s!["list"]!.GetValue<string>(), s => s!);
        Assert.Equal((119L, 961L, 16L), (Votes("A"), Votes("B"), Votes("none")));
        Assert.Equal(5, standings.Values.Sum(s => s["seats"]!.GetValue<long>()));
        Assert.Equal(HostileRecord.Kyrgyz, standings["A"]["name"]!["ky"]!.GetValue<string>());

        long Votes(string list) => standings[list]["votes"]!.GetValue<long>();
    }

    [Fact]
    public async Task A_station_tells_its_protocols_and_its_history()
    {
        var json = Documents(await HostileRecord.Latest()).Single(d => d.Path == "data/unit/s1.json").Json;
        Assert.Equal(["machine", "hand"], json["protocols"]!.AsArray().Select(p => p!["channel"]!.GetValue<string>()));
        Assert.Equal([101, 49, 3], json["protocols"]![1]!["votes"]!.AsArray().Select(v => v!.GetValue<int>()));
        Assert.Equal([100, 50, 3], json["protocols"]![1]!["earlier"]![0]!["votes"]!.AsArray().Select(v => v!.GetValue<int>()));
        Assert.Equal(
            ["protocol.reported", "protocol.reported", "protocol.corrected"], json["history"]!.AsArray().Select(e => e!["type"]!.GetValue<string>()));
    }

    [Fact]
    public void The_reference_names_every_document()
    {
        var page = File.ReadAllText(Path.Combine(Testing.Shared.Repository, "docs", "reference", "api.md"), Encoding.UTF8);
        foreach (var kind in DataFiles.Kinds) Assert.Contains($"`data/{kind.Pattern}`", page, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? json) => json switch
    {
        JsonObject o => o.Select(m => m.Value).SelectMany(Objects).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };
}
