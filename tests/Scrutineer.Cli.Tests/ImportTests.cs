using Xunit;

namespace Scrutineer.Cli.Tests;

public class ImportTests
{
    private static void Definition(Workplace work)
    {
        work.Write("e/election.json", """{"format":"scrutineer-election/1","id":"t","names":{"en":"Test"},"date":"2026-01-01","channels":[{"code":"hand","names":"Hand"}],"files":{"protocols":[]}}""");
        work.Write("e/form.json", """{"format":"scrutineer-form/1","id":"t","lines":[{"code":"valid","names":"Valid"}],"bases":{"valid":"valid"},"equations":[{"code":"T1","severity":"error","equation":"valid = sum(lists)","short":"Sum","long":"Sum."}]}""");
        work.Write("e/law.json", """{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"dhondt"}}],"result":"S"}""");
        work.Write("e/units.csv", "code,level,parent,name_en\nland,country,,Land\n");
        work.Write("e/lists.csv", "code,name_en\na,<script>alert(1)</script>\nb,=cmd()\n");
        work.Write("e/mapping.json", """{"format":"scrutineer-mapping/1","inputs":[{"channel":"hand","version":"v1"}],"unit":{"columns":["station"],"create":true},"lines":{"valid":["valid"]},"lists":{"a":"A","b":"B"}}""");
    }

    private static Program.Run Import(Workplace work, string csv)
    {
        Definition(work);
        return Program.Of("import", work.At("e/mapping.json"), work.Write("votes.csv", csv), "--out", work.At("out"), "--json");
    }

    [Fact]
    public void Rows_become_protocols_and_every_column_sum_arrives()
    {
        using var work = new Workplace();
        var run = Import(work, "station,valid,A,B\ns1,100,60,40\ns2,50,20,30\n");
        Assert.Equal(0, run.Exit);
        Assert.Equal(2, run.Json.GetProperty("files")[0].GetProperty("imported").GetInt32());
        Assert.All(run.Json.GetProperty("files")[0].GetProperty("totals").EnumerateArray(), t => Assert.Equal(t.GetProperty("in").GetInt64(), t.GetProperty("out").GetInt64()));
        Assert.Equal(80, Program.Of("tally", work.At("out"), "--json").Json.GetProperty("votes").GetProperty("a").GetInt64());
    }

    [Theory]
    [InlineData("station,valid,A\ns1,100,60\n", 1, "\"B\"")]
    [InlineData("station,valid,A,B\ns1,100,sixty,40\n", 2, "not a number")]
    [InlineData("station,valid,A,B\ns1,100,60,40\ns2,1,-1,2\n", 3, "negative")]
    [InlineData("station,valid,A,B\ns1,100,99999999999999999999,40\n", 2, "larger")]
    [InlineData("station,valid,A,B\ns1,100,60,40\ns1,100,60,40\n", 3, "already")]
    [InlineData("station,valid,A,B\ns1,100,60\n", 2, "fields")]
    [InlineData("station,valid,A,B,C\ns1,100,60,40,1\n", 1, "\"C\"")]
    public void A_bad_row_or_column_is_named_with_file_and_line_and_nothing_is_written(string csv, int line, string says)
    {
        using var work = new Workplace();
        var run = Import(work, csv);
        Assert.Equal(1, run.Exit);
        Assert.Contains($"votes.csv:{line}:", run.Error, StringComparison.Ordinal);
        Assert.Contains(says, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(work.At("out")));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(work.Folder), e => e.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Refused_rows_can_be_left_behind_but_are_still_reported()
    {
        using var work = new Workplace();
        Definition(work);
        var run = Program.Of("import", work.At("e/mapping.json"), work.Write("votes.csv", "station,valid,A,B\ns1,100,60,40\ns2,1,x,2\n"), "--out", work.At("out"), "--keep-going", "--json");
        Assert.Equal(0, run.Exit);
        Assert.Contains("votes.csv:3:", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Json.GetProperty("files")[0].GetProperty("refused").EnumerateArray());
        // The station of the refused row is missing, not gone.
        Assert.Equal(1, Program.Of("tally", work.At("out"), "--json").Json.GetProperty("stations").GetProperty("missing").GetInt32());
    }

    [Fact]
    public void Hostile_names_come_out_inert_in_report_and_csv()
    {
        using var work = new Workplace();
        Assert.Equal(0, Import(work, "station,valid,A,B\n=1+1,100,60,40\n".Replace("=1+1", "s1", StringComparison.Ordinal)).Exit);
        Assert.Equal(0, Program.Of("report", work.At("out"), "--out", work.At("r.html")).Exit);
        Assert.DoesNotContain("<script", File.ReadAllText(work.At("r.html")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, Program.Of("tally", work.At("out"), "--csv", work.At("t.csv"), "--json").Exit);
        Assert.Contains(",'=cmd()", File.ReadAllText(work.At("t.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_station_code_that_a_spreadsheet_would_run_is_refused()
    {
        using var work = new Workplace();
        var run = Import(work, "station,valid,A,B\n=cmd(),100,60,40\n");
        Assert.Equal(1, run.Exit);
        Assert.Contains("votes.csv:2:", run.Error, StringComparison.Ordinal);
    }
}
