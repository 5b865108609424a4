using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>V9: the checkpoint extends the one that was remembered.</summary>
internal sealed class Remembered
{
    private readonly Checkpoint? before;
    private readonly Fault? unreadable;

    public Remembered(VerifyOptions options)
    {
        if (options.Remembered is not { } bytes) return;
        before = CheckpointFile.Of(bytes, options.Limits, out unreadable)?.Checkpoint;
        if (unreadable is not null) unreadable = unreadable with { Sentence = $"The checkpoint that was remembered cannot be read. {unreadable.Sentence}" };
    }

    /// <summary>The size of which the root is needed; 0: none.</summary>
    public long Size => before is null ? 0 : (long)before.Size;

    public void Check(Checkpoint now, RecordStream stream, StepTable steps)
    {
        if (unreadable is not null) steps.Blame(Step.V9, unreadable);
        else if (before is null) steps.Skip("No checkpoint was remembered.", Step.V9);
        else if (before.Origin != now.Origin)
            Blame(steps, Fault.Refuse("remembered-origin", $"The checkpoint is of {now.Origin}; the one remembered is of {before.Origin}."));
        else if (before.Size > now.Size)
            Blame(steps, Fault.Refuse("record-rolled-back", $"The checkpoint is of {now.Size} entries; one of {before.Size} was seen before."));
        else if (before.Size == now.Size && before.Root != now.Root) Fork(steps);
        else if (before.Size < now.Size && steps.HasFailed(Step.V3)) steps.SkipAfter(Step.V3, Step.V9);
        else if (before.Size < now.Size && !stream.RootHolds) steps.SkipAfter(Step.V4, Step.V9);
        else if (before.Size < now.Size && Root(stream) != before.Root) Fork(steps);
    }

    private Hash32 Root(RecordStream stream) => before!.Size == 0 ? Merkle.EmptyRoot : stream.Roots[Size];

    private void Fork(StepTable steps) =>
        Blame(steps, Fault.Refuse("record-forked", $"At {before!.Size} entries the record has another root than the one that was seen before. Keep both checkpoints: together they are evidence."));

    private static void Blame(StepTable steps, Fault fault) => steps.Blame(Step.V9, fault with { Path = CheckpointFile.Path });
}
