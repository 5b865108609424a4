using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections;

/// <summary>A text in several languages (ky, ru, en ...).</summary>
public sealed record LocalText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    public static LocalText Empty { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>The same text in every language: codes, numbers, names nobody has translated.</summary>
    public static LocalText Of(string text) => new(ImmutableSortedDictionary<string, string>.Empty.Add("en", text));

    /// <summary>The text in a language; else in English; else in whatever there is; else empty.</summary>
    public string In(string language) =>
        ByLanguage.GetValueOrDefault(language) ?? ByLanguage.GetValueOrDefault("en") ?? ByLanguage.Values.FirstOrDefault() ?? "";

    /// <summary>The English text, for messages to programs and logs.</summary>
    public override string ToString() => In("en");

    /// <summary>Reads a text, or an object from language to text.</summary>
    public static LocalText Read(JsonValue json) => json.Kind == JsonKind.Text
        ? Of(json.Text)
        : new(json.Expect(JsonKind.Object, "a text, or an object from language to text").Members
            .ToImmutableSortedDictionary(m => m.Key, m => m.Value.AsText(), StringComparer.Ordinal));

    public bool Equals(LocalText? other) => other is not null && ByLanguage.SequenceEqual(other.ByLanguage);

    public override int GetHashCode() => ByLanguage.Aggregate(0, (hash, t) => HashCode.Combine(hash, t.Key, t.Value));
}
