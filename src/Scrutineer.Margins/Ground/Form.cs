using System.Collections.Immutable;
using System.Numerics;
using Scrutineer.Law;

namespace Scrutineer.Margins.Ground;

/// <summary>
/// A linear form over the vote table, scaled to whole coefficients: its value now, and how it changes with the table.
/// Scaling by a positive number keeps its sign, and only its sign is ever asked for.
/// </summary>
internal sealed class Form
{
    private Form(Rational value, ImmutableArray<(BigInteger Coefficient, Quantity Quantity)> terms)
    {
        Value = value;
        Terms = terms;
    }

    /// <summary>The value now, in scaled units.</summary>
    public Rational Value { get; }

    public ImmutableArray<(BigInteger Coefficient, Quantity Quantity)> Terms { get; }

    /// <summary>The sum of coefficient x quantity.</summary>
    public static Form Sum(params ReadOnlySpan<(Rational Coefficient, Quantity Quantity)> terms)
    {
        var scale = BigInteger.One;
        foreach (var (coefficient, _) in terms) scale = scale / BigInteger.GreatestCommonDivisor(scale, coefficient.Denominator) * coefficient.Denominator;
        var value = Rational.Zero;
        var scaled = ImmutableArray.CreateBuilder<(BigInteger, Quantity)>(terms.Length);
        foreach (var (coefficient, quantity) in terms)
        {
            var whole = coefficient.Numerator * (scale / coefficient.Denominator);
            value += whole * quantity.Value;
            if (quantity.Rows is not null && !whole.IsZero) scaled.Add((whole, quantity));
        }

        return new Form(value, scaled.ToImmutable());
    }

    /// <summary>The rows in which a vote can change the form.</summary>
    public IEnumerable<int> Rows() => Terms.Length == 1
        ? Terms[0].Quantity.Rows!.Rows
        : Terms.SelectMany(t => t.Quantity.Rows!.Rows).Distinct().Order();

    /// <summary>By how much the form grows with one more vote for each list in a row.</summary>
    public BigInteger[] GainsIn(int row, VoteGround ground)
    {
        var gains = new BigInteger[ground.Lists.Length];
        foreach (var (coefficient, quantity) in Terms)
        {
            if (!quantity.Rows!.Contains(row)) continue;
            if (quantity.Counted == Counted.List) gains[quantity.List] += coefficient;
            else
                for (var list = 0; list < gains.Length; list++)
                    if (quantity.Counted != Counted.Lists || !ground.IsAgainstAll(list)) gains[list] += coefficient;
        }

        return gains;
    }
}

/// <summary>A form that must become positive (strict) or at least 0 for something to happen.</summary>
/// <param name="Form">The form.</param>
/// <param name="IsStrict">True: &gt; 0; false: &gt;= 0.</param>
internal sealed record Constraint(Form Form, bool IsStrict)
{
    /// <summary>The least whole number by which a form with whole gains must grow; 0 or less: it holds already.</summary>
    public BigInteger NeedAt(Rational value) => IsStrict ? (-value).Floor() + 1 : (-value).Ceiling();

    public bool Holds => Form.Value.Sign > 0 || (!IsStrict && Form.Value.IsZero);
}
