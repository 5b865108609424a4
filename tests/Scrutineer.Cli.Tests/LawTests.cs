using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Cli.Tests;

public class LawTests
{
    private const string Kg = "elections/kg-2020";

    private const string Imperiali = """
        {"id":"x","ties":"lot","steps":[
         {"do":"award","as":"S","seats":3,
          "by":{"quota":"imperiali","then":"largest-remainder"}}],"result":"S"}
        """;

    [Fact]
    public void Lint_refuses_what_ordinary_votes_can_ask_with_file_line_and_path()
    {
        using var work = new Workplace();
        var file = work.Write("law.json", Imperiali);
        var run = Program.Of("law", "lint", file);
        Assert.Equal(1, run.Exit);
        Assert.StartsWith($"{file}:3: $.steps[0].by: refuse: Step \"S\" does not say", run.Out, StringComparison.Ordinal);
        var finding = Program.Of("law", "lint", file, "--json").Json.GetProperty("findings")[0];
        Assert.Equal(("refuse", "overshoot-silent", 3), (finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString(), finding.GetProperty("line").GetInt32()));
        Assert.Equal(2, finding.GetProperty("values").GetArrayLength());
    }

    [Fact]
    public void Lint_shows_why_a_law_cannot_be_read()
    {
        using var work = new Workplace();
        var run = Program.Of("law", "lint", work.Write("law.json", Imperiali.Replace("quota", "quoter", StringComparison.Ordinal)), "--json");
        Assert.Equal(1, run.Exit);
        Assert.False(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal("$.steps[0].by", run.Json.GetProperty("findings")[0].GetProperty("path").GetString());
    }

    [Fact]
    public void Lint_of_a_folder_or_a_vector_exits_0_if_nothing_is_refused()
    {
        Assert.Equal(0, Program.Of("law", "lint", Kg).Exit);
        var vector = Program.Of("law", "lint", Shared.Path("vectors", "seats", "il-k25.json"), "--json");
        Assert.Equal(0, vector.Exit);
        Assert.StartsWith("$.law.steps[0]", vector.Json.GetProperty("findings")[0].GetProperty("path").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "No list gets more than 65 seats.")]
    [InlineData("ru", "Ни один список не получает больше 65 мест.")]
    [InlineData("ky", "Бир дагы тизме 65 орундан көп албайт.")]
    public void Explain_tells_the_law_in_the_language_asked_for(string language, string sentence)
    {
        var run = Program.Of("law", "explain", Kg, "--lang", language, "--json");
        Assert.Equal(0, run.Exit);
        Assert.Contains(run.Json.GetProperty("steps").EnumerateArray().SelectMany(s => s.GetProperty("sentences").EnumerateArray()), s => s.GetString() == sentence);
        Assert.Contains(sentence, Program.Of("law", "explain", Kg, "--lang", language).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_names_the_option_and_the_seats_that_change()
    {
        using var work = new Workplace();
        var other = work.Write("law.json", File.ReadAllText(Path.Combine(Shared.Repository, Kg, "law.json")).Replace("\"7%\"", "\"6%\"", StringComparison.Ordinal));
        var run = Program.Of("law", "diff", Kg, other, "--votes", Kg, "--json");
        Assert.Equal(0, run.Exit);
        var option = run.Json.GetProperty("steps")[0].GetProperty("options")[0];
        Assert.Equal(("if.all[0].share", "7%", "6%"), (option.GetProperty("path").GetString(), option.GetProperty("from").GetString(), option.GetProperty("to").GetString()));
        var mekenchil = run.Json.GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("list").GetString() == "mekenchil");
        Assert.Equal((0, 12), (mekenchil.GetProperty("from").GetInt32(), mekenchil.GetProperty("to").GetInt32()));
        Assert.Contains("if.all[0].share: \"7%\" → \"6%\"", Program.Of("law", "diff", Kg, other, "--votes", Kg).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_uses_the_votes_of_a_vector_and_says_nothing_of_seats_without_votes()
    {
        var (a, b) = (Shared.Path("vectors", "seats", "kg-2020.json"), Shared.Path("vectors", "seats", "kg-2010.json"));
        Assert.NotEqual(0, Program.Of("law", "diff", a, b, "--json").Json.GetProperty("seats").GetArrayLength());
        Assert.False(Program.Of("law", "diff", Kg, Kg, "--json").Json.TryGetProperty("seats", out _));
        Assert.True(Program.Of("law", "diff", Kg, Kg, "--json").Json.GetProperty("equal").GetBoolean());
    }

    [Theory]
    [InlineData("kg-2025-d22", "Dastan Bekeshev, Bolot Ibragimov, Gulya Kozhokulova")]
    [InlineData("de-2025", "District winners without a seat: 23")]
    public void Seats_of_a_file_show_persons_and_winners_without_a_seat(string id, string text) =>
        Assert.Contains(text, Program.Of("seats", Shared.Path("vectors", "seats", $"{id}.json")).Out, StringComparison.Ordinal);

    [Theory]
    [InlineData("law")]
    [InlineData("law", "explain", Kg, "--lang", "de")]
    [InlineData("law", "diff", Kg)]
    public void Wrong_usage_exits_2(params string[] arguments) => Assert.Equal(2, Program.Of(arguments).Exit);
}
