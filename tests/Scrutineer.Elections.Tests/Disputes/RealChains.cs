using System.Collections.Immutable;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Scrutineer.Elections.Units;
using Xunit;
using static Scrutineer.Elections.Tests.Disputes.Kyrgyzstan;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>The decision chains of Kyrgyzstan as they were, with the figures that were published: shared/facts/kyrgyzstan.md, sections 2 and 3. What is computed or not known says so.</summary>
public class RealChains
{
    private static Unit Country(long? registered) => new Unit("kg", "country", null, LocalText.Of("Kyrgyzstan")) { Registered = registered };

    private static Unit Station(string code) => new(code, "station", "kg", LocalText.Of(code));

    [Fact]
    public void In_2010_a_register_that_grew_overnight_kept_a_list_out_and_four_stations_abroad_moved_no_seat()
    {
        // Lists beyond the eighth are left out: the bar is a share of the register, and none of them came near it.
        var lists = Lists("ata-zhurt", "sdpk", "ar-namys", "respublika", "ata-meken", "butun", "akshumkar", "zamandash");
        long[] first = [266_923, 241_528, 232_682, 217_601, 168_218, 145_455, 78_952, 63_435], later = [257_100, 237_634, 229_916, 210_594, 166_714, 145_455, 78_952, 63_435];
        Court Count(long registered)
        {
            var court = new Court(Election("kg-2010", new DateOnly(2010, 10, 10), "kg-2010", lists, [Country(registered), Station("home"), .. Enumerable.Range(1, 4).Select(i => Station($"abroad-{i}"))])) { Now = At(2010, 10, 11) };
            // The four stations are what lies between the first and the final figures; how they divide it, and what Butun lost there, was not found.
            for (var i = 0; i < 4; i++) court.Report($"abroad-{i + 1}", [null, 7_000, 6_500, 500], [.. first.Zip(later, (f, l) => (long?)((f - l) / 4 + (i < (f - l) % 4 ? 1 : 0)))]);
            court.Report("home", [null, 1_651_538, 1_640_000, 11_538], [.. later.Select(v => (long?)v)]);
            return court;
        }

        Assert.Equal("ata-zhurt 25, sdpk 23, ar-namys 22, respublika 20, ata-meken 16, butun 14", Count(2_852_000).Seats());
        var court = Count(3_005_000);
        const string seats = "ata-zhurt 28, sdpk 26, ar-namys 25, respublika 23, ata-meken 18";
        Assert.Equal(seats, court.Seats());
        court.Now = At(2010, 10, 26);
        var annulled = court.Take(Decision(null, "annulment of 26 October", 12, 0, null, new UnitsAnnulled(["abroad-1", "abroad-2", "abroad-3", "abroad-4"])));
        Assert.Equal(seats, court.Seats());
        Assert.Equal(257_100, court.Tally().Country.Votes(0));
        court.Now = At(2010, 10, 29, 23);
        var appeal = Complaint("other", ["kg"]) with { Forum = "court", By = new Complainant("list", ["butun"], null, null), Against = annulled, Asks = ["revoke"] };
        court.Take(appeal);
        court.Now = At(2010, 10, 30, 0);
        Assert.Equal("complaint-late", court.Fold.Check(new Entry("kg-2010:live", new Author("secretary", null), court.Now, null, appeal))?.Code);
    }

    [Fact]
    public void In_2020_the_voting_results_at_all_stations_were_annulled_and_the_repeat_was_set_suspended_and_overturned()
    {
        var court = Night2020();
        Assert.Equal("birimdik 46, mekenim 45, kyrgyzstan 16, butun 13", court.Seats());
        court.Now = At(2020, 10, 5, 18);
        var ten = court.Take(Complaint("vote-buying", ["kg"], "respublika", "bir-bol", "zamandash", "yiman-nuru", "ata-meken", "reforma", "chon-kazat", "ordo", "meken-yntymagy", "sdk"));
        court.Now = At(2020, 10, 6, 10);
        court.Take(Court.Step(ten, "admit"));
        court.Now = At(2020, 10, 6);
        var resolution = court.Take(Decision(ten, "249", 12, 0, "vote-buying", new UnitsAnnulled(["kg"])));
        Assert.Equal("", court.Seats());
        Assert.Equal("annulled", BeforeDeclaration.Open(court.Fold, "hand").First(o => o.Code == "annulled").Code);

        court.Now = At(2020, 10, 7);
        var twelve = court.Take(Complaint("pressure", ["kg"], "respublika", "bir-bol", "ata-meken", "reforma"));
        court.Now = At(2020, 10, 9);
        court.Take(Decision(twelve, "251", 12, 0, null) with { Result = "referred" });

        court.Now = At(2020, 10, 21);
        var repeat = court.Take(Decision(null, "300", 12, 0, null, new RepeatVote(["kg"], new DateOnly(2020, 12, 20), null, null)));
        // The law: set within a month, held within two. It was set in time, for a day two weeks after the last one.
        var annulled = court.Docket.Rulings.Find(resolution)!.At;
        Assert.False(court.Docket.Clock(ClockCodes.RepeatSet, null, annulled, court.Now)!.IsPast(court.Now));
        Assert.True(court.Docket.Clock(ClockCodes.RepeatHeld, null, annulled, court.Now)!.IsPast(At(2020, 12, 20)));

        court.Now = At(2020, 10, 22);
        var law = court.Take(new DecisionMade(null, "parliament", "kg", "Law of 22 October 2020", "own-motion", [], null,
            [new Suspension("repeat-held", new DateOnly(2021, 6, 1)), new Suspension("repeat-set", new DateOnly(2021, 6, 1))], LocalText.Of("until the constitutional reform"), "Arts. 38 and 63 suspended", [], null));
        Assert.Equal(law, court.Docket.Clock(ClockCodes.RepeatHeld, null, annulled, At(2020, 12, 20))!.SuspendedBy);

        court.Now = At(2020, 10, 23);
        var voter = court.Take(Complaint("other", ["kg"]) with { Forum = "court", By = new Complainant("voter", [], new string('a', 64), "A. B."), Against = repeat, Asks = ["revoke"] });
        court.Take(Court.Step(voter, "admit"));
        court.Now = At(2020, 10, 26);
        var overturned = court.Take(Decision(voter, "AD-1", 1, 0, "other", new Revocation(repeat)) with { Forum = "court", Votes = null });
        Assert.False(court.Docket.Rulings.Holds(repeat));
        court.Now = At(2020, 10, 28);
        var appeal = court.Take(Complaint("other", ["kg"]) with { Forum = "supreme-court", By = new Complainant("organisation", [], null, null), Against = overturned, Asks = ["revoke"] });
        court.Now = At(2020, 10, 29);
        court.Take(Decision(appeal, "returned", 1, 0, null) with { Forum = "supreme-court", Result = "inadmissible", Votes = null });
        Assert.Empty(court.Docket.Open);
        Assert.True(court.Docket.Rulings.Holds(resolution));
        Assert.Equal("clock-suspended", court.Fold.Check(new Entry("kg-2020:live", new Author("secretary", null), court.Now, null, Decision(null, "320", 12, 0, null, new RepeatVote(["kg"], new DateOnly(2021, 1, 10), null, null))))?.Code);
    }

    [Fact]
    public void In_2021_twenty_stations_were_annulled_and_no_seat_moved_and_the_screen_of_161_per_cent_is_refused()
    {
        string[] codes = ["ata-zhurt", "ishenim", "yntymak", "alliance", "butun", "yiman-nuru", "el-umutu"];
        long[] final = [222_005, 174_470, 141_009, 107_015, 90_226, 79_076];
        // Before the exclusion: Interfax's shares of 1,293,975 participants, to the vote.
        long[] before = [223_858, 176_239, 142_208, 107_788, 90_966, 79_579];
        var court = new Court(Election("kg-2021", new DateOnly(2021, 11, 28), "kg-2021", Lists(codes),
            [Country(3_703_420), Station("rest"), .. Enumerable.Range(1, 20).Select(i => Station($"annulled-{i:00}"))]))
        { Now = At(2021, 11, 28, 23) };
        // The final votes of the losing lists and the invalid ballots were not found: El Umutu's are 4.46 % of the participants and the valid ones 89.13 %, as at 90 % of the boxes.
        court.Report("rest", [null, 1_281_622, 1_142_310, 139_312], [.. final.Select(v => (long?)v), 57_160]);
        for (var i = 0; i < 20; i++)
        {
            long?[] votes = [.. before.Zip(final, (b, f) => (long?)((b - f) / 20 + (i < (b - f) % 20 ? 1 : 0))), 0];
            court.Report($"annulled-{i + 1:00}", [null, 617 + (i < 13 ? 1 : 0), votes.Sum(), 617 + (i < 13 ? 1 : 0) - votes.Sum()], votes);
        }

        var seats = court.Seats();
        Assert.Equal(1_293_975, court.Tally().Country.Base("cast"));
        court.Now = At(2021, 11, 30);
        var stations = Enumerable.Range(1, 20).Select(i => $"annulled-{i:00}").ToArray();
        var number = court.Take(Complaint("counting", stations, "el-umutu"));
        court.Take(Court.Step(number, "admit"));
        court.Now = At(2021, 12, 14);
        Assert.True(court.Docket.ToDecide(court.Docket.Find(number)!, court.Now)!.IsPast(court.Now));
        court.Take(Decision(number, "836", 11, 0, "counting", new UnitsAnnulled([.. stations])));
        Assert.Equal(seats, court.Seats());
        Assert.Equal(1_281_622, court.Tally().Country.Base("cast"));
        Assert.Equal("34.61", Share.From(court.Tally().Country.Base("cast"), 3_703_420, "registered")!.Value.Percent);

        // The second denominator: of the valid votes a seventh list passes, and three seats move.
        var valid = Small.Ok(WhatIf.Of(court.Fold.State(), "hand", new Supposition([], "valid", null)));
        Assert.Equal((3, "el-umutu"), (valid.SeatsMoved, Assert.Single(valid.Entering)));

        // The screen of 28 November added the valid ballots to those given to candidates: every identity says no.
        var state = court.Fold.State();
        UnitFigures Screen(int unit)
        {
            var honest = new UnitFigures(court.Tally()[unit]);
            return honest with { Votes = l => honest.Votes(l) is { } v ? v * 161 / 100 : null, AllVotes = honest.AllVotes * 161 / 100 };
        }

        var broken = Identities.Broken(state, "hand", Screen, null, true);
        Assert.Contains(broken, b => b.Code == "over-whole");
        Assert.Contains(broken, b => b.Code == "parts-and-whole");
    }

    [Fact]
    public void In_district_13_the_annulment_itself_was_revoked_one_candidates_votes_were_voided_and_the_seats_fell_anew()
    {
        // The candidates' votes were not published; these are invented, with the order that is known: the one whose votes were voided had led.
        var lists = ImmutableArray.Create(
            Candidate("sydykov", "m"), Candidate("altynbekov", "m"), Candidate("mamytov", "m"), Candidate("karabekova", "f"), List("against-all"));
        var court = new Court(Election("kg-2025-d13", new DateOnly(2025, 11, 30), "kg-2025", lists,
            Country(null), new Unit("d13", "district", "kg", LocalText.Of("District 13")) { Registered = 65_016 },
            new Unit("1", "station", "d13", LocalText.Of("1")), new Unit("2", "station", "d13", LocalText.Of("2"))))
        { Now = At(2025, 11, 30, 23) };
        court.Report("1", [null, 13_000, 12_800, 200], [5_000, 4_100, 2_900, 500, 300]);
        court.Report("2", [null, 12_642, 12_500, 142], [4_900, 4_000, 2_800, 600, 200]);
        Assert.Equal("sydykov 1, altynbekov 1, karabekova 1", court.Seats());

        court.Now = At(2025, 12, 3);
        var annulled = court.Take(Decision(null, "161", 11, 0, null, new UnitsAnnulled(["d13"])));
        Assert.Equal("", court.Seats());
        court.Now = At(2025, 12, 30);
        var repeat = court.Take(Decision(null, "190", 11, 0, null, new RepeatVote(["d13"], new DateOnly(2026, 3, 1), "kg-2026-d13:live", null)));
        court.Now = At(2026, 2, 13);
        court.Take(Decision(null, "12", 9, 2, null, new Revocation(annulled), new Revocation(repeat), new VotesVoided(["d13"], "sydykov", ["valid"], ["invalid"])));
        Assert.Equal("altynbekov 1, mamytov 1, karabekova 1", court.Seats());
        Assert.False(court.Docket.Rulings.Holds(annulled));
        Assert.Empty(court.Docket.Rulings.Of<RepeatVote>());
        Assert.Equal(25_642, court.Tally().Country.Base("cast"));
        Assert.Empty(Identities.Broken(court.Fold.State(), court.Tally(), null, true));
        static ElectionList Candidate(string code, string sex) => List(code, (ElectionList.PersonAttribute, "true"), ("sex", sex.ToUpperInvariant()));
    }

    /// <summary>The last complete snapshot of 5 October 2020, 11:00; participants and votes as published.</summary>
    private static Court Night2020()
    {
        (string Code, long Votes)[] votes =
        [
            ("birimdik", 487_685), ("mekenim", 475_372), ("kyrgyzstan", 174_317), ("butun", 141_940), ("mekenchil", 136_276), ("respublika", 115_288), ("ata-meken", 80_279), ("yiman-nuru", 66_747),
            ("bir-bol", 60_305), ("chon-kazat", 46_568), ("zamandash", 42_862), ("sdk", 42_460), ("reforma", 32_795), ("meken-yntymagy", 12_468), ("ordo", 4_395), ("afghan", 3_459), ("against-all", 35_714),
        ];
        var court = new Court(Election("kg-2020", new DateOnly(2020, 10, 4), "kg-2020", Lists([.. votes.Select(v => v.Code)]), Country(3_523_554), Station("all"))) { Now = At(2020, 10, 5, 11) };
        court.Report("all", [3_523_554, 1_990_753, 1_958_930, 31_823], [.. votes.Select(v => (long?)v.Votes)]);
        return court;
    }
}
