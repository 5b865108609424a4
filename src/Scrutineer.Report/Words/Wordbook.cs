using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Json;

namespace Scrutineer.Report.Words;

/// <summary>The texts of one language. Plain text: whoever writes HTML escapes.</summary>
public sealed class Wordbook
{
    private static readonly ConcurrentDictionary<string, Wordbook> Books = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> texts;

    private Wordbook(string language, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> texts)
    {
        Language = language;
        this.texts = texts;
    }

    /// <summary>The languages there are.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "ru", "ky"];

    public string Language { get; }

    public IEnumerable<string> Keys => texts.Keys;

    /// <summary>The texts of a language; an unknown language gives English.</summary>
    public static Wordbook In(string language) =>
        Books.GetOrAdd(Languages.Contains(language) ? language : "en", known => new Wordbook(known, Read(Resources.Bytes($"words.{known}.json"))));

    /// <summary>The same language with more texts; a key that is there already is refused.</summary>
    /// <param name="utf8">A book in the same form.</param>
    public Wordbook With(byte[] utf8)
    {
        var all = texts.ToBuilder();
        foreach (var (key, forms) in Read(utf8)) all.Add(key, forms);
        return new Wordbook(Language, all.ToImmutable());
    }

    /// <summary>All forms of a text: one without a name, or one for each plural category.</summary>
    public IReadOnlyDictionary<string, string> Forms(string key) => texts[key];

    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>A text without placeholders.</summary>
    public string this[string key] => Form(key, "");

    /// <summary>A text with its placeholders filled.</summary>
    public string Text(string key, params ReadOnlySpan<string> values) => Fill(Form(key, ""), values);

    /// <summary>A text that depends on a number, which is {0}; the further values are {1}, {2} ...</summary>
    public string Count(string key, BigInteger number, params ReadOnlySpan<string> values) => Choose(key, number, Numbers.Whole(number), values);

    /// <summary>The same, with the number as a word up to twelve.</summary>
    public string CountInWords(string key, BigInteger number, params ReadOnlySpan<string> values) => Choose(key, number, Cardinal(number), values);

    /// <summary>The same for some out of a group: Kyrgyz has words of their own for it (төртөө, not төрт).</summary>
    public string CountOfGroup(string key, BigInteger number, params ReadOnlySpan<string> values) =>
        Choose(key, number, texts.TryGetValue($"group.{number}", out var forms) ? forms[""] : Numbers.Whole(number), values);

    /// <summary>The number as a word up to twelve, in figures above.</summary>
    public string Cardinal(BigInteger number) =>
        texts.TryGetValue($"cardinal.{number}", out var forms) ? forms[""] : Numbers.Whole(number);

    /// <summary>A text for a code that files or laws may bring: the word for it, or the code itself.</summary>
    public string Code(string family, string code) => texts.TryGetValue($"{family}.{code}", out var forms) ? forms[""] : code;

    /// <summary>A text with a capital first letter, for the beginning of a sentence.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private string Choose(string key, BigInteger number, string shown, ReadOnlySpan<string> values)
    {
        var forms = texts[key];
        var form = number.IsOne && forms.TryGetValue("=1", out var one) ? one
            : forms.GetValueOrDefault(Plural.Category(Language, number)) ?? forms.GetValueOrDefault("other") ?? forms[""];
        return Fill(form, [shown, .. values]);
    }

    private string Form(string key, string form) =>
        texts.TryGetValue(key, out var forms) && forms.TryGetValue(form, out var text)
            ? text
            : throw new KeyNotFoundException($"words.{Language}.json has no \"{key}\".");

    /// <summary>
    /// Fills {0} ... in one pass, so that braces in a value are never read as a placeholder. The full stop after a value that ends with one ("2026 г.") is that one.
    /// </summary>
    private static string Fill(string form, ReadOnlySpan<string> values)
    {
        var text = new System.Text.StringBuilder(form.Length + 32);
        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == '{' && i + 2 < form.Length && form[i + 2] == '}' && char.IsAsciiDigit(form[i + 1]))
            {
                text.Append(values[form[i + 1] - '0']);
                i += 2;
                if (text.Length > 0 && text[^1] == '.' && i + 1 < form.Length && form[i + 1] == '.') i++;
            }
            else
            {
                text.Append(form[i]);
            }
        }

        return text.ToString();
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Read(byte[] utf8) =>
        JsonValue.Read(utf8).Value.Members.ToImmutableSortedDictionary(
            m => m.Key,
            m => m.Value.Kind == JsonKind.Text
                ? ImmutableSortedDictionary<string, string>.Empty.Add("", m.Value.AsText())
                : m.Value.Members.ToImmutableSortedDictionary(f => f.Key, f => f.Value.AsText(), StringComparer.Ordinal),
            StringComparer.Ordinal);
}
