using System.Collections.Immutable;

namespace Scrutineer.Margins.Ground;

/// <summary>Some rows of the vote table, by index.</summary>
internal sealed class RowSet(bool[] contains)
{
    public ImmutableArray<int> Rows { get; } = [.. Enumerable.Range(0, contains.Length).Where(r => contains[r])];

    public bool Contains(int row) => contains[row];
}
