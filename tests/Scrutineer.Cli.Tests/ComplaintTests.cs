using System.Globalization;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Cli.Tests;

/// <summary>A complaint from the command line: filed with evidence, decided, and the seats that change with it.</summary>
public class ComplaintTests
{
    private static string Opened(Workplace work, DateTime day)
    {
        var from = Path.Combine(Shared.Repository, "elections", "kg-2020");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = work.At("e", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        // The night is today: time limits run by the clock of the office.
        var election = work.At("e", "election.json");
        File.WriteAllText(election, File.ReadAllText(election).Replace("\"date\": \"2020-10-04\"", $"\"date\": \"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"", StringComparison.Ordinal));
        Done("open", work.At("e"), "--channel", "machine");
        return work.At("e");
    }

    private static Program.Run Done(params string[] arguments)
    {
        var run = Program.Of(arguments);
        Assert.True(run.Exit == 0, run.Error + run.Out);
        return run;
    }

    private static string Complaint(string more = "") =>
        $$"""{"forum": "central", "at": "kg", "complainant": {"kind": "voter", "name": "Aibek Bekov", "initials": "A. B."}, "grounds": ["vote-buying"], "units": ["kg"], "asks": ["annul-units"], "text": "Votes were bought."{{more}}}""";

    [Fact]
    public void A_complaint_is_filed_decided_and_nobody_has_a_seat_any_more()
    {
        using var work = new Workplace();
        var folder = Opened(work, DateTime.UtcNow);
        var tape = work.Write("tape.txt", "what was said");
        var filed = Done("complaint", "file", folder, work.Write("c.json", Complaint(", \"evidence\": [{\"file\": \"tape.txt\", \"text\": \"A tape\", \"sealed\": true}]")), "--out", work.At("receipt"));
        Assert.Contains("Salt, for the complainant alone", filed.Out);
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", File.ReadAllText(work.At("receipt.tlog-proof")));
        Assert.DoesNotContain("Aibek", string.Concat(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".db", StringComparison.Ordinal)).Select(File.ReadAllText)));
        var list = Done("complaint", "list", folder, "--open", "--json").Json.GetProperty("cases")[0];
        var number = list.GetProperty("case").GetInt64().ToString(CultureInfo.InvariantCulture);
        Assert.Equal((0, 5), (list.GetProperty("days_used").GetInt32(), list.GetProperty("days_allowed").GetInt32()));
        var blocked = Program.Of("declare", "--check", folder);
        Assert.Equal(1, blocked.Exit);
        Assert.Contains("case-open", blocked.Out);
        Assert.Equal(1, Program.Of("declare", "write", folder, "--out", work.At("d.txt")).Exit);

        Done("complaint", "move", folder, number, "admit", "--text", "en:It is admissible.");
        var shown = Done("complaint", "show", folder, number, "--channel", "machine", "--json").Json.GetProperty("matters");
        Assert.True(shown.GetProperty("changes_seats").GetBoolean());
        Assert.Equal(["kg"], shown.GetProperty("fewest_stations").EnumerateArray().Select(s => s.GetString()));
        var decision = work.Write("decision.json", $$"""
            {"case": {{number}}, "forum": "central", "at": "kg", "number": "249", "result": "upheld", "findings": [{"ground": "vote-buying", "found": true, "text": "Found."}],
             "votes": {"for": 12}, "remedies": [{"do": "annul-units", "units": ["kg"]}], "reason": {"en": "The results are invalid."}, "law": "Art. 37(1)"}
            """);
        Done("decide", "log", folder, decision);
        Done("publish", folder, "--channel", "machine");
        Assert.Empty(Done("seats", folder, "--channel", "machine", "--json").Json.GetProperty("seats").EnumerateObject());
        Assert.Equal(46, Done("seats", folder, "--channel", "machine", "--size", "3", "--json").Json.GetProperty("seats").GetProperty("birimdik").GetInt32());
        Assert.True(Program.Of("verify", folder, "--json").Json.GetProperty("verified").GetBoolean());
        Assert.Contains("already by entry", Program.Of("decide", "log", folder, work.Write("again.json", File.ReadAllText(decision).Replace($"\"case\": {number}, ", "", StringComparison.Ordinal)
            .Replace("\"result\": \"upheld\", ", "", StringComparison.Ordinal).Replace("{\"ground\": \"vote-buying\", \"found\": true, \"text\": \"Found.\"}", "", StringComparison.Ordinal))).Error);
    }

    [Fact]
    public void The_law_of_a_repeat_vote_comes_from_a_file_and_a_page_shows_how_it_differs()
    {
        using var work = new Workplace();
        var folder = Opened(work, DateTime.UtcNow);
        Decide("annul.json", """{"do": "annul-units", "units": ["kg"]}""");
        var law = File.ReadAllText(Path.Combine(folder, "law.json")).Replace("\"share\": \"7%\"", "\"share\": \"3%\"", StringComparison.Ordinal);
        var on = DateTime.UtcNow.AddDays(200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var repeat = $$"""{"do": "repeat-vote", "units": ["kg"], "on": "{{on}}", "law": "law-repeat.json"}""";
        work.Write("law-repeat.json", law.Replace("\"qualify\"", "\"quality\"", StringComparison.Ordinal));
        var refused = Program.Of("decide", "log", folder, Decision("wrong.json", repeat));
        Assert.Equal(1, refused.Exit);
        Assert.Contains("quality", refused.Error);
        work.Write("law-repeat.json", law);
        Decide("repeat.json", repeat);
        Done("publish", folder, "--channel", "machine");
        Done("publish", folder, work.At("site"));
        Assert.True(Program.Of("verify", folder, "--json").Json.GetProperty("verified").GetBoolean());

        var version = Directory.GetDirectories(work.At("site", "v")).OrderBy(v => long.Parse(Path.GetFileName(v), CultureInfo.InvariantCulture)).Last();
        var data = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(version, "data", "law"))))).RootElement;
        var step = Assert.Single(data.GetProperty("steps").EnumerateArray());
        var option = Assert.Single(step.GetProperty("options").EnumerateArray());
        Assert.Equal(("changed", "if.all[0].share", "\"7%\"", "\"3%\""), (step.GetProperty("change").GetString(), option.GetProperty("path").GetString(), option.GetProperty("from").GetString(), option.GetProperty("to").GetString()));
        var name = data.GetProperty("decision").GetInt64().ToString(CultureInfo.InvariantCulture);
        foreach (var language in (string[])["en", "ru", "ky"])
        {
            Assert.Contains($"href=\"law/{name}.html\"", File.ReadAllText(Path.Combine(version, language, "index.html")));
            var page = File.ReadAllText(Path.Combine(version, language, "law", name + ".html"));
            Assert.Contains("<del>", page);
            Assert.Contains("<code>&quot;3%&quot;</code>", page.Replace("<code>\"3%\"</code>", "<code>&quot;3%&quot;</code>", StringComparison.Ordinal));
        }

        string Decision(string file, string remedy) => work.Write(file, $$"""{"forum": "central", "at": "kg", "number": "{{file}}", "votes": {"for": 12}, "remedies": [{{remedy}}], "reason": "So.", "law": "Art. 38"}""");

        void Decide(string file, string remedy) => Done("decide", "log", folder, Decision(file, remedy));
    }

    [Theory]
    [InlineData("\"forum\": \"central\"", "\"forum\": \"court\"", "appeals only")]
    [InlineData("\"kind\": \"voter\"", "\"kind\": \"neighbour\"", "art. 44")]
    [InlineData("\"units\": [\"kg\"]", "\"units\": [\"atlantis\"]", "atlantis")]
    [InlineData("vote-buying", "weather", "vote-buying")]
    [InlineData("\"text\": \"Votes", "\"evidence\": [{\"file\": \"tape.txt\", \"text\": \"A tape\", \"sha256\": \"00\"}], \"text\": \"Votes", "as was said")]
    [InlineData("\"asks\"", "\"asked\"", "asked")]
    public void What_cannot_be_filed_is_refused_with_its_rule_and_leaves_nothing_behind(string good, string bad, string sentence)
    {
        using var work = new Workplace();
        var folder = Opened(work, DateTime.UtcNow);
        work.Write("tape.txt", "what was said");
        var run = Program.Of("complaint", "file", folder, work.Write("c.json", Complaint().Replace(good, bad, StringComparison.Ordinal)));
        Assert.Equal(1, run.Exit);
        Assert.Contains(sentence, run.Error);
        Assert.Empty(Done("complaint", "list", folder, "--json").Json.GetProperty("cases").EnumerateArray());
    }

    [Fact]
    public void After_the_last_day_the_sentence_names_it_and_its_article()
    {
        using var work = new Workplace();
        var folder = Opened(work, DateTime.UtcNow.AddDays(-5));
        var run = Program.Of("complaint", "file", folder, work.Write("c.json", Complaint()));
        Assert.Equal(1, run.Exit);
        Assert.Contains("The last moment was", run.Error);
        Assert.Contains("Art. 44", run.Error);
    }
}
