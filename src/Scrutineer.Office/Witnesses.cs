using System.Collections.Immutable;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;
using Scrutineer.Store;
using Scrutineer.Witnessing;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>What the witnesses of a policy made of a checkpoint.</summary>
/// <param name="Note">The checkpoint with every cosignature that verifies.</param>
/// <param name="IsMet">True if the quorum of the policy is reached.</param>
/// <param name="Cosigned">Names of those that cosigned.</param>
/// <param name="Unanswered">A sentence for each of the others.</param>
internal sealed record Asked(SignedNote Note, bool IsMet, ImmutableArray<string> Cosigned, ImmutableArray<string> Unanswered);

/// <summary>Asks the witnesses of a policy.</summary>
internal static class Witnesses
{
    /// <summary>Their cosignatures on a checkpoint.</summary>
    public static async Task<Result<Asked>> Ask(Policy policy, SignedNote checkpoint, ITileReader tiles, CancellationToken cancel)
    {
        using var client = new WitnessClient();
        var round = await client.AskAllAsync(checkpoint, policy, tiles, cancellation: cancel);
        if (!round.IsOk) return round.Refusal!.AsLaw();
        var outcomes = round.Value.Outcomes;
        return new Asked(
            round.Value.Note,
            round.Value.QuorumMet,
            [.. outcomes.Where(o => !o.Signatures.IsEmpty).Select(o => o.Witness)],
            [.. outcomes.Where(o => o.Signatures.IsEmpty).Select(o => $"{o.Witness}: {o.Why?.Message ?? "no answer"}")]);
    }

    /// <summary>Why the record must not be opened: a witness has cosigned more of it, or another tree; null: none says so.</summary>
    public static async Task<Refusal?> Stop(RecordFold fold, SignedHead? last, CancellationToken cancel)
    {
        var policy = Policy.Parse(fold.Keys.Policy).Value;
        if (last is null || policy.Witnesses.All(w => w.Url is null)) return null;
        using var client = new WitnessClient();
        var sizes = await client.SizesAtStartAsync(SignedNote.Parse(last.Note).Value, policy, cancel);
        return sizes.Stop?.AsLaw();
    }
}
