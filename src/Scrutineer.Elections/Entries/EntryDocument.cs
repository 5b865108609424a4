using System.Text;
using Scrutineer.Elections.Canonical;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Entries;

/// <summary>What a person writes to append an entry: <c>{"type": ..., "data": {...}}</c>, laid out as one likes, members in the order of the reference.</summary>
public static class EntryDocument
{
    /// <summary>The data of the entry. Refuses as <see cref="EntryReader.Read"/> and, for another document, <c>json-missing-member</c> or <c>json-unknown-member</c>.</summary>
    public static Result<EntryData> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        if (!json.IsOk) return json.Refusal!;
        return RefusalException.Catch<EntryData>(() =>
        {
            var root = json.Value.Only("type", "data");
            var to = new CanonicalWriter();
            to.Raw("{\"type\":"u8);
            to.Text(root.Need("type").AsText());
            to.Raw(",\"version\":1,\"election\":\"\",\"by\":{\"role\":\"author\",\"key\":null},\"time\":\"2000-01-01T00:00:00+00:00\",\"prev\":null,\"data\":"u8);
            Write(to, root.Need("data").Expect(JsonKind.Object, "an object"));
            to.Raw("}"u8);
            var entry = new EntryReader().Read(to.Written);
            return entry.IsOk ? entry.Value.Data : throw new RefusalException(entry.Refusal!);
        });
    }

    private static void Write(CanonicalWriter to, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                Each(to, "{"u8, value.Members, m =>
                {
                    to.Text(m.Key);
                    to.Raw(":"u8);
                    Write(to, m.Value);
                });
                to.Raw("}"u8);
                break;
            case JsonKind.Array:
                Each(to, "["u8, value.Items, item => Write(to, item));
                to.Raw("]"u8);
                break;
            case JsonKind.Text:
                to.Text(value.Text);
                break;
            case JsonKind.Null:
                to.Raw("null"u8);
                break;
            default:
                to.Raw(Encoding.ASCII.GetBytes(value.Text));
                break;
        }
    }

    private static void Each<T>(CanonicalWriter to, ReadOnlySpan<byte> open, IReadOnlyList<T> items, Action<T> write)
    {
        to.Raw(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) to.Raw(","u8);
            write(items[i]);
        }
    }
}
