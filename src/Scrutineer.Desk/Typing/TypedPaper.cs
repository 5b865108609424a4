using System.Collections.Immutable;
using Scrutineer.Desk.Paper;

namespace Scrutineer.Desk.Typing;

/// <summary>A paper as it was typed, and who typed each of its numbers.</summary>
/// <param name="Figures">The numbers.</param>
/// <param name="Hands">Key of whoever typed the number at each place.</param>
public sealed record TypedPaper(PaperFigures Figures, ImmutableArray<string> Hands)
{
    /// <summary>A paper typed by one person.</summary>
    public static TypedPaper By(string typist, PaperFigures figures) => new(figures, [.. Enumerable.Repeat(typist, figures.Length)]);

    /// <summary>This paper with another number at a place.</summary>
    public TypedPaper With(int place, long? number, string typist) => new(Figures.With([new(place, number)]), Hands.SetItem(place, typist));

    public bool Equals(TypedPaper? other) => other is not null && Figures == other.Figures && Hands.SequenceEqual(other.Hands);

    public override int GetHashCode() => Figures.GetHashCode();
}

/// <summary>Figures that two different people typed alike, each of them.</summary>
/// <param name="Figures">The numbers.</param>
/// <param name="By">Keys of everybody who typed a number that counts, sorted, each once.</param>
/// <param name="Settled">Places that were typed again because the two differed, sorted.</param>
public sealed record AgreedPaper(PaperFigures Figures, ImmutableArray<string> By, ImmutableArray<int> Settled)
{
    public bool Equals(AgreedPaper? other) => other is not null && Figures == other.Figures && By.SequenceEqual(other.By) && Settled.SequenceEqual(other.Settled);

    public override int GetHashCode() => Figures.GetHashCode();
}
