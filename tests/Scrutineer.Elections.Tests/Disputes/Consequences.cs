using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Results;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>What decisions do to the count: every one is an event on inputs, and every one can be revoked.</summary>
public class Consequences
{
    private readonly Court court = new();

    public Consequences()
    {
        court.Report("a", 50, 30, 20, 0);
        court.Report("b", 50, 30, 20, 0);
        court.Report("d", 10, 80, 10, 0);
        court.Report("e", 10, 80, 9, 1);
    }

    [Fact]
    public void An_annulment_takes_its_stations_out_and_its_revocation_brings_them_back()
    {
        Assert.Equal("L2 6, L1 3, L3 1", court.Seats());
        var annulled = court.Uphold("r2", Court.Annul("r2"));
        Assert.Equal("L1 5, L2 3, L3 2", court.Seats());
        var revoked = court.Take(Court.Decide(null, new Revocation(annulled)));
        Assert.Equal("L2 6, L1 3, L3 1", court.Seats());
        court.Take(Court.Decide(null, new Revocation(revoked)));
        Assert.Equal("L1 5, L2 3, L3 2", court.Seats());
    }

    [Fact]
    public void One_decision_orders_nothing_twice()
    {
        court.Refused("remedy-twice", Court.Decide(null, Court.Annul("a"), Court.Annul("a")));
        court.Refused("remedy-twice", Court.Decide(null, Court.Annul("a", "r1")));
        court.Refused("remedy-twice", Court.Decide(null, new VotesVoided(["a"], "L1", [], []), new VotesVoided(["r1"], "L1", [], [])));
        court.Refused("remedy-twice", Court.Decide(null, new ResultAnnulled(), new ResultAnnulled()));
        var annulled = court.Take(Court.Decide(null, Court.Annul("a"), Court.Annul("b")));
        court.Refused("remedy-twice", Court.Decide(null, new Revocation(annulled), new Revocation(annulled)));
        court.Take(Court.Decide(null, new VotesVoided(["d"], "L1", [], []), new VotesVoided(["d"], "L2", [], [])));
    }

    [Fact]
    public void A_decision_of_ones_own_motion_finds_known_grounds_once_each_and_one_at_least()
    {
        static GroundFinding Found(string ground, bool isFound = true) => new(ground, isFound, LocalText.Of("so"));
        court.Refused("ground-unknown", Court.Decide(null, Court.Annul("a")) with { Findings = [Found("weather")] });
        court.Refused("findings-incomplete", Court.Decide(null, Court.Annul("a")) with { Findings = [Found("counting", false)] });
        court.Refused("findings-incomplete", Court.Decide(null, Court.Annul("a")) with { Findings = [Found("counting"), Found("counting")] });
        court.Take(Court.Decide(null, Court.Annul("a")) with { Findings = [Found("counting")] });
    }

    [Fact]
    public void The_whole_election_can_be_annulled_and_then_nobody_has_a_seat()
    {
        court.Uphold("c", Court.Annul("c"));
        Assert.Equal("", court.Seats());
        Assert.Equal(4, court.Tally().Country.SetAside);
    }

    [Fact]
    public void Voided_votes_count_for_nobody_and_move_the_lines_that_the_decision_names()
    {
        var voided = court.Take(Court.Decide(null, new VotesVoided(["r2"], "L2", ["valid"], ["invalid"])));
        var country = court.Tally().Country;
        Assert.Equal([120, 60, 59, 1], Enumerable.Range(0, 4).Select(i => country.Votes(i)!.Value));
        Assert.Equal((400, 240, 160), (country.Line(1), country.Line(2), country.Line(3)));
        Assert.Empty(Identities.Broken(court.Fold.State(), court.Tally(), null, true));
        Assert.Equal(80, court.Fold.Counting("hand", "d")!.Value.Protocol.Votes[1]);
        court.Take(Court.Decide(null, new Revocation(voided)));
        Assert.Equal(220, court.Tally().Country.Votes(1));
    }

    [Fact]
    public void A_corrected_protocol_comes_under_the_same_decision()
    {
        court.Take(Court.Decide(null, new VotesVoided(["d"], "L2", [], [])));
        court.Take(new ProtocolCorrected("typing-error: 90 for 80", court.Form("d", 10, 90, 10, 0)));
        Assert.Equal(140, court.Tally().Country.Votes(1));
    }

    [Fact]
    public void Nothing_is_annulled_or_voided_twice()
    {
        var first = court.Uphold("r2", Court.Annul("r2"));
        Assert.Contains($"entry {first}", court.Refused("already-annulled", Court.Decide(null, Court.Annul("d"))), StringComparison.Ordinal);
        court.Refused("already-annulled", Court.Decide(null, Court.Annul("a", "r2")));
        court.Take(Court.Decide(null, new Revocation(first), Court.Annul("d")));
        court.Take(Court.Decide(null, new VotesVoided(["a"], "L1", [], [])));
        court.Refused("already-annulled", Court.Decide(null, new VotesVoided(["r1"], "L1", [], [])));
        court.Take(Court.Decide(null, new VotesVoided(["r1"], "L2", [], [])));
        court.Take(Court.Decide(null, new ResultAnnulled()));
        court.Refused("already-annulled", Court.Decide(null, new ResultAnnulled()));
    }

    [Fact]
    public void A_revocation_names_something_that_holds_and_that_the_forum_may_revoke()
    {
        court.Refused("revoke-nothing", Court.Decide(null, new Revocation(1)));
        var decision = court.Uphold("a", Court.Annul("a"));
        var revoked = court.Take(Court.Decide(null, new Revocation(decision)));
        Assert.Contains($"entry {revoked}", court.Refused("revoke-nothing", Court.Decide(null, new Revocation(decision))), StringComparison.Ordinal);
        var stop = court.Take(Court.Decide(null, new Suspension("repeat-set", null)) with { Forum = "court", Votes = null });
        court.Refused("forum-not-competent", Court.Decide(null, new Revocation(stop)));
        court.Refused("forum-not-competent", Court.Decide(null, new Revocation(revoked)) with { Forum = "parliament", Votes = null });
        court.Refused("forum-not-competent", Court.Decide(null, Court.Annul("a")) with { Forum = "regional", At = "r2", Votes = null });
        court.Refused("forum-not-competent", Court.Decide(null, new ResultAnnulled()) with { Forum = "regional", At = "r1", Votes = null });
    }

    [Fact]
    public void An_act_of_an_older_kind_is_revoked_by_a_decision()
    {
        var act = court.Take(new ActOfSettingAside(["r2"], "Central commission", LocalText.Of("fire")));
        Assert.Equal("L1 5, L2 3, L3 2", court.Seats());
        court.Take(Court.Decide(null, new Revocation(act)));
        Assert.Equal("L2 6, L1 3, L3 1", court.Seats());
    }

    [Fact]
    public void An_order_stays_open_until_the_correction_that_carries_it_out()
    {
        var decision = court.Uphold("a", new RecountOrder(["a"]), new CorrectionOrder(["b"], ["valid"]), new BoxExclusion(["d"], "portable 1"));
        court.Take(new ProtocolCorrected("typing-error: 9", court.Form("a", 49, 31, 20, 0)));
        Assert.Equal(["recount a", "correct b", "exclude-box d"], court.Docket.OpenOrders.Select(o => $"{o.Remedy} {o.Unit}"));
        court.Take(new ProtocolCorrected("recount: decision 12", court.Form("a", 48, 32, 20, 0)));
        court.Take(new ProtocolCorrected("decision 12", court.Form("b", 48, 32, 20, 0)));
        Assert.Equal(["exclude-box d"], court.Docket.OpenOrders.Select(o => $"{o.Remedy} {o.Unit}"));
        court.Take(Court.Decide(null, new Revocation(decision)));
        Assert.Empty(court.Docket.OpenOrders);
        court.Refused("line-unknown", Court.Decide(null, new CorrectionOrder(["b"], ["weight"])));
    }

    [Fact]
    public void An_annulled_result_keeps_its_figures_and_seats_nobody()
    {
        court.Take(Court.Decide(null, new ResultAnnulled()));
        var state = court.Fold.State();
        var outcome = Small.Ok(Elections.Outcomes.ElectionOutcome.Of(state.Election, court.Tally()));
        Assert.True(outcome.IsAnnulled);
        var document = System.Text.Encoding.UTF8.GetString(OutcomeDocument.Write("t:live", 5, "hand", "HEX", outcome));
        Assert.Contains("\"final\":false,\"seats\":[],\"asks\":[\"result-annulled\"],\"refusal\":null", document, StringComparison.Ordinal);
        Assert.Equal(120, court.Tally().Country.Votes(0));
    }
}
