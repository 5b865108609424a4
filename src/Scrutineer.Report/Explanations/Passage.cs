using System.Collections.Immutable;

namespace Scrutineer.Report.Explanations;

/// <summary>A part of an explanation, for a page or a terminal: plain text, no markup. The hierarchy is closed.</summary>
public abstract record Passage
{
    private protected Passage()
    {
    }
}

/// <summary>A sentence or two.</summary>
/// <param name="Text">The text.</param>
public sealed record Sentence(string Text) : Passage;

/// <summary>Rows of facts. The first columns are texts, the others numbers.</summary>
/// <param name="Caption">What the rows are, with their base.</param>
/// <param name="TextColumns">How many of the columns are texts.</param>
/// <param name="Heads">Heads of the columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record Listing(string Caption, int TextColumns, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<string>> Rows) : Passage
{
    /// <summary>True if the rows are many and matter only to the one who checks each of them.</summary>
    public bool IsLong => Rows.Length > 20;
}

/// <summary>A step of the law as it came out.</summary>
/// <param name="Heading">What the step decides.</param>
/// <param name="Article">The article it applies; may be empty.</param>
/// <param name="Unit">Name of the unit it was made for; null: the whole country.</param>
/// <param name="Passages">Why it came out so.</param>
public sealed record ExplainedStep(string Heading, string Article, string? Unit, ImmutableArray<Passage> Passages);
