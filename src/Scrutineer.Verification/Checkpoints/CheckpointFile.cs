using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>V1: <c>checkpoint</c> is a signed note of an origin, a size and a root, without further lines.</summary>
internal sealed record CheckpointFile(ReadOnlyMemory<byte> Bytes, SignedNote Note, Checkpoint Checkpoint)
{
    public const string Path = "checkpoint";

    public static CheckpointFile? Read(IPublishedFiles files, VerifyLimits limits, StepTable steps)
    {
        var file = Of(files.Read(Path, limits.Small), limits, out var fault);
        if (fault is not null) steps.Blame(Step.V1, fault with { Path = Path });
        return file;
    }

    /// <summary>Reads a checkpoint from anywhere.</summary>
    public static CheckpointFile? Of(ReadOnlyMemory<byte>? bytes, VerifyLimits limits, out Fault? fault)
    {
        fault = null;
        if (bytes is not { } found) fault = Fault.Missing(Path);
        else if (found.Length > limits.Small) fault = Fault.Large(Path, limits.Small);
        else if (SignedNote.Parse(found.Span) is var note && !note.IsOk) fault = Fault.Of(note.Refusal!);
        else if (Checkpoint.Parse(note.Value.Text) is var checkpoint && !checkpoint.IsOk) fault = Fault.Of(checkpoint.Refusal!);
        else if (!checkpoint.Value.ExtensionLines.IsEmpty) fault = Fault.Refuse("checkpoint-extension", "A checkpoint of a record has no further lines.");
        else if (checkpoint.Value.Size > (ulong)limits.Entries) fault = Fault.Refuse("checkpoint-large", $"The record has more than {limits.Entries} entries.");
        else return new CheckpointFile(found, note.Value, checkpoint.Value);
        return null;
    }
}
