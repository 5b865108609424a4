using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Verification;

/// <summary>V2: entry 0 opens the election, under the origin of the checkpoint, with keys that can be in force; and the definition it names.</summary>
internal sealed class Opening(IPublishedFiles files, VerifyOptions options, string origin, StepTable steps)
{
    /// <summary>The definition and the fold that entry 0 opens; null where something is wrong, which the steps then say.</summary>
    public (Election Definition, Func<RecordFold> Open)? Read(Entry first, string path)
    {
        void Blame(Fault fault) => steps.Blame(Step.V2, fault with { Path = fault.Path ?? path, Index = 0 });
        if (first.Data is not ElectionOpened opened || first.Prev is not null)
        {
            Blame(Fault.Refuse("record-not-opened", "Entry 0 of a record is election.opened, without prev."));
            return null;
        }

        if (opened.Origin != origin) Blame(Fault.Refuse("opened-origin", $"Entry 0 opens the record of {opened.Origin}; the checkpoint is of {origin}."));
        if (options.TrustedPolicy is { } trusted && !KeyRules.AreSame(trusted, opened.Policy))
            Blame(Fault.Refuse("policy-differs", "The policy of entry 0 is not the one that was given."));
        if (KeyRules.Check(opened.Policy, opened.Commission, origin) is { } bad) Blame(bad);
        if (steps.HasFailed(Step.V2)) return null;
        if (Definition(opened, path) is not { } definition) return null;
        var fold = RecordFold.Open(first, definition);
        if (fold.IsOk) return (definition, () => RecordFold.Open(first, definition).Value);
        Blame(Fault.Of(fold.Refusal!));
        return null;
    }

    private Election? Definition(ElectionOpened opened, string path)
    {
        var references = new[] { opened.Definition, opened.Units, opened.Form, opened.Law };
        var blobs = new ReadOnlyMemory<byte>[references.Length];
        for (var i = 0; i < references.Length; i++)
        {
            var fault = BlobFiles.Read(files, options.Limits, references[i], out blobs[i]);
            if (fault is not null) steps.Blame(Step.V10, fault with { Index = 0 });
        }

        if (steps.HasFailed(Step.V10)) return null;
        var definition = ElectionDefinition.Read(blobs[0], blobs[1], blobs[2], blobs[3]);
        if (definition.IsOk) return definition.Value;
        var at = Documents.PlaceOf(definition.Refusal!);
        steps.Blame(Step.V2, Fault.Of(definition.Refusal!) with { Path = at is null ? path : BlobFiles.PathOf(references[at.Value].Sha256), Index = 0 });
        return null;
    }
}
