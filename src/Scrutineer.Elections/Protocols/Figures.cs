namespace Scrutineer.Elections.Protocols;

/// <summary>A fixed row of counts, some of which may be blank. Compact: a million protocols fit into memory.</summary>
public readonly struct Figures : IEquatable<Figures>
{
    private const long Blank = long.MinValue;
    private readonly long[] values;

    private Figures(long[] values) => this.values = values;

    /// <summary>The greatest count a file may give. A million protocols of it still sum without overflow.</summary>
    public const long Greatest = 1_000_000_000_000;

    public int Length => values?.Length ?? 0;

    public long? this[int index] => values[index] == Blank ? null : values[index];

    /// <summary>A row of counts; null is blank.</summary>
    public static Figures Of(ReadOnlySpan<long?> counts)
    {
        var values = new long[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] is < 0 or > Greatest) throw new ArgumentOutOfRangeException(nameof(counts), counts[i], "A count lies between 0 and Figures.Greatest.");
            values[i] = counts[i] ?? Blank;
        }

        return new Figures(values);
    }

    /// <summary>The sum of all counts, blanks as 0; null if all are blank and there is at least one.</summary>
    public long? Sum()
    {
        long sum = 0;
        var isBlank = Length > 0;
        foreach (var value in Span)
        {
            if (value == Blank) continue;
            isBlank = false;
            sum += value;
        }

        return isBlank ? null : sum;
    }

    /// <summary>Adds the counts that are not blank to the sums.</summary>
    public void AddTo(Span<long> sums, Span<int> known)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] == Blank) continue;
            sums[i] += values[i];
            known[i]++;
        }
    }

    public bool Equals(Figures other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is Figures other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Span) hash.Add(value);
        return hash.ToHashCode();
    }

    public static bool operator ==(Figures a, Figures b) => a.Equals(b);

    public static bool operator !=(Figures a, Figures b) => !a.Equals(b);

    private ReadOnlySpan<long> Span => values;
}
