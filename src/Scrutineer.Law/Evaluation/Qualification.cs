using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// Decides conditions. With missing stations a bar is an interval question: it is certain only if it holds (or fails)
/// however the missing ballots are marked; with nothing missing every answer is true or false.
/// </summary>
internal sealed class Qualification(VoteData data, Workings workings, Missing missing)
{
    private readonly Dictionary<string, (ImmutableArray<string> Units, bool HasTable)> levels = new(StringComparer.Ordinal);

    public ListReport Judge(Condition condition, LawList list, string? unit)
    {
        var bars = ImmutableArray.CreateBuilder<BarReport>();
        var passes = Decide(condition, list, unit, bars);
        return new ListReport(list.Code, passes, bars.ToImmutable());
    }

    private Truth Decide(Condition condition, LawList list, string? unit, ImmutableArray<BarReport>.Builder bars) => condition switch
    {
        ShareCondition share => Share(share, list, unit, bars),
        AllOf all => all.Of.Aggregate(Truth.True, (so, c) => Least(so, Decide(c, list, unit, bars))),
        AnyOf any => any.Of.Aggregate(Truth.False, (so, c) => Greatest(so, Decide(c, list, unit, bars))),
        NotOf not => Not(Decide(not.Of, list, unit, bars)),
        AttributeCondition { Is: { } text } a => Of(list.Attributes.GetValueOrDefault(a.Name) == text),
        AttributeCondition a => Of(a.AtLeast is { } least ? list.Number(a.Name) >= least : list.Has(a.Name)),
        WonCondition won => Won(won, list),
        CaseOf cases => Case(cases, list, unit, bars),
        Always always => Of(always.Value),
        _ => throw new InvalidOperationException(condition.ToString()),
    };

    private Truth Case(CaseOf cases, LawList list, string? unit, ImmutableArray<BarReport>.Builder bars)
    {
        foreach (var branch in cases.Branches)
        {
            var when = branch.When is null ? Truth.True : Decide(branch.When, list, unit, bars);
            if (when == Truth.Open) return Truth.Open;
            if (when == Truth.True) return Decide(branch.Then, list, unit, bars);
        }

        return Truth.False;
    }

    /// <summary>Certain also while ballots are missing: an outlook is then made for direct seats only, which are given.</summary>
    private Truth Won(WonCondition won, LawList list) => Of(workings.Nation(won.Table).GetValueOrDefault(list.Code) >= won.AtLeast);

    private Truth Share(ShareCondition share, LawList list, string? unit, ImmutableArray<BarReport>.Builder bars)
    {
        switch (share.In)
        {
            case Scope.Default when unit is null:
            case Scope.Nation:
                return Bar(share, list, null, workings.Nation(share.Votes).GetValueOrDefault(list.Code), workings.Bases.National(share.Of), missing.National, bars);
            case Scope.Default:
                return InUnit(share, unit!, list, bars);
            case Scope.Unit:
                return InUnit(share, unit ?? throw NoUnit(), list, bars);
            case Scope.Every every:
                return OverLevel(share, every.Level, list, bars, units => units.Aggregate(Truth.True, (so, u) => Least(so, InUnit(share, u, list, bars))));
            case Scope.Some some:
                return OverLevel(share, some.Level, list, bars, units =>
                {
                    // Where nobody has voted nobody has a share: 0 of 0 does not reach a bar.
                    var found = units.Select(u => workings.Bases.OfUnit(u, share.Of).IsZero && missing.Within(u) is { IsZero: true } ? Truth.False : InUnit(share, u, list, bars)).ToList();
                    return found.Count(t => t == Truth.True) >= some.Count ? Truth.True
                        : found.Count(t => t != Truth.False) >= some.Count ? Truth.Open : Truth.False;
                });
            default:
                throw new InvalidOperationException(share.In.ToString());
        }
    }

    private Truth OverLevel(ShareCondition share, string level, LawList list, ImmutableArray<BarReport>.Builder bars, Func<IReadOnlyList<string>, Truth> judge)
    {
        if (!levels.TryGetValue(level, out var found))
        {
            var units = data.OfLevel(level).Select(u => u.Code).ToImmutableArray();
            levels[level] = found = (units, units.Any(u => data.Subtree(u).Any(below => data.Votes.Row(below) is not null)));
        }

        if (found.HasTable) return judge(found.Units);
        if (share.WithoutTable is not { } answer)
        {
            throw new RefusalException(new Refusal(
                "law-no-level",
                $"The law wants a share in units of level \"{level}\", but the data have no votes by such units; give them, or say \"without-table\" in the law."));
        }

        bars.Add(new BarReport($"*{level}", workings.Nation(share.Votes).GetValueOrDefault(list.Code), share.Of, Rational.Zero, share.Least, share.Strict, Of(answer), Tested: false));
        return Of(answer);
    }

    private Truth InUnit(ShareCondition share, string unit, LawList list, ImmutableArray<BarReport>.Builder bars) => Bar(
        share, list, unit, workings.Row(share.Votes, unit).GetValueOrDefault(list.Code), workings.Bases.OfUnit(unit, share.Of), missing.Within(unit), bars);

    private Truth Bar(
        ShareCondition share, LawList list, string? unit, Rational votes, Rational of, BigInteger? more, ImmutableArray<BarReport>.Builder bars)
    {
        var passes = Passes(share, votes, of, more, isOutsideBase: share.Of == "lists" && list.Has(Bases.AgainstAll));
        if (workings.Explains) bars.Add(new BarReport(unit, votes, share.Of, of, share.Least, share.Strict, passes));
        return passes;
    }

    /// <summary>
    /// A missing ballot adds 1 to the base (unless the base is the register, which is fixed) and 0 or 1 to the list.
    /// votes - least x base is linear in both, so its extremes lie at the ends: no ballots, all for others, all for the list.
    /// Ballots against all do not add to a base of votes for lists.
    /// </summary>
    private static Truth Passes(ShareCondition share, Rational votes, Rational of, BigInteger? more, bool isOutsideBase)
    {
        bool Holds(Rational v, Rational b) => share.Strict ? v > share.Least * b : v >= share.Least * b;
        if (more is null) return Truth.Open;
        if (more.Value.IsZero) return Of(Holds(votes, of));
        Rational m = more.Value;
        var grown = share.Of == "registered" ? of : of + m;
        bool[] ends = [Holds(votes, of), Holds(votes, grown), Holds(votes + m, isOutsideBase ? of : grown)];
        return ends.All(e => e) ? Truth.True : ends.Any(e => e) ? Truth.Open : Truth.False;
    }

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;

    private static Truth Not(Truth value) => (Truth)(2 - (int)value);

    private static Truth Least(Truth a, Truth b) => a < b ? a : b;

    private static Truth Greatest(Truth a, Truth b) => a > b ? a : b;

    private static RefusalException NoUnit() => new(new Refusal(
        "law-no-unit", "A share \"in\": \"unit\" needs a step with \"each\"."));
}
