using System.Collections.Immutable;

namespace Scrutineer.Elections.Entries;

/// <summary>The commission publishes the figures of the first <paramref name="Size"/> entries.</summary>
/// <param name="Size">How many entries; the index of this entry.</param>
/// <param name="Root">Root of the tree at that size, base64.</param>
/// <param name="Channel">The channel shown.</param>
/// <param name="Totals">SHA-256 of the totals document, hex.</param>
/// <param name="Outcome">SHA-256 of the outcome document, hex.</param>
/// <param name="Program">SHA-256 of the program that made them, hex.</param>
public sealed record PublicationMade(long Size, string Root, string Channel, string Totals, string Outcome, string Program) : EntryData;

/// <summary>A declared result: a signed note of the commission about a publication.</summary>
/// <param name="Note">The signed note (C2SP signed-note).</param>
public sealed record DeclarationMade(string Note) : EntryData;

/// <summary>New keys take over by a note that the commission in force until now has signed.</summary>
/// <param name="Reason">Why, for the public; never empty.</param>
/// <param name="Note">The signed note.</param>
public sealed record KeysChanged(string Reason, string Note) : EntryData;

/// <summary>Something went wrong, said in one place.</summary>
/// <param name="Code">Stable code: <c>publication-blocked</c>, <c>not-witnessed</c>, <c>restored</c>.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Details">Further sentences.</param>
public sealed record IncidentReported(string Code, string Text, ImmutableArray<string> Details) : EntryData
{
    public bool Equals(IncidentReported? other) => other is not null && (Code, Text) == (other.Code, other.Text) && Details.SequenceEqual(other.Details);

    public override int GetHashCode() => HashCode.Combine(Code, Text);
}
