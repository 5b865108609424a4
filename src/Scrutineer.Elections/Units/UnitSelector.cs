using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Law;

namespace Scrutineer.Elections.Units;

/// <summary>
/// Selects units by a text: codes joined by commas (<c>bishkek,osh/12</c>), or a number of the unit compared with one given
/// (<c>form2-ppm&gt;=400000</c>; &gt;=, &lt;=, &gt;, &lt;, =; <c>registered</c> is the register). Stations alone are compared.
/// </summary>
public static class UnitSelector
{
    private static readonly string[] Signs = [">=", "<=", ">", "<", "="];

    /// <summary>
    /// Codes of the units selected. Refuses <c>unit-unknown</c>, <c>selector-wrong</c>, <c>selector-number</c> (no station has a number of that name),
    /// <c>selector-none</c>.
    /// </summary>
    public static Result<ImmutableArray<string>> Select(string text, UnitTree units)
    {
        foreach (var sign in Signs)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at > 0) return Compared(text[..at].Trim(), sign, text[(at + sign.Length)..].Trim(), units);
        }

        var codes = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (codes.Length == 0) return new Refusal("selector-none", "The selection names no unit.");
        foreach (var code in codes)
            if (units.Find(code) < 0) return new Refusal("unit-unknown", $"The unit \"{code}\" is not among the units.");
        return codes.Distinct(StringComparer.Ordinal).ToImmutableArray();
    }

    private static Result<ImmutableArray<string>> Compared(string name, string sign, string value, UnitTree units)
    {
        if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return new Refusal("selector-wrong", $"\"{value}\" is no whole number; write NAME>=NUMBER, or codes joined by commas.");
        var stations = units.All.Where(u => u.IsStation).Select(u => (u.Code, Number: Number(u, name))).Where(u => u.Number is not null).ToList();
        if (stations.Count == 0) return new Refusal("selector-number", $"No station has a number \"{name}\" in units.csv.");
        var found = stations.Where(s => sign switch
        {
            ">=" => s.Number >= number,
            "<=" => s.Number <= number,
            ">" => s.Number > number,
            "<" => s.Number < number,
            _ => s.Number == number,
        }).Select(s => s.Code).ToImmutableArray();
        return found.IsEmpty ? new Refusal("selector-none", $"No station has {name} {sign} {value}.") : found;
    }

    private static long? Number(Unit unit, string name) => name == "registered" ? unit.Registered : unit.Numbers.TryGetValue(name, out var number) ? number : null;
}
