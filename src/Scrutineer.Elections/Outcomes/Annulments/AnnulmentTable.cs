using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Elections.Outcomes.Annulments;

/// <summary>What would follow if all stations from some number on were left out, step by step: the same law over other inputs, never a result.</summary>
/// <param name="Number">The number.</param>
/// <param name="Rows">The steps, fewest stations first.</param>
public sealed record AnnulmentTable(StationNumber Number, ImmutableArray<AnnulmentRow> Rows)
{
    /// <summary>The tables of all numbers for which there is a step; how often a protocol is counted again for them is bounded.</summary>
    /// <param name="state">The count as it stands.</param>
    /// <param name="standing">What the law makes of it.</param>
    /// <param name="most">The bound: steps times counted stations. Numbers beyond it, last ones first, are left out.</param>
    public static ImmutableArray<AnnulmentTable> Of(CountState state, ElectionOutcome standing, long most)
    {
        var tables = ImmutableArray.CreateBuilder<AnnulmentTable>();
        var protocols = standing.Tallies.Country.Protocols;
        foreach (var number in StationNumber.Of(state, standing.Tallies))
        {
            var thresholds = Thresholds.Of([.. number.Stations.Select(s => s.Number)]);
            if (thresholds.IsEmpty) continue;
            most -= (long)thresholds.Length * protocols;
            if (most < 0) break;
            tables.Add(new AnnulmentTable(number, [.. thresholds.Select(t => Row(t))]));

            AnnulmentRow Row(long least) =>
                new(least, WhatIf.Without(state, standing, [.. number.Stations.TakeWhile(s => s.Number >= least).Select(s => s.Code)]));
        }

        return tables.ToImmutable();
    }
}

/// <summary>One step.</summary>
/// <param name="Least">Stations with this number or a greater one are left out.</param>
/// <param name="What">What would follow; or why the law cannot say.</param>
public sealed record AnnulmentRow(long Least, Result<WhatIf> What);

/// <summary>What would follow with the bar taken of one base: with all stations, and without some, by the same base.</summary>
/// <param name="Base">The base; null: the law's own.</param>
/// <param name="Before">Of all stations.</param>
/// <param name="After">Without some.</param>
public sealed record BaseChange(string? Base, Outcome Before, Outcome After)
{
    /// <summary>Seats that change hands for want of these stations.</summary>
    public long SeatsMoved => ElectionOutcome.SeatsMoved(Before, After);

    /// <summary>Lists that have seats without these stations alone.</summary>
    public ImmutableArray<string> Entering => WhatIf.Moved(Before, After).Entering;

    /// <summary>Lists that have seats with these stations alone.</summary>
    public ImmutableArray<string> Leaving => WhatIf.Moved(Before, After).Leaving;

    /// <summary>Every base for which the law gives an outcome with the stations and without them: the law's own first, then others in the order of the election.</summary>
    public static ImmutableArray<BaseChange> Of(WhatIf what) =>
    [
        new BaseChange(null, what.Before.Outcome, what.After.Outcome),
        .. from before in what.Before.OtherBases
           join after in what.After.OtherBases on before.Base equals after.Base
           select new BaseChange(before.Base, before.Outcome, after.Outcome),
    ];
}
