using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Steps">The steps V1 to V15, in their order.</param>
public sealed record VerificationReport(ImmutableArray<StepResult> Steps)
{
    /// <summary>
    /// True if no step failed and each was checked, apart from V9 where no checkpoint was remembered.
    /// </summary>
    public bool IsVerified => Steps.All(s => s.State == StepState.Passed || (s.Step == Step.V9 && s.State == StepState.NotChecked && !WasRemembered));

    /// <summary>The first step that failed; null: none.</summary>
    public StepResult? FirstFailed => Steps.FirstOrDefault(s => s.State == StepState.Failed);

    /// <summary>True if a remembered checkpoint was given.</summary>
    public bool WasRemembered { get; init; }

    /// <summary>The checkpoint that was read; null if V1 failed.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>The bytes of the checkpoint, to be remembered after success; empty if there are none.</summary>
    public ReadOnlyMemory<byte> CheckpointBytes { get; init; }

    /// <summary>How many entries the state and the publications are of.</summary>
    public long Size { get; init; }

    /// <summary>The root of the tree at <see cref="Size"/>, from the entries; null if they could not all be read.</summary>
    public Hash32? Root { get; init; }

    /// <summary>The witnesses of the policy that cosigned, in the order of the policy.</summary>
    public ImmutableArray<Cosigned> Cosigners { get; init; } = [];

    /// <summary>The publications up to <see cref="Size"/>, oldest first.</summary>
    public ImmutableArray<CheckedPublication> Publications { get; init; } = [];

    /// <summary>The definition of the election; null if it could not be read.</summary>
    public Election? Definition { get; init; }

    /// <summary>The fold of the first <see cref="Size"/> entries; of fewer where an entry was not legal; null if the record could not be opened.</summary>
    public RecordFold? Fold { get; init; }

    /// <summary>The step by its number.</summary>
    public StepResult this[Step step] => Steps[(int)step - 1];
}

/// <summary>A witness that cosigned the checkpoint.</summary>
/// <param name="Name">Its name in the policy.</param>
/// <param name="Time">Seconds since 1970, as it says; null: the kind of its key has no time.</param>
public sealed record Cosigned(string Name, ulong? Time);

/// <summary>A publication and its documents, computed again from the entries.</summary>
/// <param name="Index">Index of its entry.</param>
/// <param name="Made">What its entry says.</param>
/// <param name="Totals">The totals document.</param>
/// <param name="Outcome">The outcome document.</param>
public sealed record CheckedPublication(long Index, PublicationMade Made, ReadOnlyMemory<byte> Totals, ReadOnlyMemory<byte> Outcome);
