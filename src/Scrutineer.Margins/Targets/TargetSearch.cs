using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;
using Scrutineer.Margins.Stations;

namespace Scrutineer.Margins;

/// <summary>Answers target questions.</summary>
internal sealed class TargetSearch(SeatLaw law, Outcome outcome, VoteGround ground, StationTable? table, Rerun rerun, MarginQuestion question)
{
    public ImmutableArray<TargetAnswer> Answers() => [.. question.Targets.Select(Answer)];

    private TargetAnswer Answer(Target target)
    {
        var seats = target.Lists.Aggregate(BigInteger.Zero, (sum, l) => sum + outcome.SeatsOf(l));
        _ = (law, ground, table, rerun);
        return new TargetAnswer(target, seats, target.IsMetBy(seats));
    }
}
