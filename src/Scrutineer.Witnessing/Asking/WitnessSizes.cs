using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>What witnesses say at the start of a log about the size that they cosigned last: the second opinion on whether ours is an older copy.</summary>
/// <param name="Own">The size of the checkpoint that the log signed last.</param>
/// <param name="Outcomes">One of each witness, in the order of the policy.</param>
public sealed record WitnessSizes(ulong Own, ImmutableArray<WitnessOutcome> Outcomes)
{
    /// <summary>The witnesses that told a size.</summary>
    public int Told => Outcomes.Count(o => o.LastSize is not null);

    /// <summary>Why the log must not start: a witness has cosigned more than ours, or another tree. Null if none says so, which is no proof if too few <see cref="Told"/>.</summary>
    public Refusal? Stop => Outcomes.FirstOrDefault(o => o.IsAlarm)?.Why;
}
