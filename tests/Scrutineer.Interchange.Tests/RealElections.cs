using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Import;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>Real elections, station by station, from the published files to the official seats.</summary>
public class RealElections
{
    private static readonly ConcurrentDictionary<string, Imported> Read = new();

    [Fact]
    public void Kyrgyzstan_2020_late_adds_up_to_the_vote_and_gives_41_40_15_12_12()
    {
        var imported = Import("kg-2020-late", "kyrgyzstan-2020/snapshot-late-2413.csv");
        var outcome = OutcomeOf(imported, rows: 2_413);
        var country = outcome.Tallies.Country;
        long? Votes(string list) => country.Votes(imported.Election.FindList(list));
        Assert.Equal(1_887_345, country.Base("valid"));
        Assert.Equal(
            [469_098, 452_971, 166_859, 139_736, 132_807, 111_302],
            ((string[])["birimdik", "mekenim-kyrgyzstan", "kyrgyzstan", "butun-kyrgyzstan", "mekenchil", "respublika"]).Select(l => Votes(l)!.Value));
        Assert.Equal("birimdik 41, mekenim-kyrgyzstan 40, kyrgyzstan 15, mekenchil 12, butun-kyrgyzstan 12", SeatsInWords(outcome));
        var share = country.ShareOf(imported.Election.FindList("mekenchil"), "valid")!.Value;
        Assert.Equal(("7.04", "7.037"), (share.Percent, (share.Value * 100).ToDecimal(3)));
        Assert.Equal(62, country.StationsMissing);
    }

    [Fact]
    public void Kyrgyzstan_2020_early_keeps_Mekenchil_out()
    {
        var imported = Import("kg-2020-early", "kyrgyzstan-2020/snapshot-early-2399.csv");
        var outcome = OutcomeOf(imported, rows: 2_399);
        Assert.Equal("birimdik 46, mekenim-kyrgyzstan 45, kyrgyzstan 16, butun-kyrgyzstan 13", SeatsInWords(outcome));
        var country = outcome.Tallies.Country;
        Assert.Equal((133_297L, 138_362L), (country.Votes(imported.Election.FindList("mekenchil")), country.Votes(imported.Election.FindList("butun-kyrgyzstan"))));
        Assert.Equal("6.942", (country.ShareOf(imported.Election.FindList("mekenchil"), "valid")!.Value.Value * 100).ToDecimal(3));
    }

    [Fact]
    public void In_both_snapshots_of_Kyrgyzstan_2020_exactly_13_stations_were_doubled()
    {
        var imported = Import("kg-2020-snapshots", "kyrgyzstan-2020/snapshot-early-2399.csv", "kyrgyzstan-2020/snapshot-late-2413.csv");
        Assert.All(imported.Files, f => Assert.True(f.IsComplete));
        Assert.True(imported.Files.Single(f => f.Version == "early").Aligned > 2_200);
        var state = CountState.Fold(imported.Election, imported.Batches);
        var findings = Check.All(state);
        var doubled = findings.Where(f => f.Code == FindingCodes.ExactMultiple && f.OtherUnit == f.Unit).ToList();
        Assert.Equal(13, doubled.Count);
        Assert.All(doubled, f => Assert.Equal(f.Left, 2 * f.Right));
        Assert.Contains(doubled, f => (f.Left, f.Right) == (2_692, 1_346));
        // Every one of them was changed, and every change is a finding.
        var changed = findings.Where(f => f.Code == FindingCodes.VersionChanged).Select(f => f.Unit).ToHashSet();
        Assert.All(doubled, f => Assert.Contains(f.Unit, changed));
        var hand = state[imported.Election.DecidingChannel.Code];
        var differ = hand.All.Where(v => hand.Earlier(v.Protocol.Unit).Any(e => e.Protocol.Votes != v.Protocol.Votes)).Select(v => v.Protocol.Unit);
        Assert.Equal(differ.Order(), changed.Order());
        // Other matchings of the same files (by a late-address share that both carry) find 329 of 2,315 and 352 of 2,280.
        Assert.InRange(changed.Count, 329, 360);
        // Where a later version is there, it counts.
        Assert.Equal(469_098, LateTotal(imported, state, "birimdik"));
    }

    [Fact]
    public void Israel_2022_gives_the_official_seats()
    {
        var imported = Import("il-2022", "israel-knesset25/knesset25-2022-expb.csv");
        AssertOfficial(imported, OutcomeOf(imported), votesToo: true);
    }

    [Fact]
    public void Poland_2019_gives_the_official_seats_without_246_blank_rows()
    {
        var imported = Import("pl-2019", "poland-2019/stations.csv.gz");
        var report = Assert.Single(imported.Files);
        Assert.Equal((27_655, 246, 27_409), (report.Rows, report.LeftOut.Length, report.Imported));
        var outcome = OutcomeOf(imported, rows: 27_409);
        Assert.Equal(18_469_909, outcome.Tallies.Country.Base("valid"));
        Assert.Equal("L2 235, L5 134, L3 49, L1 30, L4 11, L10 1", SeatsInWords(outcome));
        AssertOfficial(imported, outcome, votesToo: false);
    }

    [Fact]
    public void Georgia_2016_gives_44_27_6_with_two_impossible_protocols_set_aside()
    {
        var imported = Import("ge-2016", "georgia-2016/2016_parliament_party_list.csv");
        var outcome = OutcomeOf(imported);
        Assert.Equal("P41 44, P5 27, P8 6", SeatsInWords(outcome));
        Assert.Equal(2, outcome.Tallies.Country.SetAside);
        AssertOfficial(imported, outcome, votesToo: false);
        var without = imported.Election with { Acts = [] };
        var all = ElectionOutcome.Of(without, TallyTable.Of(CountState.Fold(without, imported.Batches), "hand")).Value;
        Assert.Equal((87_573L, 1_751_506L), (all.Tallies.Country.Votes(without.FindList("P8")), all.Tallies.Country.Base("valid")));
        Assert.Equal(-3, all.Outcome.Steps.OfType<Law.Explanation.QualifyReport>().Single().Lists.Single(l => l.List == "P8").Bars[0].Margin);
    }

    [Fact]
    public void Russia_2011_has_95_225_stations_and_gives_238_92_64_56()
    {
        var imported = Import("ru-2011", "russia-2011/2011.csv.zip");
        var outcome = OutcomeOf(imported, rows: 95_225);
        Assert.Equal(95_225, outcome.Tallies.Country.Stations);
        Assert.Equal("er 238, kprf 92, sr 64, ldpr 56", SeatsInWords(outcome));
        AssertOfficial(imported, outcome, votesToo: false);
    }

    [Fact]
    public void Russia_2018_has_97_699_stations()
    {
        var imported = Import("ru-2018", "russia-2018/2018.csv.zip");
        var outcome = OutcomeOf(imported, rows: 97_699);
        Assert.Equal(97_699, outcome.Tallies.Country.StationsReported);
        Assert.Equal(1, outcome.Outcome.SeatsOf("putin"));
    }

    internal static Imported Import(string election, params string[] files)
    {
        var paths = files.Select(f => Shared.Path(["data", .. f.Split('/')])).ToArray();
        return Read.GetOrAdd(election, _ => Folder.Ok(Importer.Read(
            Folder.Ok(MappingReader.Read(Path.Combine(Shared.Repository, "elections", election, "mapping.json"))), paths)));
    }

    private static ElectionOutcome OutcomeOf(Imported imported, int? rows = null)
    {
        var report = Assert.Single(imported.Files);
        Assert.Empty(report.Refused);
        Assert.True(report.IsComplete);
        Assert.NotEmpty(report.Totals);
        if (rows is not null) Assert.Equal(rows, report.Imported);
        var state = CountState.Fold(imported.Election, imported.Batches);
        return Folder.Ok(ElectionOutcome.Of(imported.Election, TallyTable.Of(state, imported.Election.DecidingChannel.Code)));
    }

    private static string SeatsInWords(ElectionOutcome outcome) => string.Join(", ", outcome.Outcome.Seats(outcome.Data).Select(s => $"{s.Key} {s.Value}"));

    private static void AssertOfficial(Imported imported, ElectionOutcome outcome, bool votesToo)
    {
        var official = imported.Election.Official;
        Assert.Equal(
            official.Where(o => o.Seats is not null).ToImmutableSortedDictionary(o => o.What, o => o.Seats!.Value),
            outcome.Outcome.Seats(outcome.Data).ToImmutableSortedDictionary(s => s.Key, s => (long)s.Value));
        foreach (var figure in official.Where(o => votesToo && imported.Election.FindList(o.What) >= 0))
            Assert.Equal(figure.Votes, outcome.Tallies.Country.Votes(imported.Election.FindList(figure.What)));
    }

    private static long? LateTotal(Imported imported, CountState state, string list)
    {
        var hand = state[imported.Election.DecidingChannel.Code];
        return hand.All.Where(v => v.Version == "late").Sum(v => v.Protocol.Votes[imported.Election.FindList(list)]);
    }
}
