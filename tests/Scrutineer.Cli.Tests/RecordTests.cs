using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Cli.Tests;

/// <summary>The record from the command line, as its users go through it.</summary>
public class RecordTests
{
    private static string Election(Workplace work)
    {
        var from = Path.Combine(Shared.Repository, "elections", "kg-2020");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = work.At("e", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return work.At("e");
    }

    private static Program.Run Done(params string[] arguments)
    {
        var run = Program.Of(arguments);
        Assert.True(run.Exit == 0, run.Error + run.Out);
        return run;
    }

    [Theory]
    [InlineData("desk.example")]
    [InlineData("ftp://desk.example/")]
    [InlineData("https://somebody@desk.example/")]
    [InlineData("https://desk.example/?a=b")]
    public void An_address_of_forms_that_is_none_is_refused_before_anything_is_served_or_written(string address)
    {
        using var work = new Workplace();
        var election = Election(work);
        Done("open", election);
        foreach (var arguments in (string[][])[["serve", election, "--intake", address], ["publish", election, work.At("site"), "--intake", address], ["desk", "serve", election, "--results", address]])
        {
            var run = Program.Of(arguments);
            Assert.Equal(1, run.Exit);
            Assert.Contains("is no address", run.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(work.At("site")));
    }

    [Fact]
    public void An_election_folder_becomes_a_record_is_corrected_declared_mirrored_and_restored()
    {
        using var work = new Workplace();
        var election = Election(work);
        var opened = Done("open", election);
        var key = Done("log", "key", election).Out.Trim();
        Assert.StartsWith("record.invalid/kg-2020/test+", key);
        Assert.Contains(key, opened.Out);
        Assert.StartsWith("record.invalid/kg-2020/test\n3\n", File.ReadAllText(Path.Combine(election, "public", "checkpoint")));
        Assert.Contains("VERIFIED", Done("verify", election).Out);
        var first = Done("seats", election, "--json").Json;
        Assert.Equal((46, 3), (first.GetProperty("seats").GetProperty("birimdik").GetInt32(), first.GetProperty("record").GetProperty("size").GetInt32()));

        var header = File.ReadAllLines(Path.Combine(election, "protocols", "machine-2020-10-05T11.csv"));
        var corrected = work.Write("later.csv", $"{header[0]}\n{header[1].Replace(",487685,", ",487686,").Replace(",35714", ",35713")}\n");
        Done("append", election, corrected, "--channel", "machine", "--count", "later", "--reason", "one vote was read wrong");
        var stale = Program.Of("append", election, work.Write("w.json",
            """{"type":"protocol.withdrawn","data":{"unit":"kg","channel":"machine","reason":"late"}}"""), "--prev", "1");
        Assert.Equal(1, stale.Exit);
        Assert.Contains("entry 3 is newer", stale.Error);
        Done("publish", election);
        Assert.Contains("487685 → 487686", Done("log", "history", election, "kg").Out.Replace("\n", " "));
        Assert.Equal(487_685, Done("tally", election, "--size", "2", "--json").Json.GetProperty("votes").GetProperty("birimdik").GetInt64());
        Assert.Equal(487_686, Done("tally", election, "--json").Json.GetProperty("votes").GetProperty("birimdik").GetInt64());

        // The hand count decides, and nothing of it is there: the result is declared all the same, and the record says why.
        Assert.Contains("stands in the way", Program.Of("declare", "write", election, "--out", work.At("d.txt")).Error);
        Done("declare", "write", election, "--out", work.At("d.txt"), "--despite", "a rehearsal");
        foreach (var i in (int[])[3, 1]) Done("declare", "sign", work.At("d.txt"), "--key", Path.Combine(election, "record", "keys", $"commissioner-{i}.key"));
        Done("declare", "combine", work.At("d.txt"), work.At("d.txt.commissioner-1.signature"), "--out", work.At("few"));
        Assert.Equal(1, Program.Of("declare", "log", election, work.At("few")).Exit);
        Done("declare", "combine", work.At("d.txt"), work.At("d.txt.commissioner-3.signature"), work.At("d.txt.commissioner-1.signature"), "--out", work.At("d.note"));
        Assert.Equal(1, Program.Of("declare", "log", election, work.At("d.note")).Exit);
        Done("declare", "log", election, work.At("d.note"), "--despite", "a rehearsal");
        Assert.Contains("declared-despite: a rehearsal", Done("log", "show", election).Out.Replace("\n", " "));
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", File.ReadAllText(work.At("d.note.tlog-proof")));
        Assert.Contains("<svg", File.ReadAllText(work.At("d.note.svg")));
        Assert.True(Program.Of("verify", election, "--json").Json.GetProperty("verified").GetBoolean());

        Done("mirror", election, work.At("mirror"));
        var keys = Path.Combine(election, "record", "keys");
        Done("open", work.At("again"), "--from-mirror", work.At("mirror"));
        foreach (var i in (int[])[2, 3]) Done("declare", "sign", work.At("again", "keys.txt"), "--key", Path.Combine(keys, $"commissioner-{i}.key"));
        Done("declare", "combine", work.At("again", "keys.txt"), work.At("again", "keys.txt.commissioner-2.signature"), work.At("again", "keys.txt.commissioner-3.signature"), "--out", work.At("k.note"));
        Assert.Equal(1, Program.Of("publish", work.At("again")).Exit);
        Done("keys", "log", work.At("again"), work.At("k.note"), "--reason", "the building burned");
        Done("publish", work.At("again"));
        Assert.NotEqual(key, Done("log", "key", work.At("again")).Out.Trim());
        Assert.Contains("VERIFIED", Done("verify", work.At("again")).Out);
    }

    [Fact]
    public void A_folder_without_a_record_says_how_to_make_one()
    {
        using var work = new Workplace();
        var election = Election(work);
        foreach (var arguments in (string[][])[["publish", election], ["log", "show", election], ["seats", election, "--size", "1"], ["append", election, "x.csv"]])
        {
            var run = Program.Of(arguments);
            Assert.Equal(1, run.Exit);
            Assert.Contains("scrutineer open", run.Error);
        }
    }

    [Fact]
    public void A_damaged_record_is_named_and_not_verified()
    {
        using var work = new Workplace();
        var election = Election(work);
        Done("open", election);
        var totals = Path.Combine(election, "public", "results", "2", "totals.json");
        File.WriteAllText(totals, File.ReadAllText(totals).Replace("487685", "487686"));
        var run = Program.Of("verify", election);
        Assert.Equal(1, run.Exit);
        Assert.Contains("NOT VERIFIED", run.Out);
        Assert.Contains("results/2/totals.json", run.Out);
    }

    [Fact]
    public void An_entry_can_be_proved_and_entries_come_out_byte_for_byte()
    {
        using var work = new Workplace();
        var election = Election(work);
        Done("open", election);
        Done("log", "prove", election, "1", "--out", work.At("p.tlog-proof"));
        Assert.Contains("index 1\n", File.ReadAllText(work.At("p.tlog-proof")));
        var lines = Done("log", "entries", election, "--json").Out.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(lines[1], File.ReadAllText(work.At("p.json")));
        Assert.Equal(1, Program.Of("log", "prove", election, "3").Exit);
    }

    [Fact]
    public void A_live_record_needs_the_keys_of_commissioners()
    {
        using var work = new Workplace();
        var election = Election(work);
        var run = Program.Of("open", election, "--live");
        Assert.Equal(1, run.Exit);
        Assert.Contains("--commission", run.Error);
        Assert.False(Directory.Exists(Path.Combine(election, "record")));
        var line = Done("declare", "key", "chair", "--out", work.At("chair.key")).Out;
        Done("open", election, "--live", "--origin", "results.example/kg-2020", "--commission", work.Write("c.txt", $"{line}quorum chair\n"));
        Assert.Contains("kg-2020:live", Done("log", "show", election).Out);
    }
}
