using Scrutineer.Desk.Intake;
using Scrutineer.Elections;
using Xunit;

namespace Scrutineer.Desk.Tests;

/// <summary>What is answered to what the public sends.</summary>
public class Intake
{
    private static readonly LocalText Said = LocalText.Of("Because.");

    private static Sent Sent(SentKind kind) => new(1, kind, new DateTimeOffset(2020, 10, 5, 12, 0, 0, TimeSpan.FromHours(6)), "s1", kind == SentKind.Complaint ? "land" : "s1", null, new string('a', 64), null);

    private static Answer[] Answers { get; } =
        [new Answer.TakeIn(7), new Answer.TurnBack("no-ground", Said), new Answer.Confirm(Said), new Answer.Deny(Said), new Answer.IsComplaint("land")];

    [Fact]
    public void Each_kind_has_its_own_answers_and_what_was_answered_takes_no_other()
    {
        Assert.Equal([true, true, false, false, false], Answers.Select(a => IntakeRules.Next(Sent(SentKind.Complaint), a).IsOk));
        Assert.Equal([false, false, true, true, true], Answers.Select(a => IntakeRules.Next(Sent(SentKind.ErrorReport), a).IsOk));
        Assert.All(Answers.Take(2), a => Assert.Equal("intake-kind", IntakeRules.Next(Sent(SentKind.ErrorReport), a).Refusal?.Code));
        foreach (var kind in Enum.GetValues<SentKind>())
            foreach (var next in Answers.Select(a => IntakeRules.Next(Sent(kind), a)).Where(n => n is { IsOk: true, Value.Waits: false }))
                Assert.All(Answers, a => Assert.Equal("intake-answered", IntakeRules.Next(next.Value, a).Refusal?.Code));
    }

    [Fact]
    public void A_report_that_is_a_complaint_waits_as_one_with_the_time_at_which_it_came()
    {
        var moved = IntakeRules.Next(Sent(SentKind.ErrorReport), new Answer.IsComplaint("land")).Value;
        Assert.Equal((SentKind.Complaint, "land", true, true, Sent(SentKind.ErrorReport).Arrived), (moved.Kind, moved.At, moved.Waits, moved.WasMoved, moved.Arrived));
        Assert.Equal(new Standing.TakenIn(7), IntakeRules.Next(moved, new Answer.TakeIn(7)).Value.Standing);
        Assert.Equal("intake-kind", IntakeRules.Next(moved, new Answer.IsComplaint("land")).Refusal?.Code);
    }

    [Fact]
    public void A_sender_is_always_told_why()
    {
        Assert.Equal("intake-reason", IntakeRules.Next(Sent(SentKind.Complaint), new Answer.TurnBack("weather", Said)).Refusal?.Code);
        Assert.Equal("decision-no-reason", IntakeRules.Next(Sent(SentKind.Complaint), new Answer.TurnBack("late", LocalText.Empty)).Refusal?.Code);
        Assert.Equal("decision-no-reason", IntakeRules.Next(Sent(SentKind.ErrorReport), new Answer.Confirm(LocalText.Empty)).Refusal?.Code);
        Assert.Equal("decision-no-reason", IntakeRules.Next(Sent(SentKind.ErrorReport), new Answer.Deny(LocalText.Empty)).Refusal?.Code);
        Assert.All(TurnBackReasons.All, r => Assert.Equal(new Standing.TurnedBack(r, Said), IntakeRules.Next(Sent(SentKind.Complaint), new Answer.TurnBack(r, Said)).Value.Standing));
    }
}
