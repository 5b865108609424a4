using CsCheck;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Csv;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>What is written is read back the same; it is written whole or not at all.</summary>
public sealed class Writing : IDisposable
{
    private readonly Folder folder = new();

    [Fact]
    public void A_folder_that_is_written_is_read_back_the_same()
    {
        folder.Write("units.csv", "code,level,parent,name_en,name_ru,registered,stations,seats\nc,country,,Country,Страна,,7,\nr1,region,c,\"a,\"\"b\"\"\nc\",,,,5\na,station,r1,<script>,=cmd(),100,,\n#b,station,r1,,,,,\n");
        folder.Write("protocols/hand.csv", "unit,received_at,stations_covered,valid,L1,L2\na,2020-10-04T22:15:00+06:00,,50,30,20\n#b,,,,,\nr1,,2,0,0,1000000000000\n");
        var before = Folder.Ok(folder.Read());
        var after = WriteAndRead(before);
        Assert.Equal(before.Election.Units.All.Select(Shown), after.Election.Units.All.Select(Shown));
        Assert.Equal(before.Batches.SelectMany(b => b.Protocols).Select(Shown), after.Batches.SelectMany(b => b.Protocols).Select(Shown));
        Assert.Equal(before.Batches.Select(b => (b.Channel, b.Version)), after.Batches.Select(b => (b.Channel, b.Version)));
        Assert.Equal(before.Election.Lists.Select(l => (l.Code, l.Name, l.Colour)), after.Election.Lists.Select(l => (l.Code, l.Name, l.Colour)));
        Assert.Equal(3, after.Batches[0].Protocols.Length);
    }

    [Fact]
    public void Any_figures_survive_being_written()
    {
        var count = Gen.Frequency((1, Gen.Const((long?)null)), (5, Gen.Long[0, Figures.Greatest].Select(n => (long?)n)));
        var read = Folder.Ok(folder.Read());
        var number = 0;
        Gen.Select(count.Array[2], count.Array[2]).Array[1, 20].Sample(rows =>
        {
            var protocols = rows.Select(r => new Protocol(2, Figures.Of(r.Item1), Figures.Of(r.Item2), new Source("x", 2), read.Election.Shape)).ToArray();
            var after = WriteAndRead(read with { Batches = [new Batch("hand", "v", [.. protocols])] }, $"out{number++}");
            Assert.Equal(protocols.Select(p => (p.Lines, p.Votes)), after.Batches[0].Protocols.Select(p => (p.Lines, p.Votes)));
        }, iter: 20, threads: 1);
    }

    [Fact]
    public void Versions_whose_names_look_alike_as_files_do_not_overwrite_one_another()
    {
        var read = Folder.Ok(folder.Read());
        var (first, second) = (read.Batches[0].Protocols[0], read.Batches[0].Protocols[1]);
        var after = WriteAndRead(read with { Batches = [new Batch("hand", "утро", [first]), new Batch("hand", "ночь", [second])] });
        Assert.Equal(["утро", "ночь"], after.Batches.Select(b => b.Version));
        Assert.Equal([30, 30], after.Batches.Select(b => b.Protocols[0].Votes[0]!.Value));
        Assert.Equal([first.Unit, second.Unit], after.Batches.Select(b => Assert.Single(b.Protocols).Unit));
    }

    [Fact]
    public void A_place_that_is_taken_is_refused_and_left_alone()
    {
        folder.Write("out/kept.txt", "kept");
        Folder.Refused(Write(Folder.Ok(folder.Read()), "out"), "out-exists");
        Assert.Equal(["kept.txt"], Directory.GetFileSystemEntries(folder.At("out")).Select(Path.GetFileName));
        Folder.Refused(Write(Folder.Ok(folder.Read()), "law.json"), "out-exists");
        AssertNothingTemporary();
        Directory.CreateDirectory(folder.At("empty"));
        Folder.Ok(Write(Folder.Ok(folder.Read()), "empty"));
        Assert.True(File.Exists(folder.At("empty/election.json")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_leaves_nothing_behind()
    {
        var read = Folder.Ok(folder.Read());
        File.Delete(folder.At("law.json"));
        Folder.Refused(Write(read, "out"), "out-failed");
        Assert.False(Directory.Exists(folder.At("out")));
        AssertNothingTemporary();
        folder.Write("law.json", "{}").Write("election.json", "not json");
        Assert.ThrowsAny<Exception>(() => Write(read, "out"));
        Assert.False(Directory.Exists(folder.At("out")));
        AssertNothingTemporary();
    }

    [Fact]
    public void A_notice_replaces_that_of_the_definition()
    {
        var read = Folder.Ok(folder.Read());
        Folder.Ok(FolderWriter.Write(folder.Root, read.Head, read.Election, read.Batches, folder.At("out"), LocalText.Of("INVENTED")));
        Assert.Equal("INVENTED", Folder.Ok(FolderReader.Read(folder.At("out"))).Election.Notice.ToString());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("-5", "'-5")]
    [InlineData("+5", "'+5")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Text_for_spreadsheets_is_never_a_formula(string text, string field) => Assert.Equal(field, SafeCsv.Text(text));

    [Fact]
    public void What_is_quoted_is_read_back() =>
        Gen.String[Gen.Char["ab,\"\n\r#'= "], 0, 8].Where(s => !s.Contains('\r')).Array[2].Sample(fields =>
        {
            var text = "x,y\n" + string.Join(',', fields.Select(SafeCsv.Quote)) + "\n";
            using var rows = Folder.Ok(CsvRows.Open(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "t", CsvStyle.Folder));
            Assert.True(rows.Next());
            Assert.Equal(fields, ((int[])[0, 1]).Select(i => rows[i].ToString()));
        });

    public void Dispose() => folder.Dispose();

    private Result<string> Write(ElectionFolder read, string to) => FolderWriter.Write(folder.Root, read.Head, read.Election, read.Batches, folder.At(to));

    private ElectionFolder WriteAndRead(ElectionFolder read, string to = "out")
    {
        Folder.Ok(Write(read, to));
        AssertNothingTemporary();
        return Folder.Ok(FolderReader.Read(folder.At(to)));
    }

    private void AssertNothingTemporary() => Assert.DoesNotContain(Directory.GetFileSystemEntries(folder.Root), e => e.EndsWith(".tmp", StringComparison.Ordinal));

    private static string Shown(Elections.Units.Unit u) =>
        $"{u.Code}|{u.Level}|{u.Parent}|{string.Join(';', u.Name.ByLanguage.Select(n => $"{n.Key}={n.Value}"))}|{u.Registered}|{u.Stations}|{string.Join(';', u.Numbers)}";

    private static string Shown(Protocol p) =>
        $"{p.Unit}|{p.Received:O}|{p.StationsCovered}|{p.Lines[0]},{p.Lines[1]}|{p.Votes[0]},{p.Votes[1]}";
}
