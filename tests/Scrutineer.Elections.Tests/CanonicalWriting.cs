using System.Text;
using System.Text.Json;
using CsCheck;
using Scrutineer.Elections.Canonical;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>The one fixed JSON form of the record.</summary>
public class CanonicalWriting
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("a/b'<&>", "\"a/b'<&>\"")]
    [InlineData("\"\\\b\t\n\f\r", "\"\\\"\\\\\\b\\t\\n\\f\\r\"")]
    [InlineData("\0\u0001\v\u001a\u001f", "\"\\u0000\\u0001\\u000b\\u001a\\u001f\"")]
    [InlineData("\u007f\u0080\u2028\ufeff€ө😀", "\"\u007f\u0080\u2028\ufeff€ө😀\"")]
    [InlineData("line\nПломбы\nend", "\"line\\nПломбы\\nend\"")]
    public void A_string_is_escaped_where_RFC_8785_says_and_nowhere_else(string text, string written) =>
        Assert.Equal(written, Write(w => w.Text(text)));

    [Fact]
    public void Numbers_truths_and_nulls_are_written_in_full() => Assert.Equal(
        "0,-1,9223372036854775807,-9223372036854775808,null,7,null,\"x\",true,false",
        Write(w =>
        {
            w.Number(0);
            w.Raw(","u8);
            w.Number(-1);
            w.Raw(","u8);
            w.Number(long.MaxValue);
            w.Raw(","u8);
            w.NumberOrNull(long.MinValue);
            w.Raw(","u8);
            w.NumberOrNull(null);
            w.Raw(","u8);
            w.NumberOrNull(7);
            w.Raw(","u8);
            w.TextOrNull(null);
            w.Raw(","u8);
            w.TextOrNull("x");
            w.Raw(","u8);
            w.Boolean(true);
            w.Raw(","u8);
            w.Boolean(false);
        }));

    // Not as data of a theory: attributes hold no lone surrogates.
    [Fact]
    public void A_lone_surrogate_is_a_bug_of_the_caller() =>
        Assert.All(["\ud83d", "a\ude00b", "\ud83d\n\ude00", "\ud83d\ud83d\ude00"], text => Assert.ThrowsAny<ArgumentException>(() => new CanonicalWriter().Text(text)));

    [Fact]
    public void Every_string_is_read_back_by_another_reader() => Gen.String[Gen.Char['\0', '\ud7ff'], 0, 300].Sample(text =>
        Assert.Equal(text, JsonSerializer.Deserialize<string>(Write(w => w.Text(text)))));

    [Fact]
    public void A_writer_that_was_cleared_begins_anew()
    {
        var writer = new CanonicalWriter();
        writer.Text("first");
        var first = writer.ToArray();
        writer.Clear();
        writer.Number(2);
        Assert.Equal("2"u8, writer.Written);
        Assert.Equal("\"first\""u8, first);
    }

    private static string Write(Action<CanonicalWriter> write)
    {
        var writer = new CanonicalWriter();
        write(writer);
        Assert.Equal(writer.Written, writer.ToArray());
        return Encoding.UTF8.GetString(writer.Written);
    }
}
