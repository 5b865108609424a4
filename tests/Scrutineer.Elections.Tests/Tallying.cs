using CsCheck;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>Totals are the sums of the protocols that count, at every unit; coverage says what is missing.</summary>
public class Tallying
{
    private static readonly Gen<long?> Count = Gen.Frequency((1, Gen.Const((long?)null)), (6, Gen.Long[0, 900].Select(n => (long?)n)));

    private static readonly Gen<(int Unit, int Version, long?[] Lines, long?[] Votes)> AnyProtocol =
        Gen.Select(Gen.Int[0, 6], Gen.Int[1, 3], Count.Array[4], Count.Array[4]);

    [Fact]
    public void Totals_equal_a_naive_recomputation() =>
        Gen.Select(AnyProtocol.Array[0, 12], Gen.Int[0, 7]).Sample((given, aside) =>
        {
            var codes = Small.Tree().All.Select(u => u.Code).ToArray();
            var election = aside == 7 ? Small.Election() : Small.Election(acts: new SetAside([codes[aside]], "court", LocalText.Empty));
            var units = election.Units;
            var batches = given.GroupBy(g => g.Version).OrderBy(g => g.Key)
                .Select(g => Small.Batch($"{g.Key}", [.. g.Select(p => Small.Protocol(election, codes[p.Unit], p.Lines, p.Votes))])).ToArray();
            var tallies = TallyTable.Of(CountState.Fold(election, batches), "hand");

            // Naively: the first of the latest version that names the unit; units with a protocol below them do not count.
            var counts = Enumerable.Range(0, codes.Length)
                .Select(u => given.Where(g => codes[g.Unit] == codes[u]).OrderByDescending(g => g.Version).FirstOrDefault()).ToArray();
            bool Delivered(int u) => counts[u].Lines is not null;
            bool HasBelow(int u) => Enumerable.Range(0, codes.Length).Any(b => b != u && Delivered(b) && units.PathOf(b).Contains(u));
            bool Aside(int u) => aside < 7 && units.PathOf(u).Contains(aside);
            for (var unit = 0; unit < codes.Length; unit++)
            {
                var inside = Enumerable.Range(0, codes.Length).Where(u => Delivered(u) && !HasBelow(u) && units.PathOf(u).Contains(unit)).ToList();
                var counted = inside.Where(u => !Aside(u)).ToList();
                var tally = tallies[unit];
                Assert.Equal(counted.Count, tally.Protocols);
                Assert.Equal(inside.Count - counted.Count, tally.SetAside);
                for (var i = 0; i < 4; i++)
                {
                    Assert.Equal(Sum(counted.Select(u => counts[u].Lines[i])), tally.Line(i));
                    Assert.Equal(Sum(counted.Select(u => counts[u].Votes[i])), tally.Votes(i));
                    Assert.Equal(counted.Count(u => counts[u].Lines[i] is null), tally.Blank(i));
                }

                Assert.Equal(Sum(counted.SelectMany(u => counts[u].Votes[..3])), tally.ListVotes);
                Assert.Equal(Sum(counted.Select(u => counts[u].Votes[3])), tally.AgainstAllVotes);
            }
        });

    [Fact]
    public void Coverage_is_by_stations_and_by_register()
    {
        var election = Small.Election();
        var tallies = TallyTable.Of(Small.Fold(election, Small.Batch("v", Small.Whole(election, "a", 50, 30, 20, 0))), "hand");
        var country = tallies.Country;
        Assert.Equal((4, 1, 3), (country.Stations, country.StationsReported, country.StationsMissing));
        Assert.Equal(new Share(1, 4, "stations"), country.StationCoverage);
        Assert.Equal(new Share(1_000, 4_000, "registered"), country.RegisterCoverage);
        Assert.Equal(new Share(100, 1_000, "registered"), country.Turnout);
        Assert.Equal("10.00", country.Turnout!.Value.Percent);
        Assert.Equal(2, tallies[election.Units.Find("r2")].StationsMissing);
        Assert.Null(tallies[election.Units.Find("r2")].Turnout);
    }

    [Fact]
    public void A_summary_covers_the_stations_it_says_or_all_of_its_unit()
    {
        var election = Small.Election();
        var said = new Protocol(election.Units.Root, Figures.Of([3_000, 100, 100, 0]), Figures.Of([50, 30, 20, 0]), new Source("s", 2), election.Shape) { StationsCovered = 3 };
        var country = TallyTable.Of(Small.Fold(election, Small.Batch("v", said)), "hand").Country;
        Assert.Equal((3, 1, 3_000L), (country.StationsReported, country.StationsMissing, country.RegisteredCovered));
        var all = TallyTable.Of(Small.Fold(election, Small.Batch("v", Small.Whole(election, "r1", 50, 30, 20, 0))), "hand");
        Assert.Equal(2, all.Country.StationsReported);
        Assert.Equal(0, all[election.Units.Find("r1")].StationsMissing);
    }

    [Fact]
    public void A_register_that_one_station_does_not_have_is_not_known()
    {
        var election = Small.Election(units: Small.Tree(register: null));
        var known = Small.Protocol(election, "a", [1_000, 100, 100, 0], [50, 30, 20, 0]);
        var blank = Small.Protocol(election, "b", [null, 100, 100, 0], [50, 30, 20, 0]);
        Assert.Equal(1_000, TallyTable.Of(Small.Fold(election, Small.Batch("v", known)), "hand").Country.RegisteredCovered);
        var country = TallyTable.Of(Small.Fold(election, Small.Batch("v", known, blank)), "hand").Country;
        Assert.Null(country.RegisteredCovered);
        Assert.Null(country.Turnout);
        Assert.Null(country.Registered);
    }

    [Fact]
    public void A_station_has_a_tally_of_its_own()
    {
        var election = Small.Election();
        var tallies = TallyTable.Of(Small.Fold(election, Small.Batch("v", Small.Whole(election, "a", 50, 30, 20, 7))), "hand");
        var (a, b) = (tallies[election.Units.Find("a")], tallies[election.Units.Find("b")]);
        Assert.Equal((50L, 100L, 7L), (a.Votes(0), a.ListVotes, a.AgainstAllVotes));
        Assert.Null(b.Votes(0));
        Assert.Equal((0, 1), (b.Protocols, b.StationsMissing));
    }

    [Fact]
    public void Totals_up_to_a_time_are_the_totals_as_they_were_then()
    {
        var election = Small.Election();
        Protocol At(int hour, string unit, long votes) =>
            new(election.Units.Find(unit), Figures.Of([1_000, votes, votes, 0]), Figures.Of([votes, 0, 0, 0]), new Source("p", 2), election.Shape) { Received = Hour(hour) };
        var state = Small.Fold(election,
            Small.Batch("1", At(20, "a", 100), At(21, "b", 10)),
            Small.Batch("2", At(23, "a", 110)),
            Small.Batch("3", Small.Whole(election, "d", 5, 0, 0, 0)));
        long? Votes(int hour) => TallyTable.Of(state, "hand", Hour(hour)).Country.Votes(0);
        Assert.Null(Votes(19));
        Assert.Equal(100, Votes(20));
        Assert.Equal(110, Votes(21));
        Assert.Equal(110, Votes(22));
        Assert.Equal(120, Votes(23));
        Assert.Equal(125, TallyTable.Of(state, "hand").Country.Votes(0));
        Assert.Equal(Hour(23), TallyTable.Of(state, "hand").Country.LatestReceived);
    }

    [Fact]
    public void A_share_names_both_numbers_and_there_is_none_of_nothing()
    {
        Assert.Null(Share.From(5, 0, "valid"));
        Assert.Null(Share.From(5, null, "valid"));
        Assert.Null(Share.From(null, 5, "valid"));
        var share = Share.From(105, 100, "registered")!.Value;
        Assert.True(share.IsImpossible);
        Assert.Equal("105.00", share.Percent);
        Assert.False(Share.From(100, 100, "registered")!.Value.IsImpossible);
    }

    private static DateTimeOffset Hour(int hour) => new(2020, 10, 4, hour, 0, 0, TimeSpan.FromHours(6));

    private static long? Sum(IEnumerable<long?> counts) => counts.Aggregate((long?)null, (sum, c) => c is null ? sum : (sum ?? 0) + c);
}
