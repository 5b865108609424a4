using System.Text.Json;

namespace Scrutineer.Law.Json;

/// <summary>Lists in the JSON that is written.</summary>
public static class JsonWriting
{
    /// <summary>Writes a member that is a list of objects, one for each item.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string member, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(member);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a member that is a list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string member, IEnumerable<string> texts)
    {
        json.WriteStartArray(member);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
