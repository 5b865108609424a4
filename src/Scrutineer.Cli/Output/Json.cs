using System.Text.Encodings.Web;
using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Cli.Output;

/// <summary>JSON on standard output, and nothing else there.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Action<Utf8JsonWriter> write)
    {
        // Whole or not at all: a failure on the way leaves standard output empty.
        using var whole = new MemoryStream();
        using (var json = new Utf8JsonWriter(whole, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        using var stdout = Console.OpenStandardOutput();
        whole.WriteTo(stdout);
        stdout.Write("\n"u8);
    }

    public static void WriteText(this Utf8JsonWriter json, string name, LocalText text)
    {
        if (text.ByLanguage.IsEmpty) return;
        json.WriteStartObject(name);
        foreach (var (language, value) in text.ByLanguage) json.WriteString(language, value);
        json.WriteEndObject();
    }

    public static void WriteCount(this Utf8JsonWriter json, string name, long? count)
    {
        if (count is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    /// <summary>A share never goes out without both of its numbers and the name of its base.</summary>
    public static void WriteShare(this Utf8JsonWriter json, string name, Share? share)
    {
        if (share is not { } value)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteShareMembers(json, value);
        json.WriteEndObject();
    }

    public static void WriteShareMembers(Utf8JsonWriter json, Share share)
    {
        json.WriteNumber("numerator", share.Numerator);
        json.WriteNumber("denominator", share.Denominator);
        json.WriteString("of", share.Of);
        json.WriteString("percent", share.Percent);
        if (share.IsImpossible) json.WriteBoolean("impossible", true);
    }

    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } value) json.WriteString(name, value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        else json.WriteNull(name);
    }
}
