using Scrutineer.Elections;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Previous;
using Scrutineer.Interchange.Folders;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>The election before, as files of a folder: read strictly, kept through import and writing.</summary>
public sealed class PreviousFiles : IDisposable
{
    private readonly Folder folder = new();

    public PreviousFiles() => folder
        .Edit("election.json", "\"files\": {", "\"files\": {\"previous\": \"previous.json\", \"previous-units\": \"previous.csv\",")
        .Edit("form.json", "\"valid\": \"valid\"}", "\"valid\": \"valid\", \"cast\": \"valid\"}")
        .Write("previous.json", """
            {"format": "scrutineer-previous/1", "names": "Before", "date": "2015-10-04",
             "bases": {"valid": 200},
             "lists": [{"names": "Old one", "now": "L1", "votes": 120}, {"names": "Gone", "votes": 80}]}
            """)
        .Write("previous.csv", "unit,registered,cast\na,100,20\nb,200,\n");

    [Fact]
    public void Its_lists_and_the_turnout_of_its_units_are_read()
    {
        var read = Folder.Ok(folder.Read());
        Assert.Equal(("Before", 20, "Old one"), (read.Election.Previous!.Name.In("en"), read.Election.Previous.TurnoutJump, read.Election.Previous.Of("L1")!.Name.In("en")));
        Assert.Null(read.Election.Previous.Of("L2"));
        Assert.Equal(new PreviousTurnout(100, 20), read.Election.Units[read.Election.Units.Find("a")].Previous);
        Assert.Null(read.Election.Units[read.Election.Units.Find("b")].Previous);
        var finding = Assert.Single(Check.All(read.State()));
        Assert.Equal((FindingCodes.TurnoutJump, "a"), (finding.Code, read.Election.Units[finding.Unit].Code));
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var read = Folder.Ok(folder.Read());
        Folder.Ok(FolderWriter.Write(folder.Root, read.Head, read.Election, read.Batches, folder.At("out")));
        var again = Folder.Ok(FolderReader.Read(folder.At("out"))).Election;
        Assert.Equal(read.Election.Units.All.Select(u => u.Previous), again.Units.All.Select(u => u.Previous));
        Assert.Equal(read.Election.Previous!.Lists.AsEnumerable(), again.Previous!.Lists);
    }

    [Fact]
    public void Units_that_an_import_makes_have_their_turnout_too()
    {
        folder.Write("units.csv", "code,level,parent,name_en\nc,country,,Country\n").Edit("election.json", "{\"file\": \"protocols/hand.csv\", \"channel\": \"hand\", \"version\": \"v1\"}", "");
        var imported = Folder.Ok(folder.Import("region,station,ballots,one,two\nr1,a,50,30,20\nr1,b,70,30,40\n"));
        Assert.Equal(20, imported.Election.Units[imported.Election.Units.Find("a")].Previous!.Cast);
        Assert.Contains(imported.Made, u => u.Previous is not null);
    }

    [Theory]
    [InlineData("previous.csv", "a,100,20", "x,100,20", "unit-unknown", 2)]
    [InlineData("previous.csv", "b,200,", "a,200,", "previous-unit-twice", 3)]
    [InlineData("previous.csv", "a,100,20", "a,100,-20", "count-wrong", 2)]
    [InlineData("previous.csv", "unit,registered,cast", "unit,registered,voted", "column-missing", 1)]
    [InlineData("previous.json", "scrutineer-previous/1", "scrutineer-previous/2", "previous-format", 1)]
    [InlineData("previous.json", "2015-10-04", "4.10.2015", "previous-date", 1)]
    [InlineData("previous.json", "\"bases\"", "\"basis\"", "json-unknown-member", 2)]
    [InlineData("previous.json", "{\"names\": \"Gone\"", "{\"names\": \"Gone\", \"now\": \"L1\"", "previous-list-twice", 3)]
    [InlineData("previous.json", "\"now\": \"L1\"", "\"now\": \"L7\"", "list-unknown", null)]
    [InlineData("previous.json", "2015-10-04", "2020-10-04", "previous-date", null)]
    [InlineData("election.json", "\"previous\": \"previous.json\",", "", "previous-missing", 4)]
    [InlineData("election.json", "\"previous.csv\"", "\"../previous.csv\"", "path-outside", 4)]
    public void One_mistake_is_refused_with_its_file_and_line(string file, string from, string to, string code, int? line)
    {
        var refusal = Folder.Refused(folder.Edit(file, from, to).Read(), code);
        Assert.Equal((folder.At(file), line), (refusal.File, refusal.Line));
    }

    public void Dispose() => folder.Dispose();
}
