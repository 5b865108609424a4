using System.Text;
using Scrutineer.Elections.Entries;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>docs/reference/record.md shows an example of every type of entry; each is read and written back, byte for byte.</summary>
public class EntryExamples
{
    public static TheoryData<string> Examples()
    {
        var lines = File.ReadAllLines(Path.Combine(Shared.Repository, "docs", "reference", "record.md"));
        return [.. lines.Where((_, i) => i > 0 && lines[i - 1] == "```entry")];
    }

    private static Entry Read(string text) => Small.Ok(new EntryReader().Read(Encoding.UTF8.GetBytes(text)));

    private static string Write(Entry entry) => Encoding.UTF8.GetString(EntryWriter.Write(entry));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_read_and_written_back_byte_for_byte(string example) => Assert.Equal(example, Write(Read(example)));

    [Fact]
    public void Every_type_has_its_example() =>
        Assert.Equal(EntryTypes.All.Order(StringComparer.Ordinal), Examples().Select(e => EntryTypes.Of(Read(e.Data).Data)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Two_readings_of_an_example_are_equal(string example)
    {
        Assert.Equal(Read(example), Read(example));
        Assert.Equal(Read(example).GetHashCode(), Read(example).GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Cutting_an_example_anywhere_refuses_it(string example)
    {
        var bytes = Encoding.UTF8.GetBytes(example);
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(new EntryReader().Read(bytes.AsSpan(0, length)).IsOk);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_changed_byte_is_refused_or_is_another_entry_with_its_own_bytes(string example)
    {
        var bytes = Encoding.UTF8.GetBytes(example);
        foreach (var replacement in "\0\"0,\u00ff"u8.ToArray())
        {
            for (var at = 0; at < bytes.Length; at++)
            {
                var changed = bytes.ToArray();
                changed[at] = replacement;
                var read = new EntryReader().Read(changed);
                if (read.IsOk) Assert.Equal(changed, EntryWriter.Write(read.Value));
            }
        }
    }
}
