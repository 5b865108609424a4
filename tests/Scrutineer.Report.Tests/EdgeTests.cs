using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;
using Xunit;

namespace Scrutineer.Report.Tests;

/// <summary>Counts that have hardly begun, laws without bars, ties, silence, and figures that cannot be.</summary>
public class EdgeTests
{
    private static readonly ElectionList[] Three = [Pages.List("a"), Pages.List("b"), Pages.List("x", isAgainstAll: true)];

    [Fact]
    public void A_count_without_any_protocol_has_a_page() =>
        Shows(Pages.Small(Pages.Hare10, Three, 2, []), "No protocol has been counted yet.", "not known", "No seat has been given.");

    [Fact]
    public void Protocols_without_votes_have_a_page() =>
        Shows(Pages.Small(Pages.BarOfCast, Three, [10, 0, 0, 0, 0]), "The protocols counted so far hold no votes.");

    [Fact]
    public void A_law_without_bars_has_a_headline_of_its_own() =>
        Shows(Pages.Small(Pages.Hare10, [Pages.List("a"), Pages.List("b")], [100, 90, 60, 30]), "Two of two lists win seats.", "a has a majority: 7 of 10 seats.");

    [Fact]
    public void A_tie_asks_for_a_lot() =>
        Shows(Pages.Small(Pages.BarOfCast, [Pages.List("a"), Pages.List("b")], [100, 90, 40, 40]),
            "A lot must still be drawn.", "A lot is needed: a and b are exactly equal, and 1 seat is left for them.", "Wait for a lot");

    [Fact]
    public void A_question_of_the_law_is_shown_where_the_seats_would_be() =>
        Shows(Pages.Small(Pages.BarOfCast, [Pages.List("a"), Pages.List("b")], [1000, 900, 10, 10]),
            "None of two lists is over the 10\u202F% bar.", "The law leaves this to a person: repeat election. Decides: the central commission.");

    [Fact]
    public void More_voters_than_are_registered_is_shown_with_a_warning_and_never_hidden() =>
        Shows(Pages.Small(Pages.BarOfCast, Three, [100, 150, 200, 40, 10]), "⚠", "more than everybody is impossible", "150.00\u202F%", "More votes than voters", "\u2212100");

    [Fact]
    public void Unknown_registers_are_said_to_be_unknown() =>
        Shows(Pages.Small(Pages.BarOfCast, Three, [null, 90, 60, 20, 5]), "turnout: 90 voters took part; their registers are not given");

    [Fact]
    public void One_list_alone_has_a_page() => Shows(Pages.Small(Pages.BarOfCast, [Pages.List("a")], [100, 90, 80]), "The only list is over the 10\u202F% bar.");

    [Fact]
    public void Lists_that_missing_stations_decide_are_open()
    {
        var input = Pages.Small(Pages.BarOfCast, Three, 2, [[100, 90, 60, 20, 5]]);
        Shows(input, "1 station has not reported;", "how many ballots can still come is not known.", "Every list can still be in or out.", "Seats, if counting stopped now");
        Assert.All(Result.Of(input).Lists, s => Assert.Equal(Place.Open, s.Place));
    }

    [Fact]
    public void Channels_stand_side_by_side_over_the_stations_that_have_both()
    {
        var election = Pages.Small(Pages.BarOfCast, Three, 2, []).State.Election;
        Protocol Station(int unit, params long?[] p) => new(unit, Figures.Of(p.AsSpan(0, 2)), Figures.Of(p.AsSpan(2)), new Source("p.csv", unit + 1), election.Shape);
        var state = CountState.Fold(election,
        [
            new Batch("machine", "1", [Station(1, 100, 90, 60, 20, 5), Station(2, 100, 90, 60, 20, 5)]),
            new Batch("hand", "1", [Station(1, 100, 90, 58, 22, 5)]),
        ]);
        Shows(Pages.Input(state, "hand"), "1 station has both; 1 of them differ", "\u22122", "+2");
    }

    [Fact]
    public void Bonus_growth_and_sums_have_their_reasons_on_the_page() => Shows(
        Pages.Small("""
            { "id": "tiers", "ties": "lot", "steps": [
              { "do": "bonus", "as": "B", "article": "Art. 2", "seats": 3, "of": "cast" },
              { "do": "award", "as": "P", "seats": 5, "by": { "quota": "hare", "then": "largest-remainder" } },
              { "do": "grow", "as": "G", "seats": 4, "minimum": "P", "by": { "divisors": "dhondt" } },
              { "do": "add", "as": "S", "of": ["G", "B"] } ], "result": "S" }
            """, [Pages.List("a"), Pages.List("b")], [100, 90, 60, 30]),
        "1. Bonus for the first list (Art. 2)", "a has most votes: 60 of 90 voters who took part (66.67\u202F%).", "The bonus is 3 seats.",
        "3. The house grows until every list has its minimum", "4. Sum", "The seats of step 3 and step 1 are added");

    [Theory]
    [InlineData("en", "A list that is short by one vote: 1 vote")]
    public void One_vote_is_told_in_the_singular(string language, string reason)
    {
        var input = Pages.Small(Pages.BarOfCast, [Pages.List("a"), Pages.List("b")], [1000, 200, 180, 19]);
        Assert.True(Headline.Of(Result.Of(input), Wordbook.In(language)).EndsWith("A second is 1 vote short.", StringComparison.Ordinal), reason);
    }

    private static void Shows(ReportInput input, params string[] texts)
    {
        foreach (var language in Wordbook.Languages) Pages.Xml(HtmlReport.Write(input, language));
        var text = Pages.Text(Pages.Xml(HtmlReport.Write(input, "en")).Root!);
        Assert.All(texts, t => Assert.Contains(t, text, StringComparison.Ordinal));
    }
}
