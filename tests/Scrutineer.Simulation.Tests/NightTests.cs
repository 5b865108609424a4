using Scrutineer.Elections;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Files;
using Scrutineer.Interchange.Folders;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Simulation.Tests;

public class NightTests
{
    private static readonly ElectionFolder Folder = FolderReader.Read(Path.Combine(Shared.Repository, "elections", "kg-2020")).Value;

    private static Night Invent(ulong seed)
    {
        var plan = SimulationPlan.Read(InputFile.ReadAll(Path.Combine(Shared.Repository, "elections", "kg-2020", "simulation.json")).Value, Folder.Election);
        var closing = new DateTimeOffset(2020, 10, 4, 20, 0, 0, TimeSpan.FromHours(6));
        return Night.Invent(Folder.Election, plan.Value, Folder.Batches[0].Protocols[0].Votes, closing, seed).Value;
    }

    private static CountState State(Night night) => CountState.Fold(night.Election, night.Batches);

    [Theory]
    [InlineData(1UL)]
    [InlineData(2UL)]
    [InlineData(20201004UL)]
    public void The_machine_totals_are_the_national_figures_to_the_vote(ulong seed)
    {
        var country = TallyTable.Of(State(Invent(seed)), Night.Machine).Country;
        var national = Folder.Batches[0].Protocols[0];
        for (var list = 0; list < national.Votes.Length; list++) Assert.Equal(national.Votes[list], country.Votes(list));
        Assert.Equal(1_990_753, country.Base("cast"));
        Assert.Equal(1_958_930, country.Base("valid"));
        Assert.Equal(3_523_554, country.Registered);
        Assert.Equal(2_475, country.StationsReported);
    }

    [Fact]
    public void The_same_seed_invents_the_same_night_and_another_seed_another_one()
    {
        static IEnumerable<string> Text(Night night) =>
            night.Batches.SelectMany(b => b.Protocols.Select(p => $"{p.Unit} {p.Received:O} {string.Join(',', Enumerable.Range(0, p.Votes.Length).Select(i => p.Votes[i]))}"));
        Assert.Equal(Text(Invent(7)), Text(Invent(7)));
        Assert.NotEqual(Text(Invent(7)), Text(Invent(8)));
    }

    [Fact]
    public void Both_counts_give_the_seats_of_the_real_count_and_differ_a_little()
    {
        var state = State(Invent(20201004));
        foreach (var channel in (string[])[Night.Machine, Night.Hand])
        {
            var outcome = ElectionOutcome.Of(state.Election, TallyTable.Of(state, channel)).Value.Outcome;
            Assert.Equal([46, 45, 16, 13], ((string[])["birimdik", "mekenim-kyrgyzstan", "kyrgyzstan", "butun-kyrgyzstan"]).Select(l => (int)outcome.SeatsOf(l)));
        }

        var differing = Check.All(state).Count(f => f.Code == FindingCodes.ChannelsDiffer);
        Assert.InRange(differing, 200, 600);
    }

    [Fact]
    public void One_station_is_reported_twice_and_some_hand_protocols_do_not_add_up()
    {
        var findings = Check.All(State(Invent(20201004)));
        Assert.Single(findings, f => f.Code == FindingCodes.StationTwice);
        Assert.InRange(findings.Where(f => f.Code.StartsWith("KG-E", StringComparison.Ordinal)).Select(f => f.Unit).Distinct().Count(), 3, 6);
        Assert.All(findings.Where(f => f.Code.StartsWith("KG-E", StringComparison.Ordinal)), f => Assert.Equal(Night.Hand, f.Channel));
    }

    [Fact]
    public void Nobody_votes_at_a_station_who_is_not_registered_there()
    {
        var night = Invent(3);
        var registered = night.Election.Form.Find("registered");
        var participants = night.Election.Form.Find("participants");
        Assert.All(night.Batches[0].Protocols, p => Assert.True(p.Lines[participants] <= p.Lines[registered]));
    }

    [Fact]
    public void The_notice_says_in_three_languages_that_the_stations_are_invented()
    {
        var notice = Night.Notice(5);
        Assert.Contains("Invented", notice.In("en"), StringComparison.Ordinal);
        Assert.Contains("Вымышленные", notice.In("ru"), StringComparison.Ordinal);
        Assert.Contains("Ойлоп табылган", notice.In("ky"), StringComparison.Ordinal);
    }
}
