using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Forms;

/// <summary>
/// The small language of control equations: sums and differences of lines, whole multiples, <c>sum(lists)</c>,
/// <c>against_all</c>, whole numbers; one of <c>= &lt;= &gt;= &lt; &gt;</c>. Blanks do not matter.
/// </summary>
internal sealed class EquationParser(IReadOnlyDictionary<string, int> lines, JsonValue place)
{
    public const string AllLists = "sum(lists)";
    public const string AgainstAll = "against_all";

    private const int GreatestLength = 4_000;

    // Counts go to 10^12, so that a side stays far below 2^63 even summed over thousands of protocols.
    private const long GreatestWeight = 10_000;

    private static readonly (string Sign, Relation Relation)[] Relations =
        [("<=", Relation.AtMost), (">=", Relation.AtLeast), ("=", Relation.Equal), ("<", Relation.Less), (">", Relation.More)];

    public (LinearSum Left, Relation Relation, LinearSum Right) Equation()
    {
        var text = place.AsText();
        foreach (var (sign, relation) in Relations)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0) continue;
            return (Sum(text[..at]), relation, Sum(text[(at + sign.Length)..]));
        }

        throw Fail("it has none of =, <=, >=, <, >");
    }

    public LinearSum Sum(string text)
    {
        var factors = new SortedDictionary<int, long>();
        if (text.Length > GreatestLength) throw Fail($"it is longer than {GreatestLength} characters");
        long lists = 0, against = 0, constant = 0, weight = 0;
        var rest = text.Trim();
        if (rest.Length == 0) throw Fail("one side is empty");
        var sign = 1L;
        while (true)
        {
            if (rest[0] is '+' or '-')
            {
                sign = rest[0] == '-' ? -1 : 1;
                rest = rest[1..].TrimStart();
                if (rest.Length == 0) throw Fail("it ends with a sign");
            }

            var term = Term(ref rest, out var factor);
            if (term is not null) weight += factor;
            if (weight > GreatestWeight) throw Fail($"its factors add up to more than {GreatestWeight}, and sums could overflow");
            factor *= sign;
            if (term is null) constant += factor;
            else if (term == AllLists) lists += factor;
            else if (term == AgainstAll) against += factor;
            else if (lines.TryGetValue(term, out var line)) factors[line] = factors.GetValueOrDefault(line) + factor;
            else throw Fail($"there is no line \"{term}\"");
            rest = rest.TrimStart();
            if (rest.Length == 0) break;
            if (rest[0] is not ('+' or '-')) throw Fail($"a sign is missing before \"{rest}\"");
        }

        return new LinearSum(text.Trim(), [.. factors.Select(f => (f.Key, f.Value))], lists, against, constant);
    }

    /// <summary>Takes <c>3 * name</c>, <c>name</c> or <c>3</c> off the front; null: a plain number.</summary>
    private string? Term(ref string rest, out long factor)
    {
        factor = 1;
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > 0)
        {
            if (!long.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out factor) || factor > 1_000_000)
                throw Fail($"the number {rest[..digits]} is too large");
            rest = rest[digits..].TrimStart();
            if (!rest.StartsWith('*')) return null;
            rest = rest[1..].TrimStart();
        }

        if (rest.StartsWith(AllLists, StringComparison.Ordinal))
        {
            rest = rest[AllLists.Length..];
            return AllLists;
        }

        var length = rest.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_').Count();
        if (length == 0) throw Fail(rest.Length == 0 ? "a name is missing at its end" : $"\"{rest[0]}\" is not expected");
        var name = rest[..length];
        rest = rest[length..];
        return name;
    }

    private RefusalException Fail(string why) =>
        place.Fail("form-equation", $"The equation \"{place.Text}\" cannot be read: {why}.");
}
