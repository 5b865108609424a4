using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Site.Disputes;

/// <summary>Who signed the note of a decision. The signatures themselves are checked with the record.</summary>
internal static class DecisionSigners
{
    /// <summary>Names of the keys, in the order of the note.</summary>
    public static ImmutableArray<string> Of(string note) => SignedNote.Parse(note) is { IsOk: true, Value: var signed } ? [.. signed.Signatures.Select(s => s.Name)] : [];
}
