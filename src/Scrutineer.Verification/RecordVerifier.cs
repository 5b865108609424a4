using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>
/// Verifies a published record by the steps V1 to V15 of docs/reference/record.md. The same files give the same report. Wrong files are
/// a report, never an exception; what the files themselves throw (a network, a disk) goes through.
/// </summary>
public static class RecordVerifier
{
    private static readonly Step[] OfEntries = [Step.V5, Step.V6, Step.V7, Step.V8, Step.V10, Step.V11, Step.V12, Step.V13, Step.V14, Step.V15];

    /// <summary>Verifies the record.</summary>
    /// <param name="files">The published tree; read from several threads at once.</param>
    /// <param name="options">What is known beforehand.</param>
    /// <param name="progress">Told after each bundle, on the calling thread; null: nobody.</param>
    public static VerificationReport Verify(IPublishedFiles files, VerifyOptions options, IProgress<VerifyProgress>? progress = null)
    {
        var steps = new StepTable();
        var remembered = new Remembered(options);
        var file = CheckpointFile.Read(files, options.Limits, steps);
        if (file is null)
        {
            steps.SkipAfter(Step.V1, [Step.V2, Step.V3, Step.V4, Step.V9, .. OfEntries]);
            return new VerificationReport(steps.Results()) { WasRemembered = options.Remembered is not null };
        }

        var size = (long)file.Checkpoint.Size;
        using var recount = new PublicationRecount(files, options.PublicationsAtOnce);
        var fold = new EntryFold(new Opening(files, options, file.Checkpoint.Origin, steps), options, recount, steps);
        var stream = new RecordStream(files, size) { RootsAt = [remembered.Size, options.At ?? size] };
        if (options.At is { } at && (at < 1 || at > size))
            steps.Blame(Step.V1, Fault.Refuse("size-outside", $"The record has {size} entries; a size of {at} is not among them.") with { Path = CheckpointFile.Path });
        if (size == 0) steps.Blame(Step.V2, Fault.Refuse("record-not-opened", "The record has no entries.") with { Path = CheckpointFile.Path });
        stream.Run(file.Checkpoint.Root, steps, fold.Take, progress);
        var publications = recount.Finish(steps);
        remembered.Check(file.Checkpoint, stream, steps);
        var cosigners = Rest(files, options, file, fold, steps);
        Doubt(fold, stream, steps);
        return new VerificationReport(steps.Results())
        {
            WasRemembered = options.Remembered is not null,
            Checkpoint = file.Checkpoint,
            CheckpointBytes = file.Bytes,
            Size = options.At ?? size,
            Root = stream.Roots.TryGetValue(options.At ?? size, out var root) ? root : null,
            Cosigners = cosigners,
            Publications = publications,
            Definition = fold.Definition,
            Fold = fold.Asked,
        };
    }

    /// <summary>V7, V8, V10 and V15: what needs the whole fold.</summary>
    private static ImmutableArray<Cosigned> Rest(IPublishedFiles files, VerifyOptions options, CheckpointFile file, EntryFold fold, StepTable steps)
    {
        if (fold.Definition is null) return [];
        BlobFiles.Check(files, options.Limits, fold.Blobs, steps);
        if (fold.HasEnded || steps.HasFailed(Step.V3)) return [];
        ImmutableArray<Cosigned> cosigners = steps.HasFailed(Step.V6)
            ? []
            : CheckpointSignatures.Check(file.Note, Policy.Parse(fold.All!.Keys.PolicyAt((long)file.Checkpoint.Size)).Value, steps);
        var current = new CurrentFile(fold.All!, steps.HasFailed(Step.V6) ? null : !steps.HasFailed(Step.V8));
        if (current.Check(files.Read(CurrentFile.Path, options.Limits.Small), options.Limits.Small) is { } fault) steps.Blame(Step.V15, fault);
        return cosigners;
    }

    /// <summary>Says of the steps that nothing was said against why they were not checked, or not to the end.</summary>
    private static void Doubt(EntryFold fold, RecordStream stream, StepTable steps)
    {
        if (steps.HasFailed(Step.V3))
        {
            steps.SkipAfter(Step.V3, Step.V2);
            steps.SkipAfter(Step.V3, OfEntries);
        }

        if (steps.HasFailed(Step.V2)) steps.SkipAfter(Step.V2, OfEntries);
        if (fold.Definition is null && steps.HasFailed(Step.V10)) steps.SkipAfter(Step.V10, OfEntries);
        if (fold.HasEnded) steps.SkipAfter(steps.HasFailed(Step.V5) ? Step.V5 : steps.HasFailed(Step.V6) ? Step.V6 : Step.V14, OfEntries);
        if (steps.HasFailed(Step.V6)) steps.SkipAfter(Step.V6, Step.V7, Step.V8, Step.V14);
        if (!stream.RootHolds) steps.SkipAfter(Step.V4, [.. OfEntries.Except([Step.V7, Step.V8])]);
    }
}
