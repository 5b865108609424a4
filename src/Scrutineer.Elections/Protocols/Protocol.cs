using System.Collections.Immutable;

namespace Scrutineer.Elections.Protocols;

/// <summary>Where a figure came from.</summary>
/// <param name="File">The file, as named by the election folder or the import.</param>
/// <param name="Line">The line in it, from 1.</param>
public readonly record struct Source(string File, int Line)
{
    public override string ToString() => $"{File}:{Line}";
}

/// <summary>
/// A station's filled form in one channel (a summary may also be given for a unit above stations).
/// Immutable: a correction is another protocol.
/// </summary>
/// <param name="Unit">Index of the unit.</param>
/// <param name="Lines">The lines of the form, in its order.</param>
/// <param name="Votes">Votes by list, in ballot order.</param>
/// <param name="Source">Where it came from.</param>
public sealed class Protocol(int unit, Figures lines, Figures votes, Source source, ProtocolShape shape)
{
    public int Unit { get; } = unit;

    public Figures Lines { get; } = lines;

    public Figures Votes { get; } = votes;

    public Source Source { get; } = source;

    /// <summary>When it arrived, as claimed by its source; null: not known.</summary>
    public DateTimeOffset? Received { get; init; }

    /// <summary>For a summary: how many stations it covers; null: all of the unit.</summary>
    public long? StationsCovered { get; init; }

    /// <summary>The sum of the lists' votes without "against all"; null if all are blank.</summary>
    public long? ListVotes { get; } = shape.ListVotes(votes);

    /// <summary>Votes against all; 0 on a ballot without that line; null if blank.</summary>
    public long? AgainstAllVotes { get; } = shape.AgainstAll(votes);
}

/// <summary>Which of the votes on a protocol are lists and which are "against all".</summary>
/// <param name="AgainstAllLines">Places of the lines "against all" in ballot order; usually one or none.</param>
public sealed record ProtocolShape(ImmutableArray<int> AgainstAllLines)
{
    public long? ListVotes(Figures votes) => votes.Sum() is { } all ? all - Known(votes) : null;

    public long? AgainstAll(Figures votes)
    {
        long sum = 0;
        foreach (var line in AgainstAllLines)
        {
            if (votes[line] is not { } value) return null;
            sum += value;
        }

        return sum;
    }

    private long Known(Figures votes)
    {
        long sum = 0;
        foreach (var line in AgainstAllLines) sum += votes[line] ?? 0;
        return sum;
    }
}
