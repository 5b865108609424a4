using System.Text;
using Scrutineer.Law.Json;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Strict JSON: every refusal names its line, and its path where there is one.</summary>
public class JsonValues
{
    [Fact]
    public void A_value_knows_its_line_and_its_path()
    {
        var root = Small.Ok(JsonValue.Read(Small.Json("{\n 'steps': [\n  {'do': 'x'},\n  {'a b': 5}\n ]\n}")));
        var first = root["steps"]!.Items[0]["do"]!;
        Assert.Equal((3, "$.steps[0].do"), (first.Line, first.Path));
        var second = root["steps"]!.Items[1]["a b"]!;
        Assert.Equal((4, "$.steps[1][\"a b\"]"), (second.Line, second.Path));
        Assert.Null(root["missing"]);
    }

    [Fact]
    public void A_member_that_is_given_twice_is_refused_with_its_line_and_path()
    {
        var refusal = Small.Refused(JsonValue.Read(Small.Json("{'a':{\n'b':1,\n'b':2}}")), "json-duplicate-member");
        Assert.Equal(3, refusal.Line);
        Assert.Equal("$.a", refusal.Path);
    }

    [Fact]
    public void The_same_member_in_two_objects_is_not_a_duplicate() =>
        Assert.Equal(2, Small.Ok(JsonValue.Read(Small.Json("[{'b':1},{'b':2}]"))).Items.Length);

    [Theory]
    [InlineData("{\n'a': 1,\n}", 3)]
    [InlineData("{\n\n// no comments\n}", 3)]
    [InlineData("{'a': 1}\n{'b': 2}", 2)]
    [InlineData("[1, 2", 1)]
    [InlineData("[01]", 1)]
    [InlineData("NaN", 1)]
    [InlineData("{a: 1}", 1)]
    public void What_is_not_JSON_is_refused_with_its_line(string text, int line)
    {
        var refusal = Small.Refused(JsonValue.Read(Small.Json(text)), "json-invalid");
        Assert.Equal(line, refusal.Line);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        Small.Refused(JsonValue.Read(ReadOnlyMemory<byte>.Empty), "json-invalid");
        Small.Refused(JsonValue.Read(Small.Json("  \n ")), "json-invalid");
        Small.Refused(JsonValue.Read(Encoding.UTF8.Preamble.ToArray()), "json-invalid");
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "{\"a\":\"б\"}"u8];
        Assert.Equal("б", Small.Ok(JsonValue.Read(bytes))["a"]!.Text);
    }

    [Fact]
    public void Depth_64_is_read_and_depth_65_is_refused()
    {
        static ReadOnlyMemory<byte> Nested(int depth) => Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
        Assert.Equal(JsonKind.Array, Small.Ok(JsonValue.Read(Nested(JsonValue.MaximumDepth))).Kind);
        Small.Refused(JsonValue.Read(Nested(JsonValue.MaximumDepth + 1)), "json-invalid");
        Small.Refused(JsonValue.Read(Nested(100_000)), "json-invalid");
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_line()
    {
        byte[] value = [.. "{\n\"a\": \""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Equal(2, Small.Refused(JsonValue.Read(value), "json-invalid").Line);
        byte[] name = [.. "{\n\""u8, 0xFF, .. "\": 1}"u8];
        Assert.NotNull(Small.Refused(JsonValue.Read(name), "json-invalid").Line);
    }

    [Fact]
    public void A_lone_surrogate_is_refused() =>
        Small.Refused(JsonValue.Read("[\"\\ud800\"]"u8.ToArray()), "json-invalid");

    [Fact]
    public void Numbers_keep_their_digits()
    {
        var root = Small.Ok(JsonValue.Read(Small.Json("[12345678901234567890123, 1.10]")));
        Assert.Equal("12345678901234567890123", root.Items[0].AsInteger().ToString());
        Assert.Equal("1.10", root.Items[1].Text);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e2")]
    [InlineData("11")]
    [InlineData("99999999999999999999")]
    public void A_count_is_a_whole_number_in_its_range(string number) =>
        Assert.Equal("json-wrong-number", Assert.Throws<RefusalException>(() => Value(number).AsCount(10)).Refusal.Code);

    [Fact]
    public void Wrong_kinds_are_refused_with_their_place()
    {
        Assert.Equal("json-wrong-type", Assert.Throws<RefusalException>(() => Value("'x'").AsBoolean()).Refusal.Code);
        Assert.Equal("json-wrong-type", Assert.Throws<RefusalException>(() => Value("1").AsText()).Refusal.Code);
        Assert.Equal("json-wrong-number", Assert.Throws<RefusalException>(() => Value("true").AsRational()).Refusal.Code);
        Assert.Equal("json-missing-member", Assert.Throws<RefusalException>(() => Value("{}").Need("id")).Refusal.Code);
        var unknown = Assert.Throws<RefusalException>(() => Value("{\n'sead': 1}").Only("seed")).Refusal;
        Assert.Equal(("json-unknown-member", 2, "$.sead"), (unknown.Code, unknown.Line, unknown.Path));
    }

    [Fact]
    public void A_refusal_prints_as_compilers_do() =>
        Assert.Equal(
            "law.json:3: No such verb. (at $.steps[0])",
            new Refusal("law-unknown-verb", "No such verb.", Line: 3, Path: "$.steps[0]").In("law.json").In("other.json").ToString());

    private static JsonValue Value(string text) => Small.Ok(JsonValue.Read(Small.Json(text)));
}
