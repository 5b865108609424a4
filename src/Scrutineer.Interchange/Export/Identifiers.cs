using System.Globalization;
using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Units;

namespace Scrutineer.Interchange.Export;

/// <summary>
/// Identifiers that mean the same outside this record. Units and lists whose code or attribute is an Open Civic Data identifier keep it;
/// all others have a URN inside the election: <c>urn:scrutineer:ELECTION:unit:CODE</c>.
/// </summary>
public static class Identifiers
{
    private const string Ocd = "ocd-division/";

    /// <summary>The Open Civic Data identifier of a unit; null: the data have none.</summary>
    public static string? OcdOf(Unit unit) => unit.Code.StartsWith(Ocd, StringComparison.Ordinal) ? unit.Code : null;

    /// <summary>The identifier of a unit.</summary>
    public static string Of(Election election, Unit unit) => OcdOf(unit) ?? Urn(election, "unit", unit.Code);

    /// <summary>The identifier of a list: its <c>ocd-id</c> or <c>wikidata</c> attribute, or the URN.</summary>
    public static string Of(Election election, ElectionList list) =>
        list.Attributes.GetValueOrDefault("ocd-id") is { Length: > 0 } ocd ? ocd : Urn(election, "list", list.Code);

    /// <summary>The identifier of a version.</summary>
    public static string OfVersion(Election election, long version) => Urn(election, "version", version.ToString(CultureInfo.InvariantCulture));

    /// <summary>A name inside the election. What a URN may not hold is percent-encoded (RFC 8141).</summary>
    public static string Urn(Election election, string kind, string code) => $"urn:scrutineer:{Uri.EscapeDataString(election.Id)}:{kind}:{Uri.EscapeDataString(code)}";

    /// <summary>A code as an XML name token: letters, digits, <c>-</c> and <c>_</c> stay, every other byte of UTF-8 becomes <c>.xx</c>.</summary>
    internal static string Token(string code)
    {
        var token = new StringBuilder(code.Length);
        foreach (var b in Encoding.UTF8.GetBytes(code))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'_') token.Append((char)b);
            else token.Append(CultureInfo.InvariantCulture, $".{b:x2}");
        }

        return token.ToString();
    }
}
