using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Disputes;

namespace Scrutineer.DeskServer.Api;

/// <summary>A complaint as programs and forms send it.</summary>
internal sealed record ComplaintJson(
    string Forum, string At, ComplainantJson Complainant, string[] Grounds, string[] Units, Dictionary<string, string> Text, long? Against = null, string[]? Asks = null, EvidenceJson[]? Evidence = null) : IWhole
{
    [JsonIgnore]
    public bool IsWhole => Has(Grounds, Units, Asks, Complainant.Lists, Text.Values, Evidence);

    /// <summary>True if nothing in some lists is null.</summary>
    public static bool Has(params ReadOnlySpan<IEnumerable<object?>?> lists)
    {
        foreach (var list in lists)
            if (list?.Contains(null) == true) return false;
        return true;
    }

    public ComplaintFiled ToEntry() => new(
        Forum, At, new Complainant(Complainant.Kind, Sorted(Complainant.Lists), null, Complainant.Initials), Sorted(Grounds), Sorted(Units), Against, Sorted(Asks), Texts(Text), []);

    /// <summary>Codes as the record wants them: sorted, each once.</summary>
    public static ImmutableArray<string> Sorted(IEnumerable<string>? codes) => codes is null ? [] : [.. codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A text in the languages in which something is said.</summary>
    public static LocalText Texts(Dictionary<string, string>? texts) =>
        texts is null ? LocalText.Empty : new(texts.Where(t => t.Value.Length > 0).ToImmutableSortedDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal));
}

/// <summary>Who complains. The name of a private person becomes a salted commitment.</summary>
internal sealed record ComplainantJson(string Kind, string[]? Lists = null, string? Name = null, string? Initials = null);

/// <summary>A file handed in, in base 64.</summary>
internal sealed record EvidenceJson(byte[] Data, string Text, bool Sealed = false, string? Sha256 = null)
{
    public EvidenceFile ToFile() => new(Data, Sealed, Text, Sha256);
}

/// <summary>A step in a case.</summary>
internal sealed record StepJson(string Step, Dictionary<string, string> Text, DateTimeOffset? Until = null, long? With = null, EvidenceJson[]? Evidence = null) : IWhole
{
    [JsonIgnore]
    public bool IsWhole => ComplaintJson.Has(Text.Values, Evidence);

    public ComplaintMoved ToEntry(long number) => new(number, Step, ComplaintJson.Texts(Text), Until, With, []);
}

/// <summary>What whoever files gets back. The salt is shown here and nowhere else.</summary>
internal sealed record ReceiptJson(long Case, string Sha256, DateTimeOffset At, string? Salt);
