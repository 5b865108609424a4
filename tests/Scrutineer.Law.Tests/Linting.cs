using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>What a readable law leaves unsaid is found before anybody counts with it.</summary>
public class Linting
{
    public static TheoryData<string> Laws()
    {
        var vectors = Path.Combine(Shared.Repository, "..", "shared", "vectors", "seats");
        return
        [
            .. Directory.GetFiles(Path.Combine(Shared.Repository, "elections"), "law.json", SearchOption.AllDirectories)
                .Concat(Directory.GetFiles(Path.Combine(Shared.Repository, "elections", "laws"), "*.json"))
                .Concat(Directory.Exists(vectors) ? Directory.GetFiles(vectors, "*.json") : [])
                .Select(f => Path.GetRelativePath(Shared.Repository, f)).Order(StringComparer.Ordinal),
        ];
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void No_law_in_use_leaves_open_what_an_ordinary_count_can_ask(string file)
    {
        var json = Small.Ok(JsonValue.Read(File.ReadAllBytes(Path.Combine(Shared.Repository, file))));
        var law = json["law"] ?? json;
        var findings = LawLint.Check(Small.Ok(LawReader.Read(law)));
        Assert.Empty(findings.Where(f => f.Severity == LintSeverity.Refuse));
        Assert.All(findings, f =>
        {
            Assert.EndsWith(".", f.Message, StringComparison.Ordinal);
            Assert.Contains(f.Step.Length == 0 ? "The law" : $"\"{f.Step}\"", f.Message, StringComparison.Ordinal);
            Assert.Equal(law.Path + f.Path[1..], law.At(law.Path + f.Path[1..]).Path);
        });
    }

    [Theory]
    [InlineData("{'quota':'imperiali','then':'largest-remainder'}", "refuse")]
    [InlineData("{'quota':'imperiali-round','then':'none'}", "refuse")]
    [InlineData("{'quota':'hare','then':'none','round-up-at':'75%'}", "refuse")]
    [InlineData("{'quota':'hb','then':'largest-remainder'}", "note")]
    [InlineData("{'quota':'hb-round','then':'largest-remainder'}", "note")]
    [InlineData("{'quota':'hb-ceil','then':'largest-remainder'}", "note")]
    [InlineData("{'quota':'hare-floor','then':'largest-remainder'}", "note")]
    [InlineData("{'quota':'hare-round','then':'largest-remainder'}", "note")]
    [InlineData("{'quota':'hb','then':'largest-remainder','strict':true}", "")]
    [InlineData("{'quota':'hare','then':'largest-remainder'}", "")]
    [InlineData("{'quota':'droop','then':'largest-remainder'}", "")]
    [InlineData("{'quota':'imperiali','then':'largest-remainder','overshoot':'take-smallest-remainder'}", "")]
    [InlineData("{'quota':'imperiali','then':'largest-remainder','overshoot':'error'}", "")]
    [InlineData("{'divisors':'imperiali'}", "")]
    public void More_whole_quotas_than_seats_must_be_named_where_ordinary_votes_reach_it(string by, string severity)
    {
        var findings = LawLint.Check(Small.Award(by, 5));
        if (severity.Length == 0)
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal(("overshoot-silent", "$.steps[0].by", "S", "overshoot", severity), (finding.Code, finding.Path, finding.Step, finding.Option, finding.Severity == LintSeverity.Refuse ? "refuse" : "note"));
        Assert.Equal(["take-smallest-remainder", "error"], finding.Values.AsEnumerable());
    }

    [Theory]
    [InlineData("'cap':3", true)]
    [InlineData("'cap':{'A':4}", true)]
    [InlineData("'cap':5", false)]
    public void Seats_over_a_cap_must_be_named_where_it_can_bind(string cap, bool isFound) => Assert.Equal(
        isFound ? ["cap-rest-silent"] : [], Codes(Small.Award("{'quota':'hare','then':'largest-remainder'}", 5, cap)));

    [Theory]
    [InlineData("{'share':'5%'}", "base-silent")]
    [InlineData("{'share':'5%','of':'cast','in':'each:region'}", "without-table-silent")]
    [InlineData("{'share':'5%','of':'cast','in':'2:region'}", "without-table-silent")]
    [InlineData("{'share':'5%','of':'cast','in':'each:region','without-table':'fails'}", "")]
    [InlineData("{'not':{'any':[{'share':'5%','of':'valid'},{'case':[{'when':{'share':'1%'},'then':{'always':true}}]}]}}", "base-silent")]
    public void Defaults_that_a_bar_takes_are_noted(string condition, string code) => Assert.Equal(
        code.Length == 0 ? [] : [code], Codes(Small.Bar(condition, "'at-least':2")));

    [Fact]
    public void The_path_leads_to_the_condition_that_is_meant() => Assert.Equal(
        "$.steps[0].if.all[1].case[0].then",
        LawLint.Check(Small.Bar("{'all':[{'always':true},{'case':[{'then':{'share':'5%'}}]}]}", "'at-least':2"))[0].Path);

    [Fact]
    public void Nobody_may_qualify_unless_the_law_says_what_then()
    {
        Assert.Equal(["nobody-qualifies"], Codes(Small.Bar("{'share':'5%','of':'cast'}")));
        Assert.Empty(Codes(Small.Bar("{'always':true}")));
        Assert.Empty(Codes(Small.Law("""
            {'do':'qualify','as':'in','if':{'share':'5%','of':'cast'}},
            {'do':'ask','as':'none','if':{'any':[{'fewer':1,'in':'in'}]},'kind':'repeat-election'},
            {'do':'award','as':'S','seats':1,'among':'in','by':{'plurality':1}}
            """)));
    }

    [Theory]
    [InlineData("'start':'direct'")]
    [InlineData("'least':1")]
    public void Floors_that_can_be_more_than_the_seats_are_noted(string floors) =>
        Assert.Equal(["floors-beyond-seats"], Codes(Small.Award("{'quota':'hare','then':'largest-remainder'}", 5, floors)));

    [Fact]
    public void A_step_that_decides_nothing_is_noted_and_one_that_sets_the_seats_of_units_is_not()
    {
        var findings = LawLint.Check(Small.Law("""
            {'do':'award','as':'K','to':'units','measure':'valid','seats':9,'by':{'divisors':'dhondt'}},
            {'do':'award','as':'X','seats':9,'by':{'divisors':'dhondt'}},
            {'do':'award','as':'S','each':'district','seats':'unit','by':{'divisors':'dhondt'}}
            """));
        Assert.Equal(("never-read", "X", "$.steps[1].as"), (Assert.Single(findings).Code, findings[0].Step, findings[0].Path));
    }

    [Fact]
    public void A_tie_chain_that_may_not_decide_is_noted_in_the_law_and_in_a_step()
    {
        Assert.Equal(["ties-without-end"], Codes(Small.Award("{'divisors':'dhondt'}", 5, ties: "'larger'")));
        Assert.Equal(["ties-without-end"], Codes(Small.Award("{'divisors':'dhondt'}", 5, "'ties':['smaller']")));
        Assert.Empty(Codes(Small.Award("{'divisors':'dhondt'}", 5, "'ties':['smaller','ask:repeat-vote']")));
    }

    private static IEnumerable<string> Codes(SeatLaw law) => LawLint.Check(law).Select(f => f.Code);
}
