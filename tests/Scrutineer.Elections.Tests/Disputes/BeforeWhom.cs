using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Units;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>Before whom somebody complains who does not know.</summary>
public class BeforeWhom
{
    private static readonly Election Election = Kyrgyzstan.Election(
        "kg", new DateOnly(2020, 10, 4), "kg-2020", Kyrgyzstan.Lists("a"),
        new Unit("kg", "country", null, LocalText.Of("Kyrgyzstan")), new Unit("osh", "region", "kg", LocalText.Of("Osh")), new Unit("1", "station", "osh", LocalText.Of("1")), new Unit("abroad", "station", "kg", LocalText.Of("Abroad")));

    [Theory]
    [InlineData("1", "territorial", "osh")]
    [InlineData("osh", "territorial", "osh")]
    [InlineData("abroad", "central", "kg")]
    [InlineData("kg", "central", "kg")]
    public void The_first_forum_of_the_rules_that_sits_at_a_unit_or_above_it_hears_its_complaints(string unit, string forum, string at)
    {
        var (first, seat) = FirstInstance.Of(Election.Disputes!, Election.Units, Election.Units.Find(unit))!.Value;
        Assert.Equal((forum, at), (first.Code, seat));
    }

    [Fact]
    public void Where_only_appeals_and_laws_are_left_nobody_does()
    {
        var rules = Election.Disputes! with { Forums = [.. Election.Disputes!.Forums.Where(f => !f.IsFirst)] };
        Assert.Null(FirstInstance.Of(rules, Election.Units, Election.Units.Find("1")));
    }
}
