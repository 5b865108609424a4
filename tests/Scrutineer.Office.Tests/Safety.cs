using Scrutineer.Elections.Entries;
using Scrutineer.Office.Mirrors;
using Scrutineer.Published;
using Scrutineer.Record;
using Scrutineer.Verification;
using Scrutineer.Witnessing;
using Xunit;

namespace Scrutineer.Office.Tests;

/// <summary>What must not happen to a record: two writers, going back, a fork, the loss of everything.</summary>
public class Safety
{
    [Fact]
    public async Task A_second_writer_is_refused()
    {
        using var desk = new SmallDesk();
        SmallDesk.Refused("store-locked", await RecordOffice.Open(desk.Paths, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void When_an_entry_of_a_batch_is_refused_the_state_stays_that_of_the_store()
    {
        using var desk = new SmallDesk();
        var office = desk.Office;
        var size = office.Size;
        Func<RecordFold, (long?, EntryData)> Make(string unit) => fold => (fold.PrevOf(new ProtocolReported(SmallDesk.Protocol(unit, 100, 50))), new ProtocolReported(SmallDesk.Protocol(unit, 100, 50)));
        Assert.False(office.AppendAll(SmallDesk.Clerk, [Make("s1"), Make("nowhere"), Make("s2")]).IsOk);
        Assert.Equal((size, size), (office.Size, office.Fold.Size));
        Assert.Null(office.Fold.Counting("hand", "s1"));
        Assert.Throws<InvalidOperationException>(() => office.AppendAll(SmallDesk.Clerk, [Make("s1"), _ => throw new InvalidOperationException()]));
        Assert.Equal(size, office.Fold.Size);
        // The office works on as if nothing had been.
        Assert.Equal(2, SmallDesk.Ok(office.AppendAll(SmallDesk.Clerk, [Make("s1"), Make("s2")])));
        Assert.Equal(size + 2, office.Fold.Size);
        Assert.Equal(100, office.Fold.Counting("hand", "s1")!.Value.Protocol.Votes[0]);
    }

    [Fact]
    public async Task An_older_copy_of_the_store_refuses_to_open_and_says_both_sizes()
    {
        using var desk = new SmallDesk();
        await desk.Publish();
        desk.Office.Dispose();
        SmallDesk.Copy(desk.Paths.Private, desk.At("backup"));
        await desk.Reopen();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        desk.Office.Dispose();
        var guard = File.ReadAllBytes(desk.Paths.Guard);
        Directory.Delete(desk.Paths.Private, recursive: true);
        SmallDesk.Copy(desk.At("backup"), desk.Paths.Private);
        File.WriteAllBytes(desk.Paths.Guard, guard);
        var opened = await RecordOffice.Open(desk.Paths, TimeProvider.System, TestContext.Current.CancellationToken);
        SmallDesk.Refused("store-went-backwards", opened);
        Assert.Contains("2 entries", opened.Refusal!.Message);
        Assert.Contains("4 was signed", opened.Refusal.Message);
    }

    [Fact]
    public async Task A_restored_backup_with_its_guard_is_betrayed_by_the_witness()
    {
        var witness = Cosigner.FromSeed("w1", new byte[32]).Value;
        var folder = Directory.CreateTempSubdirectory("scrutineer-");
        var started = await WitnessServer.StartAsync(
            new WitnessOptions([new WitnessLog(SmallDesk.Origin, [SmallDesk.LogKey.Verifier])], witness, folder.FullName), TestContext.Current.CancellationToken);
        await using var server = started.Value;
        using var desk = new SmallDesk($"witness w1 {witness.Verifier} {server.Address}\nquorum w1\n");
        var first = await desk.Publish();
        Assert.Equal(["w1"], first.Cosigned);
        desk.Office.Dispose();
        SmallDesk.Copy(desk.Paths.Private, desk.At("backup"));
        await desk.Reopen();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        desk.IsVerified(4);
        desk.Office.Dispose();
        Directory.Delete(desk.Paths.Private, recursive: true);
        SmallDesk.Copy(desk.At("backup"), desk.Paths.Private);
        var opened = await RecordOffice.Open(desk.Paths, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(opened.IsOk);
        Assert.Contains("4", opened.Refusal!.Message);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_the_quorum_of_witnesses_nothing_is_published_unless_the_record_says_so()
    {
        var witness = Cosigner.FromSeed("w1", new byte[32]).Value;
        using var desk = new SmallDesk($"witness w1 {witness.Verifier} http://127.0.0.1:9/\nquorum w1\n");
        SmallDesk.Refused("not-witnessed", await desk.Office.Publish(null, unwitnessed: false, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(desk.Paths.Public, "checkpoint")));
        await desk.Publish(unwitnessed: true);
        Assert.Equal("not-witnessed", desk.Office.Fold.Incidents[^1].Data.Code);
        var failed = Assert.Single(desk.Verify().Steps, s => s.State == StepState.Failed);
        Assert.Equal(Step.V8, failed.Step);
    }

    [Fact]
    public async Task A_mirror_follows_and_refuses_a_fork_and_a_rollback()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        var mirror = new Mirror(desk.At("mirror"));
        Assert.Equal(3, mirror.Update(new DirectoryFiles(desk.Paths.Public), null).Size);
        SmallDesk.Copy(desk.Paths.Public, desk.At("old"));
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 1, 2)));
        await desk.Publish();
        Assert.Equal(5, mirror.Update(new DirectoryFiles(desk.Paths.Public), null).Size);
        var back = mirror.Update(new DirectoryFiles(desk.At("old")), null);
        Assert.Equal((false, 5), (back.Report.IsVerified, back.Size));
        Assert.Equal(Step.V9, back.Report.Steps.First(s => s.State == StepState.Failed).Step);

        var bundle = Path.Combine(desk.Paths.Public, "tile", "entries", "000.p", "5");
        var bytes = File.ReadAllBytes(bundle);
        bytes[^9] ^= 1;
        File.WriteAllBytes(bundle, bytes);
        File.Delete(desk.At("mirror", "tile", "entries", "000.p", "5"));
        Assert.False(mirror.Update(new DirectoryFiles(desk.Paths.Public), null).Report.IsVerified);
        Assert.False(Directory.Exists(desk.At("mirror", ".incoming")));
    }

    [Fact]
    public async Task A_mirror_that_reads_many_publications_at_once_mixes_no_two_files()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        for (var votes = 101; votes <= 140; votes++)
        {
            await desk.Publish();
            desk.Append(new ProtocolCorrected("counted again", SmallDesk.Protocol("s1", votes, 50)));
        }

        Assert.True(new Mirror(desk.At("mirror")).Update(new DirectoryFiles(desk.Paths.Public), null).Report.IsVerified);
        foreach (var file in Directory.GetFiles(desk.At("mirror"), "*", SearchOption.AllDirectories))
            Assert.Equal(File.ReadAllBytes(Path.Combine(desk.Paths.Public, Path.GetRelativePath(desk.At("mirror"), file))), File.ReadAllBytes(file));
    }

    [Fact]
    public async Task After_a_total_loss_a_mirror_restores_the_record_and_new_keys_take_over_by_the_commission()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        new Mirror(desk.At("mirror")).Update(new DirectoryFiles(desk.Paths.Public), null);
        desk.Office.Dispose();
        Directory.Delete(desk.Paths.Root, recursive: true);

        var restored = SmallDesk.Ok(Restoring.From(desk.At("mirror"), desk.Paths, null));
        Assert.Equal(3, restored.Size);
        await desk.Reopen();
        SmallDesk.Refused("key-not-in-force", await desk.Office.Publish(null, false, TestContext.Current.CancellationToken));
        SmallDesk.Refused("quorum-unmet", desk.Office.ChangeKeys(SmallDesk.Signed(restored.Text, 2), "fire", null));
        SmallDesk.Ok(desk.Office.ChangeKeys(SmallDesk.Signed(restored.Text, 1, 3), "fire", null));
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 1, 2)));
        await desk.Publish();
        Assert.Equal(restored.Key, desk.Office.LogKey);
        var report = desk.Verify();
        Assert.True(report.IsVerified);
        // The mirror goes on with the restored record: it extends what the mirror remembers.
        Assert.True(new Mirror(desk.At("mirror")).Update(new DirectoryFiles(desk.Paths.Public), null).Report.IsVerified);
    }

    [Fact]
    public async Task A_declaration_needs_the_quorum_and_comes_out_as_a_proof()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        var text = DeclarationText.Of(SmallDesk.Origin, "t:test", desk.Office.Fold.Publications[0]);
        SmallDesk.Refused("quorum-unmet", desk.Office.Append(SmallDesk.Clerk, new DeclarationMade(SmallDesk.Signed(text, 2)), null));
        var index = desk.Append(new DeclarationMade(SmallDesk.Signed(text, 3, 2)));
        SmallDesk.Refused("entry-not-public", desk.Office.Prove(index));
        SmallDesk.Ok(await desk.Office.Release(false, TestContext.Current.CancellationToken));
        var proof = SmallDesk.Ok(desk.Office.Prove(index));
        Assert.True(proof.Proof.Verify(proof.Entry, desk.Office.LogKey, SmallDesk.Origin).IsOk);
        Assert.False(proof.Proof.Verify([.. proof.Entry, 32], desk.Office.LogKey, SmallDesk.Origin).IsOk);
        desk.IsVerified(4);
    }
}
