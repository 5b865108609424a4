using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>The repeat vote and its clocks, which a later law can stop.</summary>
public class Repeats
{
    private readonly Court court = new Court().Counted();

    private static RepeatVote Repeat(int month, int day, params string[] units) => new([.. units], new DateOnly(2020, month, day), null, null);

    [Fact]
    public void Only_what_is_annulled_is_repeated()
    {
        court.Refused("repeat-nothing", Court.Decide(null, Repeat(12, 20, "c")));
        court.Take(Court.Decide(null, Court.Annul("r1")));
        court.Refused("repeat-nothing", Court.Decide(null, Repeat(12, 20, "c")));
        court.Take(Court.Decide(null, Repeat(12, 20, "r1")));
        court.Take(Court.Decide(null, Court.Annul("r2"), Repeat(12, 20, "r2")));
    }

    [Fact]
    public void An_annulled_result_is_repeated_everywhere()
    {
        court.Take(Court.Decide(null, new ResultAnnulled()));
        court.Take(Court.Decide(null, Repeat(12, 20, "c")));
    }

    [Fact]
    public void A_repeat_vote_is_not_before_its_notice_has_run()
    {
        court.Take(Court.Decide(null, Court.Annul("c")));
        court.Refused("repeat-too-early", Court.Decide(null, Repeat(10, 4, "c")));
        Assert.Contains("at least 20 calendar-days", court.Refused("repeat-too-early", Court.Decide(null, Repeat(10, 23, "c"))), StringComparison.Ordinal);
        court.Take(Court.Decide(null, Repeat(10, 24, "c")));
    }

    [Fact]
    public void A_clock_that_a_law_stops_stands_still_and_runs_on_when_the_law_ends()
    {
        court.Now = Court.At(6);
        court.Take(Court.Decide(null, Court.Annul("c")));
        var annulled = court.Now;
        court.Now = Court.At(22);
        var law = court.Take(Court.Decide(null, new Suspension("repeat-held", new DateOnly(2021, 6, 1)), new Suspension("repeat-set", new DateOnly(2021, 6, 1))) with { Forum = "parliament", Votes = null });
        Assert.Equal(new DateTimeOffset(2020, 12, 6, 23, 59, 59, TimeSpan.FromHours(6)), court.Docket.Clock(ClockCodes.RepeatHeld, null, annulled, Court.At(21))!.Deadline!.Last);
        Assert.Equal(law, court.Docket.Clock(ClockCodes.RepeatHeld, null, annulled, Court.At(30))!.SuspendedBy);
        Assert.Contains("Art. 38", court.Refused("clock-suspended", Court.Decide(null, Repeat(12, 20, "c"))), StringComparison.Ordinal);
        // 45 days and some hours were left on 22 October; they run on from 2 June.
        var after = new DateTimeOffset(2021, 6, 2, 0, 0, 0, TimeSpan.FromHours(6));
        Assert.Equal(new DateTimeOffset(2021, 6, 1, 23, 59, 59, TimeSpan.FromHours(6)) + (new DateTimeOffset(2020, 12, 6, 23, 59, 59, TimeSpan.FromHours(6)) - Court.At(22)), court.Docket.Clock(ClockCodes.RepeatHeld, null, annulled, after)!.Deadline!.Last);
    }

    [Fact]
    public void A_suspension_that_is_revoked_lets_the_clock_run_on_from_there()
    {
        court.Now = Court.At(6);
        court.Take(Court.Decide(null, Court.Annul("c")));
        var annulled = court.Now;
        court.Now = Court.At(10);
        var stop = court.Take(Court.Decide(null, new Suspension("repeat-held", null)) with { Forum = "court", Votes = null });
        court.Now = Court.At(12);
        court.Take(Court.Decide(null, new Revocation(stop)) with { Forum = "court", Votes = null });
        Assert.Equal(new DateTimeOffset(2020, 12, 8, 23, 59, 59, TimeSpan.FromHours(6)), court.Docket.Clock(ClockCodes.RepeatHeld, null, annulled, Court.At(13))!.Deadline!.Last);
        court.Take(Court.Decide(null, Repeat(12, 20, "c")));
        court.Refused("clock-unknown", Court.Decide(null, new Suspension("mending", null)) with { Forum = "court", Votes = null, Number = "8", Remedies = [new Suspension("complaint", null), new Suspension("unheard", null)] });
    }
}
