using System.Collections.Immutable;
using System.Text;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Calendars;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Licences;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>What a publication is made of, in its one form, and what keeps it back.</summary>
public class ResultDocuments
{
    private readonly Election election = Small.Election();

    private CountState Counted(params Acts.Act[] acts) => Small.Fold(election with { Acts = [.. acts] },
        Small.Batch("1", Small.Whole(election, "a", 50, 30, 20, 1), Small.Protocol(election, "d", [null, 10, 9, null], [4, 5, null, null])));

    [Fact]
    public void Totals_have_a_row_for_every_unit_above_stations()
    {
        var state = Counted();
        Assert.Equal(
            """{"format":"scrutineer-totals/1","election":"t:live","size":3,"channel":"hand","units":["""
            + """{"unit":"c","protocols":2,"set_aside":0,"reported":2,"stations":4,"lines":[1000,111,110,0],"votes":[54,35,20,1]},"""
            + """{"unit":"r1","protocols":1,"set_aside":0,"reported":1,"stations":2,"lines":[1000,101,101,0],"votes":[50,30,20,1]},"""
            + """{"unit":"r2","protocols":1,"set_aside":0,"reported":1,"stations":2,"lines":[null,10,9,null],"votes":[4,5,null,null]}]}""",
            Encoding.UTF8.GetString(TotalsDocument.Write("t:live", 3, election, TallyTable.Of(state, "hand"))));
    }

    [Fact]
    public void Units_set_aside_have_reported_but_do_not_count()
    {
        var text = Encoding.UTF8.GetString(TotalsDocument.Write("t:live", 4, election, TallyTable.Of(Counted(new SetAside(["r1"], "court", LocalText.Of("why"))), "hand")));
        Assert.Contains("""{"unit":"r1","protocols":0,"set_aside":1,"reported":1,"stations":2,"lines":[null,null,null,null],"votes":[null,null,null,null]}""", text);
    }

    [Fact]
    public void The_outcome_names_the_law_the_seats_and_what_waits()
    {
        var tallies = TallyTable.Of(Counted(), "hand");
        Assert.Equal(
            """{"format":"scrutineer-outcome/1","election":"t:live","size":3,"channel":"hand","law":"abc","final":true,"seats":[["L1",5],["L2",3],["L3",2]],"asks":[],"refusal":null}""",
            Encoding.UTF8.GetString(OutcomeDocument.Write("t:live", 3, "hand", "abc", ElectionOutcome.Of(election, tallies))));
    }

    [Fact]
    public void A_law_that_cannot_be_applied_leaves_its_code()
    {
        var odd = Small.Election(units: Small.Tree(null), steps: "{'do':'qualify','as':'in','if':{'share':'7%','of':'registered'}}," + Small.Award);
        var text = Encoding.UTF8.GetString(OutcomeDocument.Write("t:live", 1, "hand", "abc", ElectionOutcome.Of(odd, TallyTable.Of(Small.Fold(odd), "hand"))));
        Assert.EndsWith(""","final":false,"seats":[],"asks":[],"refusal":"law-no-base"}""", text);
    }

    [Fact]
    public void Whole_totals_break_nothing() => Assert.Empty(Broken(Counted(), null, false));

    private static IEnumerable<string> Broken(CountState state, PublishedFigures? before, bool changed) =>
        Identities.Broken(state, TallyTable.Of(state, "hand"), before, changed).Select(b => $"{b.Code} {b.Sentence}");

    [Fact]
    public void A_unit_that_does_not_sum_to_its_parts_is_named()
    {
        var state = Counted();
        var tallies = TallyTable.Of(state, "hand");
        UnitFigures Planted(int unit) => election.Units[unit].Code == "r1"
            ? new UnitFigures(tallies[unit]) with { Votes = list => list == 1 ? 31 : tallies[unit].Votes(list) }
            : new UnitFigures(tallies[unit]);
        var broken = Assert.Single(Identities.Broken(state, "hand", Planted, null, false));
        Assert.Equal(("parts-and-whole", "r1", "r1: L2 is 31, but its parts sum to 30"), (broken.Code, broken.Unit, broken.Sentence));
    }

    [Fact]
    public void More_than_the_whole_is_named_with_its_unit()
    {
        var small = Small.Election(units: Small.Tree(100));
        var state = Small.Fold(small, Small.Batch("1", Small.Protocol(small, "a", [100, 120, 110, 0], [60, 60, 0, 0]), Small.Whole(small, "d", 1, 1, 1, 1)));
        Assert.Equal(["over-whole r1: votes 120 is more than valid 110", "over-whole r1: cast 120 is more than registered 100"],
            Broken(state, null, false).Where(b => !b.Contains(" c:")));
    }

    [Fact]
    public void A_figure_that_fell_needs_a_correction()
    {
        var before = PublishedFigures.Of(election, TallyTable.Of(Counted(), "hand")) with { Votes = [55, 35, 20, null] };
        Assert.Equal(["fell c: L1 fell from 55 to 54 though nothing was corrected"], Broken(Counted(), before, false));
        Assert.Empty(Broken(Counted(), before, true));
    }

    [Fact]
    public void The_blobs_of_a_definition_give_the_election_again()
    {
        var form = Small.FormJson("");
        var law = Small.Json("{'id':'t','ties':'lot','result':'S','steps':[" + Small.Bar + "," + Small.Award + "]}");
        var all = election with { Official = [new OfficialFigure("L1", 5, null, "s")], Notice = LocalText.Of("n"), OtherBases = ["valid"] };
        var read = Small.Ok(ElectionDefinition.Read(ElectionDefinition.Write(all), UnitsJson.Write(all.Units), form, law));
        Assert.Equal(all.Units.All.AsEnumerable(), read.Units.All);
        Assert.Equal(all.Lists.Select(l => (l.Code, l.Name, l.IsAgainstAll)), read.Lists.Select(l => (l.Code, l.Name, l.IsAgainstAll)));
        Assert.Equal(all.Channels.AsEnumerable(), read.Channels);
        Assert.Equal((all.Id, all.Name, all.Date, all.Notice), (read.Id, read.Name, read.Date, read.Notice));
        Assert.Equal(all.Official.AsEnumerable(), read.Official);
        Assert.Equal(all.OtherBases.AsEnumerable(), read.OtherBases);
    }

    [Fact]
    public void Calendar_licence_and_the_election_before_survive_the_blobs()
    {
        var previous = new PreviousElection(
            LocalText.Of("P"), new DateOnly(2015, 10, 4), LocalText.Of("s"), ImmutableSortedDictionary<string, long>.Empty.Add("cast", 90).Add("valid", 80),
            [new PreviousList(LocalText.Of("Old"), "L1", 50, 6), new PreviousList(LocalText.Of("Gone"), null, 30, null)], 15);
        var all = election with
        {
            Calendar =
            [
                new TimeLimit("report-error", Until.Read("2020-10-07T18:00:00+06:00")!.Value, LocalText.Of("Reports"), "art. 1", LocalText.Of("three days")),
                new TimeLimit("declaration", Until.Read("2020-10-24")!.Value, LocalText.Of("Declared"), "", LocalText.Empty),
            ],
            Licence = new DataLicence("CC-BY-4.0", null, "https://example.org/by"),
            Previous = previous,
            Units = Small.Ok(Scrutineer.Elections.Units.UnitTree.Build([.. election.Units.All.Select((u, i) => i == 3 ? u with { Previous = new PreviousTurnout(9, 4) } : u)])),
        };
        var bytes = ElectionDefinition.Write(all);
        var law = Small.Json("{'id':'t','ties':'lot','result':'S','steps':[" + Small.Bar + "," + Small.Award + "]}");
        var read = Small.Ok(ElectionDefinition.Read(bytes, UnitsJson.Write(all.Units), Small.FormJson(""), law));
        Assert.Equal(all.Calendar.AsEnumerable(), read.Calendar);
        Assert.Equal(all.Licence, read.Licence);
        Assert.Equal(previous.Lists.AsEnumerable(), read.Previous!.Lists);
        Assert.Equal(previous.Bases.AsEnumerable(), read.Previous.Bases);
        Assert.Equal((previous.Name, previous.Date, previous.Source, previous.TurnoutJump), (read.Previous.Name, read.Previous.Date, read.Previous.Source, read.Previous.TurnoutJump));
        Assert.Equal(all.Units.All.AsEnumerable(), read.Units.All);
        Assert.Equal(bytes, ElectionDefinition.Write(read));
    }

    [Fact]
    public void A_definition_that_says_nothing_of_them_has_none_of_their_members()
    {
        var text = System.Text.Encoding.UTF8.GetString(ElectionDefinition.Write(election)) + System.Text.Encoding.UTF8.GetString(UnitsJson.Write(election.Units));
        foreach (var member in (string[])["calendar", "licence", "previous"]) Assert.DoesNotContain($"\"{member}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'format':'scrutineer-units/2','units':[]}")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','names':'C'}]}")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','more':1}]}")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','code':'c','level':'country','parent':null,'names':'C'}]}")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'=c','level':'country','parent':null,'names':'C'}]}")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','registered':-1}]}")]
    [InlineData("{'format':'scrutineer-units/1','units':[{'code':'c','level':'country','parent':null,'names':'C','registered':1.5}]}")]
    [InlineData("{'format':'scrutineer-units/1','units':[")]
    [InlineData("[]")]
    [InlineData("")]
    public void Other_units_are_refused(string text) => Small.Refused(UnitsJson.Read(Small.Json(text)), "units-format");
}
