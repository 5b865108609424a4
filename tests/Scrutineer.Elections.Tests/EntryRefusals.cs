using System.Text;
using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>Entries are read strictly, and what is wrong is named.</summary>
public class EntryRefusals
{
    private const string Good =
        """{"type":"protocol.withdrawn","version":1,"election":"t:live","by":{"role":"system","key":null},"time":"2020-10-05T09:45:00+06:00","prev":19,"data":{"unit":"a","channel":"hand","reason":"why"}}""";

    private static void Refused(string code, string text) => Refused(code, Encoding.UTF8.GetBytes(text));

    private static void Refused(string code, byte[] bytes) => Small.Refused(new EntryReader().Read(bytes), code);

    [Fact]
    public void The_pattern_of_these_tests_is_an_entry() => Small.Ok(new EntryReader().Read(Encoding.UTF8.GetBytes(Good)));

    [Fact]
    public void An_unknown_member_is_named()
    {
        Refused("entry-unknown-member", Good.Replace("\"prev\"", "\"before\":1,\"prev\""));
        Refused("entry-unknown-member", Good.Replace("\"why\"", "\"why\",\"name\":1,\"more\":2"));
    }

    [Fact]
    public void A_duplicate_member_is_named() => Refused("entry-duplicate-member", Good.Replace("\"prev\":19", "\"prev\":19,\"prev\":19"));

    [Fact]
    public void A_missing_member_is_named() => Refused("entry-missing-member", Good.Replace("\"prev\":19,", ""));

    [Fact]
    public void An_unknown_type_is_named() => Refused("entry-unknown-type", Good.Replace("protocol.withdrawn", "protocol.burned"));

    [Theory]
    [InlineData("{\"type\"", "{ \"type\"")]
    [InlineData("}}", "}}\n")]
    [InlineData("\"version\":1,\"election\":\"t:live\"", "\"election\":\"t:live\",\"version\":1")]
    [InlineData("\"version\":1", "\"version\":2")]
    [InlineData("\"prev\":19", "\"prev\":1.9")]
    [InlineData("\"prev\":19", "\"prev\":-19")]
    [InlineData("\"prev\":19", "\"prev\":9223372036854775808")]
    [InlineData("\"prev\":19", "\"prev\":\"19\"")]
    [InlineData("\"why\"", "\"\"")]
    [InlineData("\"why\"", "\"\\u0077hy\"")]
    [InlineData("\"why\"", "\"\\/\"")]
    [InlineData("\"why\"", "\"\\u001F\"")]
    [InlineData("\"why\"", "\"\\u0009\"")]
    [InlineData("\"key\":null", "\"key\":\"0A1B2C3D\"")]
    [InlineData("\"key\":null", "\"key\":\"0a1b2c3\"")]
    [InlineData("system", "System")]
    [InlineData("+06:00", "+06:60")]
    [InlineData("+06:00", "-00:00")]
    [InlineData("+06:00", "+14:01")]
    [InlineData("2020-10-05", "2020-02-30")]
    [InlineData("09:45:00", "24:45:00")]
    public void Another_form_of_the_same_is_refused(string from, string to) => Refused("entry-not-canonical", Good.Replace(from, to));

    [Theory]
    [InlineData("\"prev\":19", "\"prev\":019")]
    [InlineData("\"why\"", "\"w\ty\"")]
    [InlineData("\"why\"", "why")]
    [InlineData("}}", "}")]
    public void What_is_not_JSON_says_so(string from, string to) => Refused("entry-not-json", Good.Replace(from, to));

    [Fact]
    public void Invalid_UTF8_is_named()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        bytes[Good.IndexOf("why", StringComparison.Ordinal)] = 0xff;
        Refused("entry-not-text", bytes);
    }

    [Fact]
    public void Escaped_lone_surrogates_are_refused() => Refused("entry-not-text", [.. Encoding.UTF8.GetBytes(Good[..^5]), 0xed, 0xa0, 0x80, .. "\"}}"u8]);

    [Fact]
    public void An_entry_of_65535_bytes_is_read_and_one_more_is_too_large()
    {
        var room = Entry.GreatestLength - Encoding.UTF8.GetByteCount(Good) + "why".Length;
        Small.Ok(new EntryReader().Read(Encoding.UTF8.GetBytes(Good.Replace("why", new string('w', room)))));
        Refused("entry-too-large", Good.Replace("why", new string('w', room + 1)));
    }

    [Fact]
    public void Findings_are_sorted_and_stand_once()
    {
        const string accepted = """{"type":"protocol.accepted","version":1,"election":"t:live","by":{"role":"system","key":null},"time":"2020-10-05T09:45:00+06:00","prev":19,"data":{"unit":"a","channel":"hand","findings":["E1","E2"],"reason":"why"}}""";
        Small.Ok(new EntryReader().Read(Encoding.UTF8.GetBytes(accepted)));
        Refused("entry-not-canonical", accepted.Replace("\"E1\",\"E2\"", "\"E2\",\"E1\""));
        Refused("entry-not-canonical", accepted.Replace("\"E1\",\"E2\"", "\"E1\",\"E1\""));
        const string entered = """{"type":"protocol.entered","version":1,"election":"t:live","by":{"role":"system","key":null},"time":"2020-10-05T09:45:00+06:00","prev":19,"data":{"unit":"a","channel":"hand","method":"double-entry","by":["0a1b2c3d","5e6f7081"],"settled":["cast"]}}""";
        Small.Ok(new EntryReader().Read(Encoding.UTF8.GetBytes(entered)));
        Refused("entry-not-canonical", entered.Replace("double-entry", "guess"));
        Refused("entry-not-canonical", entered.Replace("5e6f7081", "0a1b2c3d"));
        Refused("entry-not-canonical", entered.Replace("5e6f7081", "a person"));
        const string scanned = """{"type":"protocol.scanned","version":1,"election":"t:live","by":{"role":"system","key":null},"time":"2020-10-05T09:45:00+06:00","prev":19,"data":{"unit":"a","channel":"hand","images":[]}}""";
        Refused("entry-not-canonical", scanned);
    }

    [Fact]
    public void Escapes_in_their_one_form_are_read_and_written_back()
    {
        var text = Good.Replace("why", "\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001f/é😀\u007f");
        var entry = Small.Ok(new EntryReader().Read(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("\"\\\b\t\n\f\r\0\u001f/é😀\u007f", ((ProtocolWithdrawn)entry.Data).Reason);
        Assert.Equal(text, Encoding.UTF8.GetString(EntryWriter.Write(entry)));
    }
}
