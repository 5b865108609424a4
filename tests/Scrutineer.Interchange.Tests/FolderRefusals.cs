using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>A folder that is wrong in one place is refused with that file and line.</summary>
public sealed class FolderRefusals : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public void The_folder_of_these_tests_is_right()
    {
        var read = Folder.Ok(folder.Read());
        Assert.Equal(["c", "r1", "a", "b"], read.Election.Units.All.Select(u => u.Code));
        Assert.Equal(60, TallyTable.Of(read.State(), "hand").Country.Votes(0));
    }

    [Theory]
    [InlineData("units.csv", "code,level,parent", "code,level,above", "column-missing", 1)]
    [InlineData("units.csv", "a,station,r1,School,100", "a,station,r1,School,many", "count-wrong", 4)]
    [InlineData("units.csv", "a,station,r1,School,100", "a,station,r1,School,-1", "count-wrong", 4)]
    [InlineData("units.csv", "a,station,r1,School,100", "a,station,r1,School", "row-width", 4)]
    [InlineData("units.csv", "a,station,r1,School,100", "a,,r1,School,100", "unit-level", 4)]
    [InlineData("units.csv", "b,station,r1", "b,station,r9", "unit-unknown", 5)]
    [InlineData("units.csv", "b,station,r1", "a,station,r1", "unit-twice", 5)]
    [InlineData("units.csv", "r1,region,c", "r1,region,r1", "unit-cycle", 3)]
    [InlineData("units.csv", "r1,region,c", "r1,region,", "unit-two-roots", 3)]
    [InlineData("units.csv", "a,station,r1", "=a,station,r1", "code-unsafe", 4)]
    [InlineData("units.csv", "a,station,r1", "@a,station,r1", "code-unsafe", 4)]
    [InlineData("units.csv", "a,station,r1", "*,station,r1", "code-unsafe", 4)]
    [InlineData("units.csv", "a,station,r1", ",station,r1", "code-unsafe", 4)]
    [InlineData("units.csv", "a,station,r1", "\"a\tb\",station,r1", "code-unsafe", 4)]
    [InlineData("units.csv", "name_en,registered", "registered,registered", "column-twice", 1)]
    [InlineData("lists.csv", "code,name_en", "id,name_en", "column-missing", 1)]
    [InlineData("lists.csv", "L2,Two,", "L1,Two,", "list-twice", 3)]
    [InlineData("lists.csv", "L2,Two,", "L2,Two,red", "list-colour", 3)]
    [InlineData("lists.csv", "L2,Two,", "+L2,Two,", "code-unsafe", 3)]
    [InlineData("lists.csv", "L1,One,#aa0000\nL2,Two,\n", "", "lists-empty", 1)]
    [InlineData("protocols/hand.csv", "unit,registered", "station,registered", "column-missing", 1)]
    [InlineData("protocols/hand.csv", "valid,L1,L2", "valid,L1,L3", "column-unknown", 1)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "b,200,70,thirty,40", "count-wrong", 3)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "b,200,70,-30,40", "count-wrong", 3)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "b,200,70,30.5,40", "count-wrong", 3)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "b,200,70,9999999999999,40", "count-wrong", 3)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "b,200,70,99999999999999999999,40", "count-wrong", 3)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "x,200,70,30,40", "unit-unknown", 3)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "b,200,70,30", "row-width", 3)]
    [InlineData("protocols/hand.csv", "b,200,70,30,40", "\"b\n\",200,70,30,40", "unit-unknown", 3)]
    [InlineData("form.json", "valid = sum(lists)", "valid = sum(votes)", "form-equation", 6)]
    [InlineData("form.json", "{\"code\": \"valid\"", "{\"code\": \"registered\"", "form-code-twice", 3)]
    [InlineData("form.json", "\"equations\": [", "\"equations\": [,", "json-invalid", 5)]
    [InlineData("law.json", "\"seats\": 5", "\"seats\": 5, \"votes\": \"second\"", "law-unknown-table", 4)]
    [InlineData("law.json", "\"do\": \"award\"", "\"do\": \"grant\"", "law-unknown-verb", 4)]
    [InlineData("election.json", "2020-10-04", "4.10.2020", "election-date", 2)]
    [InlineData("election.json", "scrutineer-election/1", "scrutineer-election/9", "election-format", 2)]
    [InlineData("election.json", "\"channel\": \"hand\"", "\"channel\": \"machine\"", "channel-unknown", 5)]
    [InlineData("election.json", "protocols/hand.csv", "../hand.csv", "path-outside", 5)]
    [InlineData("election.json", "protocols/hand.csv", "/etc/passwd", "path-outside", 5)]
    [InlineData("election.json", "protocols/hand.csv", "protocols/../../x.csv", "path-outside", 5)]
    [InlineData("election.json", "protocols/hand.csv", "c:x.csv", "path-outside", 5)]
    [InlineData("election.json", "protocols/hand.csv", "..\\\\x.csv", "path-outside", 5)]
    [InlineData("election.json", "{\"code\": \"hand\", \"names\": \"Hand\", \"decides\": true}", "", "channel-none", 3)]
    [InlineData("election.json", "\"decides\": true}", "\"decides\": true}, {\"code\": \"hand\", \"names\": \"x\"}", "channel-twice", 3)]
    public void One_mistake_is_refused_with_its_file_and_line(string file, string from, string to, string code, int line)
    {
        var refusal = Folder.Refused(folder.Edit(file, from, to).Read(), code);
        Assert.Equal(folder.At(file), refusal.File);
        Assert.Equal(line, refusal.Line);
    }

    [Theory]
    [InlineData("election.json", "json-invalid")]
    [InlineData("form.json", "json-invalid")]
    [InlineData("law.json", "json-invalid")]
    [InlineData("units.csv", "file-empty")]
    [InlineData("lists.csv", "file-empty")]
    [InlineData("protocols/hand.csv", "file-empty")]
    public void An_empty_file_is_refused_by_name(string file, string code) =>
        Assert.Equal(folder.At(file), Folder.Refused(folder.Write(file, "").Read(), code).File);

    [Theory]
    [InlineData("election.json")]
    [InlineData("form.json")]
    [InlineData("units.csv")]
    [InlineData("protocols/hand.csv")]
    public void A_missing_file_is_refused_by_name(string file)
    {
        File.Delete(folder.At(file));
        Assert.Equal(folder.At(file), Folder.Refused(folder.Read(), "file-missing").File);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() => Folder.Refused(Folders.FolderReader.Read(folder.At("none")), "folder-missing");

    [Fact]
    public void Units_without_a_root_are_refused_as_a_cycle() =>
        Folder.Refused(folder.Edit("units.csv", "c,country,", "c,country,r1").Read(), "unit-cycle");

    [Fact]
    public void The_line_of_a_unit_below_a_name_of_two_lines_is_right() =>
        Assert.Equal(6, Folder.Refused(folder.Edit("units.csv", "Country", "\"Coun\ntry\"").Edit("units.csv", "Hall,200", "Hall,x").Read(), "count-wrong").Line);

    [Fact]
    public void A_line_of_the_form_and_a_list_cannot_share_a_code() =>
        Assert.Equal(folder.At("form.json"), Folder.Refused(folder.Edit("lists.csv", "L2,Two", "valid,Two").Edit("protocols/hand.csv", "L2", "x").Read(), "code-clash").File);

    [Fact]
    public void Acts_and_official_figures_are_checked_against_the_election()
    {
        folder.Write("acts/a.json", "{\"act\": \"set-aside\", \"by\": \"court\", \"reason\": \"r\", \"units\": [\"zz\"]}");
        folder.Edit("election.json", "\"files\": {", "\"files\": { \"acts\": [\"acts/a.json\"],");
        Assert.Equal(folder.At("acts/a.json"), Folder.Refused(folder.Read(), "unit-unknown").File);
        folder.Edit("acts/a.json", "zz", "a");
        Assert.Single(Folder.Ok(folder.Read()).Election.Acts);
        folder.Write("official.csv", "what,votes,seats,source\nL1,60,3,gazette\nL9,1,,gazette\n");
        folder.Edit("election.json", "\"files\": {", "\"files\": { \"official\": \"official.csv\",");
        Assert.Equal((folder.At("official.csv"), 3), (Folder.Refused(folder.Read(), "official-unknown").File, folder.Read().Refusal!.Line));
        folder.Edit("official.csv", "L9,1,,gazette\n", "");
        Assert.Equal(new OfficialFigure("L1", 60, 3, "gazette"), Assert.Single(Folder.Ok(folder.Read()).Election.Official));
    }

    [Fact]
    public void A_tile_for_a_unit_that_does_not_exist_is_refused() =>
        Folder.Refused(folder.Edit("election.json", "\"channels\"", "\"tiles\": {\"zz\": [0, 1]}, \"channels\"").Read(), "unit-unknown");

    [Fact]
    public void A_time_without_its_offset_is_refused()
    {
        folder.Write("protocols/hand.csv", "unit,received_at,L1,L2\na,2020-10-04T22:15:00,1,2\n");
        Assert.Equal(2, Folder.Refused(folder.Read(), "time-wrong").Line);
        folder.Edit("protocols/hand.csv", "22:15:00", "22:15:00+06:00");
        var protocol = Assert.Single(Folder.Ok(folder.Read()).Batches[0].Protocols);
        Assert.Equal(new DateTimeOffset(2020, 10, 4, 16, 15, 0, TimeSpan.Zero), protocol.Received);
    }

    public void Dispose() => folder.Dispose();
}
