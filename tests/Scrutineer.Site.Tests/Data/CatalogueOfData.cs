using System.Text.Json.Nodes;
using Scrutineer.Site.Files;
using Xunit;

namespace Scrutineer.Site.Tests.Data;

/// <summary>The catalogue at the root of the site.</summary>
public class CatalogueOfData
{
    [Fact]
    public async Task It_names_every_file_that_can_be_taken_away_and_only_such()
    {
        var latest = await HostileRecord.Latest();
        var catalogue = JsonNode.Parse(RootFiles.Of(latest).Single(f => f.Path == "catalog.jsonld").File.Bytes.Span)!;
        var files = catalogue["dcat:dataset"]!["dcat:distribution"]!.AsArray().Select(d => d!).ToList();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var below = file["dcat:downloadURL"]!["@id"]!.GetValue<string>()[$"v/{latest.Number}/".Length..];
            Assert.Equal(file["dcat:mediaType"]!.GetValue<string>(), EditionFiles.Find(latest, below)!.MediaType.Split(';')[0]);
        }

        Assert.Equal($"urn:scrutineer:h:version:{latest.Number}", catalogue["dcat:dataset"]!["dct:identifier"]!.GetValue<string>());
    }
}
