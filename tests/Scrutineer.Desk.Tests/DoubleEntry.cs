using System.Collections.Immutable;
using CsCheck;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Xunit;

namespace Scrutineer.Desk.Tests;

/// <summary>From paper to record: every number that counts was typed alike by two different people.</summary>
public class DoubleEntry
{
    private static readonly Stage Untyped = new Stage.Untyped((Correction?)null);

    private static PaperFigures Paper(params long?[] numbers) => PaperFigures.Of(numbers, 1);

    private static Stage After(params TypingAction[] actions)
    {
        var stage = Untyped;
        foreach (var action in actions)
        {
            var next = TypingRules.Next(stage, action);
            Assert.True(next.IsOk, $"{action}: {next.Refusal}");
            stage = next.Value;
        }

        return stage;
    }

    private static TypingAction[] Typed(string by, params long?[] numbers) => [new TypingAction.Take(by), new TypingAction.Finish(by, Paper(numbers), [])];

    private static string Refused(Stage stage, TypingAction action) => TypingRules.Next(stage, action).Refusal?.Code ?? "allowed";

    [Fact]
    public void Two_people_who_type_the_same_make_it_ready()
    {
        var ready = Assert.IsType<Stage.Ready>(After([.. Typed("b", 1, 2, 3), .. Typed("a", 1, 2, 3)]));
        Assert.Equal(["a", "b"], ready.Paper.By);
        Assert.Empty(ready.Paper.Settled);
    }

    [Fact]
    public void The_same_person_never_types_it_twice() =>
        Assert.Equal("typing-same-person", Refused(After(Typed("a", 1, 2, 3)), new TypingAction.Take("a")));

    [Fact]
    public void What_somebody_has_taken_nobody_else_takes()
    {
        var taken = After(new TypingAction.Take("a"));
        Assert.Equal("typing-taken", Refused(taken, new TypingAction.Take("b")));
        Assert.Equal("typing-not-yours", Refused(taken, new TypingAction.Finish("b", Paper(1), [])));
        Assert.Equal(taken, After(new TypingAction.Take("a"), new TypingAction.Take("a")));
    }

    [Fact]
    public void A_coordinator_frees_what_a_typist_left_and_the_first_paper_stays()
    {
        var once = After(Typed("a", 1, 2, 3));
        Assert.Equal(once, After([.. Typed("a", 1, 2, 3), new TypingAction.Take("b"), new TypingAction.Free("c")]));
    }

    [Fact]
    public void Only_the_places_that_differ_are_typed_again()
    {
        var differing = Assert.IsType<Stage.Differing>(After([.. Typed("a", 1, 2, 3), .. Typed("b", 1, 9, 3)]));
        Assert.Equal([1], differing.Places);
        var ready = Assert.IsType<Stage.Ready>(After(
            [.. Typed("a", 1, 2, 3), .. Typed("b", 1, 9, 3), new TypingAction.Return("k"), new TypingAction.Take("c"), new TypingAction.Finish("c", Paper(7, 2, 7), [])]));
        // What c typed elsewhere does not matter, and b's number at the place does not count.
        Assert.Equal(Paper(1, 2, 3), ready.Paper.Figures);
        Assert.Equal(["a", "b", "c"], ready.Paper.By);
        Assert.Equal([1], ready.Paper.Settled);
    }

    [Fact]
    public void A_typist_who_types_his_own_number_again_settles_nothing()
    {
        var again = After([.. Typed("a", 1, 2, 3), .. Typed("b", 1, 9, 3), new TypingAction.Return("k"), new TypingAction.Take("a"), new TypingAction.Finish("a", Paper(1, 2, 3), [])]);
        Assert.Equal([1], Assert.IsType<Stage.Differing>(again).Places);
    }

    [Fact]
    public void A_warning_takes_a_coordinator_and_an_error_a_commissioner_too()
    {
        Stage Agreed(bool isError) => After(
            [.. Typed("a", 1, 2, 3), new TypingAction.Take("b"), new TypingAction.Finish("b", Paper(1, 2, 3), [new OpenFinding("E1", isError)])]);
        Assert.IsType<Stage.Ready>(TypingRules.Next(Agreed(false), new TypingAction.Accept("k", Role.Coordinator, "so on paper")).Value);
        Assert.Equal("decision-coordinator-first", Refused(Agreed(true), new TypingAction.Accept("m", Role.Commissioner, "so on paper")));
        Assert.Equal("decision-no-reason", Refused(Agreed(true), new TypingAction.Accept("k", Role.Coordinator, "  ")));
        var half = TypingRules.Next(Agreed(true), new TypingAction.Accept("k", Role.Coordinator, "so on paper")).Value;
        Assert.IsType<Stage.Deciding>(half);
        Assert.Equal("decision-same-person", Refused(half, new TypingAction.Accept("k", Role.Commissioner, "me again")));
        var ready = Assert.IsType<Stage.Ready>(TypingRules.Next(half, new TypingAction.Accept("m", Role.Commissioner, "seen")).Value);
        Assert.Equal(["k", "m"], ready.Decisions.Select(d => d.By));
    }

    [Fact]
    public void A_correction_is_typed_twice_too_and_says_why()
    {
        var recorded = new Stage.Recorded(17);
        Assert.Equal("correction-reason", Refused(recorded, new TypingAction.Correct("k", "because", "x")));
        Assert.Equal("decision-no-reason", Refused(recorded, new TypingAction.Correct("k", "recount", "")));
        var again = TypingRules.Next(recorded, new TypingAction.Correct("k", "recount", "decision 12")).Value;
        Assert.Equal(17, again.Correction!.Replaces);
        foreach (var action in (TypingAction[])[.. Typed("a", 1, 2, 4), .. Typed("b", 1, 2, 4)]) again = TypingRules.Next(again, action).Value;
        Assert.Equal("recount", Assert.IsType<Stage.Ready>(again).Correction!.Code);
    }

    [Fact]
    public void On_every_path_a_number_that_counts_was_typed_alike_by_two_people()
    {
        // People, numbers and places are few, so that random paths meet.
        var person = Gen.Int[0, 2].Select(i => "abc"[i].ToString());
        var number = Gen.OneOf(Gen.Long[1, 2].Select(n => (long?)n), Gen.Const((long?)null));
        var action = Gen.OneOf<TypingAction>(
            person.Select(p => (TypingAction)new TypingAction.Take(p)), person.Select(p => (TypingAction)new TypingAction.PutBack(p)),
            Gen.Const((TypingAction)new TypingAction.Return("k")), Gen.Const((TypingAction)new TypingAction.Free("k")),
            Gen.Select(person, number, number).Select((p, x, y) => (TypingAction)new TypingAction.Finish(p, Paper(x, y), [])));
        action.Array[0, 40].Sample(actions =>
        {
            var (stage, typed) = (Untyped, new List<(string By, PaperFigures Figures, ImmutableArray<int> Places)>());
            foreach (var step in actions)
            {
                var next = TypingRules.Next(stage, step);
                if (!next.IsOk) continue;
                if (step is TypingAction.Finish f) typed.Add((f.By, f.Figures, stage is Stage.Retyping r ? r.Places : [0, 1]));
                stage = next.Value;
                if (stage is not Stage.Ready ready) continue;
                for (var place = 0; place < 2; place++)
                {
                    var people = typed.Where(t => t.Places.Contains(place) && t.Figures[place] == ready.Paper.Figures[place]).Select(t => t.By).Distinct().ToList();
                    Assert.True(people.Count >= 2, $"Place {place} was typed so by {people.Count}.");
                }

                return;
            }
        }, iter: 20_000);
    }
}
