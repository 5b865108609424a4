using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <content>Asking all witnesses of a policy.</content>
public sealed partial class WitnessClient
{
    /// <summary>
    /// Asks all witnesses of a policy at once, until all have answered, or the time is over; once an answer meets the quorum, only a little longer. A witness whose
    /// cosignature is on the note already is not asked. Refused: as <see cref="Policy.SignersOf"/>, and <c>note-signatures</c> above 100.
    /// </summary>
    /// <param name="note">The checkpoint, signed by the log.</param>
    /// <param name="policy">The witnesses and the quorum.</param>
    /// <param name="tiles">The tiles of the tree at the size of the checkpoint; used by one task at a time.</param>
    /// <param name="known">By names, the sizes that they are thought to have cosigned last; see <see cref="WitnessRound.Known"/>.</param>
    /// <param name="cancellation">Ends the waiting, as if the time were over.</param>
    /// <exception cref="ArgumentException">The note is not a checkpoint: a bug of the caller.</exception>
    public async Task<Result<WitnessRound>> AskAllAsync(SignedNote note, Policy policy, ITileReader tiles, IReadOnlyDictionary<string, ulong>? known = null, CancellationToken cancellation = default)
    {
        var signed = policy.SignersOf(note);
        if (!signed.IsOk) return signed.Refusal!;
        var proofs = new ProofMaker(CheckpointOf(note), tiles);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(patience.All);
        var asked = policy.Witnesses.Select(w => signed.Value.Contains(w.Name)
            ? Task.FromResult(Already(note, w))
            : AwaitedAsync(w, AskAsync(note, w, proofs, known is not null && known.TryGetValue(w.Name, out var old) ? old : null, end.Token))).ToList();
        var names = new HashSet<string>(signed.Value);
        var met = policy.Quorum.IsSatisfiedBy(names);
        await foreach (var one in Task.WhenEach(asked).ConfigureAwait(false))
        {
            var outcome = await one.ConfigureAwait(false);
            if (outcome.Verdict == WitnessVerdict.Cosigned) names.Add(outcome.Witness);
            if (met || !policy.Quorum.IsSatisfiedBy(names)) continue;
            met = true;
            end.CancelAfter(patience.AfterQuorum);
        }

        var outcomes = asked.Select(task => task.Result).ToImmutableArray();
        var with = note.With(outcomes.SelectMany(o => o.Signatures).Select(s => s.Signature));
        return with.IsOk ? new WitnessRound(with.Value, met, outcomes) : with.Refusal!;
    }

    /// <summary>
    /// Asks each witness, at the start of a log, what size it has cosigned last: a request with old size 0 and the checkpoint that the log signed last, which
    /// a witness that has cosigned anything answers with its size. One that has cosigned nothing yet cosigns: that checkpoint is one the log stands by, so
    /// nothing is lost, and its outcome is <see cref="WitnessVerdict.Cosigned"/>. A log that has signed nothing sends its signed empty tree.
    /// </summary>
    /// <param name="lastSigned">The checkpoint that the log signed last, whether published or not.</param>
    /// <param name="policy">The witnesses.</param>
    /// <param name="cancellation">Ends the waiting, as if the time were over.</param>
    /// <exception cref="ArgumentException">The note is not a checkpoint: a bug of the caller.</exception>
    public async Task<WitnessSizes> SizesAtStartAsync(SignedNote lastSigned, Policy policy, CancellationToken cancellation = default)
    {
        var checkpoint = CheckpointOf(lastSigned);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(patience.All);
        var proofs = new ProofMaker(checkpoint, NoTiles.Reader);
        var asked = policy.Witnesses.Select(w => AwaitedAsync(w, FirstAsync(lastSigned, w, proofs, end.Token))).ToList();
        return new WitnessSizes(checkpoint.Size, [.. await Task.WhenAll(asked).ConfigureAwait(false)]);
    }

    private async Task<WitnessOutcome> FirstAsync(SignedNote note, PolicyWitness witness, ProofMaker proofs, CancellationToken cancellation)
    {
        if (WitnessPost.Address(witness) is not { } address) return NoAddress(witness);
        return await InTimeAsync(witness, wait => OnceAsync(note, witness, address, proofs, 0, wait), cancellation).ConfigureAwait(false);
    }

    private static async Task<WitnessOutcome> AwaitedAsync(PolicyWitness witness, Task<WitnessOutcome> asked)
    {
        try
        {
            return await asked.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return WitnessOutcome.No(witness.Name, WitnessVerdict.NotAwaited, new Refusal("witness-late", $"The witness {witness.Name} was not waited for any longer."));
        }
    }

    private static WitnessOutcome Already(SignedNote note, PolicyWitness witness) => new(witness.Name, WitnessVerdict.Cosigned)
    {
        Signatures = note.Open(witness.Key).Value.Verified,
        LastSize = CheckpointOf(note).Size,
    };

    private sealed class NoTiles : ITileReader
    {
        public static readonly NoTiles Reader = new();

        public ReadOnlyMemory<byte>? Read(TilePath path) => null;
    }
}
