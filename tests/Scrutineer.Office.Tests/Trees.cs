using Xunit;

namespace Scrutineer.Office.Tests;

/// <summary>Which folder is the published tree of what a command was given.</summary>
public sealed class Trees : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scrutineer-").FullName;

    [Fact]
    public void A_published_tree_is_its_own_even_if_it_holds_a_folder_named_public()
    {
        File.WriteAllText(Path.Combine(folder, "checkpoint"), "");
        Directory.CreateDirectory(Path.Combine(folder, "public"));
        Assert.Equal(folder, RecordPaths.TreeOf(folder));
    }

    [Theory]
    [InlineData("record")]
    [InlineData("public")]
    public void An_election_folder_has_its_tree_in_public_also_before_it_is_published(string part)
    {
        Directory.CreateDirectory(Path.Combine(folder, part));
        Assert.Equal(Path.Combine(folder, "public"), RecordPaths.TreeOf(folder));
    }

    [Fact]
    public void A_definition_alone_makes_an_election_folder()
    {
        File.WriteAllText(Path.Combine(folder, "election.json"), "{}");
        Assert.Equal(Path.Combine(folder, "public"), RecordPaths.TreeOf(folder));
    }

    [Fact]
    public void What_is_no_election_is_taken_as_it_is()
    {
        Assert.Equal(folder, RecordPaths.TreeOf(folder));
        Assert.Equal("https://record.example/a", RecordPaths.TreeOf("https://record.example/a"));
        Assert.Equal("tree.zip", RecordPaths.TreeOf("tree.zip"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
