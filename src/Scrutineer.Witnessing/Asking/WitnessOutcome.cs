using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>What came of asking a witness.</summary>
/// <param name="Witness">Its name in the policy.</param>
/// <param name="Verdict">What came of it.</param>
public sealed record WitnessOutcome(string Witness, WitnessVerdict Verdict)
{
    /// <summary>The cosignatures, which verify; empty unless it cosigned.</summary>
    public ImmutableArray<VerifiedSignature> Signatures { get; init; } = [];

    /// <summary>The size that it has cosigned last, if it told; not signed, so a hint and no proof.</summary>
    public ulong? LastSize { get; init; }

    /// <summary>The status of HTTP; null if no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Why it did not cosign; null if it did.</summary>
    public Refusal? Why { get; init; }

    /// <summary>True if the witness saw a history that ours does not continue: an incident, not a disturbance.</summary>
    public bool IsAlarm => Verdict is WitnessVerdict.Ahead or WitnessVerdict.Inconsistent;

    internal static WitnessOutcome No(string witness, WitnessVerdict verdict, Refusal why) => new(witness, verdict) { Why = why };
}

/// <summary>What can come of asking a witness.</summary>
public enum WitnessVerdict
{
    /// <summary>It cosigned, and the cosignature verifies.</summary>
    Cosigned,

    /// <summary>It has cosigned a larger tree than ours: ours was put back to an older copy, or somebody else holds the key. An alarm.</summary>
    Ahead,

    /// <summary>It has seen another tree of this log: a fork. An alarm.</summary>
    Inconsistent,

    /// <summary>It told the size that it cosigned last, which is not above ours, and was not asked further, or told another one at once.</summary>
    OtherSize,

    /// <summary>It does not cosign this log, or does not understand the request.</summary>
    Refused,

    /// <summary>It cannot answer now (429, 5xx).</summary>
    Later,

    /// <summary>No whole answer came in time, or none at all.</summary>
    Unreachable,

    /// <summary>It answered that it cosigned, but without a signature that verifies.</summary>
    BadAnswer,

    /// <summary>It was not asked: no usable address, or our own tiles do not give a proof.</summary>
    NotAsked,

    /// <summary>It was asked, but the answer was not waited for: the quorum was met, or the time was over.</summary>
    NotAwaited,
}
