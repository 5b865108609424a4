using System.Text.Unicode;
using Scrutineer.Elections.Canonical;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Entries;

/// <summary>Says why bytes are not an entry: the reader itself only knows what it expected where.</summary>
internal static class EntryDiagnosis
{
    public const string KnownType = "a known type of entry";

    private static readonly HashSet<string> Known =
    [
        "type", "version", "election", "by", "role", "key", "time", "prev", "data", "origin", "definition", "units", "form", "law", "policy",
        "commission", "sha256", "length", "unit", "channel", "count", "received", "covers", "lines", "votes", "source", "file", "line", "images",
        "reason", "findings", "authority", "among", "drawn", "situation", "step", "losing", "places", "claims", "name", "held", "act", "size",
        "root", "totals", "outcome", "program", "note", "code", "text", "details", "method", "settled",
        "forum", "at", "complainant", "kind", "lists", "person", "initials", "grounds", "against", "asks", "evidence", "sealed", "case", "until", "with",
        "number", "result", "ground", "found", "for", "abstained", "remedies", "documents", "do", "box", "list", "from", "to", "on", "entry", "clock",
    ];

    public static Refusal Of(ReadOnlySpan<byte> bytes, CanonicalException failure)
    {
        var at = $"byte {failure.At}";
        if (!Utf8.IsValid(bytes)) return new Refusal("entry-not-text", $"The entry is not valid UTF-8; reading stopped at {at}.");
        var json = JsonValue.Read(bytes.ToArray());
        if (!json.IsOk)
        {
            return json.Refusal!.Code == "json-duplicate-member"
                ? new Refusal("entry-duplicate-member", $"{json.Refusal.Message} ({json.Refusal.Path})")
                : new Refusal("entry-not-json", $"The entry is not JSON: {json.Refusal.Message}");
        }

        if (failure.Expected == KnownType)
            return new Refusal("entry-unknown-type", $"This program knows no entry of the type \"{json.Value["type"]?.Text}\".");
        if (Unknown(json.Value, inTexts: false) is { } unknown) return new Refusal("entry-unknown-member", $"The member \"{unknown}\" does not belong into an entry.");
        var (expected, found) = (MemberIn(failure.Expected), MemberIn(System.Text.Encoding.UTF8.GetString(bytes[failure.At..])));
        if (expected is not null && expected != found && !Has(json.Value, expected))
            return new Refusal("entry-missing-member", $"The member \"{expected}\" is missing; reading stopped at {at}.");
        return new Refusal("entry-not-canonical", $"The entry is not in its canonical form: at {at}, {failure.Expected} was expected.");
    }

    /// <summary>A member that no entry has; the languages of a reason are names of another kind.</summary>
    private static string? Unknown(JsonValue json, bool inTexts)
    {
        foreach (var item in json.Items)
            if (Unknown(item, false) is { } below) return below;
        foreach (var (name, value) in json.Members)
        {
            if (!inTexts && !Known.Contains(name)) return name;
            if (Unknown(value, name == "reason") is { } below) return below;
        }

        return null;
    }

    private static bool Has(JsonValue json, string member) =>
        json.Members.Any(m => m.Key == member || Has(m.Value, member)) || json.Items.Any(i => Has(i, member));

    /// <summary>The first name of a member in <c>,"name":...</c>.</summary>
    private static string? MemberIn(string text)
    {
        var start = text.TrimStart('{', ',');
        if (!start.StartsWith('"')) return null;
        var end = start.IndexOf('"', 1);
        return end > 0 && end + 1 < start.Length && start[end + 1] == ':' ? start[1..end] : null;
    }
}
