using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>What came of asking all witnesses of a policy.</summary>
/// <param name="Note">The checkpoint with every cosignature that verified.</param>
/// <param name="QuorumMet">True if those who cosigned satisfy the policy.</param>
/// <param name="Outcomes">One of each witness, in the order of the policy.</param>
public sealed record WitnessRound(SignedNote Note, bool QuorumMet, ImmutableArray<WitnessOutcome> Outcomes)
{
    /// <summary>Those who saw a history that ours does not continue. Even with a quorum that is an incident.</summary>
    public IEnumerable<WitnessOutcome> Alarms => Outcomes.Where(o => o.IsAlarm);

    /// <summary>The sizes that witnesses are known to have cosigned last, for the next round.</summary>
    public ImmutableDictionary<string, ulong> Known => Outcomes.Where(o => o.LastSize is not null).ToImmutableDictionary(o => o.Witness, o => o.LastSize!.Value);
}
