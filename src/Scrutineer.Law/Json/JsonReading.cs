using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Scrutineer.Law.Json;

/// <summary>Strict access to JSON values. Every method throws a refusal that names line and path.</summary>
public static class JsonReading
{
    /// <summary>Refuses members outside the list, so that a misspelt option is never ignored.</summary>
    public static JsonValue Only(this JsonValue value, params ReadOnlySpan<string> allowed)
    {
        value.Expect(JsonKind.Object, "an object");
        foreach (var (name, member) in value.Members)
        {
            if (allowed.Contains(name)) continue;
            throw member.Fail("json-unknown-member", $"The member \"{name}\" is not known here; known are {string.Join(", ", allowed.ToArray())}.");
        }

        return value;
    }

    /// <summary>The member of that name; refuses if it is missing.</summary>
    public static JsonValue Need(this JsonValue value, string name) =>
        value.Expect(JsonKind.Object, "an object")[name]
        ?? throw value.Fail("json-missing-member", $"The member \"{name}\" is missing.");

    /// <summary>The string.</summary>
    public static string AsText(this JsonValue value) => value.Expect(JsonKind.Text, "a text").Text;

    /// <summary>true or false.</summary>
    public static bool AsBoolean(this JsonValue value) => value.Expect(JsonKind.Boolean, "true or false").Text == "true";

    /// <summary>A whole number from 0 to the greatest allowed.</summary>
    public static long AsCount(this JsonValue value, long most = long.MaxValue)
    {
        value.Expect(JsonKind.Number, "a whole number");
        if (!long.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > most)
            throw value.Fail("json-wrong-number", $"A whole number from 0 to {most} is needed here, not {value.Text}.");
        return number;
    }

    /// <summary>A whole number of any size.</summary>
    public static BigInteger AsInteger(this JsonValue value)
    {
        value.Expect(JsonKind.Number, "a whole number");
        if (value.Text.Length > 200 || !BigInteger.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw value.Fail("json-wrong-number", $"A whole number is needed here, not {value.Text}.");
        return number;
    }

    /// <summary>A fraction given as text (<c>"5%"</c>, <c>"9/10"</c>) or a whole number.</summary>
    public static Rational AsRational(this JsonValue value)
    {
        if (value.Kind is JsonKind.Text or JsonKind.Number && Rational.TryParse(value.Text, out var number)) return number;
        throw value.Fail("json-wrong-number", "A number is needed here: a whole number, or a text such as \"5%\", \"1.4\" or \"9/10\".");
    }

    /// <summary>One text or a list of texts.</summary>
    public static ImmutableArray<string> AsTexts(this JsonValue value) =>
        value.Kind == JsonKind.Text ? [value.Text] : [.. value.Expect(JsonKind.Array, "a text or a list of texts").Items.Select(AsText)];

    /// <summary>The value itself if it is of that kind; refuses otherwise.</summary>
    public static JsonValue Expect(this JsonValue value, JsonKind kind, string what) =>
        value.Kind == kind ? value : throw value.Fail("json-wrong-type", $"This must be {what}.");

    /// <summary>One of the words allowed.</summary>
    public static string OneOf(this JsonValue value, params ReadOnlySpan<string> words) => words.Contains(value.AsText())
        ? value.Text
        : throw value.Fail("law-unknown-option", $"This is one of {string.Join(", ", words.ToArray())}, not \"{value.Text}\".");
}
