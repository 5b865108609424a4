using Scrutineer.Verification.Tests.Sample;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>Every damage is named by its step, its code and its place.</summary>
public class DamageMatrix
{
    public static TheoryData<string> Names() => [.. SampleRecords.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_verifier_names_the_step_and_the_place(string name)
    {
        var damage = SampleRecords.All.Single(d => d.Name == name);
        var report = RecordVerifier.Verify(new MemoryFiles(damage.Files), damage.Options);
        Assert.Equal(damage.Step is null, report.IsVerified);
        if (report.FirstFailed is not { } failed)
        {
            Assert.Equal("", damage.Wrong);
            return;
        }

        var fault = failed.Fault!;
        string?[] found = [$"{failed.Step}", fault.Code, fault.Path, fault.Index?.ToString(), fault.Byte?.ToString()];
        var wanted = damage.Wrong.Split(' ');
        Assert.Equal(damage.Wrong, string.Join(' ', found.Take(wanted.Length).Select(f => f ?? "-")));
        Assert.NotEmpty(fault.Sentence);
    }

    [Fact]
    public void Names_are_told_apart_as_folders() => Assert.Equal(SampleRecords.All.Count, SampleRecords.All.Select(d => d.Folder).Distinct().Count());

    /// <summary>Two verifiers that share no code say the same of every record, down to the step that fails first.</summary>
    [Fact]
    public async Task The_independent_verifier_agrees_on_every_record()
    {
        var dir = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
        try
        {
            SampleRecords.WriteAll(dir);
            var (exit, said) = await Node.Run(Path.Combine(Shared.Repository, "verifier", "agree.mjs"), dir);
            Assert.True(exit == 0, said);
        }
        finally
        {
            Directory.Delete(dir, recursive: true);
        }
    }

    /// <summary>For the test that other verifiers agree: see <see cref="SampleRecords.WriteAll"/>.</summary>
    [Fact]
    public void The_records_are_written_where_SCRUTINEER_SAMPLES_says()
    {
        var dir = Environment.GetEnvironmentVariable("SCRUTINEER_SAMPLES");
        Assert.SkipWhen(string.IsNullOrEmpty(dir), "SCRUTINEER_SAMPLES names no folder");
        SampleRecords.WriteAll(dir!);
        Assert.True(File.Exists(Path.Combine(dir!, "cases.json")));
    }
}
