using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Margins.Events;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Votes;

/// <summary>Every bar of every list by itself: the fewest votes that change its answer, whatever follows from it.</summary>
internal static class BarMargins
{
    public static ImmutableArray<BarMargin> Of(VoteGround ground, Outcome outcome)
    {
        var bars = ImmutableArray.CreateBuilder<BarMargin>();
        foreach (var report in outcome.Steps.OfType<QualifyReport>())
            foreach (var line in report.Lists)
                foreach (var bar in line.Bars.Where(b => b.Tested).Distinct())
                    if (ground.Base(bar.Unit, bar.Of) is { } of)
                    {
                        var crossing = Bars.Crossing(bar.Least, bar.Strict, ground.Votes(bar.Unit, line.List), of, bar.Passes != Truth.True);
                        bars.Add(new BarMargin(
                            report.Step, line.List, bar,
                            VotePlan.For(ground, Way.Moved, [crossing])?.Total,
                            VotePlan.For(ground, Way.Added, [crossing])?.Total,
                            VotePlan.For(ground, Way.Removed, [crossing])?.Total));
                    }

        return bars.ToImmutable();
    }
}
