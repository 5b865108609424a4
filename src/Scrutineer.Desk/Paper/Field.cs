using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Desk.Paper;

/// <summary>A number on the paper: a line of the form, or the votes of a list.</summary>
/// <param name="Place">Its place on the paper, from 0.</param>
/// <param name="Code">Code of the line or list.</param>
/// <param name="Number">The number printed beside it.</param>
/// <param name="Label">What it is.</param>
/// <param name="IsList">True for the votes of a list.</param>
/// <param name="IsRequired">True if the paper must give it.</param>
public sealed record Field(int Place, string Code, string Number, LocalText Label, bool IsList, bool IsRequired)
{
    /// <summary>The fields of an election's protocol as the paper has them: lines first, then the lists in ballot order.</summary>
    public static ImmutableArray<Field> Of(Election election)
    {
        var lines = election.Form.Lines;
        var next = lines.Length == 0 ? 1 : lines.Length;
        return
        [
            .. lines.Select((line, i) => new Field(i, line.Code, line.Number, line.Name, false, line.IsRequired)),
            .. election.Lists.Select((list, i) => new Field(lines.Length + i, list.Code, $"{next + 1}.{i + 1}", list.Name, true, true)),
        ];
    }
}

/// <summary>The numbers of one paper; blank is not 0.</summary>
/// <param name="Lines">Lines of the form.</param>
/// <param name="Votes">Votes by list in ballot order.</param>
public sealed record PaperFigures(Figures Lines, Figures Votes)
{
    /// <summary>How many fields there are.</summary>
    public int Length => Lines.Length + Votes.Length;

    /// <summary>The number at a place of the paper; null: blank.</summary>
    public long? this[int place] => place < Lines.Length ? Lines[place] : Votes[place - Lines.Length];

    /// <summary>Figures of the numbers in the order of the paper.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="lines">How many of them are lines.</param>
    public static PaperFigures Of(ReadOnlySpan<long?> numbers, int lines) => new(Figures.Of(numbers[..lines]), Figures.Of(numbers[lines..]));

    /// <summary>The numbers in the order of the paper.</summary>
    public ImmutableArray<long?> ToArray() => [.. Enumerable.Range(0, Length).Select(i => this[i])];

    /// <summary>These numbers, with others at some places.</summary>
    public PaperFigures With(IEnumerable<KeyValuePair<int, long?>> changes)
    {
        var numbers = ToArray().ToArray();
        foreach (var (place, number) in changes) numbers[place] = number;
        return Of(numbers, Lines.Length);
    }

    /// <summary>Places where two papers differ.</summary>
    public ImmutableArray<int> DifferencesFrom(PaperFigures other) => [.. Enumerable.Range(0, Length).Where(i => this[i] != other[i])];
}
