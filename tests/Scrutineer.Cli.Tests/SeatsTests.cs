using System.Text.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Cli.Tests;

public class SeatsTests
{
    private const string Kg = "elections/kg-2020";

    private static Dictionary<string, int> Seats(JsonElement seats) => seats.EnumerateObject().ToDictionary(s => s.Name, s => s.Value.GetInt32());

    [Fact]
    public void The_count_of_5_October_gives_46_45_16_13()
    {
        var run = Program.Of("seats", Kg, "--json");
        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Error);
        Assert.Equal(
            new() { ["birimdik"] = 46, ["mekenim-kyrgyzstan"] = 45, ["kyrgyzstan"] = 16, ["butun-kyrgyzstan"] = 13 },
            Seats(run.Json.GetProperty("seats")));
        Assert.True(run.Json.GetProperty("preliminary").GetBoolean());
    }

    [Fact]
    public void With_the_bar_over_votes_for_lists_twelve_seats_change_hands()
    {
        var bases = Program.Of("seats", Kg, "--json").Json.GetProperty("other_bases").EnumerateArray().ToDictionary(b => b.GetProperty("base").GetString()!);
        Assert.Equal(0, bases["valid"].GetProperty("seats_moved").GetInt32());
        Assert.Equal(12, bases["lists"].GetProperty("seats_moved").GetInt32());
        Assert.Equal([41, 40, 15, 12, 12], Seats(bases["lists"].GetProperty("seats")).Values);
        Assert.Contains("mekenchil", Seats(bases["lists"].GetProperty("seats")).Keys);
    }

    [Fact]
    public void A_vector_file_gives_the_members_of_the_vectors()
    {
        var run = Program.Of("seats", Shared.Path("vectors", "seats", "il-k25.json"), "--json");
        Assert.Equal(0, run.Exit);
        foreach (var member in (string[])["seats", "by_unit", "ties", "filled", "tables", "uncovered", "asks", "explanation"])
            Assert.True(run.Json.TryGetProperty(member, out _), member);
        Assert.Equal(32, run.Json.GetProperty("seats").GetProperty("Likud").GetInt32());
    }

    [Fact]
    public void An_open_tie_is_reported_with_the_lot_it_needs()
    {
        var run = Program.Of("seats", Shared.Path("vectors", "seats", "edge-tie-dhondt-two.json"), "--json");
        Assert.Equal(0, run.Exit);
        var tie = Assert.Single(run.Json.GetProperty("ties").EnumerateArray().ToList());
        Assert.True(tie.GetProperty("tied").GetArrayLength() > tie.GetProperty("seats").GetInt32());
        Assert.Equal("lot", run.Json.GetProperty("asks")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void A_law_that_cannot_finish_exits_1_with_the_reason()
    {
        using var work = new Workplace();
        var file = work.Write("law.json", """
            {"units":{"N":{"level":"nation"}},"lists":{"A":{},"B":{}},"votes":{"N":{"A":60,"B":40}},
             "law":{"id":"x","ties":"lot","steps":[{"do":"qualify","as":"in","if":{"share":"5%","of":"cast"}},
              {"do":"award","as":"S","seats":3,"among":"in","by":{"divisors":"dhondt"}}],"result":"S"}}
            """);
        var run = Program.Of("seats", file, "--json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("\"cast\"", run.Error, StringComparison.Ordinal);
        Assert.Equal("law-no-base", run.Json.GetProperty("refusal").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("seats")]
    [InlineData("seats", "elections/kg-2020", "--nonsense")]
    [InlineData("nonsense")]
    [InlineData("report", "elections/kg-2020")]
    [InlineData("report", "elections/kg-2020", "--out", "x.html", "--lang", "de")]
    public void Wrong_usage_exits_2_and_prints_nothing_on_standard_output(params string[] arguments)
    {
        var run = Program.Of(arguments);
        Assert.Equal(2, run.Exit);
        Assert.Empty(run.Out);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void A_folder_that_is_not_there_exits_1_with_one_sentence()
    {
        var run = Program.Of("seats", "elections/nowhere");
        Assert.Equal(1, run.Exit);
        Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
