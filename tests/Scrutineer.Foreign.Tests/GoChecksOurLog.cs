using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Foreign.Tests;

public class GoChecksOurLog
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(255, 1)]
    [InlineData(256, 2)]
    [InlineData(257, 3)]
    [InlineData(70_000, 277)]
    public void Our_log_is_accepted_with_its_proofs_and_its_older_checkpoints(int size, int tiles)
    {
        using var log = new OurLog(size);
        var ended = log.Check(log.AllOlder);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        var summary = ended.Json;
        Assert.Equal(OurLog.Key.Name, summary.GetProperty("origin").GetString());
        Assert.Equal((size, log.Root.ToBase64()), (summary.GetProperty("size").GetInt32(), summary.GetProperty("root").GetString()));
        Assert.Equal(tiles, summary.GetProperty("tiles").GetInt32());
        Assert.Equal((size + 96) / 97 + ((size - 1) % 97 == 0 ? 0 : 1), summary.GetProperty("inclusions").GetInt32());
        Assert.Equal(log.AllOlder.Length, summary.GetProperty("consistencies").GetInt32());
        Assert.Equal(1, summary.GetProperty("foreign_signatures").GetInt32());
    }

    [Fact]
    public void A_flipped_bit_in_any_file_is_refused()
    {
        using var log = new OurLog(600);
        Assert.Equal(8, log.Files.Length);
        Assert.Equal(0, log.Check().Code);
        Assert.Empty(Damage.Unnoticed(log.Files, () => log.Check().Code == 0));
        Assert.Equal(0, log.Check().Code);
    }

    [Theory]
    [InlineData("tile/entries/010")]
    [InlineData("tile/entries/273.p/112")]
    [InlineData("tile/0/272")]
    [InlineData("tile/0/273.p/112")]
    [InlineData("tile/1/000")]
    [InlineData("tile/1/001.p/17")]
    [InlineData("tile/2/000.p/1")]
    [InlineData("checkpoint")]
    public void A_flipped_bit_in_a_large_log_is_refused_with_a_sentence(string path)
    {
        using var log = new OurLog(70_000);
        string? sentence = null;
        Assert.Empty(Damage.Unnoticed([Path.Combine(log.Public, path)], () =>
        {
            var ended = log.Check();
            sentence = ended.Error;
            return ended.Code == 0;
        }));
        Assert.EndsWith(".\n", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_cut_is_refused()
    {
        using var log = new OurLog(600);
        foreach (var file in log.Files)
        {
            var bytes = File.ReadAllBytes(file);
            File.Delete(file);
            Assert.NotEqual(0, log.Check().Code);
            File.WriteAllBytes(file, bytes.AsSpan(0, bytes.Length - 1));
            Assert.NotEqual(0, log.Check().Code);
            File.WriteAllBytes(file, bytes);
        }
    }

    [Fact]
    public void Another_key_a_fork_and_a_rollback_are_refused()
    {
        using var log = new OurLog(600);
        using var fork = new OurLog(600, forkedFrom: 200);
        using var shorter = new OurLog(256);
        var other = SignerKey.FromSeed(OurLog.Key.Name, [.. Enumerable.Repeat((byte)6, 32)]).Value;
        Assert.Contains("not signed by the key", GoProgram.Run("recordcheck", log.Folder, other.Verifier.ToString()).Error, StringComparison.Ordinal);
        Assert.Equal(0, log.Check(fork.Older(100)).Code);
        Assert.Contains("does not continue its checkpoint of 257 entries", log.Check(fork.Older(257)).Error, StringComparison.Ordinal);
        Assert.Contains("older checkpoint is of 257 entries", shorter.Check(log.Older(257)).Error, StringComparison.Ordinal);
    }
}
