using Scrutineer.Testing;
using Xunit;
using PublishedSchemas = Scrutineer.Interchange.Schemas.Schemas;

namespace Scrutineer.Schemas.Tests;

/// <summary>docs/reference/schemas holds what the program writes.</summary>
public class PublishedPages
{
    private static string Folder => Path.Combine(Shared.Repository, "docs", "reference", "schemas");

    [Fact]
    public void The_published_schemas_are_those_of_the_program()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder);
            foreach (var (name, json) in PublishedSchemas.All()) File.WriteAllText(Path.Combine(Folder, name), json);
        }

        foreach (var (name, json) in PublishedSchemas.All())
        {
            var path = Path.Combine(Folder, name);
            Assert.True(File.Exists(path) && File.ReadAllText(path) == json, $"docs/reference/schemas/{name} is stale: run scrutineer schema --out docs/reference/schemas");
        }
    }

    [Fact]
    public void No_other_schema_is_published() =>
        Assert.Equal(PublishedSchemas.All().Select(s => s.FileName), Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
}
