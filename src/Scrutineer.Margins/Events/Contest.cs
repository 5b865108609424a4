using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>
/// When the k-th claim of one claimant beats the m-th claim of another: the linear inequality of each rule
/// (facts: a result of an auction of claims is valid exactly if no refused claim beats a served one).
/// </summary>
internal abstract class Contest(TieChain chain, bool hasLots)
{
    /// <summary>The inequality, as what must hold for a change and for a tie; null if the claim can never win.</summary>
    public (Constraint Change, Constraint? Tie)? Beats(Claimer challenger, long k, Claimer holder, long m)
    {
        if (Form(challenger, k, holder, m) is not { } form) return null;
        if (form.CannotTie) return (new Constraint(form.Form, IsStrict: true), null);
        // With recorded lots equality may decide either way: the weaker condition stays a true lower bound.
        bool? wins = hasLots ? true : Settled(challenger, holder, form.LargerAtTie);
        return (new Constraint(form.Form, wins != true), wins is null || hasLots ? new Constraint(form.Form, IsStrict: false) : null);
    }

    /// <summary>True if the claim beats the other now.</summary>
    public bool BeatsNow(Claimer challenger, long k, Claimer holder, long m) =>
        Form(challenger, k, holder, m) is { } form && form.Form.Value.Sign > 0;

    /// <param name="Form">Positive: the challenger is ahead.</param>
    /// <param name="LargerAtTie">Sign of the challenger's votes less the holder's when the claims are equal.</param>
    /// <param name="CannotTie">True if equality is no tie.</param>
    protected readonly record struct Inequality(Form Form, int LargerAtTie, bool CannotTie = false);

    protected abstract Inequality? Form(Claimer challenger, long k, Claimer holder, long m);

    protected static Form Sum(IEnumerable<(Rational, Quantity)> terms) => Ground.Form.Sum([.. terms]);

    private bool? Settled(Claimer challenger, Claimer holder, int larger)
    {
        foreach (var rule in chain.Rules)
        {
            switch (rule)
            {
                case TieRule.Larger when larger != 0: return larger > 0;
                case TieRule.Smaller when larger != 0: return larger < 0;
                case TieRule.Order: return challenger.Order < holder.Order;
                case TieRule.Lot or TieRule.Ask: return null;
                case TieRule.Larger or TieRule.Smaller or TieRule.Remainder or TieRule.Earlier: break;
                default: throw new InvalidOperationException(rule.ToString());
            }
        }

        return null;
    }
}

/// <summary>Divisors: v_i d(m - 1) &gt; v_j d(k - 1).</summary>
internal sealed class DivisorContest(Divisors divisors, TieChain chain, bool hasLots) : Contest(chain, hasLots)
{
    private const int Digits = 64; // binary digits kept of an irrational ratio

    protected override Inequality? Form(Claimer challenger, long k, Claimer holder, long m)
    {
        var mine = divisors.Claim(1, k - 1);
        var others = divisors.Claim(1, m - 1);
        if (mine.Class < others.Class) return null;
        if (mine.Class > others.Class) return new(Sum(challenger.Times(1)), 0, CannotTie: true);
        var ratio = Floor(others.Value / mine.Value, divisors.Power);
        return new(Sum(challenger.Times(1).Concat(holder.Times(-ratio))), others.Value.CompareTo(mine.Value));
    }

    /// <summary>
    /// The root of a ratio, exactly if it is rational, else the next binary fraction below it:
    /// the inequality is then necessary, and whether it is sufficient is confirmed by applying the law.
    /// </summary>
    private static Rational Floor(Rational ratio, int power)
    {
        if (power == 1) return ratio;
        var (over, under) = (Root(ratio.Numerator, power), Root(ratio.Denominator, power));
        if (BigInteger.Pow(over, power) == ratio.Numerator && BigInteger.Pow(under, power) == ratio.Denominator) return new Rational(over, under);
        return new Rational(Root((ratio.Numerator << (Digits * power)) / ratio.Denominator, power), BigInteger.One << Digits);
    }

    /// <summary>The greatest integer whose power is not greater.</summary>
    private static BigInteger Root(BigInteger value, int power)
    {
        BigInteger low = 0, high = BigInteger.One << (int)((long)value.GetBitLength() / power + 1);
        while (high - low > 1)
        {
            var middle = (low + high) >> 1;
            if (BigInteger.Pow(middle, power) <= value) low = middle;
            else high = middle;
        }

        return low;
    }
}

/// <summary>Quotas with largest remainders: v_i - (k - 1) q &gt; v_j - (m - 1) q with q = V / (N + extra).</summary>
internal sealed class QuotaContest(long parts, ImmutableArray<Quantity> of, TieChain chain, bool hasLots) : Contest(chain, hasLots)
{
    protected override Inequality? Form(Claimer challenger, long k, Claimer holder, long m) => new(
        Sum(challenger.Times(parts).Concat(holder.Times(-parts)).Concat(of.Select(q => ((Rational)(m - k), q)))),
        k.CompareTo(m));
}

/// <summary>Most votes: v_i &gt; v_j.</summary>
internal sealed class VotesContest(TieChain chain, bool hasLots) : Contest(chain, hasLots)
{
    protected override Inequality? Form(Claimer challenger, long k, Claimer holder, long m) =>
        new(Sum(challenger.Times(1).Concat(holder.Times(-1))), 0);
}
