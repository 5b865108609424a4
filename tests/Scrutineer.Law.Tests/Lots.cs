using System.Text.Json;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>A lot is asked for only if something depends on it, and serves only in the situation it decided.</summary>
public class Lots
{
    private static readonly SeatLaw Two = Small.Award("{'divisors':'dhondt'}", 3);

    private static VoteData With(VoteData data, params Lot[] lots) => new(data.Units, data.Lists, data.Votes) { Lots = [.. lots] };

    private static Lot Answer(Outcome open, string drawn) => new(open.Ties[0].Tied, [drawn]) { Situation = open.Ties[0].Situation };

    [Fact]
    public void An_answer_bound_to_its_situation_settles_it()
    {
        var data = Small.Votes(100, 50, 50); // A 2, then B and C equal for the third
        var open = Small.Outcome(Two, data);
        Assert.Equal("S: B (50, holds 0), C (50, holds 0), A (100, holds 1) for 2", Reordered(open.Ties[0].Situation!));
        var settled = Small.Outcome(Two, With(data, new Lot(open.Ties[0].Tied, ["A", "C"]) { Situation = open.Ties[0].Situation }));
        Assert.Equal("A 2, C 1", settled.InWords(data));
        Assert.True(settled.IsFinal);
    }

    private static string Reordered(Situation situation) => (situation with { Claims = [.. situation.Claims.OrderBy(c => c.Votes).ThenBy(c => c.Name, StringComparer.Ordinal)] }).ToString();

    [Fact]
    public void The_same_tie_with_other_votes_is_another_situation_and_both_are_shown()
    {
        var law = Small.Award("{'divisors':'dhondt'}", 1);
        var drawn = Answer(Small.Outcome(law, Small.Votes(50, 50)), "B");
        var refusal = Small.Refused(Evaluator.Evaluate(law, With(Small.Votes(51, 51), drawn)), "law-other-situation");
        Assert.Contains("S: A (50, holds 0), B (50, holds 0) for 1", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("S: A (51, holds 0), B (51, holds 0) for 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_whose_tie_no_longer_arises_is_refused()
    {
        var law = Small.Award("{'divisors':'dhondt'}", 1);
        var drawn = Answer(Small.Outcome(law, Small.Votes(50, 50)), "B");
        Assert.Contains("no tie arises", Small.Refused(Evaluator.Evaluate(law, With(Small.Votes(51, 50), drawn)), "law-other-situation").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lot_that_is_not_bound_is_left_unused_without_a_word() =>
        Assert.Equal("A 1", Small.Seats(Small.Award("{'divisors':'dhondt'}", 1), Small.Votes(51, 50).WithLots(("A B", "B"))));

    [Fact]
    public void A_situation_survives_writing_and_reading()
    {
        var open = Small.Outcome(Two, Small.Votes(100, 50, 50));
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteStartArray("among");
            foreach (var name in open.Ties[0].Tied) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteStartArray("drawn");
            json.WriteStringValue("A");
            json.WriteStringValue("B");
            json.WriteEndArray();
            OutcomeJson.WriteSituation(json, "situation", open.Ties[0].Situation!);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        var lot = Assert.Single(LotReader.Read(Small.Ok(JsonValue.Read(memory.ToArray()))));
        Assert.Equal(open.Ties[0].Situation, lot.Situation);
    }

    [Fact]
    public void A_tie_whose_every_outcome_is_the_same_asks_for_no_lot()
    {
        // For the first of two seats by quota A and B are equal; the compensation gives both the same in the end.
        const string Steps = "{'do':'award','as':'D','seats':1,'by':{'divisors':'dhondt'}},{'do':'award','as':'S','seats':2,'start':'D','by':{'divisors':'dhondt'}}";
        var outcome = Small.Outcome(Small.Law(Steps), Small.Votes(50, 50));
        Assert.Empty(outcome.Ties);
        Assert.Equal("D: A (50, holds 0), B (50, holds 0) for 1", Assert.Single(outcome.NoLotNeeded).ToString());
        Assert.Equal("A 1, B 1", outcome.InWords(Small.Votes(50, 50)));
    }

    [Fact]
    public void A_tie_that_matters_stays_open_beside_one_that_does_not()
    {
        const string Steps = "{'do':'award','as':'D','seats':1,'by':{'divisors':'dhondt'}},{'do':'award','as':'E','seats':2,'start':'D','by':{'divisors':'dhondt'}},"
            + "{'do':'award','as':'F','seats':1,'by':{'plurality':1}},{'do':'add','as':'S','of':['E','F']}";
        var outcome = Small.Outcome(Small.Law(Steps), Small.Votes(50, 50));
        Assert.Equal("F", Assert.Single(outcome.Ties).Step);
        Assert.Equal("D", Assert.Single(outcome.NoLotNeeded).Step);
    }

    [Fact]
    public void A_law_that_asks_for_a_repeat_vote_is_not_answered_by_looking_at_its_branches()
    {
        var outcome = Small.Outcome(Small.Award("{'plurality':1}", 1, "'ties':'ask:repeat-vote'"), Small.Votes(50, 50));
        Assert.Equal("repeat-vote", Assert.Single(outcome.Ties).Question);
    }

    [Fact]
    public void Many_ties_at_once_end_in_a_question_and_never_hang()
    {
        var rows = Enumerable.Range(0, 60).Select(i => ($"d{i}", 1L, new[] { ("A", 5L), ("B", 5L), ("C", 5L), ("D", 5L), ("E", 5L) })).ToArray();
        var law = Small.Award("{'divisors':'dhondt'}", 1, "'each':'district'").WithSeatsOfUnits();
        Assert.Equal(60, Small.Outcome(law, Small.Districts(rows)).Ties.Length);
    }
}
