namespace Scrutineer.Record;

/// <summary>
/// Decides on add-checkpoint requests (c2sp.org/tlog-witness). It stores nothing: whoever calls it reads the last state, decides and stores the new state in one
/// atomic step for each origin, and answers only then.
/// </summary>
public sealed class Witness
{
    private readonly Dictionary<string, WitnessLog> logs;
    private readonly Cosigner cosigner;

    /// <summary>A witness of these logs.</summary>
    /// <param name="logs">The logs it knows, each origin once.</param>
    /// <param name="cosigner">Its key.</param>
    /// <exception cref="ArgumentException">Two logs have the same origin: a bug of the caller.</exception>
    public Witness(IEnumerable<WitnessLog> logs, Cosigner cosigner)
    {
        this.logs = logs.ToDictionary(l => l.Origin, StringComparer.Ordinal);
        this.cosigner = cosigner;
    }

    /// <summary>The key that it signs with.</summary>
    public VerifierKey Verifier => cosigner.Verifier;

    /// <summary>Decides on the body of a request.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="last">The last state of an origin, null if it was never cosigned; asked for once, and only for a known log.</param>
    /// <param name="time">Seconds since 1970, at most 2^63 - 1.</param>
    public WitnessReply Decide(ReadOnlySpan<byte> body, Func<string, WitnessState?> last, ulong time)
    {
        var request = WitnessRequest.Parse(body);
        if (!request.IsOk) return WitnessReply.No(400, request.Refusal!.Message);
        return logs.ContainsKey(request.Value.Checkpoint.Origin)
            ? Decide(request.Value, last(request.Value.Checkpoint.Origin), time)
            : UnknownLog();
    }

    /// <summary>Decides on a request that was read already.</summary>
    /// <param name="request">The request.</param>
    /// <param name="last">The last state of its origin; null if it was never cosigned.</param>
    /// <param name="time">Seconds since 1970, at most 2^63 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is above 2^63 - 1: a bug of the caller.</exception>
    public WitnessReply Decide(WitnessRequest request, WitnessState? last, ulong time)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, PlainDecimal.Max);
        var checkpoint = request.Checkpoint;
        if (!logs.TryGetValue(checkpoint.Origin, out var log)) return UnknownLog();
        var opened = request.Note.Open(log.Keys);
        if (!opened.IsOk) return WitnessReply.No(403, opened.Refusal!.Message);
        if (request.OldSize > checkpoint.Size) return WitnessReply.No(400, "The old size is above that of the checkpoint.");
        var known = last?.Checkpoint.Size ?? 0;
        if (request.OldSize != known) return new WitnessReply(409, PlainDecimal.Write(known) + "\n", WitnessReply.SizeType, null);
        if (Inconsistent(request, last) is { } sentence) return WitnessReply.No(422, sentence);
        var line = cosigner.Sign(request.Note.Text, time).Value;
        var note = SignedNote.Of(request.Note.Text, [.. opened.Value.Verified.Select(v => v.Signature), line]);
        return new WitnessReply(200, line.Line, null, new WitnessState(checkpoint, note.Value));
    }

    private static string? Inconsistent(WitnessRequest request, WitnessState? last)
    {
        var checkpoint = request.Checkpoint;
        if (checkpoint.Size == 0 && checkpoint.Root != Merkle.EmptyRoot) return "The root of the empty tree is another one.";
        if (request.OldSize == 0) return request.Proof.IsEmpty ? null : "From an old size of 0 there is no proof.";
        return ConsistencyProof.Verify(request.OldSize, checkpoint.Size, request.Proof.AsSpan(), last!.Checkpoint.Root, checkpoint.Root)
            ? null
            : "The checkpoint is not proved to continue the one cosigned last.";
    }

    private static WitnessReply UnknownLog() => WitnessReply.No(404, "The log is not known here.");
}
