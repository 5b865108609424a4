using Scrutineer.Verification.Tests.Sample;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>No flipped bit passes, wherever it is, and none is an exception.</summary>
public class Exhaustive
{
    private const int PositionsEach = 60;

    [Fact]
    public void No_flipped_bit_of_any_file_verifies()
    {
        var files = SampleRecord.Maker(6).Files();
        var passed = new List<string>();
        foreach (var (path, bytes) in files)
        {
            for (var n = 0; n < int.Min(PositionsEach, bytes.Length); n++)
            {
                var (at, bit) = ((int)((long)n * bytes.Length / int.Min(PositionsEach, bytes.Length)), n % 8);
                if (Report(files, path, at, bit).IsVerified) passed.Add($"{path} {at} {bit}");
            }
        }

        Assert.Empty(passed);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("current.json")]
    public void No_flipped_bit_of_a_mutable_file_verifies(string path)
    {
        var files = SignatureDamages.Small().Files();
        var passed = new List<string>();
        for (var at = 0; at < files[path].Length; at++)
            for (var bit = 0; bit < 8; bit++)
                if (Report(files, path, at, bit).IsVerified) passed.Add($"{at} {bit}");
        Assert.Empty(passed);
    }

    /// <summary>
    /// What does not change what is verified: lines of keys that nobody asks for, and what lies in a full tile beyond the size of the checkpoint.
    /// </summary>
    [Fact]
    public void Only_what_no_step_asks_for_may_change_unseen()
    {
        var maker = SampleRecord.Maker(6, "any");
        var files = maker.Files();
        var text = System.Text.Encoding.UTF8.GetString(files["checkpoint"]);
        // The name of the second witness: his line is then of a key that is not known, and the first one is quorum enough.
        Assert.True(Report(files, "checkpoint", System.Text.Encoding.UTF8.GetByteCount(text[..text.IndexOf("w2.example", StringComparison.Ordinal)]), 0).IsVerified);
        var grown = SampleRecords.All.Single(d => d.Name == "Full tiles in the place of partial ones").Files;
        var tile = grown.Keys.Where(k => k.StartsWith("tile/0/", StringComparison.Ordinal)).Max()!;
        var bundle = grown.Keys.Where(k => k.StartsWith("tile/entries/", StringComparison.Ordinal)).Max()!;
        Assert.True(Report(grown, tile, grown[tile].Length - 1, 0).IsVerified);
        Assert.True(Report(grown, bundle, grown[bundle].Length - 1, 0).IsVerified);
    }

    private static VerificationReport Report(Dictionary<string, byte[]> files, string path, int at, int bit) => RecordVerifier.Verify(
        new MemoryFiles(Damage.With(files, path, bytes =>
        {
            bytes[at] ^= (byte)(1 << bit);
            return bytes;
        })), new VerifyOptions());
}
