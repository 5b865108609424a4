using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Licences;

/// <summary>Reads the member <c>licence</c> of election.json, which a definition in the record has too.</summary>
internal static class LicenceReader
{
    private const int LongestIdentifier = 100;

    /// <summary>The licence; null: none is stated. Refuses <c>licence-form</c>.</summary>
    public static DataLicence? Read(JsonValue? json)
    {
        if (json is null) return null;
        json.Only("spdx", "name", "url");
        var (spdx, name, address) = (json["spdx"], json["name"], json["url"]);
        if (spdx is null && (name is null || address is null)) throw json.Fail("licence-form", "A licence has its SPDX identifier, or its name and its address.");
        if (spdx is not null && !IsIdentifier(spdx.AsText())) throw spdx.Fail("licence-form", $"\"{spdx.Text}\" is no SPDX identifier, such as CC-BY-4.0.");
        if (name is not null && name.AsText().Trim().Length == 0) throw name.Fail("licence-form", "The name of a licence is not empty.");
        if (address is not null && !IsAddress(address.AsText())) throw address.Fail("licence-form", $"The address of a licence begins with https:// or http://, not \"{address.Text}\".");
        return new DataLicence(spdx?.Text, name?.Text, address?.Text);
    }

    private static bool IsIdentifier(string text) => text.Length is > 0 and <= LongestIdentifier && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');

    /// <summary>It becomes a link on pages: nothing but the web, and no sign that would end an attribute.</summary>
    private static bool IsAddress(string text)
    {
        var rest = text.StartsWith("https://", StringComparison.Ordinal) ? text[8..] : text.StartsWith("http://", StringComparison.Ordinal) ? text[7..] : "";
        return rest.Length > 0 && rest.All(c => c is > ' ' and <= '~' and not ('"' or '<' or '>'));
    }
}
