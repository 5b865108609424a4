using Scrutineer.Verification.Tests.Sample;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>Good records verify.</summary>
public class GoodRecords
{
    private static readonly RecordMaker Maker = SampleRecord.Maker();
    private static readonly Dictionary<string, byte[]> Files = Maker.Files();

    private static VerificationReport Verify(VerifyOptions options) => RecordVerifier.Verify(new MemoryFiles(Files), options);

    [Fact]
    public void A_good_record_verifies_by_all_steps()
    {
        var report = Verify(new VerifyOptions { TrustedPolicy = Maker.Opened.Policy });
        Assert.All(report.Steps, s => Assert.True(s.State == StepState.Passed || s.Step == Step.V9, $"{s.Step} {s.Fault} {s.Reason}"));
        Assert.True(report.IsVerified);
        Assert.Equal(Maker.Size, report.Size);
        Assert.InRange(Maker.Size, 600, 750);
    }

    [Fact]
    public void The_report_gives_the_publications_the_cosigners_and_the_state()
    {
        var report = Verify(new VerifyOptions());
        Assert.Equal(Maker.Fold.Publications.Select(p => p.Index), report.Publications.Select(p => p.Index));
        Assert.Equal(Files[$"results/{report.Publications[^1].Index}/totals.json"], report.Publications[^1].Totals.ToArray());
        Assert.Equal(["w1", "w2"], report.Cosigners.Select(c => c.Name));
        Assert.Equal(Maker.Root, report.Root);
        Assert.Equal(Maker.Size, report.Fold!.Size);
        Assert.Equal(SampleDefinition.Id, report.Definition!.Id);
        Assert.Equal(Files["checkpoint"], report.CheckpointBytes.ToArray());
    }

    /// <summary>The figures of an earlier size; the record is verified as a whole.</summary>
    [Fact]
    public void As_of_an_earlier_size_the_state_the_root_and_the_publications_are_those_of_then()
    {
        var second = Maker.Fold.Publications[1];
        var report = Verify(new VerifyOptions { At = second.Index });
        Assert.True(report.IsVerified);
        Assert.Equal((second.Index, second.Index), (report.Size, report.Fold!.Size));
        Assert.Equal(second.Data.Root, report.Root!.Value.ToBase64());
        Assert.Equal(2, report.Publications.Length);
    }

    [Fact]
    public void The_record_has_no_size_beyond_its_checkpoint()
    {
        Assert.Equal("size-outside", Verify(new VerifyOptions { At = Maker.Size + 1 }).FirstFailed!.Fault!.Code);
        Assert.Equal("size-outside", Verify(new VerifyOptions { At = 0 }).FirstFailed!.Fault!.Code);
        Assert.True(Verify(new VerifyOptions { At = Maker.Size }).IsVerified);
        Assert.True(Verify(new VerifyOptions { At = 1 }).IsVerified);
    }

    [Fact]
    public void The_same_files_give_the_same_report()
    {
        var files = SampleRecords.All.Single(d => d.Name == "A flipped bit in an entry").Files;
        var reports = Enumerable.Range(0, 8).Select(_ => string.Join('\n', RecordVerifier.Verify(new MemoryFiles(files), new VerifyOptions()).Steps)).Distinct();
        Assert.Single(reports);
    }

    [Fact]
    public void Limits_hold()
    {
        Assert.Equal("checkpoint-large", Verify(new VerifyOptions { Limits = new VerifyLimits { Entries = 100 } })[Step.V1].Fault!.Code);
        Assert.Equal("file-long", Verify(new VerifyOptions { Limits = new VerifyLimits { Small = 100 } })[Step.V1].Fault!.Code);
        Assert.Equal("file-long", Verify(new VerifyOptions { Limits = new VerifyLimits { Blob = 100 } })[Step.V10].Fault!.Code);
    }

    [Fact]
    public void What_the_files_throw_goes_through() =>
        Assert.Throws<IOException>(() => RecordVerifier.Verify(new BrokenFiles(Files), new VerifyOptions()));

    private sealed class BrokenFiles(IReadOnlyDictionary<string, byte[]> files) : IPublishedFiles
    {
        public ReadOnlyMemory<byte>? Read(string path, int most) => path.StartsWith("blob/", StringComparison.Ordinal) ? throw new IOException("broken") : (ReadOnlyMemory<byte>?)files[path];
    }
}
