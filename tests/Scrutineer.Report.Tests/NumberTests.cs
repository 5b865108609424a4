using Scrutineer.Law;
using Xunit;

namespace Scrutineer.Report.Tests;

public class NumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(3077, "3\u202F077")]
    [InlineData(1990753, "1\u202F990\u202F753")]
    [InlineData(-1234, "\u22121\u202F234")]
    public void Thousands_stand_apart_by_a_narrow_no_break_space(long number, string expected) => Assert.Equal(expected, Numbers.Whole(number));

    [Fact]
    public void Decimals_are_rounded_from_the_exact_fraction_and_set_as_the_language_does()
    {
        var needed = new Rational(7, 100) * 1990753;
        Assert.Equal("139\u202F352.71", Numbers.Decimal(needed, 2, "en"));
        Assert.Equal("139\u202F352,71", Numbers.Decimal(needed, 2, "ru"));
        Assert.Equal("\u22120.50", Numbers.Decimal(new Rational(-1, 2), 2, "en"));
    }

    [Theory]
    [InlineData("7%", "7\u202F%")]
    [InlineData("3.25%", "3.25\u202F%")]
    [InlineData("0.7%", "0.7\u202F%")]
    [InlineData("1/3", "1/3")]
    public void A_bar_is_shown_as_the_law_writes_it(string bar, string expected)
    {
        Assert.True(Rational.TryParse(bar, out var least));
        Assert.Equal(expected, Numbers.Bar(least, "en"));
    }
}
