using Xunit;

namespace Scrutineer.Cli.Tests;

public class CommandTests
{
    [Fact]
    public void Simulate_check_tally_and_report_work_on_one_another()
    {
        using var work = new Workplace();
        var folder = work.At("invented");
        Assert.Equal(0, Program.Of("simulate", "--seed", "11", "--out", folder).Exit);

        var check = Program.Of("check", folder, "--json");
        Assert.Equal(0, check.Exit);
        Assert.Equal(1, check.Json.GetProperty("summary").GetProperty("by_code").GetProperty("station-twice").GetInt32());
        var finding = check.Json.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("code").GetString()!.StartsWith("KG-E", StringComparison.Ordinal));
        Assert.True(finding.GetProperty("line").GetInt32() > 1);
        Assert.Equal(1, Program.Of("check", folder, "--strict", "--json").Exit);

        var tally = Program.Of("tally", folder, "--channel", "machine", "--unit", "talas", "--json");
        Assert.Equal("talas", tally.Json.GetProperty("unit").GetString());
        Assert.Equal(119, tally.Json.GetProperty("stations").GetProperty("total").GetInt32());
        Assert.Equal("registered", tally.Json.GetProperty("turnout").GetProperty("of").GetString());

        foreach (var language in (string[])["en", "ru", "ky"])
        {
            var page = work.At($"report-{language}.html");
            Assert.Equal(0, Program.Of("report", folder, "--lang", language, "--out", page).Exit);
            var html = File.ReadAllText(page);
            Assert.Contains($"lang=\"{language}\"", html, StringComparison.Ordinal);
            Assert.Contains(language switch { "en" => "Invented stations", "ru" => "Вымышленные участки", _ => "Ойлоп табылган участоктор" }, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Simulate_does_not_touch_a_folder_that_is_taken()
    {
        using var work = new Workplace();
        work.Write("taken/file", "mine");
        var run = Program.Of("simulate", "--out", work.At("taken"));
        Assert.Equal(1, run.Exit);
        Assert.Equal("mine", File.ReadAllText(work.At("taken/file")));
    }

    [Fact]
    public void Unknown_channel_and_unknown_unit_are_refused_with_what_there_is()
    {
        var channel = Program.Of("tally", "elections/kg-2020", "--channel", "radio");
        Assert.Equal(1, channel.Exit);
        Assert.Contains("machine, hand", channel.Error, StringComparison.Ordinal);
        Assert.Equal(1, Program.Of("tally", "elections/kg-2020", "--unit", "atlantis").Exit);
    }

    [Fact]
    public void The_demo_replays_the_night_and_leaves_an_election_and_three_reports()
    {
        using var work = new Workplace();
        for (var time = 0; time < 2; time++)
        {
            var run = Program.Of("demo", "--speed", "0", "--out", work.At("demo"));
            Assert.Equal(0, run.Exit);
            Assert.Contains("Invented stations", run.Out, StringComparison.Ordinal);
        }

        Assert.All((string[])["en", "ru", "ky"], l => Assert.True(File.Exists(work.At("demo", $"report-{l}.html"))));
        Assert.Equal(0, Program.Of("seats", work.At("demo", "kg-2020-invented"), "--json").Exit);
    }
}
