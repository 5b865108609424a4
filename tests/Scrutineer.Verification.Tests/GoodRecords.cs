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
}
