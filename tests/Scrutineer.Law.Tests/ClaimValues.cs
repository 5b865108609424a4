using System.Numerics;
using CsCheck;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Claims are compared exactly, however large their parts are.</summary>
public class ClaimValues
{
    private static readonly Gen<BigInteger> Part = Gen.OneOf(
        Gen.Const((BigInteger)1), Gen.Long[1, 9].Select(n => (BigInteger)n), Gen.Long[uint.MaxValue - 3L, uint.MaxValue + 3L].Select(n => (BigInteger)n),
        Gen.Long[long.MaxValue - 3, long.MaxValue].Select(n => (BigInteger)n), Gen.Long[1, 9].Select(n => (BigInteger)long.MaxValue + n));

    [Fact]
    public void Claims_compare_as_their_quotients() =>
        Gen.Select(Part, Part, Part, Part, Gen.Bool, Gen.Bool).Sample((a, b, c, d, firstWhole, secondWhole) =>
        {
            var (first, second) = (Claim(a, b, firstWhole), Claim(c, d, secondWhole));
            var expected = new Rational(a, b).CompareTo(new Rational(c, d));
            Assert.Equal(expected, first.CompareTo(second));
            Assert.Equal(expected < 0, first < second);
            Assert.Equal(expected > 0, first > second);
            Assert.Equal(expected <= 0, first <= second);
            Assert.Equal(expected >= 0, first >= second);
            Assert.Equal(expected == 0, first == second);
            Assert.Equal(expected != 0, first != second);
            if (expected == 0) Assert.Equal(first.GetHashCode(), second.GetHashCode());
        });

    [Theory]
    [InlineData(4294967295, 1, 4294967294, 1)]
    [InlineData(4294967296, 1, 4294967295, 1)]
    [InlineData(4294967295, 4294967296, 4294967294, 4294967295)]
    [InlineData(9223372036854775807, 2, 9223372036854775806, 2)]
    [InlineData(3, 9223372036854775806, 3, 9223372036854775807)]
    public void Neighbours_are_told_apart(long a, long b, long c, long d)
    {
        foreach (var (first, second) in (ReadOnlySpan<(bool, bool)>)[(false, false), (false, true), (true, false), (true, true)])
        {
            Assert.True(Claim(a, b, first) > Claim(c, d, second));
            Assert.True(Claim(c, d, second) < Claim(a, b, first));
        }
    }

    [Fact]
    public void A_negative_claim_is_weaker_than_nothing_and_nothing_is_0_of_1()
    {
        Assert.True(new ClaimValue(0, -1, 1) < default(ClaimValue));
        Assert.True(new ClaimValue(0, -2, 1) < new ClaimValue(0, -1, 1));
        Assert.Equal((0, 1), (default(ClaimValue).Over, default(ClaimValue).Under));
    }

    [Fact]
    public void A_higher_class_beats_any_quotient_and_powers_are_not_mixed()
    {
        Assert.True(new ClaimValue(1, 1, 9, 1) > new ClaimValue(0, 100, 1, 1));
        Assert.NotEqual(new ClaimValue(0, 4, 1, 2), new ClaimValue(0, 4, 1, 1));
        Assert.False(new ClaimValue(0, 4, 1, 1).Equals("4"));
        Assert.True(new ClaimValue(0, 4, 1, 1).Equals((object)new ClaimValue(0, 8, 2, 1)));
    }

    [Theory]
    [InlineData(0, 1, "27911/3")]
    [InlineData(0, 2, "(27911/3)^(1/2)")]
    [InlineData(1, 1, "first seat")]
    public void A_claim_is_written_exactly(int rank, int power, string text) => Assert.Equal(text, new ClaimValue(rank, 55822, 6, power).ToString());

    /// <summary>The claim of two numbers, or of their quotient as one.</summary>
    private static ClaimValue Claim(BigInteger over, BigInteger under, bool asOne) =>
        asOne ? new ClaimValue(0, new Rational(over, under), 1) : new ClaimValue(0, over, under, 1);
}
