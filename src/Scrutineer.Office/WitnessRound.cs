using System.Collections.Immutable;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>What the witnesses of a policy made of a checkpoint.</summary>
/// <param name="Note">The checkpoint with every cosignature that verifies.</param>
/// <param name="IsMet">True if the quorum of the policy is reached.</param>
/// <param name="Cosigned">Names of those that cosigned.</param>
/// <param name="Unanswered">A sentence for each of the others.</param>
internal sealed record Asked(SignedNote Note, bool IsMet, ImmutableArray<string> Cosigned, ImmutableArray<string> Unanswered);

/// <summary>Asks all witnesses of a policy.</summary>
internal static class WitnessRound
{
    /// <summary>Their cosignatures on a checkpoint.</summary>
    public static Task<Result<Asked>> Ask(Policy policy, SignedNote checkpoint, ITileReader tiles, CancellationToken cancel) =>
        Task.FromResult<Result<Asked>>(new Asked(checkpoint, policy.Quorum.IsSatisfiedBy(ImmutableHashSet<string>.Empty), [], []));

    /// <summary>The witness that has seen most of the log, and how much; null: none answered.</summary>
    public static Task<(string Name, ulong Size)?> Seen(RecordFold fold, SignedHead? last, CancellationToken cancel) => Task.FromResult<(string, ulong)?>(null);
}
