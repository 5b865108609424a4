using System.Numerics;
using CsCheck;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Exact fractions: what is read, what is refused, how they compare and print.</summary>
public class Rationals
{
    private static readonly Gen<Rational> AnyRational =
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Long[1, 1_000_000]).Select(p => new Rational(p.Item1, p.Item2));

    [Theory]
    [InlineData("12", 12, 1)]
    [InlineData("0", 0, 1)]
    [InlineData("-7", -7, 1)]
    [InlineData("3.25%", 13, 400)]
    [InlineData("7%", 7, 100)]
    [InlineData("0.7%", 7, 1000)]
    [InlineData("110%", 11, 10)]
    [InlineData("9/10", 9, 10)]
    [InlineData("18/20", 9, 10)]
    [InlineData("-1/2", -1, 2)]
    [InlineData("1.4", 7, 5)]
    [InlineData("-0.5", -1, 2)]
    [InlineData("1.400", 7, 5)]
    [InlineData("007", 7, 1)]
    public void A_text_is_read_as_its_exact_fraction(string text, long numerator, long denominator)
    {
        Assert.True(Rational.TryParse(text, out var value));
        Assert.Equal(numerator, value.Numerator);
        Assert.Equal(denominator, value.Denominator);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("5%%")]
    [InlineData(" 5")]
    [InlineData("5 ")]
    [InlineData("5 %")]
    [InlineData("+5")]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("1.")]
    [InlineData("1.-5")]
    [InlineData("1.2.3")]
    [InlineData("--5")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("1.5/2")]
    [InlineData("٣")]
    [InlineData("NaN")]
    [InlineData("0x10")]
    public void Anything_else_is_not_a_number(string? text) => Assert.False(Rational.TryParse(text, out _));

    [Fact]
    public void A_number_of_more_than_200_characters_is_not_read()
    {
        Assert.True(Rational.TryParse(new string('9', 200), out var value));
        Assert.Equal(BigInteger.Pow(10, 200) - 1, value.Numerator);
        Assert.False(Rational.TryParse(new string('9', 201), out _));
    }

    [Theory]
    [InlineData("1/3", 2, "0.33")]
    [InlineData("2/3", 2, "0.67")]
    [InlineData("1/8", 2, "0.13")]
    [InlineData("-1/8", 2, "-0.13")]
    [InlineData("1/2", 0, "1")]
    [InlineData("-1/2", 0, "-1")]
    [InlineData("3/2", 0, "2")]
    [InlineData("5/2", 0, "3")]
    [InlineData("-1/1000", 2, "0.00")]
    [InlineData("-1/200", 2, "-0.01")]
    [InlineData("7", 3, "7.000")]
    [InlineData("999999/1000000", 2, "1.00")]
    public void Decimals_are_rounded_half_away_from_zero(string text, int digits, string shown)
    {
        Assert.True(Rational.TryParse(text, out var value));
        Assert.Equal(shown, value.ToDecimal(digits));
    }

    [Fact]
    public void A_negative_number_of_digits_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.One.ToDecimal(-1));

    [Fact]
    public void The_default_value_is_zero_over_one()
    {
        var value = default(Rational);
        Assert.Equal(BigInteger.One, value.Denominator);
        Assert.True(value.IsZero);
        Assert.Equal(Rational.Zero, value);
        Assert.Equal("0", value.ToString());
    }

    [Fact]
    public void A_denominator_of_zero_is_never_made()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
    }

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(6, 3, 2, 2)]
    [InlineData(-6, 3, -2, -2)]
    public void Floor_and_ceiling_go_down_and_up_on_both_sides_of_zero(long numerator, long denominator, long floor, long ceiling)
    {
        var value = new Rational(numerator, denominator);
        Assert.Equal(floor, value.Floor());
        Assert.Equal(ceiling, value.Ceiling());
    }

    [Fact]
    public void Votes_beyond_two_to_the_53rd_are_told_apart()
    {
        Rational large = 9_007_199_254_740_993;
        Assert.True(large > 9_007_199_254_740_992);
        Assert.NotEqual(large, 9_007_199_254_740_992);
    }

    [Fact]
    public void Every_fraction_is_in_lowest_terms_with_a_positive_denominator() =>
        Gen.Select(Gen.Long[-10_000, 10_000], Gen.Long[-10_000, 10_000].Where(d => d != 0)).Sample((n, d) =>
        {
            var value = new Rational(n, d);
            Assert.True(value.Denominator.Sign > 0);
            Assert.Equal(BigInteger.One, BigInteger.GreatestCommonDivisor(value.Numerator, value.Denominator));
            Assert.Equal((BigInteger)n * value.Denominator, value.Numerator * d);
        });

    [Fact]
    public void The_laws_of_a_field_hold() =>
        Gen.Select(AnyRational, AnyRational, AnyRational).Sample((a, b, c) =>
        {
            Assert.Equal(a + b, b + a);
            Assert.Equal(a * b, b * a);
            Assert.Equal(a + b + c, a + (b + c));
            Assert.Equal(a * b * c, a * (b * c));
            Assert.Equal(a * (b + c), a * b + a * c);
            Assert.Equal(Rational.Zero, a - a);
            Assert.Equal(a, a + Rational.Zero);
            Assert.Equal(a, a * Rational.One);
            if (!b.IsZero) Assert.Equal(a, a / b * b);
        });

    [Fact]
    public void The_order_is_the_sign_of_the_difference_and_agrees_with_equality_and_hash() =>
        Gen.Select(AnyRational, AnyRational).Sample((a, b) =>
        {
            Assert.Equal((a - b).Sign, Math.Sign(a.CompareTo(b)));
            Assert.Equal(a < b, b > a);
            Assert.Equal(a <= b, !(a > b));
            Assert.Equal(a >= b, !(a < b));
            Assert.Equal(a == b, a.CompareTo(b) == 0);
            Assert.Equal(a != b, !a.Equals(b));
            if (a == b) Assert.Equal(a.GetHashCode(), b.GetHashCode());
        });

    [Fact]
    public void What_is_printed_exactly_is_read_back_exactly() =>
        AnyRational.Sample(value =>
        {
            Assert.True(Rational.TryParse(value.ToString(), out var again));
            Assert.Equal(value, again);
        });
}
