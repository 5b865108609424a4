using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>V2, V5, V6, V13 and V14, entry by entry. At the first entry that cannot be taken, the fold ends.</summary>
internal sealed class EntryFold(Opening opening, VerifyOptions options, PublicationRecount recount, StepTable steps)
{
    private readonly EntryReader reader = new();
    private long next;

    /// <summary>The definition; null: the record could not be opened.</summary>
    public Election? Definition { get; private set; }

    /// <summary>The fold of all entries that were taken; null: the record could not be opened.</summary>
    public RecordFold? All { get; private set; }

    /// <summary>The fold of the entries that were asked for.</summary>
    public RecordFold? Asked { get; private set; }

    /// <summary>True if the fold ended before the last entry, or did not begin.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Blobs that entries name, with the index of the entry.</summary>
    public List<(long Index, BlobReference Blob)> Blobs { get; } = [];

    /// <summary>Takes the entries of the next bundle.</summary>
    public void Take(Bundle bundle)
    {
        foreach (var entry in bundle.Entries)
        {
            if (HasEnded) return;
            HasEnded = !Take(entry.Span, bundle);
            next++;
        }
    }

    private bool Take(ReadOnlySpan<byte> bytes, Bundle bundle)
    {
        var read = reader.Read(bytes);
        if (!read.IsOk) return End(next == 0 ? Step.V2 : Step.V5, Fault.Of(read.Refusal!), bundle);
        return next == 0 ? Open(read.Value, bundle) : Take(read.Value, bundle);
    }

    private bool Open(Entry entry, Bundle bundle)
    {
        if (opening.Read(entry, bundle.Path) is not var (definition, open)) return false;
        (Definition, All) = (definition, open());
        Asked = options.At is null ? All : open();
        return true;
    }

    private bool Take(Entry entry, Bundle bundle)
    {
        if (All!.Take(entry) is { } refusal) return End(StepOf(refusal), Fault.Of(refusal), bundle);
        if (options.At > next) Asked!.Take(entry);
        foreach (var blob in PublicBlobs.Of(entry.Data)) Blobs.Add((next, blob));
        switch (entry.Data)
        {
            case DecisionMade { Note: { } note }: Blame(Step.V14, KeyRules.CheckSigned(note, All.Keys.Commission), bundle); break;
            case PublicationMade made: Publication(made, bundle); break;
            case DeclarationMade made: Blame(Step.V14, KeyRules.CheckSigned(made.Note, All.Keys.Commission), bundle); break;
            case KeysChanged: Blame(Step.V6, Change(All.Keys), bundle); break;
        }

        return true;
    }

    /// <summary>A note of another text than the record asks for belongs to the step of the note.</summary>
    private static Step StepOf(Law.Refusal refusal) => refusal.Code switch { "declaration-mismatch" or "decision-mismatch" => Step.V14, "keys-mismatch" => Step.V6, _ => Step.V5 };

    private void Publication(PublicationMade made, Bundle bundle)
    {
        var root = bundle.Roots.First(r => r.Key == next).Value;
        if (made.Root != root.ToBase64())
            Blame(Step.V13, Fault.Refuse("publication-root", $"The publication gives another root than the tree has at {made.Size} entries: {root.ToBase64()}."), bundle);
        if (options.At is { } at && made.Size > at) return;
        recount.Start(new Placed<PublicationMade>(next, made), bundle.Path, All!);
    }

    private Fault? Change(KeyChain keys)
    {
        var change = keys.Changes[^1];
        return KeyRules.CheckSigned(change.Note, change.CommissionBefore) ?? KeyRules.Check(keys.Policy, keys.Commission, All!.Opened.Origin);
    }

    private void Blame(Step step, Fault? fault, Bundle bundle)
    {
        if (fault is null) return;
        // Whether keys after a bad change may declare anything is not known.
        if (step == Step.V14 && steps.HasFailed(Step.V6)) return;
        steps.Blame(step, fault with { Path = bundle.Path, Index = next });
    }

    private bool End(Step step, Fault fault, Bundle bundle)
    {
        steps.Blame(step, fault with { Path = bundle.Path, Index = next });
        return false;
    }
}
