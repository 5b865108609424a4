using System.Text;
using Scrutineer.Interchange.Csv;
using Scrutineer.Law;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>Rows of CSV: what is refused, and that line numbers are those an editor shows.</summary>
public class Rows
{
    [Fact]
    public void A_column_that_stands_twice_is_refused()
    {
        var refusal = Folder.Refused(Open("a,b,a\n1,2,3\n"), "column-twice");
        Assert.Equal(("t.csv", 1), (refusal.File, refusal.Line));
        Folder.Refused(Open("a, a\n1,2\n"), "column-twice");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_a_header_is_refused(string text) => Assert.Equal("t.csv", Folder.Refused(Open(text), "file-empty").File);

    [Fact]
    public void A_row_of_another_width_is_refused_with_its_line()
    {
        Assert.Equal([null, "row-width:3", "row-width:4", null], Read("a,b\n1,2\n1\n1,2,3\n3,4\n").Select(r => r.Refusal));
    }

    [Fact]
    public void Line_breaks_inside_quotation_marks_are_counted()
    {
        var rows = Read("a,b\n\"x\ny\nz\",1\n\"p\",\"q\nr\"\nlast,2\n");
        Assert.Equal([2, 5, 7], rows.Select(r => r.Line));
        Assert.Equal("x\ny\nz", rows[0].Fields[0]);
        Assert.Equal([3, 4], Read("\"a\nb\",c\n1,2\n3,4\n").Select(r => r.Line));
    }

    [Fact]
    public void A_blank_line_is_a_row_without_fields_or_at_least_counted()
    {
        var rows = Read("a,b\n1,2\n\n3,4\n");
        Assert.Equal((4, "3"), (rows[^1].Line, rows[^1].Fields[0]));
    }

    [Fact]
    public void Windows_line_ends_count_once() => Assert.Equal([2, 4], Read("a,b\r\n\"x\r\ny\",1\r\nz,2\r\n").Select(r => r.Line));

    [Fact]
    public void A_row_that_begins_with_a_hash_is_a_row_and_not_a_comment() =>
        Assert.Equal(["#1", "2"], Read("a,b\n#1,5\n2,6\n").Select(r => r.Fields[0]));

    [Fact]
    public void Quoted_delimiters_and_doubled_quotation_marks_are_text() =>
        Assert.Equal(["a,b", "say \"no\""], Assert.Single(Read("x,y\n\"a,b\",\"say \"\"no\"\"\"\n")).Fields);

    [Fact]
    public void Semicolons_and_tabs_can_divide_fields()
    {
        Assert.Equal(["1", "2,5"], Assert.Single(Read("a;b\n1;2,5\n", CsvStyle.Folder with { Delimiter = ';' })).Fields);
        Assert.Equal(["1", "2;5"], Assert.Single(Read("a\tb\n1\t2;5\n", CsvStyle.Folder with { Delimiter = '\t' })).Fields);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_name()
    {
        using var rows = Folder.Ok(CsvRows.Open(new MemoryStream([.. Encoding.UTF8.Preamble, .. "a,b\n1,2\n"u8]), "t.csv", CsvStyle.Folder));
        Assert.Equal(0, rows.Find("a"));
    }

    [Fact]
    public void Bytes_of_another_encoding_are_refused_and_read_where_the_mapping_names_it()
    {
        var cyrillic = CsvStyle.Find("windows-1251")!;
        var bytes = cyrillic.GetBytes("участок,голоса\nБишкек,5\n");
        Assert.Equal("file-encoding", RefusalOf(bytes, CsvStyle.Folder));
        Assert.Equal(["Бишкек", "5"], Assert.Single(Read(bytes, CsvStyle.Folder with { Encoding = cyrillic })).Fields);
        byte[] late = [.. "a,b\n1,2\n"u8, 0xFF, 0xFE, .. ",3\n"u8];
        Assert.Equal("file-encoding", RefusalOf(late, CsvStyle.Folder));
    }

    [Fact]
    public void A_byte_order_mark_wins_over_the_mapping()
    {
        var cyrillic = CsvStyle.Folder with { Encoding = CsvStyle.Find("windows-1251")! };
        Assert.Equal(["Бишкек"], Assert.Single(Read([.. Encoding.UTF8.Preamble, .. "a\nБишкек\n"u8], cyrillic)).Fields);
        Assert.Equal("file-encoding", RefusalOf([.. Encoding.UTF8.Preamble, .. "a\n"u8, 0xC1, 0xE8, .. "\n"u8], CsvStyle.Folder));
    }

    [Fact]
    public void An_encoding_that_nobody_knows_is_none()
    {
        Assert.Null(CsvStyle.Find("klingon"));
        Assert.Null(CsvStyle.Find("utf-7"));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_does_not_swallow_the_file_in_silence()
    {
        var rows = Assert.ThrowsAny<Exception>(() => Read("a,b\n1,2\n\"3,4\n5,6\n" + new string('x', 5_000_000)));
        Assert.StartsWith("row-", Assert.IsType<RefusalException>(rows).Refusal.Code, StringComparison.Ordinal);
    }

    private static Result<CsvRows> Open(string text) => CsvRows.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", CsvStyle.Folder);

    private static List<(int Line, string[] Fields, string? Refusal)> Read(string text, CsvStyle? style = null) => Read(Encoding.UTF8.GetBytes(text), style ?? CsvStyle.Folder);

    private static List<(int Line, string[] Fields, string? Refusal)> Read(byte[] bytes, CsvStyle style)
    {
        using var rows = Folder.Ok(CsvRows.Open(new MemoryStream(bytes), "t.csv", style));
        var read = new List<(int, string[], string?)>();
        while (rows.Next())
        {
            var width = rows.Width();
            read.Add((rows.Line, width is null ? [.. rows.Header.Select((_, i) => rows[i].ToString())] : [], width is null ? null : $"{width.Code}:{width.Line}"));
        }

        return read;
    }

    private static string? RefusalOf(byte[] bytes, CsvStyle style)
    {
        var opened = CsvRows.Open(new MemoryStream(bytes), "t.csv", style);
        if (!opened.IsOk) return opened.Refusal!.Code;
        using var rows = opened.Value;
        try
        {
            while (rows.Next()) _ = rows.Width();
            return null;
        }
        catch (RefusalException e)
        {
            return e.Refusal.Code;
        }
    }
}
