using System.Text;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Csv;
using Scrutineer.Interchange.Import;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>Foreign files become protocols: every row is accounted for, every sum arrives, nothing is guessed.</summary>
public sealed class Importing : IDisposable
{
    private const string Header = "region,station,ballots,one,two\n";
    private readonly Folder folder = new();

    [Fact]
    public void Rows_become_protocols_and_totals_in_are_totals_out()
    {
        var imported = Folder.Ok(folder.Import(Header + "r1,a,50,30,20\nr1,new,7,3,4\nSouth,s1,9,4,5\n"));
        var report = Assert.Single(imported.Files);
        Assert.True(report.IsComplete);
        Assert.Equal((3, 3), (report.Rows, report.Imported));
        Assert.Equal([("ballots", "valid", 66L, 66L), ("one", "L1", 37L, 37L), ("two", "L2", 29L, 29L)], report.Totals.Select(t => (t.Column, t.Target, t.In, t.Out)));
        var units = imported.Election.Units;
        Assert.Equal("South", units[units.Find("s1")].Parent);
        Assert.Equal("r1", units[units.Find("new")].Parent);
        Assert.Equal("region", units[units.Find("South")].Level);
    }

    [Fact]
    public void Rows_that_do_not_fit_are_refused_one_by_one_with_their_sums()
    {
        var imported = Folder.Ok(folder.Import(Header + "r1,a,50,30,20\nr1,b,70,thirty,40\nr1,x\nr1,a,1,1,0\nr1,y,5,-1,6\nr1,z,,,\nr1,=cmd(),9,4,5\nr1,w,3,1,2\n"));
        var report = Assert.Single(imported.Files);
        Assert.Equal(
            [(3, "count-wrong"), (4, "row-width"), (5, "station-twice"), (6, "count-wrong"), (7, "row-blank"), (8, "code-unsafe")],
            report.Refused.Select(r => (r.Line!.Value, r.Code)));
        Assert.All(report.Refused, r => Assert.Equal(folder.At("in/results.csv"), r.File));
        Assert.Equal((8, 2, 0), (report.Rows, report.Imported, report.LeftOut.Length));
        Assert.True(report.IsComplete);
        var two = report.Totals.Single(t => t.Target == "L2");
        Assert.Equal((73L, 51L, 22L), (two.In, two.Refused, two.Out));
        Assert.Equal(6, imported.Refused.Count());
    }

    [Fact]
    public void Blank_rows_are_left_out_and_counted_where_the_mapping_says_so()
    {
        folder.Edit("mapping.json", "\"inputs\"", "\"blank-rows\": \"skip\", \"inputs\"");
        var report = Assert.Single(Folder.Ok(folder.Import(Header + "r1,a,50,30,20\nr1,p,,,\nr1,q, ,,\nr1,zero,0,0,0\n")).Files);
        Assert.Equal([3, 4], report.LeftOut.AsEnumerable());
        Assert.Equal((4, 2), (report.Rows, report.Imported));
        Assert.True(report.IsComplete);
    }

    [Theory]
    [InlineData("region,station,ballots,one\nr1,a,50,30\n", "column-missing", 1)]
    [InlineData("region,station,ballots,one,two,extra\nr1,a,50,30,20,1\n", "column-unmapped", 1)]
    [InlineData("region,station,ballots,one,two,two\nr1,a,50,30,20,1\n", "column-twice", 1)]
    [InlineData(Header, "file-empty", 1)]
    [InlineData("", "file-empty", null)]
    public void A_file_that_does_not_fit_the_mapping_is_refused_as_a_whole(string file, string code, int? line)
    {
        var refusal = Folder.Refused(folder.Import(file), code);
        Assert.Equal((folder.At("in/results.csv"), line), (refusal.File, refusal.Line));
    }

    [Fact]
    public void Bytes_of_another_encoding_are_refused_and_read_where_the_mapping_names_it()
    {
        var bytes = CsvStyle.Find("windows-1251")!.GetBytes(Header + "Юг,школа,9,4,5\n");
        Folder.Refused(folder.Import(bytes), "file-encoding");
        folder.Edit("mapping.json", "\"inputs\"", "\"csv\": {\"encoding\": \"windows-1251\"}, \"inputs\"");
        var units = Folder.Ok(folder.Import(bytes)).Election.Units;
        Assert.Equal("Юг", units[units.Find("школа")].Parent);
    }

    [Fact]
    public void Packed_files_are_imported_like_plain_ones_and_damaged_ones_not_at_all()
    {
        var text = Encoding.UTF8.GetBytes(Header + "r1,a,50,30,20\n");
        foreach (var bytes in (byte[][])[text, Folder.Gzip(text), Folder.Zip(("r.csv", text))])
            Assert.Equal(30, TallyTable.Of(State(Folder.Ok(folder.Import(bytes))), "hand").Country.Votes(0));
        Folder.Refused(folder.Import(Folder.Gzip(text)[..^5]), "archive-damaged");
        Folder.Refused(folder.Import(Folder.Zip(("r.csv", text))[..^5]), "archive-damaged");
    }

    [Theory]
    [InlineData("\"one\"", "\"wone\"", "column-missing")]
    [InlineData("\"L1\": \"one\", ", "", "mapping-list")]
    [InlineData("\"L1\": \"one\", ", "\"L1\": \"one\", \"L9\": \"one\", ", "list-unknown")]
    [InlineData("\"valid\": [", "\"marked\": [", "line-unknown")]
    [InlineData("\"channel\": \"hand\"", "\"channel\": \"radio\"", "channel-unknown")]
    [InlineData("scrutineer-mapping/1", "scrutineer-mapping/2", "mapping-format")]
    [InlineData("\"inputs\"", "\"blank-rows\": \"drop\", \"inputs\"", "mapping-option")]
    [InlineData("\"inputs\"", "\"csv\": {\"delimiter\": \"::\"}, \"inputs\"", "mapping-option")]
    [InlineData("\"inputs\"", "\"csv\": {\"encoding\": \"klingon\"}, \"inputs\"", "mapping-encoding")]
    [InlineData("\"inputs\"", "\"csv\": {\"encoding\": \"utf-7\"}, \"inputs\"", "mapping-encoding")]
    [InlineData("\"inputs\"", "\"csw\": {}, \"inputs\"", "json-unknown-member")]
    [InlineData("\"version\": \"v1\"", "\"version\": \"v1\", \"align\": \"v0\"", "mapping-option")]
    [InlineData("[{\"channel\": \"hand\", \"version\": \"v1\"}]", "[]", "mapping-option")]
    [InlineData("{\"channel\": \"hand\", \"version\": \"v1\"}", "{\"file\": \"other*.csv\", \"channel\": \"hand\", \"version\": \"v1\"}", "mapping-no-input")]
    public void A_mapping_that_is_wrong_is_refused(string from, string to, string code) =>
        Folder.Refused(folder.Edit("mapping.json", from, to).Import(Header + "r1,a,50,30,20\n"), code);

    [Fact]
    public void Units_are_made_only_where_the_mapping_allows_it()
    {
        folder.Edit("mapping.json", "\"create\": true, ", "");
        var report = Assert.Single(Folder.Ok(folder.Import(Header + "r1,a,50,30,20\nr1,new,7,3,4\nSouth,b,7,3,4\n")).Files);
        Assert.Equal([(3, "unit-unknown"), (4, "unit-unknown")], report.Refused.Select(r => (r.Line!.Value, r.Code)));
        Assert.True(report.IsComplete);
    }

    [Fact]
    public void A_code_of_another_unit_does_not_add_votes_to_the_wrong_place()
    {
        var report = Assert.Single(Folder.Ok(folder.Import(Header + "South,a,50,30,20\nr1,r1,50,30,20\nr1,b,1,1,0\n")).Files);
        Assert.Equal([(2, "unit-clash"), (3, "unit-clash")], report.Refused.Select(r => (r.Line!.Value, r.Code)));
    }

    [Fact]
    public void A_sum_of_columns_beyond_any_count_is_refused_with_its_row()
    {
        folder.Edit("mapping.json", "[\"ballots\"]", "[\"ballots\", \"more\"]");
        var report = Assert.Single(Folder.Ok(folder.Import("region,station,ballots,more,one,two\nr1,a,1000000000000,1,1,1\nr1,b,5,1,3,3\n")).Files);
        Assert.Equal((2, "count-wrong"), (Assert.Single(report.Refused).Line!.Value, report.Refused[0].Code));
        Assert.True(report.IsComplete);
        Assert.Equal(6, report.Totals.Single(t => t.Target == "valid").Out);
    }

    [Fact]
    public void A_register_that_is_no_number_is_refused_with_its_row()
    {
        folder.Edit("mapping.json", "\"create\": true,", "\"create\": true, \"registered\": \"voters\",");
        var imported = Folder.Ok(folder.Import("region,station,voters,ballots,one,two\nr1,n1,90,50,30,20\nr1,n2,many,50,30,20\n"));
        Assert.Equal(90, imported.Election.Units[imported.Election.Units.Find("n1")].Registered);
        Assert.Equal((3, "count-wrong"), (Assert.Single(imported.Refused).Line!.Value, imported.Refused.First().Code));
    }

    [Fact]
    public void Hostile_names_are_data()
    {
        folder.Edit("mapping.json", "\"create\": true,", "\"create\": true, \"name\": [\"title\"],");
        var imported = Folder.Ok(folder.Import("region,station,title,ballots,one,two\nr1,n1,<script>alert(1)</script>,50,30,20\nr1,n2,=cmd(),50,31,19\nr1,n3,\"a\"\"b,\nc\",50,32,18\nr1,<b>,x,5,3,2\n"));
        var units = imported.Election.Units;
        Assert.Equal("<script>alert(1)</script>", units[units.Find("n1")].Name.ToString());
        Assert.Equal("=cmd()", units[units.Find("n2")].Name.ToString());
        Assert.Equal("a\"b,\nc", units[units.Find("n3")].Name.ToString());
        Assert.Equal(3, units[units.Find("<b>")].Code.Length);
        Assert.Equal(6, imported.Batches[0].Protocols[^1].Source.Line);
    }

    public void Dispose() => folder.Dispose();

    private static Elections.CountState State(Imported imported) => Elections.CountState.Fold(imported.Election, imported.Batches);
}
