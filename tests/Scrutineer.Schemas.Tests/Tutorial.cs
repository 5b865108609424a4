using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Folders;
using Scrutineer.Interchange.Import;
using Xunit;

namespace Scrutineer.Schemas.Tests;

/// <summary>The files of docs/tutorial.md, written out and taken through its steps.</summary>
public sealed class Tutorial : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("scrutineer-tutorial-").FullName;

    public Tutorial()
    {
        foreach (var block in Markdown.Blocks(Markdown.Read("docs", "tutorial.md")))
            if (block.Info.Split(" file=") is [_, var name]) File.WriteAllText(Path.Combine(folder, name), block.Text);
    }

    private Imported Import()
    {
        var mapping = MappingReader.Read(Path.Combine(folder, "mapping.json"));
        Assert.Null(mapping.Refusal);
        var imported = Importer.Read(mapping.Value, [Path.Combine(folder, "results.csv")]);
        Assert.Null(imported.Refusal);
        return imported.Value;
    }

    [Fact]
    public void The_twelve_stations_of_the_tutorial_give_one_finding_and_the_seats_its_text_says()
    {
        var imported = Import();
        Assert.All(imported.Files, f => Assert.True(f.IsComplete));
        var target = Path.Combine(folder, "folder");
        Assert.Null(FolderWriter.Write(folder, imported.Head, imported.Election, imported.Batches, target).Refusal);
        var read = FolderReader.Read(target);
        Assert.Null(read.Refusal);
        var election = read.Value.Election;
        var state = read.Value.State();
        Assert.Equal(12, state["hand"].All.Count());

        var finding = Assert.Single(Check.All(state));
        Assert.Equal(("E1", "West/4", 219L, 215L), (finding.Code, election.Units[finding.Unit].Code, finding.Left, finding.Right));

        var outcome = ElectionOutcome.Of(election, TallyTable.Of(state, "hand")).Value;
        var seats = string.Join(", ", outcome.Outcome.Seats(outcome.Data).Select(s => $"{s.Key} {s.Value}"));
        Assert.Contains($"**Seats:** {seats}.", Markdown.Read("docs", "tutorial.md"), StringComparison.Ordinal);
        Assert.True(outcome.Outcome.IsFinal);
    }

    [Fact]
    public void The_typing_error_of_the_tutorial_is_refused_as_it_says()
    {
        var path = Path.Combine(folder, "results.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("99,160,71", "99,16O,71", StringComparison.Ordinal));
        var refusal = Assert.Single(Import().Refused);
        Assert.Equal("count-wrong", refusal.Code);
        Assert.Contains($"results.csv:{refusal.Line}: {refusal.Message}", Markdown.Read("docs", "tutorial.md"), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
