using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Ranked ballots: instant runoff and single transferable vote.</summary>
public class Counts
{
    private static (Outcome Outcome, VoteData Data) Count(string candidates, string options, string ballots, string lots = "")
    {
        var lists = string.Join(',', candidates.Split(' ').Select(c => $"'{c}':{{}}"));
        var papers = string.Join(',', ballots.Split(", ").Select(b => b.Split(' ')).Select(b =>
            $"{{'n':{b[0]},'rank':[{string.Join(',', b[1].Split('>').Select(c => $"'{c}'"))}]}}"));
        var read = Small.Ok(VectorReader.Read(Small.Json(
            $"{{'units':{{'N':{{'level':'nation'}}}},'lists':{{{lists}}},'ballots':[{papers}],{(lots.Length == 0 ? "" : $"'lots':[{lots}],")}"
            + $"'law':{{'id':'t','ties':['earlier','lot'],'result':'S','steps':[{{'do':'count','as':'S'{options}}}]}}}}")));
        return (Small.Ok(Evaluator.Evaluate(read.Law, read.Data)), read.Data);
    }

    private static CountReport Report(Outcome outcome) => Assert.Single(outcome.Steps.OfType<CountReport>());

    private const string Stv = ",'seats':3,'quota':'droop','transfer':'weighted-inclusive'";

    [Fact]
    public void A_majority_of_first_preferences_wins_at_once()
    {
        var (outcome, data) = Count("A B C", "", "6 A, 3 B>C, 2 C");
        Assert.Equal("A 1", outcome.InWords(data));
        Assert.Single(Report(outcome).Rounds);
    }

    [Fact]
    public void The_fewest_goes_and_its_ballots_go_on()
    {
        var (outcome, data) = Count("A B C", "", "45 A, 40 B, 15 C>B");
        Assert.Equal("B 1", outcome.InWords(data));
        Assert.Equal(["Eliminated C 15", "Elected B 55"], Report(outcome).Rounds.Select(r => $"{r.Move} {r.Candidate} {r.Votes}"));
    }

    [Fact]
    public void Exhausted_ballots_leave_the_majority_that_is_needed()
    {
        // 15 ballots end with C: 45 of the 85 that continue are a majority.
        var (outcome, data) = Count("A B C", "", "45 A, 40 B, 15 C");
        Assert.Equal("A 1", outcome.InWords(data));
    }

    [Fact]
    public void Nobody_votes_and_the_seat_stays_empty()
    {
        var (outcome, data) = Count("A B", "", "0 A");
        Assert.Equal("", outcome.InWords(data));
        Assert.Equal(1, outcome.Result.Row("N")![Table.Unfilled]);
    }

    [Fact]
    public void Equally_few_who_cannot_pass_the_next_go_together_without_a_lot()
    {
        var (outcome, data) = Count("A B C D", "", "50 A, 46 B, 1 C>B, 1 D>B");
        Assert.Empty(outcome.Ties);
        Assert.Equal("A 1", outcome.InWords(data)); // 50 of 98 is a majority
    }

    [Fact]
    public void A_tie_for_the_last_place_that_matters_is_open_until_a_lot()
    {
        const string Ballots = "4 A, 3 B>C, 3 C>B";
        var (open, _) = Count("A B C", "", Ballots);
        var tie = Assert.Single(open.Ties);
        Assert.Equal(["B", "C"], tie.Tied.Order());
        Assert.True(tie.Losing);
        Assert.Equal(1, tie.Seats);
        var (settled, data) = Count("A B C", "", Ballots, "{'among':['B','C'],'drawn':['C']}");
        Assert.Empty(settled.Ties);
        Assert.Equal("B 1", settled.InWords(data));
    }

    [Fact]
    public void A_tie_whose_every_outcome_elects_the_same_needs_no_lot()
    {
        // B and C are last with 3 each, but both hand on to A, who wins either way.
        var (outcome, data) = Count("A B C D", "", "4 A, 3 B>A, 3 C>A, 5 D");
        Assert.Empty(outcome.Ties);
        Assert.Single(outcome.NoLotNeeded);
        Assert.Equal("A 1", outcome.InWords(data));
    }

    [Fact]
    public void An_earlier_round_in_which_they_differed_decides()
    {
        // After D goes, B and C have 8 each; B had more before.
        var (outcome, data) = Count("A B C D", "", "9 A, 8 B>A, 7 C>A, 1 D>C, 1 A>B");
        Assert.Empty(outcome.Ties);
        Assert.Equal(["Eliminated D 1", "Eliminated C 8", "Elected A 17"], Report(outcome).Rounds.Select(r => $"{r.Move} {r.Candidate} {r.Votes}"));
        Assert.Equal("A 1", outcome.InWords(data));
    }

    [Fact]
    public void A_surplus_goes_on_at_its_value()
    {
        var (outcome, data) = Count("Oranges Pears Chocolate Strawberries Sweets", Stv,
            "4 Oranges, 2 Pears>Oranges, 8 Chocolate>Strawberries, 4 Chocolate>Sweets, 1 Strawberries, 1 Sweets");
        Assert.Equal("Oranges 1, Chocolate 1, Strawberries 1", outcome.InWords(data));
        var report = Report(outcome);
        Assert.Equal(6, report.Quota);
        Assert.Equal(
            ["Elected Chocolate 12", "Surplus Chocolate 6", "Eliminated Pears 2", "Elected Oranges 6", "Eliminated Sweets 3", "Elected Strawberries 5"],
            report.Rounds.Select(r => $"{r.Move} {r.Candidate} {r.Votes}"));
    }

    [Fact]
    public void Values_are_exact_fractions_or_cut_to_the_decimals_of_the_law()
    {
        // Quota 6, surplus 1 of 7: each ballot goes on at 1/7, or 0.14285.
        const string Ballots = "7 A>B, 4 B, 5 C, 4 D, 3 E";
        CountRound Elimination(string options) => Report(Count("A B C D E", Stv + options, Ballots).Outcome).Rounds.First(r => r.Move == CountMove.Eliminated);
        Assert.Equal(5, Elimination("").Tally.First(t => t.Key == "B").Value);
        Assert.Equal("99999/20000", Elimination(",'decimals':5").Tally.First(t => t.Key == "B").Value.ToString());
    }

    [Fact]
    public void As_many_candidates_as_seats_are_all_elected() =>
        Assert.Equal("A 1, B 1, C 1", Count("A B C", Stv, "9 A, 1 B").Outcome.InWords(Count("A B C", Stv, "9 A, 1 B").Data));

    [Fact]
    public void A_ballot_that_ranks_somebody_twice_is_refused() =>
        Small.Refused(VectorReader.Read(Small.Json(
            "{'units':{'N':{}},'lists':{'A':{}},'ballots':[{'n':1,'rank':['A','A']}],'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'count','as':'S'}]}}")), "ballot-twice");

    [Fact]
    public void More_than_the_seats_can_reach_a_small_quota_and_the_fewest_of_them_stay_out()
    {
        const string Two = ",'seats':2,'quota':'imperiali','transfer':'weighted-inclusive'";
        var (outcome, data) = Count("A B C D", Two, "32 A, 30 B, 28 C, 10 D");
        Assert.Equal("A 1, B 1", outcome.InWords(data));
        var tie = Assert.Single(Count("A B C", ",'seats':2,'quota':'hb','transfer':'weighted-inclusive'", "10 A, 10 B, 10 C").Outcome.Ties);
        Assert.Equal(["A", "B", "C"], tie.Tied.Order());
    }

    [Fact]
    public void In_a_transferable_vote_who_goes_first_can_decide_and_a_lot_is_asked_for()
    {
        // C out first elects A and X; D out first elects A and Y.
        var outcome = Count("A C D X Y", ",'seats':2,'quota':'droop','transfer':'weighted-inclusive'", "24 A>Y, 4 C>A, 4 D>A>X, 21 X, 21 Y").Outcome;
        Assert.Equal(["C", "D"], Assert.Single(outcome.Ties).Tied.Order());
    }

    [Fact]
    public void A_ballot_for_somebody_who_does_not_stand_is_refused() =>
        Small.Refused(VectorReader.Read(Small.Json(
            "{'units':{'N':{}},'lists':{'A':{}},'ballots':[{'n':1,'rank':['Z']}],'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'count','as':'S'}]}}")), "list-unknown");

    [Fact]
    public void A_quota_of_nothing_is_refused()
    {
        var read = Small.Ok(VectorReader.Read(Small.Json(
            "{'units':{'N':{}},'lists':{'A':{},'B':{},'C':{}},'ballots':[{'n':1,'rank':['A']}],'law':{'id':'t','ties':'lot','result':'S','steps':[{'do':'count','as':'S'"
            + ",'seats':2,'quota':'hare-floor','transfer':'weighted-inclusive'}]}}")));
        Small.Refused(Evaluator.Evaluate(read.Law, read.Data), "law-no-quota");
    }
}
