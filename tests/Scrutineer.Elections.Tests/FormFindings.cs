using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Law.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>What the equations of the form say about one protocol, exactly at their tolerances.</summary>
public class FormFindings
{
    private const string Or = ",'tolerance':{'share':'2%','of':'cast','absolute':15,'join':'or'}";
    private const string And = ",'tolerance':{'share':'2%','of':'cast','absolute':15,'join':'and'}";

    [Fact]
    public void The_boundaries_of_the_Dutch_warning_W203_are_met_exactly()
    {
        var cases = JsonValue.Read(File.ReadAllBytes(Shared.Path("vectors", "abacus.json"))).Value["validation"]!["W203_votes_difference"]!["cases_admitted_cast_expected"]!.Items;
        Assert.Equal(5, cases.Length);
        foreach (var item in cases)
        {
            var (admitted, cast, fires) = (item.Items[0].AsCount(), item.Items[1].AsCount(), item.Items[2].AsBoolean());
            Assert.Equal(fires, Fires(Or, admitted, cast));
        }
    }

    [Theory]
    [InlineData(102, 100, true, false)] // exactly 2 %, 2 votes
    [InlineData(101, 100, false, false)]
    [InlineData(1015, 1000, true, false)] // 1.5 %, exactly 15 votes
    [InlineData(1014, 1000, false, false)]
    [InlineData(1020, 1000, true, true)] // exactly 2 %, 20 votes
    [InlineData(765, 750, true, true)] // exactly 2 % and exactly 15
    [InlineData(764, 750, false, false)]
    [InlineData(735, 750, true, true)] // the other way round
    [InlineData(750, 750, false, false)]
    public void With_or_one_limit_is_enough_and_with_and_both_are_needed(long admitted, long cast, bool or, bool and)
    {
        Assert.Equal(or, Fires(Or, admitted, cast));
        Assert.Equal(and, Fires(And, admitted, cast));
    }

    [Fact]
    public void A_share_of_nothing_fires_at_once()
    {
        Assert.True(Fires(",'tolerance':{'share':'50%','of':'cast'}", 1, 0));
        Assert.False(Fires(",'tolerance':{'share':'50%','of':'cast'}", 0, 0));
    }

    [Fact]
    public void A_finding_says_both_sides_and_where_they_come_from()
    {
        var form = Small.FormWith(Small.Equation("cast = valid + invalid", code: "E2") + "," + Small.Equation("valid = sum(lists) + against_all", code: "E3"));
        var election = Small.Election(form);
        var finding = Assert.Single(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "b", [1_000, 100, 90, 5], [50, 20, 10, 10], line: 17))));
        Assert.Equal(("E2", Severity.Error, "hand"), (finding.Code, finding.Severity, finding.Channel));
        Assert.Equal((100L, 95L, 5L), (finding.Left, finding.Right, finding.Difference));
        Assert.Equal("p.csv:17", finding.Source.ToString());
        Assert.Equal(election.Units.Find("b"), finding.Unit);
        Assert.Equal(["cast", "valid", "invalid"], finding.Lines.AsEnumerable());
        Assert.Equal("cast = valid + invalid", finding.Equation!.Text);
    }

    [Fact]
    public void A_finding_about_votes_names_them()
    {
        var election = Small.Election(Small.FormWith(Small.Equation("valid = sum(lists) + against_all")));
        var finding = Assert.Single(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, 90, 90, 0], [50, 20, 10, 9]))));
        Assert.Equal(["valid", "sum(lists)", "against_all"], finding.Lines.AsEnumerable());
        Assert.Equal(1, finding.Difference);
    }

    [Fact]
    public void An_equation_with_a_blank_line_is_not_checked_and_zero_is_not_blank()
    {
        var election = Small.Election(Small.FormWith(Small.Equation("cast = valid + invalid")));
        Assert.Empty(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, 100, 90, null], [50, 20, 10, 10]))));
        Assert.Single(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, 100, 90, 0], [50, 20, 10, 10]))));
    }

    [Fact]
    public void Blank_votes_are_not_checked_but_some_blank_votes_are_zero()
    {
        var election = Small.Election(Small.FormWith(Small.Equation("valid = sum(lists)")));
        Assert.Empty(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, 100, 90, 0], [null, null, null, null]))));
        Assert.Empty(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, 100, 90, 0], [90, null, null, null]))));
        Assert.Single(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, 100, 90, 0], [89, null, null, null]))));
    }

    [Fact]
    public void A_required_line_that_is_blank_is_a_warning()
    {
        var election = Small.Election();
        var finding = Assert.Single(Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [1_000, 100, null, null], [50, 20, 10, 10]))));
        Assert.Equal((FindingCodes.LineMissing, Severity.Warning), (finding.Code, finding.Severity));
        Assert.Equal(["valid"], finding.Lines.AsEnumerable());
    }

    [Fact]
    public void Every_code_has_its_messages_in_three_languages()
    {
        Assert.Equal(9, FindingCodes.All.Count);
        foreach (var (code, (brief, full)) in FindingCodes.All)
        {
            foreach (var language in (string[])["en", "ru", "ky"])
            {
                Assert.True(brief.ByLanguage.GetValueOrDefault(language) is { Length: > 0 }, $"{code} has no short message in {language}");
                Assert.True(full.ByLanguage.GetValueOrDefault(language) is { Length: > 0 }, $"{code} has no long message in {language}");
            }
        }
    }

    private static bool Fires(string tolerance, long admitted, long cast)
    {
        var form = Small.FormWith(Small.Equation("registered = cast", "warning", tolerance));
        var election = Small.Election(form, Small.Tree(register: null));
        var findings = Small.Findings(election, Small.Batch("v", Small.Protocol(election, "a", [admitted, cast, 0, 0], [0, 0, 0, 0])));
        return findings.Any(f => f.Code == "E1");
    }
}
