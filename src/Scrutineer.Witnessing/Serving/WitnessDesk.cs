using System.Collections.Frozen;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>Answers requests: checks and puts down in one step for each origin, and answers only after that. Safe for several threads.</summary>
internal sealed class WitnessDesk
{
    private readonly Witness witness;
    private readonly WitnessFolder folder;
    private readonly TimeProvider time;
    private readonly FrozenDictionary<string, Lock> steps;

    public WitnessDesk(WitnessOptions options, WitnessFolder folder)
    {
        witness = new Witness(options.Logs, options.Cosigner);
        time = options.Time;
        this.folder = folder;
        steps = options.Logs.ToFrozenDictionary(l => l.Origin, _ => new Lock(), StringComparer.Ordinal);
    }

    /// <summary>The reply to a body, and the origin that it is about, if that can be read.</summary>
    /// <exception cref="IOException">What was decided could not be put down: no cosignature may leave.</exception>
    public (WitnessReply Reply, string? Origin) Answer(ReadOnlySpan<byte> body)
    {
        var request = WitnessRequest.Parse(body);
        if (!request.IsOk) return (new WitnessReply(400, request.Refusal!.Message + "\n", null, null), null);
        var origin = request.Value.Checkpoint.Origin;
        if (!steps.TryGetValue(origin, out var step)) return (witness.Decide(request.Value, null, Now()), origin);
        lock (step)
        {
            var reply = witness.Decide(request.Value, folder.Last(origin), Now());
            if (reply.NewState is { } state) folder.Put(state);
            return (reply, origin);
        }
    }

    private ulong Now() => (ulong)Math.Max(0, time.GetUtcNow().ToUnixTimeSeconds());
}
