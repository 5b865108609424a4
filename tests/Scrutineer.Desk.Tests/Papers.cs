using Scrutineer.Desk.Overview;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Desk.Tests;

public class Papers
{
    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("0", 0L)]
    [InlineData("007", 7L)]
    [InlineData("1 915", 1915L)]
    [InlineData("1\u202F915\u00A0000", 1915000L)]
    [InlineData("1000000000000", 1_000_000_000_000L)]
    public void A_number_is_read_as_clerks_write_it(string typed, long? number) => Assert.Equal(number, CountInput.Read(typed).Value);

    [Theory]
    [InlineData("-1", "count-negative")]
    [InlineData("−5", "count-negative")]
    [InlineData("12a", "count-not-number")]
    [InlineData("l2", "count-not-number")]
    [InlineData("１２", "count-other-digits")]
    [InlineData("١٢", "count-other-digits")]
    [InlineData("1.5", "count-fraction")]
    [InlineData("1,915", "count-fraction")]
    [InlineData("12\t13", "count-several")]
    [InlineData("12\n13", "count-several")]
    [InlineData("12 13", "count-several")]
    [InlineData("1000000000001", "count-too-large")]
    [InlineData("1000000000000000000", "count-too-large")]
    [InlineData("99999999999999999999999999", "count-too-large")]
    public void What_is_no_count_is_refused_by_name(string typed, string code) => Assert.Equal(code, CountInput.Read(typed).Refusal?.Code);

    [Fact]
    public void The_table_of_roles_is_the_one_in_the_documents() =>
        Assert.Contains(Permissions.ToMarkdown(), File.ReadAllText(Path.Combine(Shared.Repository, "docs", "reference", "roles.md")), StringComparison.Ordinal);

    [Fact]
    public void An_administrator_never_touches_a_number()
    {
        Operation[] his = [Operation.ManageStaff, Operation.ConfirmStaff, Operation.ManageTokens, Operation.BackUp, Operation.SeeAuditTrail];
        Assert.Equal(his.Order(), Enum.GetValues<Operation>().Where(o => Permissions.Allows(Role.Administrator, o)).Order());
    }

    [Fact]
    public void A_sitting_closes_only_when_nothing_lies_between_paper_and_record()
    {
        Assert.Equal("sitting-underway", SittingRules.Next(Sitting.Open, Sitting.Closed, 1).Refusal?.Code);
        Assert.Equal(Sitting.Closed, SittingRules.Next(Sitting.Paused, Sitting.Closed, 0).Value);
        Assert.Equal("sitting-not-now", SittingRules.Next(Sitting.NotOpened, Sitting.Closed, 0).Refusal?.Code);
        Assert.Equal("sitting-not-now", SittingRules.Next(Sitting.Open, Sitting.Open, 0).Refusal?.Code);
        Assert.Equal(Sitting.Open, SittingRules.Next(Sitting.Closed, Sitting.Open, 0).Value);
    }

    [Fact]
    public void The_forecast_goes_by_the_last_hour()
    {
        var now = new DateTimeOffset(2020, 10, 5, 1, 0, 0, TimeSpan.FromHours(6));
        var pace = Pace.At([now.AddHours(-2), now.AddMinutes(-30), now.AddMinutes(-10)], 4, now);
        Assert.Equal((2, now.AddHours(2)), (pace.LastHour, pace.Until));
        Assert.Null(Pace.At([], 4, now).Until);
    }

    [Fact]
    public void What_is_seen_changes_with_everything_that_is_decided_on()
    {
        static Stage Deciding(long votes, string code) => new Stage.Deciding(
            new AgreedPaper(PaperFigures.Of([1, votes], 1), ["a", "b"], []), [new OpenFinding(code, true)], null, null);
        var seen = Seen.Of("1001", "hand", Deciding(2, "E1"));
        Assert.Equal(seen, Seen.Of("1001", "hand", Deciding(2, "E1")));
        Assert.NotEqual(seen, Seen.Of("1001", "hand", Deciding(3, "E1")));
        Assert.NotEqual(seen, Seen.Of("1001", "hand", Deciding(2, "E2")));
        Assert.NotEqual(seen, Seen.Of("1002", "hand", Deciding(2, "E1")));
    }
}
