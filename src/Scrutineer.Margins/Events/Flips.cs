using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>
/// The ways in which a condition on a list can come to hold or to fail: each way is a set of bars that must all be crossed.
/// Attributes do not change with votes, and seats won are results of earlier steps, which have candidates of their own.
/// </summary>
internal sealed class Flips(VoteGround ground, LawList list, string? unit, Func<string, Table> tables)
{
    private const int MostWays = 512;

    /// <summary>True if more ways exist than are listed, or a base is not known.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>True: a way names every bar it needs, also those that stand as they must now.</summary>
    public bool KeepsWhatHolds { get; init; }

    /// <summary>The ways to a value; one empty way: it has it already.</summary>
    public ImmutableArray<ImmutableArray<Constraint>> To(Condition condition, bool value) => condition switch
    {
        ShareCondition share => Share(share, value),
        AllOf all => value ? Product(all.Of.Select(c => To(c, true))) : Union(all.Of.Select(c => To(c, false))),
        AnyOf any => value ? Union(any.Of.Select(c => To(c, true))) : Product(any.Of.Select(c => To(c, false))),
        NotOf not => To(not.Of, !value),
        AttributeCondition { Is: { } text } a => Fixed((list.Attributes.GetValueOrDefault(a.Name) == text) == value),
        AttributeCondition a => Fixed((a.AtLeast is { } least ? list.Number(a.Name) >= least : list.Has(a.Name)) == value),
        WonCondition won => Fixed(tables(won.Table).Total(list.Code) >= won.AtLeast == value),
        CaseOf cases => Case(cases, value),
        Always always => Fixed(always.Value == value),
        _ => throw new InvalidOperationException(condition.ToString()),
    };

    private static ImmutableArray<ImmutableArray<Constraint>> Fixed(bool holds) => holds ? [[]] : [];

    private ImmutableArray<ImmutableArray<Constraint>> Case(CaseOf cases, bool value)
    {
        var ways = new List<ImmutableArray<ImmutableArray<Constraint>>>();
        var before = new List<Condition>();
        foreach (var branch in cases.Branches)
        {
            var passed = before.Select(c => To(c, false)).ToList();
            if (branch.When is not null) passed.Add(To(branch.When, true));
            ways.Add(Product([.. passed, To(branch.Then, value)]));
            if (branch.When is null) return Union(ways);
            before.Add(branch.When);
        }

        if (!value) ways.Add(Product(before.Select(c => To(c, false))));
        return Union(ways);
    }

    private ImmutableArray<ImmutableArray<Constraint>> Share(ShareCondition share, bool value)
    {
        switch (share.In)
        {
            case Scope.Default when unit is null:
            case Scope.Nation:
                return Bar(share, null, value);
            case Scope.Default or Scope.Unit:
                return Bar(share, unit, value);
            case Scope.Every every:
                return OverLevel(share, every.Level, value, units => units.Length, value ? 0 : 1);
            case Scope.Some some:
                return OverLevel(share, some.Level, value, _ => some.Count, 0);
            default:
                throw new InvalidOperationException(share.In.ToString());
        }
    }

    private ImmutableArray<ImmutableArray<Constraint>> OverLevel(
        ShareCondition share, string level, bool value, Func<ImmutableArray<string>, int> count, int atLeastFailing)
    {
        ImmutableArray<string> units = [.. ground.Data.Units.Where(u => u.Level == level).Select(u => u.Code)];
        if (KeepsWhatHolds && share.In is Scope.Some) IsCutShort = true;
        if (!units.Any(u => !ground.Within(u).Rows.IsEmpty)) return Fixed((share.WithoutTable ?? false) == value);
        if (share.In is Scope.Every) return value ? Product(units.Select(u => Bar(share, u, true))) : Union(units.Select(u => Bar(share, u, false)));

        // At least n of the units: some n of them must hold; for the opposite all but n - 1 must fail.
        var needed = value ? count(units) : units.Length - count(units) + 1;
        var holding = units.Count(u => IsNow(share, u) == value);
        if (needed <= 0 || holding >= needed) return [[]];
        if (needed > units.Length) return [];
        var others = units.Where(u => IsNow(share, u) != value).ToList();
        if (needed - holding > 1 && others.Count > needed - holding) IsCutShort = true; // each alone is necessary, not sufficient
        return needed - holding == others.Count
            ? Product(others.Select(u => Crossing(share, u, value)))
            : Union(others.Select(u => Crossing(share, u, value)));
    }

    private bool IsNow(ShareCondition share, string where) =>
        ground.Base(where, share.Of) is { } of && !of.Value.IsZero && Bars.Crossing(share, ground.Votes(where, list.Code), of, true).Holds;

    private ImmutableArray<ImmutableArray<Constraint>> Crossing(ShareCondition share, string where, bool value) =>
        ground.Base(where, share.Of) is { Value.IsZero: true } of ? [[new Constraint(Form.Sum((1, of)), IsStrict: true)]] : Bar(share, where, value);

    private ImmutableArray<ImmutableArray<Constraint>> Bar(ShareCondition share, string? where, bool value)
    {
        if (share.Votes != "votes" || ground.Base(where, share.Of) is not { } of)
        {
            IsCutShort = true;
            return [];
        }

        var constraint = Bars.Crossing(share, ground.Votes(where, list.Code), of, value);
        return constraint.Holds && !KeepsWhatHolds ? [[]] : [[constraint]];
    }

    private static ImmutableArray<ImmutableArray<Constraint>> Union(IEnumerable<ImmutableArray<ImmutableArray<Constraint>>> ways)
    {
        ImmutableArray<ImmutableArray<Constraint>> all = [.. ways.SelectMany(w => w)];
        return all.Any(w => w.IsEmpty) ? [[]] : all;
    }

    private ImmutableArray<ImmutableArray<Constraint>> Product(IEnumerable<ImmutableArray<ImmutableArray<Constraint>>> parts)
    {
        ImmutableArray<ImmutableArray<Constraint>> product = [[]];
        foreach (var part in parts)
        {
            // One way of all is enough to bound it from below; too many are cut to the part that has fewest.
            if ((long)product.Length * part.Length > MostWays)
            {
                IsCutShort = true;
                if (part.Length < product.Length) product = part;
                continue;
            }

            product = [.. product.SelectMany(way => part.Select(more => way.AddRange(more)))];
        }

        return product;
    }
}
