using System.Globalization;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>Asks witnesses for cosignatures (c2sp.org/tlog-witness). Nothing that a witness does makes it throw. Safe for several tasks at once.</summary>
public sealed partial class WitnessClient : IDisposable
{
    private readonly WitnessPost post = new();
    private readonly WitnessPatience patience;

    /// <summary>A client with connections of its own.</summary>
    /// <param name="patience">How long it waits; null for the defaults.</param>
    public WitnessClient(WitnessPatience? patience = null) => this.patience = patience ?? new WitnessPatience();

    /// <summary>
    /// Asks one witness to cosign. If it has cosigned another size than thought, it is asked once more with a proof from there. The reader of tiles is used by
    /// one task at a time.
    /// </summary>
    /// <param name="note">The checkpoint, signed by the log.</param>
    /// <param name="witness">The witness, with its address.</param>
    /// <param name="tiles">The tiles of the tree at the size of the checkpoint.</param>
    /// <param name="knownOld">The size that it is thought to have cosigned last; null if that is not known.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The note is not a checkpoint: a bug of the caller.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the witness may have cosigned all the same.</exception>
    public Task<WitnessOutcome> AskAsync(SignedNote note, PolicyWitness witness, ITileReader tiles, ulong? knownOld = null, CancellationToken cancellation = default) =>
        AskAsync(note, witness, new ProofMaker(CheckpointOf(note), tiles), knownOld, cancellation);

    private async Task<WitnessOutcome> AskAsync(SignedNote note, PolicyWitness witness, ProofMaker proofs, ulong? knownOld, CancellationToken cancellation)
    {
        if (WitnessPost.Address(witness) is not { } address) return NoAddress(witness);
        var size = CheckpointOf(note).Size;
        return await InTimeAsync(witness, async wait =>
        {
            var first = await OnceAsync(note, witness, address, proofs, knownOld is { } known && known <= size ? known : 0, wait).ConfigureAwait(false);
            return first.Verdict == WitnessVerdict.OtherSize ? await OnceAsync(note, witness, address, proofs, first.LastSize!.Value, wait).ConfigureAwait(false) : first;
        }, cancellation).ConfigureAwait(false);
    }

    private async Task<WitnessOutcome> InTimeAsync(PolicyWitness witness, Func<CancellationToken, Task<WitnessOutcome>> ask, CancellationToken cancellation)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        both.CancelAfter(patience.Each);
        try
        {
            return await ask(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return WitnessOutcome.No(witness.Name, WitnessVerdict.Unreachable, new Refusal("witness-unreachable", $"The witness {witness.Name} did not answer in time."));
        }
    }

    private async Task<WitnessOutcome> OnceAsync(SignedNote note, PolicyWitness witness, Uri address, ProofMaker proofs, ulong old, CancellationToken cancellation)
    {
        var proof = proofs.From(old);
        if (!proof.IsOk) return new WitnessOutcome(witness.Name, WitnessVerdict.NotAsked) { Why = proof.Refusal, LastSize = old };
        var request = WitnessRequest.Create(old, proof.Value, note).Value;
        var (answer, status, trouble) = await post.SendAsync(address, request, witness.Key, cancellation).ConfigureAwait(false);
        return (answer is null ? Unreachable(witness.Name, trouble!) : Understand(witness.Name, answer, request.Checkpoint.Size)) with { Status = status };
    }

    private static WitnessOutcome Understand(string name, WitnessAnswer answer, ulong size) => answer switch
    {
        WitnessAnswer.Cosigned cosigned => new WitnessOutcome(name, WitnessVerdict.Cosigned) { Signatures = cosigned.Signatures, LastSize = size },
        WitnessAnswer.OtherSize other => Sized(name, other.Size, size),
        WitnessAnswer.Later later => WitnessOutcome.No(name, WitnessVerdict.Later, new Refusal("witness-later", string.Create(CultureInfo.InvariantCulture, $"The witness {name} cannot answer now (status {later.Status})."))),
        WitnessAnswer.Bad bad => WitnessOutcome.No(name, WitnessVerdict.BadAnswer, new Refusal("witness-answer", $"The witness {name} answered without a cosignature that verifies. {bad.Why.Message}")),
        WitnessAnswer.Refused { Why: WitnessRefusal.Inconsistent } =>
            WitnessOutcome.No(name, WitnessVerdict.Inconsistent, new Refusal("witness-inconsistent", $"The witness {name} has seen a tree of this log that ours does not continue.")),
        WitnessAnswer.Refused refused => WitnessOutcome.No(name, WitnessVerdict.Refused, new Refusal("witness-refused", $"The witness {name} does not cosign: {Words(refused)}.")),
        _ => throw new NotSupportedException(answer.GetType().Name),
    };

    private static WitnessOutcome Sized(string name, ulong theirs, ulong ours) => (theirs > ours
        ? WitnessOutcome.No(name, WitnessVerdict.Ahead, new Refusal("witness-ahead", string.Create(CultureInfo.InvariantCulture, $"The witness {name} has cosigned {theirs} entries, and ours are {ours}: ours is an older copy.")))
        : WitnessOutcome.No(name, WitnessVerdict.OtherSize, new Refusal("witness-size", string.Create(CultureInfo.InvariantCulture, $"The witness {name} has cosigned {theirs} entries last.")))) with
    { LastSize = theirs };

    private static string Words(WitnessAnswer.Refused refused) => refused.Why switch
    {
        WitnessRefusal.Malformed => "it cannot read the request",
        WitnessRefusal.Untrusted => "it does not trust the key of the log",
        WitnessRefusal.UnknownLog => "it does not know the log",
        WitnessRefusal.Inconsistent or WitnessRefusal.Other => string.Create(CultureInfo.InvariantCulture, $"it answered with status {refused.Status}"),
        _ => throw new NotSupportedException(refused.Why.ToString()),
    };

    private static WitnessOutcome Unreachable(string name, string why) =>
        WitnessOutcome.No(name, WitnessVerdict.Unreachable, new Refusal("witness-unreachable", $"The witness {name} cannot be reached: {why}"));

    private static WitnessOutcome NoAddress(PolicyWitness witness) =>
        WitnessOutcome.No(witness.Name, WitnessVerdict.NotAsked, new Refusal("witness-address", $"The policy has no address of http or https for the witness {witness.Name}."));

    private static Checkpoint CheckpointOf(SignedNote note) =>
        Checkpoint.Parse(note.Text) is { IsOk: true } checkpoint ? checkpoint.Value : throw new ArgumentException("The note is not a checkpoint.", nameof(note));

    /// <summary>Closes the connections.</summary>
    public void Dispose() => post.Dispose();
}
