using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;

namespace Scrutineer.Margins;

/// <summary>The answer to a target question.</summary>
/// <param name="Target">What was asked.</param>
/// <param name="Seats">Seats of the bloc now.</param>
/// <param name="IsMet">True if the target is met as things are; then nothing else is looked for.</param>
public sealed record TargetAnswer(Target Target, BigInteger Seats, bool IsMet)
{
    /// <summary>The fewest moved votes that meet it; null: not asked for, met already, or none found.</summary>
    public TargetVotes? Moved { get; init; }

    /// <summary>The fewest stations whose annulment meets it.</summary>
    public TargetStations? Stations { get; init; }

    /// <summary>The fewest voters in stations whose annulment meets it.</summary>
    public TargetStations? Voters { get; init; }
}

/// <summary>Moved votes that meet a target.</summary>
/// <param name="Votes">How many.</param>
/// <param name="Lower">No fewer do: proved.</param>
/// <param name="Shifts">Which.</param>
/// <param name="Confirmed">True: the law was applied to the changed votes, and the target is met.</param>
public sealed record TargetVotes(BigInteger Votes, BigInteger Lower, ImmutableArray<Shift> Shifts, bool Confirmed)
{
    /// <summary>True if the bounds meet.</summary>
    public bool IsExact => Confirmed && Votes == Lower;
}

/// <summary>Stations whose annulment meets a target.</summary>
/// <param name="Codes">The stations.</param>
/// <param name="Cost">Their number, or their voters.</param>
/// <param name="Lower">No fewer do: proved.</param>
/// <param name="Confirmed">True: the law was applied without them, and the target is met.</param>
public sealed record TargetStations(ImmutableArray<string> Codes, Rational Cost, Rational Lower, bool Confirmed)
{
    /// <summary>True if the bounds meet.</summary>
    public bool IsExact => Confirmed && Cost == Lower;
}
