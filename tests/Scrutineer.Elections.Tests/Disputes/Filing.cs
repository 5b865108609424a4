using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>Who can complain, before whom, of what, until when; each refusal names the article.</summary>
public class Filing
{
    private readonly Court court = new Court().Counted();

    [Fact]
    public void Who_is_not_entitled_is_told_who_is() =>
        Assert.Contains("Art. 44 names voter, list", court.Refused("complainant-not-entitled", Court.Complaint(by: "neighbour")), StringComparison.Ordinal);

    [Fact]
    public void What_does_not_exist_is_refused()
    {
        court.Refused("unit-unknown", Court.Complaint("z"));
        court.Refused("unit-unknown", Court.Complaint(at: "z"));
        court.Refused("forum-unknown", Court.Complaint(forum: "village"));
        court.Refused("ground-unknown", Court.Complaint(ground: "weather"));
        court.Refused("list-unknown", Court.Complaint() with { By = new Complainant("list", ["L9"], null, null) });
        court.Refused("decision-unknown", Court.Complaint(forum: "court", against: 1));
    }

    [Fact]
    public void A_forum_is_competent_for_its_own_units_and_remedies()
    {
        court.Take(Court.Complaint("a", "regional", "r1"));
        Assert.Contains("Art. 37(4)", court.Refused("forum-not-competent", Court.Complaint("d", "regional", "r1")), StringComparison.Ordinal);
        Assert.Contains("level \"region\"", court.Refused("forum-not-competent", Court.Complaint("a", "regional", "c")), StringComparison.Ordinal);
        court.Refused("forum-not-competent", Court.Complaint("a", "regional", "r1", asks: "void-votes"));
        court.Refused("forum-not-competent", Court.Complaint(forum: "parliament"));
        court.Refused("forum-not-competent", Court.Complaint(forum: "court", asks: "revoke"));
    }

    [Fact]
    public void The_last_day_counts_to_its_last_second()
    {
        court.Now = new DateTimeOffset(2020, 10, 7, 23, 59, 59, TimeSpan.FromHours(6));
        court.Take(Court.Complaint());
        court.Now = court.Now.AddSeconds(1);
        Assert.Contains("2020-10-07 23:59 +06:00 (Art. 44(1))", court.Refused("complaint-late", Court.Complaint()), StringComparison.Ordinal);
        court.Now = new DateTimeOffset(2020, 10, 7, 17, 59, 59, TimeSpan.Zero);
        court.Take(Court.Complaint());
    }

    [Fact]
    public void An_appeal_goes_one_step_up_the_ladder()
    {
        var first = court.Take(Court.Complaint("a", "regional", "r1"));
        court.Take(Court.Step(first, "admit"));
        var decision = court.Take(Court.Decide(first) with { Forum = "regional", At = "r1", Votes = null });
        court.Refused("appeal-not-next", Court.Complaint("a", "court", against: decision));
        var second = court.Take(Court.Complaint("a", "central", against: decision));
        Assert.Equal([second], court.Docket.AppealsOf(decision).Select(c => c.Number));
        court.Take(Court.Step(second, "admit"));
        var higher = court.Take(Court.Decide(second, Court.Annul("a")));
        var third = court.Take(Court.Complaint("a", "court", against: higher));
        court.Take(Court.Step(third, "admit"));
        var last = court.Take(Court.Decide(third) with { Forum = "court", Number = "7" });
        Assert.Contains("final", court.Refused("appeal-not-next", Court.Complaint("a", "court", against: last)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_for_an_appeal_runs_from_the_service_over_rest_days_and_holidays()
    {
        var decision = court.Uphold("a", Court.Annul("a"));
        court.Now = Court.At(6);
        court.Take(Court.Step(court.Docket.Decisions[decision].Case!.Value, "serve"));
        // Two working days after Tuesday the 6th: Wednesday is a holiday, so Thursday and Friday.
        court.Now = Court.At(9, 23);
        court.Take(Court.Complaint("a", "court", against: decision));
        court.Now = Court.At(10, 0);
        Assert.Contains("2020-10-09 23:59 +06:00 (Art. 44(2))", court.Refused("complaint-late", Court.Complaint("a", "court", against: decision)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_returned_is_mended_in_time()
    {
        var (one, two) = (court.Take(Court.Complaint()), court.Take(Court.Complaint("b")));
        court.Take(Court.Step(one, "return"));
        court.Take(Court.Step(two, "return", Court.At(8)));
        court.Now = court.Now.AddHours(24).AddSeconds(1);
        Assert.Contains("Art. 44(3)", court.Refused("complaint-late", Court.Step(one, "mend")), StringComparison.Ordinal);
        court.Take(Court.Step(two, "mend"));
    }

    [Fact]
    public void Without_rules_nobody_can_complain()
    {
        var blob = new BlobReference(new string('0', 64), 0, "application/json");
        var by = new Author("system", null);
        var fold = Small.Ok(RecordFold.Open(new Entry("t:live", by, court.Now, null, new ElectionOpened("o", blob, blob, blob, blob, "p\n", "c\n")), Small.Election()));
        foreach (var data in (EntryData[])[Court.Complaint(), Court.Step(1, "admit"), Court.Decide(null, Court.Annul("a"))])
            Assert.Equal("disputes-none", fold.Check(new Entry("t:live", by, court.Now, null, data))?.Code);
    }
}
