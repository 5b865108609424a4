using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>A condition on one list (and one unit, inside a step with <c>each</c>). The hierarchy is closed.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>All share conditions inside, in reading order.</summary>
    public IEnumerable<ShareCondition> Shares() => this switch
    {
        ShareCondition share => [share],
        AllOf all => all.Of.SelectMany(c => c.Shares()),
        AnyOf any => any.Of.SelectMany(c => c.Shares()),
        NotOf not => not.Of.Shares(),
        CaseOf cases => cases.Branches.SelectMany(b => (b.When?.Shares() ?? []).Concat(b.Then.Shares())),
        _ => [],
    };

    internal Condition WithNationalBase(string of) => this switch
    {
        ShareCondition share when share.IsNational && share.Of != "registered" => share with { Of = of },
        AllOf all => new AllOf([.. all.Of.Select(c => c.WithNationalBase(of))]),
        AnyOf any => new AnyOf([.. any.Of.Select(c => c.WithNationalBase(of))]),
        NotOf not => new NotOf(not.Of.WithNationalBase(of)),
        CaseOf cases => new CaseOf([.. cases.Branches.Select(b => new CaseBranch(b.When?.WithNationalBase(of), b.Then.WithNationalBase(of)))]),
        _ => this,
    };

    /// <summary>This condition with every national share at another bar.</summary>
    internal Condition WithNationalBar(Rational least) => this switch
    {
        ShareCondition share when share.IsNational => share with { Least = least },
        AllOf all => new AllOf([.. all.Of.Select(c => c.WithNationalBar(least))]),
        AnyOf any => new AnyOf([.. any.Of.Select(c => c.WithNationalBar(least))]),
        NotOf not => new NotOf(not.Of.WithNationalBar(least)),
        CaseOf cases => new CaseOf([.. cases.Branches.Select(b => new CaseBranch(b.When?.WithNationalBar(least), b.Then.WithNationalBar(least)))]),
        _ => this,
    };
}

/// <summary>
/// <c>{"share": "7%", "of": "cast", "in": scope, "strict": true}</c>: votes &gt;= share x base (&gt; if strict), compared as exact rationals.
/// </summary>
/// <param name="Least">The bar as a fraction.</param>
/// <param name="Of">The base: <c>valid</c>, <c>cast</c>, <c>registered</c> or <c>lists</c> (votes for lists, without lines against all).</param>
/// <param name="In">Where it must hold.</param>
/// <param name="Strict">True: "more than"; false: "at least".</param>
/// <param name="WithoutTable">
/// What the condition is worth where no unit of the level it names has votes of its own: true or false; null: refuse.
/// </param>
public sealed record ShareCondition(Rational Least, string Of, Scope In, bool Strict, bool? WithoutTable) : Condition
{
    /// <summary>The table whose votes are compared; the base stays that of the votes.</summary>
    public string Votes { get; init; } = "votes";

    /// <summary>False if the law is silent on the base; it is then <c>valid</c>.</summary>
    public bool BaseNamed { get; init; } = true;

    /// <summary>True if the bar is taken of the whole country.</summary>
    public bool IsNational => In is Scope.Default or Scope.Nation;
}

/// <summary><c>{"all": [...]}</c>.</summary>
/// <param name="Of">The conditions.</param>
public sealed record AllOf(ImmutableArray<Condition> Of) : Condition;

/// <summary><c>{"any": [...]}</c>.</summary>
/// <param name="Of">The conditions.</param>
public sealed record AnyOf(ImmutableArray<Condition> Of) : Condition;

/// <summary><c>{"not": ...}</c>.</summary>
/// <param name="Of">The condition.</param>
public sealed record NotOf(Condition Of) : Condition;

/// <summary><c>{"attr": a}</c>: the attribute is present and true; <c>{"attr": a, "ge": k}</c>: its number is at least k (missing counts as 0).</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="AtLeast">k, or null.</param>
public sealed record AttributeCondition(string Name, Rational? AtLeast) : Condition
{
    /// <summary>The text the attribute must equal; null: it must hold, or reach <see cref="AtLeast"/>.</summary>
    public string? Is { get; init; }
}

/// <summary><c>{"won": T, "ge": k}</c>: the list's total over all rows of table T is at least k.</summary>
/// <param name="Table">T.</param>
/// <param name="AtLeast">k, default 1.</param>
public sealed record WonCondition(string Table, Rational AtLeast) : Condition;

/// <summary><c>{"case": [{"when": c, "then": c'}, ..., {"then": c''}]}</c>: the first branch whose <c>when</c> holds decides; no branch: false.</summary>
/// <param name="Branches">The branches in order.</param>
public sealed record CaseOf(ImmutableArray<CaseBranch> Branches) : Condition;

/// <summary>A branch of a <see cref="CaseOf"/>.</summary>
/// <param name="When">null: always.</param>
/// <param name="Then">What decides.</param>
public sealed record CaseBranch(Condition? When, Condition Then);

/// <summary><c>{"always": true}</c>.</summary>
/// <param name="Value">The constant.</param>
public sealed record Always(bool Value) : Condition;

/// <summary>Where a share must be reached. The hierarchy is closed.</summary>
public abstract record Scope
{
    private Scope()
    {
    }

    /// <summary>The unit, in a step with <c>each</c>; otherwise the nation.</summary>
    public sealed record Default : Scope;

    /// <summary>The national total against the national base.</summary>
    public sealed record Nation : Scope;

    /// <summary>The unit's row against the unit's base.</summary>
    public sealed record Unit : Scope;

    /// <summary><c>each:LEVEL</c>: in every unit of the level.</summary>
    /// <param name="Level">The level.</param>
    public sealed record Every(string Level) : Scope;

    /// <summary><c>any:LEVEL</c> (count 1) or <c>n:LEVEL</c>: in at least that many units of the level.</summary>
    /// <param name="Count">At least 1.</param>
    /// <param name="Level">The level.</param>
    public sealed record Some(int Count, string Level) : Scope;
}
