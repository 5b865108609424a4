using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Desk;
using Scrutineer.Published;
using Scrutineer.Store.Journals;
using Xunit;
using static Scrutineer.Office.Tests.Staffed.StaffedDesk;

namespace Scrutineer.Office.Tests.Staffed;

public class PaperToRecord
{
    private static void Refused<T>(string code, Law.Result<T> result) => Assert.Equal(code, result.Refusal?.Code);

    [Fact]
    public async Task Two_typists_who_agree_bring_it_into_the_record_with_both_names()
    {
        await using var desk = new StaffedDesk();
        Assert.IsType<Stage.TypedOnce>(desk.Type(Ann, "s1", Paper(100, 50)).Value);
        Assert.IsType<Stage.Recorded>(desk.Type(Bek, "s1", Paper(100, 50)).Value);
        var entries = desk.Entries();
        Assert.Equal(100, Assert.IsType<ProtocolReported>(entries[1].Data).Protocol.Votes[0]);
        var entered = Assert.IsType<ProtocolEntered>(entries[2].Data);
        Assert.Equal((EntryMethods.DoubleEntry, "000000a1,000000b2"), (entered.Method, string.Join(",", entered.By)));
        Assert.Equal(4, (await desk.Published()).Size);
    }

    [Fact]
    public async Task What_differs_is_typed_again_alone_and_the_record_says_which_lines()
    {
        await using var desk = new StaffedDesk();
        desk.Type(Ann, "s1", Paper(100, 50));
        Assert.Equal([0], Assert.IsType<Stage.Differing>(desk.Type(Bek, "s1", Paper(100, 50, cast: 165)).Value).Places);
        Refused("decision-stale", desk.Office.Return(Kai, "s1", "hand", "0"));
        SmallDesk.Ok(desk.Office.Return(Kai, "s1", "hand", desk.Seen("s1")));
        var task = desk.Office.Take(Cem, "s1", "hand").Value;
        Assert.Equal(["cast"], task.Fields.Select(f => f.Code));
        Assert.IsType<Stage.Recorded>(desk.Office.Finish(Cem, "s1", "hand", new Dictionary<int, long?> { [0] = 155 }).Value);
        var entered = desk.Entries().Select(e => e.Data).OfType<ProtocolEntered>().Single();
        Assert.Equal(["cast"], entered.Settled);
        Assert.Equal(["000000a1", "000000b2", "000000c3"], entered.By);
    }

    [Fact]
    public async Task A_paper_that_is_wrong_in_itself_is_accepted_by_two_and_never_blocks_the_night()
    {
        await using var desk = new StaffedDesk();
        desk.Type(Ann, "s1", Paper(100, 50, cast: 200));
        var deciding = Assert.IsType<Stage.Deciding>(desk.Type(Bek, "s1", Paper(100, 50, cast: 200)).Value);
        Assert.Equal([new OpenFinding("E1", true)], deciding.Findings);
        Refused("desk-not-allowed", desk.Office.Accept(Ann, "s1", "hand", "so on paper", desk.Seen("s1")));
        var seen = desk.Seen("s1");
        Assert.IsType<Stage.Deciding>(desk.Office.Accept(Kai, "s1", "hand", "so on paper", seen).Value);
        Refused("decision-stale", desk.Office.Accept(Mia, "s1", "hand", "seen it", seen));
        Assert.IsType<Stage.Recorded>(desk.Office.Accept(Mia, "s1", "hand", "seen it", desk.Seen("s1")).Value);
        Assert.Equal(["coordinator so on paper", "commissioner seen it"], desk.Entries().Where(e => e.Data is ProtocolAccepted).Select(e => $"{e.By.Role} {((ProtocolAccepted)e.Data).Reason}"));
        await desk.Published();
    }

    [Fact]
    public async Task A_correction_replaces_what_counts_and_keeps_it_visible()
    {
        await using var desk = new StaffedDesk();
        desk.Type(Ann, "s1", Paper(100, 50));
        desk.Type(Bek, "s1", Paper(100, 50));
        Refused("correction-reason", desk.Office.Correct(Kai, "s1", "hand", "whim", "x", desk.Seen("s1")));
        SmallDesk.Ok(desk.Office.Correct(Kai, "s1", "hand", "recount", "decision 4 of 5 October", desk.Seen("s1")));
        desk.Type(Bek, "s1", Paper(90, 60));
        // The change against the earlier version is a finding, and somebody answers for it.
        Assert.Equal(["version-changed"], Assert.IsType<Stage.Deciding>(desk.Type(Cem, "s1", Paper(90, 60)).Value).Findings.Select(f => f.Code));
        Assert.IsType<Stage.Recorded>(desk.Office.Accept(Kai, "s1", "hand", "recounted", desk.Seen("s1")).Value);
        var corrected = desk.Entries().Select(e => e.Data).OfType<ProtocolCorrected>().Single();
        Assert.Equal(("recount: decision 4 of 5 October", 90L), (corrected.Reason, corrected.Protocol.Votes[0]));
        await desk.Published();
    }

    [Fact]
    public async Task Nothing_is_typed_or_accepted_outside_a_sitting()
    {
        await using var desk = new StaffedDesk(opened: false);
        Refused("sitting-not-open", desk.Office.Take(Ann, "s1", "hand"));
        SmallDesk.Ok(desk.Office.SetSitting(Kai, "land", Sitting.Open, Sitting.NotOpened));
        desk.Type(Ann, "s1", Paper(100, 50));
        SmallDesk.Ok(desk.Office.Take(Bek, "s1", "hand"));
        Refused("sitting-underway", desk.Office.SetSitting(Kai, "land", Sitting.Closed, Sitting.Open));
        SmallDesk.Ok(desk.Office.SaveDraft(Bek, "s1", "hand", new Dictionary<int, string> { [0] = "15x" }));
        SmallDesk.Ok(desk.Office.SetSitting(Kai, "land", Sitting.Paused, Sitting.Open));
        Refused("sitting-paused", desk.Office.Finish(Bek, "s1", "hand", Paper(100, 50)));
        SmallDesk.Ok(desk.Office.SetSitting(Kai, "land", Sitting.Open, Sitting.Paused));
        Assert.Equal("15x", desk.Office.Take(Bek, "s1", "hand").Value.Draft[0]);
        Assert.IsType<Stage.Recorded>(desk.Office.Finish(Bek, "s1", "hand", Paper(100, 50)).Value);
    }

    [Fact]
    public async Task Nobody_works_for_a_foreign_unit()
    {
        await using var desk = new StaffedDesk();
        Refused("desk-other-unit", desk.Office.Take(Ann with { Unit = "d2" }, "s1", "hand"));
        Refused("unit-unknown", desk.Office.Take(Ann, "s9", "hand"));
        Refused("channel-unknown", desk.Office.Take(Ann, "s1", "radio"));
        Refused("channel-not-typed", desk.Office.Take(Ann, "s1", "machine"));
        Refused("unit-no-station", desk.Office.Take(Ann, "d1", "hand"));
        Assert.Equal(["desk-other-unit", "unit-unknown", "channel-unknown", "channel-not-typed", "unit-no-station"], desk.Office.Audit.Read().Select(a => a.Line.Refused));
    }

    [Fact]
    public async Task Whoever_asks_for_the_next_paper_gets_one_that_nobody_else_has()
    {
        await using var desk = new StaffedDesk();
        var taken = new[] { Ann, Bek, Cem }.Select(who => desk.Office.TakeNext(who).Value!.Unit).ToList();
        Assert.Equal(["s1", "s2", "s3"], taken);
        Assert.Equal("s1", desk.Office.TakeNext(Ann).Value!.Unit);
        SmallDesk.Ok(desk.Office.Finish(Ann, "s1", "hand", Paper(100, 50)));
        SmallDesk.Ok(desk.Office.Finish(Bek, "s2", "hand", Paper(70, 50)));
        // What waits for a second person comes before what nobody has begun; never one's own.
        Assert.Equal("s2", desk.Office.TakeNext(Ann).Value!.Unit);
        Assert.Equal("s1", desk.Office.TakeNext(Bek).Value!.Unit);
        Refused("desk-not-allowed", desk.Office.TakeNext(Kai));
    }

    [Fact]
    public async Task A_machine_that_counts_more_votes_than_ballots_is_told_so_and_an_observers_copy_is_kept_as_it_is()
    {
        await using var desk = new StaffedDesk();
        var wrong = Scrutineer.Desk.Paper.PaperFigures.Of([155, 5, 150, 1_000_000, 50], 3);
        Assert.StartsWith("s1: votes 1000050 is more than valid 150.", desk.Office.Report(Kai, new("machine-7-0001", "s1", "machine", wrong)).Refusal?.Message, StringComparison.Ordinal);
        Refused("report-over-whole", desk.Office.Report(Kai, new("machine-7-0001", "s1", "machine", Scrutineer.Desk.Paper.PaperFigures.Of([149, 0, 150, 100, 50], 3))));
        SmallDesk.Ok(desk.Office.Report(Obs, new("copy-0001", "s1", "observer", wrong)));
        Assert.Single(desk.Entries(), e => e.Data is ProtocolReported { Channel: "observer" });
    }

    [Fact]
    public async Task A_machine_report_is_corrected_by_a_coordinator_who_has_seen_it_and_says_why()
    {
        await using var desk = new StaffedDesk();
        static SentReport Of(string id, long a) => new(id, "s1", "machine", Scrutineer.Desk.Paper.PaperFigures.Of([155, 5, 150, a, 150 - a], 3));
        Refused("protocol-none", desk.Office.CorrectReport(Kai, Of("machine-7-0001", 100), "typing-error", "why", ""));
        SmallDesk.Ok(desk.Office.Report(Kai, Of("machine-7-0001", 100)));
        string Now() => Seen.Of("s1", "machine", SmallDesk.Ok(desk.Office.StageFor(Kai, "s1", "machine")));
        var seen = Now();
        Refused("report-again", desk.Office.CorrectReport(Kai, Of("machine-7-0002", 100), "typing-error", "why", seen));
        Refused("correction-reason", desk.Office.CorrectReport(Kai, Of("machine-7-0002", 90), "mood", "why", seen));
        Refused("decision-no-reason", desk.Office.CorrectReport(Kai, Of("machine-7-0002", 90), "typing-error", " ", seen));
        Refused("desk-not-allowed", desk.Office.CorrectReport(Obs, Of("machine-7-0002", 90), "typing-error", "why", seen));
        var corrected = SmallDesk.Ok(desk.Office.CorrectReport(Kai, Of("machine-7-0002", 90), "typing-error", "a digit of the tape", seen));
        Assert.Equal(corrected with { IsNew = false }, desk.Office.CorrectReport(Kai, Of("machine-7-0002", 90), "typing-error", "a digit of the tape", seen).Value);
        Refused("decision-stale", desk.Office.CorrectReport(Kai, Of("machine-7-0003", 80), "typing-error", "why", seen));
        var entry = desk.Entries().Select(e => e.Data).OfType<ProtocolCorrected>().Single();
        Assert.Equal(("typing-error: a digit of the tape", 90), (entry.Reason, entry.Protocol.Votes[0]));
        await desk.Reopen();
        Assert.Equal(corrected with { IsNew = false }, desk.Office.CorrectReport(Kai, Of("machine-7-0002", 90), "typing-error", "a digit of the tape", seen).Value);
        Assert.NotEqual(seen, Now());
    }

    [Fact]
    public async Task A_machine_report_sent_twice_is_taken_once()
    {
        await using var desk = new StaffedDesk();
        var figures = Scrutineer.Desk.Paper.PaperFigures.Of([155, 5, 150, 100, 50], 3);
        var report = new SentReport("machine-7-0001", "s1", "machine", figures);
        var first = SmallDesk.Ok(desk.Office.Report(Kai, report));
        Assert.Equal(first with { IsNew = false }, desk.Office.Report(Kai, report).Value);
        await desk.Reopen();
        Assert.Equal(first with { IsNew = false }, desk.Office.Report(Kai, report).Value);
        Refused("report-again", desk.Office.Report(Kai, report with { Id = "machine-7-0002" }));
        Refused("report-conflict", desk.Office.Report(Kai, new("machine-7-0003", "s1", "machine", Scrutineer.Desk.Paper.PaperFigures.Of([155, 5, 150, 99, 51], 3))));
        Refused("report-other-content", desk.Office.Report(Kai, new("machine-7-0001", "s1", "machine", Scrutineer.Desk.Paper.PaperFigures.Of([155, 5, 150, 99, 51], 3))));
        Refused("channel-is-typed", desk.Office.Report(Kai, report with { Id = "machine-7-0004", Channel = "hand" }));
        Refused("channel-other-sender", desk.Office.Report(Obs, report with { Id = "copy-0001" }));
        Refused("report-id", desk.Office.Report(Kai, report with { Id = "../etc" }));
        Assert.Single(desk.Entries(), e => e.Data is ProtocolReported);
    }

    [Fact]
    public async Task Machine_and_hand_that_differ_open_a_recount_and_only_then()
    {
        await using var desk = new StaffedDesk();
        Refused("recount-no-difference", desk.Office.RequestRecount(Kai, "s1", "A"));
        SmallDesk.Ok(desk.Office.Report(Kai, new("machine-7-0001", "s1", "machine", Scrutineer.Desk.Paper.PaperFigures.Of([155, 5, 150, 99, 51], 3))));
        desk.Type(Ann, "s1", Paper(100, 50));
        // That the channels differ is a warning on the hand protocol, and a coordinator answers for it.
        Assert.Equal(["channels-differ"], Assert.IsType<Stage.Deciding>(desk.Type(Bek, "s1", Paper(100, 50)).Value).Findings.Select(f => f.Code));
        SmallDesk.Ok(desk.Office.Accept(Kai, "s1", "hand", "the paper says so", desk.Seen("s1")));
        Refused("recount-not-entitled", desk.Office.RequestRecount(Kai, "s1", "somebody"));
        SmallDesk.Ok(desk.Office.RequestRecount(Kai, "s1", "B"));
        Assert.Equal("recount-requested", desk.Entries().Select(e => e.Data).OfType<IncidentReported>().Single().Code);
    }

    [Fact]
    public async Task A_scan_is_in_the_record_with_its_protocol_or_after_it_and_never_for_two_stations()
    {
        await using var desk = new StaffedDesk();
        var early = SmallDesk.Ok(desk.Office.AddScan(Ann, "s1", "hand", [1, 2, 3], "image/png"));
        Refused("scan-other-unit", desk.Office.AddScan(Ann, "s2", "hand", [1, 2, 3], "image/png"));
        desk.Type(Ann, "s1", Paper(100, 50));
        desk.Type(Bek, "s1", Paper(100, 50));
        var late = SmallDesk.Ok(desk.Office.AddScan(Ann, "s1", "hand", [4, 5, 6], "image/png"));
        Assert.Equal([early], desk.Entries().Select(e => e.Data).OfType<ProtocolReported>().Single().Protocol.Images);
        Assert.Equal([late], desk.Entries().Select(e => e.Data).OfType<ProtocolScanned>().Single().Images);
        await desk.Reopen();
        Refused("scan-other-unit", desk.Office.AddScan(Ann, "s2", "hand", [1, 2, 3], "image/png"));
        await desk.Published();
    }

    [Fact]
    public async Task A_stop_between_record_and_journal_enters_nothing_twice()
    {
        await using var desk = new StaffedDesk();
        desk.Type(Ann, "s1", Paper(100, 50));
        desk.Type(Bek, "s1", Paper(100, 50));
        await desk.Reopen(() => CutLast(desk.Journal));
        Assert.IsType<Stage.Recorded>(desk.StageOf("s1"));
        Assert.Single(desk.Entries(), e => e.Data is ProtocolReported);
    }

    [Fact]
    public async Task A_stop_before_the_record_is_made_good_at_the_next_start()
    {
        await using var desk = new StaffedDesk();
        var copy = Path.Combine(desk.Paths.Root, "before");
        desk.Type(Ann, "s1", Paper(100, 50));
        SmallDesk.Ok(desk.Office.Take(Bek, "s1", "hand"));
        await desk.Reopen(() => SmallDesk.Copy(desk.Paths.Private, copy));
        Assert.IsType<Stage.Recorded>(desk.Office.Finish(Bek, "s1", "hand", Paper(100, 50)).Value);
        // The journal has it as ready; the record is as it was before.
        await desk.Reopen(() =>
        {
            CutLast(desk.Journal);
            foreach (var file in Directory.GetFiles(copy, "record.db*")) File.Copy(file, Path.Combine(desk.Paths.Private, Path.GetFileName(file)), overwrite: true);
        });
        Assert.IsType<Stage.Recorded>(desk.StageOf("s1"));
        Assert.Single(desk.Entries(), e => e.Data is ProtocolReported);
        await desk.Published();
    }

    [Fact]
    public async Task A_journal_that_was_changed_does_not_open()
    {
        await using var desk = new StaffedDesk();
        desk.Type(Ann, "s1", Paper(100, 50));
        await desk.Office.DisposeAsync();
        Sql(desk.Journal, "UPDATE journal SET line = replace(line, '100', '900')");
        Assert.Throws<InvalidDataException>(() => Journal.Open(desk.Journal).Dispose());
        Sql(desk.Journal, "UPDATE journal SET line = replace(line, '900', '100')");
        await desk.Reopen();
    }

    [Fact]
    public async Task An_office_that_worked_by_itself_hands_its_record_over_and_conflicts_stay_out()
    {
        await using var centre = new StaffedDesk();
        await using var office = new StaffedDesk();
        foreach (var (unit, a) in new[] { ("s1", 100L), ("s2", 70L), ("s3", 30L) })
        {
            office.Type(Ann, unit, Paper(a, 50));
            office.Type(Bek, unit, Paper(a, 50));
        }

        centre.Type(Ann, "s2", Paper(70, 50));
        centre.Type(Bek, "s2", Paper(70, 50));
        centre.Type(Ann, "s3", Paper(31, 49));
        centre.Type(Bek, "s3", Paper(31, 49));
        await office.Published();
        var files = new DirectoryFiles(office.Paths.Public);
        Refused("desk-not-allowed", centre.Office.PlanMerge(Kai, files));
        var plan = SmallDesk.Ok(centre.Office.PlanMerge(Mia, files));
        Assert.Equal([MergeFate.New, MergeFate.Same, MergeFate.Conflict], plan.Items.Select(i => i.Fate));
        Assert.Equal((30L, 31L), (plan.Items[2].Theirs.Votes[0], plan.Items[2].Ours!.Votes[0]));
        Refused("decision-stale", centre.Office.Merge(Mia, files, "0"));
        Assert.Equal(1, centre.Office.Merge(Mia, files, plan.Seen).Value);
        Assert.Equal(["000000a1", "000000b2", "000000e5"], centre.Entries().Select(e => e.Data).OfType<ProtocolEntered>().Last().By);
        await centre.Published();
        File.WriteAllText(Path.Combine(office.Paths.Public, "checkpoint"), "damaged");
        Refused("merge-not-verified", centre.Office.PlanMerge(Mia, files));
    }

    private static void CutLast(string journal) => Sql(journal, "DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)");

    private static void Sql(string path, string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        Assert.Equal(SQLitePCL.raw.SQLITE_OK, SQLitePCL.raw.sqlite3_open(path, out var db));
        Assert.Equal(SQLitePCL.raw.SQLITE_OK, SQLitePCL.raw.sqlite3_exec(db, sql));
        db.Dispose();
    }
}
