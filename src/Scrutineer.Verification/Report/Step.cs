namespace Scrutineer.Verification;

/// <summary>The steps of docs/reference/record.md, by their numbers.</summary>
public enum Step
{
    /// <summary>No step.</summary>
    None,

    /// <summary><c>checkpoint</c> is a signed note of an origin, a size and a root.</summary>
    V1,

    /// <summary>Entry 0 opens the election; its policy is the one that was given, if one was given.</summary>
    V2,

    /// <summary>Every entry bundle of that size is there and whole.</summary>
    V3,

    /// <summary>The hashes of the entries give every hash tile, and the root of the checkpoint.</summary>
    V4,

    /// <summary>Every entry is in canonical form, of a known type, and legal where it stands.</summary>
    V5,

    /// <summary>Every change of keys is signed by the quorum in force before it.</summary>
    V6,

    /// <summary>The checkpoint is signed by the log key in force at its size.</summary>
    V7,

    /// <summary>The cosignatures reach the quorum of the policy.</summary>
    V8,

    /// <summary>The checkpoint extends the one remembered, if one was remembered.</summary>
    V9,

    /// <summary>Every blob that entries name is there, with its length and digest.</summary>
    V10,

    /// <summary>The totals of every publication, computed again, have the digest it gives and are the published document.</summary>
    V11,

    /// <summary>The outcome likewise.</summary>
    V12,

    /// <summary>The root of every publication is the tree's root at its size.</summary>
    V13,

    /// <summary>Every declaration names a publication and is signed by the commission's quorum.</summary>
    V14,

    /// <summary><c>current.json</c> names the latest publication.</summary>
    V15,
}

/// <summary>What became of a step.</summary>
public enum StepState
{
    /// <summary>It could not be checked; the reason is given.</summary>
    NotChecked,

    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not hold; the first wrong thing is named.</summary>
    Failed,
}

/// <summary>One step and what became of it.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">What became of it.</param>
/// <param name="Fault">The first wrong thing, where it failed.</param>
/// <param name="Reason">Why it was not checked, in one sentence; null otherwise.</param>
public sealed record StepResult(Step Step, StepState State, Fault? Fault = null, string? Reason = null);
