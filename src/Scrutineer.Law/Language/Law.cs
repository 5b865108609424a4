using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>
/// A seat law as data: steps that are executed in order, each reading tables and sets named before it.
/// There are no loops and no code. The language reference is docs/reference/law.md.
/// </summary>
/// <param name="Id">Identity of the rule-set.</param>
/// <param name="Ties">What a tie does, unless a step says otherwise.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Result">The step whose table is the seats.</param>
public sealed record SeatLaw(string Id, TieChain Ties, ImmutableArray<Step> Steps, string Result)
{
    /// <summary>Title by language; may be empty.</summary>
    public ImmutableDictionary<string, string> Names { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The place of a step in the law, from 1; 0: there is no such step.</summary>
    public int NumberOf(string step)
    {
        for (var i = 0; i < Steps.Length; i++)
            if (Steps[i].Name == step) return i + 1;
        return 0;
    }

    /// <summary>
    /// The same law with every national bar taken of another base: the counterfactual of the 12 seats of 2020.
    /// Bars inside a unit (<c>in</c>) and bars of registered voters keep theirs.
    /// </summary>
    public SeatLaw WithNationalBase(string of) => this with
    {
        Steps = [.. Steps.Select(s => s is QualifyStep q ? q with { If = q.If.WithNationalBase(of) } : s)],
    };

    /// <summary>The same law with every national bar at another share. Bars inside a unit keep theirs.</summary>
    /// <param name="least">The bar as a fraction: 7 % is 7/100.</param>
    public SeatLaw WithNationalBar(Rational least) => this with
    {
        Steps = [.. Steps.Select(s => s is QualifyStep q ? q with { If = q.If.WithNationalBar(least) } : s)],
    };

    /// <summary>The bases of the national bars of this law, without doubles.</summary>
    public ImmutableArray<string> NationalBases() =>
        [.. Steps.OfType<QualifyStep>().SelectMany(q => q.If.Shares()).Where(s => s.IsNational).Select(s => s.Of).Distinct(StringComparer.Ordinal)];
}
