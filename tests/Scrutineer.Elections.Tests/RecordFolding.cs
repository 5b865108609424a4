using CsCheck;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>state = fold(entries).</summary>
public class RecordFolding
{
    private static readonly string[] Reporting = ["a", "b", "d", "e", "r1", "c"];
    private static readonly Author Clerk = new("district-commission", null);
    private static readonly DateTimeOffset Time = new(2020, 10, 4, 22, 0, 0, TimeSpan.FromHours(6));
    private static readonly BlobReference Blob = new(new string('0', 64), 0, "application/json");
    private readonly Election election = Small.Election();
    private readonly RecordFold fold;

    public RecordFolding() => fold = Open(election);

    private static RecordFold Open(Election election) => Small.Ok(RecordFold.Open(
        Entry(new ElectionOpened("log.example/t", Blob, Blob, Blob, Blob, "policy\n", "commission\n"), null), election));

    private static Entry Entry(EntryData data, long? prev) => new("t:live", Clerk, Time, prev, data);

    private ProtocolForm Form(string unit, string count = "1", string channel = "hand", params long?[] votes)
    {
        var whole = Small.Whole(election, unit, votes.Length == 0 ? [50, 30, 20, 0] : votes);
        return new ProtocolForm(unit, channel, count, null, null, whole.Lines, whole.Votes, new Source("p.csv", 2), []);
    }

    private long Take(EntryData data, long? prev = null)
    {
        Assert.Null(fold.Take(Entry(data, prev)));
        return fold.Size - 1;
    }

    private void Refused(string code, EntryData data, long? prev = null)
    {
        var size = fold.Size;
        Assert.Equal(code, fold.Take(Entry(data, prev))?.Code);
        Assert.Equal(size, fold.Size);
    }

    private long? Votes(string channel = "hand") => TallyTable.Of(fold.State(), channel).Country.Votes(0);

    [Fact]
    public void A_protocol_counts_from_its_entry_on()
    {
        Assert.Null(Votes());
        Take(new ProtocolReported(Form("a")));
        Assert.Equal(50, Votes());
        Assert.Null(Votes("machine"));
    }

    [Fact]
    public void The_history_of_a_unit_is_one_chain_over_all_channels()
    {
        var first = Take(new ProtocolReported(Form("a")));
        Refused("prev-stale", new ProtocolReported(Form("a", channel: "machine")));
        var second = Take(new ProtocolReported(Form("a", channel: "machine")), first);
        Refused("prev-stale", new ProtocolCorrected("why", Form("a")), first);
        Assert.Equal(second, fold.HeadOf("a"));
        Take(new ProtocolReported(Form("b")));
    }

    [Fact]
    public void A_stale_author_is_shown_the_newer_entry()
    {
        var first = Take(new ProtocolReported(Form("a")));
        var second = Take(new ProtocolCorrected("why", Form("a", votes: [60, 30, 20, 0])), first);
        Assert.Contains($"entry {second} is newer", fold.Check(Entry(new ProtocolCorrected("why", Form("a")), first))!.Message);
    }

    [Fact]
    public void A_correction_replaces_and_the_old_protocol_stays_visible()
    {
        var first = Take(new ProtocolReported(Form("a")));
        Take(new ProtocolCorrected("why", Form("a", votes: [60, 30, 20, 0])), first);
        Assert.Equal(60, Votes());
        Assert.Single(fold.State()["hand"].Earlier(election.Units.Find("a")));
        Assert.Equal(fold.Size - 1, fold.LatestChange);
    }

    [Fact]
    public void A_second_report_is_refused_and_a_repetition_is_kept()
    {
        var first = Take(new ProtocolReported(Form("a")));
        Refused("protocol-already-reported", new ProtocolReported(Form("a")), first);
        Refused("protocol-not-repeated", new ProtocolRepeated(Form("a", count: "2")), first);
        Take(new ProtocolRepeated(Form("a", votes: [60, 30, 20, 0])), first);
        Assert.Equal(50, Votes());
        Assert.Single(fold.State()["hand"].Twice);
    }

    [Fact]
    public void A_withdrawn_protocol_does_not_count_and_another_may_follow()
    {
        Refused("protocol-none", new ProtocolWithdrawn("a", "hand", "why"));
        var first = Take(new ProtocolReported(Form("a")));
        var second = Take(new ProtocolWithdrawn("a", "hand", "why"), first);
        Assert.Null(Votes());
        Take(new ProtocolReported(Form("a", votes: [70, 30, 20, 0])), second);
        Assert.Equal(70, Votes());
    }

    [Fact]
    public void Acceptance_changes_no_figure()
    {
        Refused("protocol-none", new ProtocolAccepted("a", "hand", [], "why"));
        var first = Take(new ProtocolReported(Form("a")));
        Take(new ProtocolAccepted("a", "hand", ["E1"], "why"), first);
        Assert.Equal(50, Votes());
        Assert.Equal(-1, fold.LatestChange);
    }

    [Fact]
    public void Double_entry_names_two_people_and_changes_no_figure()
    {
        Refused("protocol-none", new ProtocolEntered("a", "hand", EntryMethods.DoubleEntry, ["0a1b2c3d", "5e6f7081"], []));
        var first = Take(new ProtocolReported(Form("a")));
        Assert.Equal("entered-once", fold.Check(Entry(new ProtocolEntered("a", "hand", EntryMethods.DoubleEntry, ["0a1b2c3d"], []), first))?.Code);
        Assert.Equal("entered-by-nobody", fold.Check(Entry(new ProtocolEntered("a", "hand", EntryMethods.Machine, [], []), first))?.Code);
        Take(new ProtocolEntered("a", "hand", EntryMethods.DoubleEntry, ["0a1b2c3d", "5e6f7081"], ["cancelled"]), first);
        Assert.Equal(50, Votes());
        Assert.Equal(-1, fold.LatestChange);
    }

    [Fact]
    public void A_scan_that_comes_later_is_among_the_blobs_of_the_record()
    {
        var first = Take(new ProtocolReported(Form("a")));
        var scan = new BlobReference(new string('a', 64), 10, "image/png");
        Take(new ProtocolScanned("a", "hand", [scan]), first);
        Assert.Contains(scan.Sha256, fold.Blobs);
        Assert.Equal(50, Votes());
    }

    [Fact]
    public void What_the_election_does_not_have_is_refused()
    {
        Refused("unit-unknown", new ProtocolReported(Form("a") with { Unit = "z" }));
        Refused("channel-unknown", new ProtocolReported(Form("a", channel: "radio")));
        Refused("protocol-shape", new ProtocolReported(Form("a") with { Lines = Figures.Of([1]) }));
        Refused("protocol-shape", new ProtocolReported(Form("a") with { Votes = Figures.Of([1]) }));
        Refused("unit-unknown", new ActOfSettingAside(["z"], "court", LocalText.Of("why")));
        Refused("list-unknown", new ActOfLot(["L1", "L9"], ["L1"], "court", LocalText.Of("why"), null));
        Refused("lot-names", new ActOfLot(["L1", "L2"], ["L3"], "court", LocalText.Of("why"), null));
        Refused("lot-names", new ActOfLot(["L1", "L1"], ["L1"], "court", LocalText.Of("why"), null));
        Refused("record-opened-twice", fold.Opened);
        Assert.Equal("entry-other-election", fold.Take(Entry(new ProtocolReported(Form("a")), null) with { Election = "t:test" })?.Code);
        Assert.Equal(1, fold.Size);
    }

    [Fact]
    public void Test_and_live_entries_never_mix()
    {
        Small.Refused(RecordFold.Open(Entry(fold.Opened, null) with { Election = "t:rehearsal" }, election), "entry-other-election");
        Small.Refused(RecordFold.Open(Entry(fold.Opened, null) with { Election = "u:live" }, election), "entry-other-election");
        Small.Refused(RecordFold.Open(Entry(new ProtocolReported(Form("a")), null), election), "record-not-opened");
        Small.Refused(RecordFold.Open(Entry(fold.Opened, 0), election), "record-not-opened");
    }

    [Fact]
    public void A_revoked_act_holds_no_more_and_a_revoked_revocation_lets_it_hold_again()
    {
        Take(new ProtocolReported(Form("a")));
        var aside = Take(new ActOfSettingAside(["r1"], "commission", LocalText.Of("why")));
        Assert.Null(Votes());
        var revoked = Take(new ActRevoked(aside, "court", LocalText.Of("why")));
        Assert.Equal(50, Votes());
        Take(new ActRevoked(revoked, "higher court", LocalText.Of("why")));
        Assert.Null(Votes());
        Assert.IsType<SetAside>(Assert.Single(fold.State().Election.Acts));
        Refused("act-not-there", new ActRevoked(1, "court", LocalText.Of("why")));
        Refused("prev-stale", new ActRevoked(aside, "court", LocalText.Of("why")), 1);
    }

    [Fact]
    public void A_publication_names_its_own_index_and_the_publication_before()
    {
        var hash = Convert.ToBase64String(new byte[32]);
        PublicationMade Made(long size) => new(size, hash, "hand", "t", "o", "p");
        Refused("publication-size", Made(0));
        Refused("channel-unknown", Made(1) with { Channel = "radio" });
        var first = Take(Made(1));
        Refused("prev-stale", Made(2));
        Take(Made(2), first);
        Assert.Equal([1, 2], fold.Publications.Select(p => p.Index));
    }

    [Fact]
    public void A_declaration_is_about_a_publication()
    {
        var made = Take(new PublicationMade(1, Convert.ToBase64String(new byte[32]), "hand", "t", "o", "p"));
        var text = DeclarationText.Of("log.example/t", "t:live", fold.Publications[0]);
        Assert.StartsWith("scrutineer-declaration/1\nlog.example/t\nt:live\npublication 1\nsize 1\nroot AAAA", text);
        Refused("declaration-mismatch", new DeclarationMade(text));
        Refused("declaration-mismatch", new DeclarationMade(text.Replace("size 1", "size 2") + "\n— chair AAAA\n"));
        var first = Take(new DeclarationMade(text + "\n— chair AAAA\n"));
        Refused("prev-stale", new DeclarationMade(text + "\n— chair AAAA\n"), made);
        Assert.Equal(made, DeclarationText.PublicationOf(fold.Declarations[0].Data, "log.example/t", "t:live", fold.Publications)!.Value.Index);
        Assert.Equal(2, first);
    }

    [Fact]
    public void Keys_change_by_a_note_about_the_keys_in_force()
    {
        var text = fold.Keys.TextFor("log a\nquorum none\n", "witness w v\nquorum w\n");
        var note = text + "\n— chair AAAA\n";
        Refused("keys-mismatch", new KeysChanged("fire", text));
        Refused("keys-mismatch", new KeysChanged("fire", note.Replace("previous ", "previous 0")));
        Refused("keys-mismatch", new KeysChanged("fire", note.Replace("\n log a", "\nlog a")));
        var changed = Take(new KeysChanged("fire", note));
        Assert.Equal(("log a\nquorum none\n", "witness w v\nquorum w\n"), (fold.Keys.Policy, fold.Keys.Commission));
        Assert.Equal("policy\n", fold.Keys.PolicyAt(changed));
        Assert.Equal("log a\nquorum none\n", fold.Keys.PolicyAt(changed + 1));
        Refused("keys-mismatch", new KeysChanged("fire", note), changed);
        Take(new KeysChanged("fire", fold.Keys.TextFor("log b\nquorum none\n", "c\n") + "\n— chair AAAA\n"), changed);
        Assert.Equal("commission\n", fold.Keys.Changes[0].CommissionBefore);
        Assert.Equal("witness w v\nquorum w\n", fold.Keys.Changes[1].CommissionBefore);
    }

    [Fact]
    public void Later_entries_do_not_change_a_state_that_was_taken()
    {
        Take(new ProtocolReported(Form("a")));
        var before = fold.State();
        Take(new ProtocolCorrected("why", Form("a", votes: [60, 30, 20, 0])), 1);
        Assert.Equal(50, TallyTable.Of(before, "hand").Country.Votes(0));
        Assert.Empty(before["hand"].Earlier(election.Units.Find("a")));
    }

    /// <summary>The entries of a folder's batches give the state of the folder.</summary>
    [Fact]
    public void The_fold_of_the_entries_of_batches_is_the_fold_of_the_batches() =>
        Gen.Select(Gen.Int[0, 5].Select(i => Reporting[i]), Gen.Int[0, 2], Gen.Int[0, 300]).Array[0, 12].Sample(reports =>
        {
            var batches = reports.GroupBy(r => r.Item2).Select(g => Small.Batch($"v{g.Key}", [.. g.Select(r => Small.Whole(election, r.Item1, r.Item3, 1, 2, 3))])).ToArray();
            var record = Open(election);
            foreach (var batch in batches)
            {
                foreach (var protocol in batch.Protocols)
                {
                    var (prev, data) = BatchEntries.Of(record, election.Units, batch, protocol);
                    Assert.Null(record.Take(Entry(data, prev)));
                }
            }

            var (folder, state) = (Small.Fold(election, batches), record.State());
            for (var unit = 0; unit < election.Units.All.Length; unit++)
            {
                Assert.Equal(folder["hand"].Current(unit)?.Protocol.Votes, state["hand"].Current(unit)?.Protocol.Votes);
                Assert.Equal(folder["hand"].Earlier(unit).Count, state["hand"].Earlier(unit).Count);
            }

            Assert.Equal(folder["hand"].Twice.Count, state["hand"].Twice.Count);
            Assert.Equal(folder["hand"].Doubled.Count, state["hand"].Doubled.Count);
        });
}
