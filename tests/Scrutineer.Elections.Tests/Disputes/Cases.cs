using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>A complaint from its filing to its decision.</summary>
public class Cases
{
    private readonly Court court = new Court().Counted();

    [Fact]
    public void A_complaint_is_admitted_heard_decided_and_served()
    {
        var number = court.Take(Court.Complaint());
        foreach (var (step, until) in ((string, DateTimeOffset?)[])[("return", Court.At(5, 20)), ("mend", null), ("evidence", null), ("admit", null), ("answer", null), ("set-hearing", Court.At(6)), ("hear", null)])
            court.Take(Court.Step(number, step, until));
        var decision = court.Take(Court.Decide(number));
        court.Take(Court.Step(number, "serve"));
        var found = court.Docket.Find(number)!;
        Assert.Equal(CaseStage.Decided, found.Stage);
        Assert.Equal(decision, found.Decision);
        Assert.Equal(8, found.Steps.Length);
        Assert.Empty(court.Docket.Open);
    }

    [Fact]
    public void Every_step_that_the_table_does_not_have_is_refused_at_every_stage()
    {
        foreach (var stage in Enum.GetValues<CaseStage>())
        {
            foreach (var step in CaseSteps.All)
            {
                var there = new Court().Counted();
                var number = Brought(there, stage);
                var other = there.Take(Court.Complaint());
                var entry = Court.Step(number, step, step == "set-hearing" ? Court.At(8) : null, step == "join" ? other : null);
                if (CaseSteps.After(stage, step) is not { } next) Assert.Contains($"case {number}", there.Refused("case-step", entry), StringComparison.OrdinalIgnoreCase);
                else
                {
                    there.Take(entry);
                    Assert.Equal(next, there.Docket.Find(number)!.Stage);
                }
            }
        }
    }

    [Fact]
    public void A_decision_on_the_merits_needs_an_admitted_case()
    {
        var number = court.Take(Court.Complaint());
        court.Refused("case-step", Court.Decide(number, Court.Annul("a")));
        court.Refused("case-step", Court.Decide(number));
        court.Take(Court.Decide(number) with { Result = "inadmissible", Findings = [] });
        Assert.Contains("decided", court.Refused("case-step", Court.Decide(number)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawn_case_and_a_joined_one_wait_for_nothing()
    {
        var (one, two, three) = (court.Take(Court.Complaint()), court.Take(Court.Complaint("b")), court.Take(Court.Complaint("d")));
        court.Take(Court.Step(one, "withdraw"));
        court.Take(Court.Step(two, "join", with: three));
        Assert.Equal([three], court.Docket.Open.Select(c => c.Number));
        Assert.Equal(three, court.Docket.Leading(court.Docket.Find(two)!).Number);
        court.Refused("case-join", Court.Step(three, "join", with: three));
        court.Refused("case-join", Court.Step(three, "join", with: one));
        court.Refused("case-join", Court.Step(three, "join"));
        court.Refused("case-join", Court.Step(three, "admit", with: two));
        court.Refused("case-unknown", Court.Step(three, "join", with: 1));
        court.Refused("case-unknown", Court.Step(1, "admit"));
    }

    [Fact]
    public void A_case_joined_with_one_that_is_taken_back_stands_alone_again()
    {
        var (one, two) = (court.Take(Court.Complaint()), court.Take(Court.Complaint("b")));
        court.Take(Court.Step(one, "join", with: two));
        court.Take(Court.Step(two, "withdraw"));
        Assert.Equal([one], court.Docket.Open.Select(c => c.Number));
        court.Take(Court.Step(one, "admit"));
    }

    [Fact]
    public void A_hearing_lies_ahead()
    {
        var number = court.Take(Court.Complaint());
        court.Take(Court.Step(number, "admit"));
        court.Refused("case-time", Court.Step(number, "set-hearing", Court.At(4, 21)));
        court.Refused("case-time", Court.Step(number, "set-hearing"));
        court.Refused("case-time", Court.Step(number, "answer", Court.At(9)));
    }

    [Fact]
    public void The_history_of_a_case_is_one_chain()
    {
        var number = court.Take(Court.Complaint());
        court.Take(Court.Step(number, "admit"));
        var late = new Entry("t:live", new Author("secretary", null), court.Now, number, Court.Step(number, "answer"));
        Assert.Equal("prev-stale", court.Fold.Check(late)?.Code);
        Assert.Equal("prev-stale", court.Fold.Check(late with { Data = Court.Decide(number) })?.Code);
        Assert.Equal("prev-stale", court.Fold.Check(late with { Data = Court.Complaint() })?.Code);
    }

    [Fact]
    public void Each_ground_has_its_finding_and_the_findings_carry_the_result()
    {
        var number = court.Take(Court.Complaint() with { Grounds = ["counting", "pressure"] });
        court.Take(Court.Step(number, "admit"));
        court.Refused("findings-incomplete", Court.Decide(number, Court.Annul("a")));
        GroundFinding Of(string ground, bool isFound) => new(ground, isFound, LocalText.Of("why"));
        court.Refused("findings-incomplete", Court.Decide(number) with { Findings = [Of("counting", false), Of("pressure", true)] });
        court.Refused("findings-incomplete", Court.Decide(number, Court.Annul("a")) with { Findings = [Of("counting", false), Of("pressure", false)] });
        court.Refused("remedy-not-granted", Court.Decide(number) with { Findings = [Of("counting", false), Of("pressure", false)], Remedies = [Court.Annul("a")] });
        court.Take(Court.Decide(number, Court.Annul("a")) with { Result = "partly", Findings = [Of("counting", false), Of("pressure", true)] });
    }

    [Fact]
    public void More_than_half_of_the_members_decide()
    {
        var number = court.Take(Court.Complaint());
        court.Take(Court.Step(number, "admit"));
        var decision = Court.Decide(number, Court.Annul("a"));
        court.Refused("votes-missing", decision with { Votes = null });
        court.Refused("votes-no-majority", decision with { Votes = new MembersVote(5, 0, 0, LocalText.Empty) });
        court.Refused("votes-no-majority", decision with { Votes = new MembersVote(10, 2, 0, LocalText.Empty) });
        court.Take(decision with { Votes = new MembersVote(6, 5, 0, LocalText.Of("Two members: the seals were whole.")) });
    }

    /// <summary>A case that stands at a stage.</summary>
    private static long Brought(Court court, CaseStage stage)
    {
        var number = court.Take(Court.Complaint());
        var steps = stage switch
        {
            CaseStage.Filed => [],
            CaseStage.Returned => ["return"],
            CaseStage.Withdrawn => ["withdraw"],
            CaseStage.Joined => ["join"],
            CaseStage.HearingSet => ["admit", "set-hearing"],
            CaseStage.Heard => ["admit", "set-hearing", "hear"],
            CaseStage.Admitted or CaseStage.Decided => (string[])["admit"],
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };
        foreach (var step in steps)
            court.Take(Court.Step(number, step, step == "set-hearing" ? Court.At(8) : null, step == "join" ? court.Take(Court.Complaint("b")) : null));
        if (stage == CaseStage.Decided) court.Take(Court.Decide(number));
        return number;
    }
}
