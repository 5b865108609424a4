using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Lists that claim as one group (agreements, apparentment), steps by district, by list, and to units.</summary>
public class Groups
{
    private const string DHondt = "{'divisors':'dhondt'}";

    [Fact]
    public void Lists_of_one_group_claim_together_and_share_inside()
    {
        var alone = Small.Votes(440, 300, 260);
        // Alone: 440, 300, 260, 220 ...; with B and C together 560, 440, 280, 220.
        Assert.Equal("A 1, B 1, C 1", Small.Seats(Small.Award(DHondt, 3), alone));
        Assert.Equal("A 2, B 1", Small.Seats(Small.Award(DHondt, 3), Small.Votes(440, 210, 190)));
        var together = Small.Votes(440, 210, 190).With(("B", "bloc", "x"), ("C", "bloc", "x"));
        Assert.Equal("A 2, B 1", Small.Seats(Small.Award(DHondt, 3), together));
        Assert.Equal("A 2, B 1, C 1", Small.Seats(Small.Award(DHondt, 4, "'via':'bloc'"), together));
    }

    [Fact]
    public void A_group_is_explained_by_its_own_distribution()
    {
        var data = Small.Votes(440, 210, 190).With(("B", "bloc", "x"), ("C", "bloc", "x"));
        var reports = Small.Outcome(Small.Award(DHondt, 4, "'via':'bloc'"), data).Steps.OfType<Explanation.AwardReport>().ToList();
        Assert.Equal(2, reports.Count);
        Assert.Null(reports[0].Group);
        Assert.Equal([("A", 2L), ("x", 2L)], reports[0].Result.Select(r => (r.Key, r.Value)));
        Assert.Equal("x", reports[1].Group);
        Assert.Equal([("B", 1L), ("C", 1L)], reports[1].Result.Select(r => (r.Key, r.Value)));
    }

    [Fact]
    public void Inside_a_group_another_rule_can_hold()
    {
        var data = Small.Votes(700, 300).With(("A", "bloc", "x"), ("B", "bloc", "x"));
        Assert.Equal("A 3", Small.Seats(Small.Award(DHondt, 3, "'via':'bloc'"), Small.Votes(760, 240).With(("A", "bloc", "x"), ("B", "bloc", "x"))));
        Assert.Equal("A 2, B 1", Small.Seats(Small.Award(DHondt, 3, "'via':'bloc','inner':{'quota':'hare','then':'largest-remainder'}"), data));
    }

    [Fact]
    public void Groups_of_groups_are_shared_from_outside_in()
    {
        var data = Small.Votes(300, 200, 100, 400).With(
            ("A", "connection", "1"), ("B", "connection", "1"), ("C", "connection", "1"), ("B", "sub", "b"), ("C", "sub", "b"));
        // Connection 600 against D 400 for five seats: 3 + 2. Inside: A 300, sub 300: 300, 300, 150 and a tie for the third, by order to A.
        var law = Small.Award(DHondt, 5, "'via':['connection','sub']", "'order'");
        Assert.Equal("A 2, B 1, D 2", Small.Seats(law, data));
    }

    [Fact]
    public void A_list_without_the_attribute_is_a_group_of_its_own_even_if_its_name_is_a_value()
    {
        var data = Small.Votes(90, 80, 100).With(("A", "bloc", "C"), ("B", "bloc", "C"));
        // 170 against 100 for three seats: 170, 100, 85.
        Assert.Equal("A 1, B 1, C 1", Small.Seats(Small.Award(DHondt, 3, "'via':'bloc'"), data));
    }

    [Fact]
    public void Each_district_is_a_distribution_of_its_own()
    {
        var data = Small.Districts(("D1", 3, [("A", 60), ("B", 40)]), ("D2", 2, [("A", 10), ("B", 50)]));
        var law = Small.Law("{'do':'award','as':'S','each':'district','seats':'unit','by':{'divisors':'dhondt'}}");
        var outcome = Small.Outcome(law, data);
        Assert.Equal(2, outcome.Result.Row("D1")!["A"]);
        Assert.Equal(1, outcome.Result.Row("D1")!["B"]);
        Assert.Equal(2, outcome.Result.Row("D2")!["B"]);
        Assert.Equal("A 2, B 3", outcome.InWords(data));
    }

    [Fact]
    public void Seats_go_to_units_and_then_to_their_lists()
    {
        var data = Small.Districts(("D1", 0, [("A", 620), ("B", 100)]), ("D2", 0, [("A", 100), ("B", 200)]));
        var law = Small.Law(
            "{'do':'award','as':'U','seats':5,'to':'units','measure':'valid','by':{'quota':'hare','then':'largest-remainder'}}," +
            "{'do':'award','as':'S','each':'district','seats':'unit','by':{'divisors':'dhondt'}}");
        var outcome = Small.Outcome(law, data);
        Assert.Equal(4, outcome.Tables["U"].Row("D1")!["*"]);
        Assert.Equal("A 4, B 1", outcome.InWords(data));
    }

    [Fact]
    public void The_seats_of_each_list_go_to_its_units()
    {
        var data = Small.Districts(("D1", 0, [("A", 600), ("B", 100)]), ("D2", 0, [("A", 300), ("B", 200)]));
        var law = Small.Law(
            "{'do':'award','as':'N','seats':4,'by':{'divisors':'dhondt'}},{'do':'award','as':'S','each':'list','seats':'N','by':{'divisors':'dhondt'}}");
        var outcome = Small.Outcome(law, data);
        Assert.Equal("A 3, B 1", outcome.InWords(data));
        Assert.Equal((2, 1), (outcome.Result.Row("D1")!["A"], outcome.Result.Row("D2")!["A"]));
        Assert.Equal(1, outcome.Result.Row("D2")!["B"]);
    }

    [Fact]
    public void Tables_are_added_cell_by_cell()
    {
        var law = Small.Law(
            "{'do':'award','as':'X','seats':1,'by':{'plurality':1}},{'do':'award','as':'Y','seats':{'minus':[5,'X']},'by':{'divisors':'dhondt'}},{'do':'add','as':'S','of':['X','Y']}");
        Assert.Equal("A 4, B 1", Small.Seats(law, Small.Votes(70, 30)));
    }
}
