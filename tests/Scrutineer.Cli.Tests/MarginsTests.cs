using System.Text.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Cli.Tests;

public class MarginsTests
{
    private const string Kg = "elections/kg-2020";

    [Fact]
    public void A_seat_of_2020_hangs_on_1275_moved_votes()
    {
        var run = Program.Of("margins", Kg, "--json");
        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Error);
        Assert.True(run.Json.GetProperty("preliminary").GetBoolean());
        var moved = run.Json.GetProperty("moved");
        Assert.Equal(1275, moved.GetProperty("to_change").GetInt32());
        Assert.True(moved.GetProperty("exact").GetBoolean());
        Assert.Equal("same", moved.GetProperty("one_less").GetString());
        var bars = run.Json.GetProperty("bars").EnumerateArray().ToDictionary(b => b.GetProperty("list").GetString()!);
        Assert.Equal(2588, bars["butun-kyrgyzstan"].GetProperty("margin_moved").GetInt32());
        Assert.Equal(3077, bars["mekenchil"].GetProperty("margin_moved").GetInt32());
    }

    [Fact]
    public void The_screen_says_what_was_confirmed_and_that_it_is_preliminary()
    {
        var run = Program.Of("margins", Kg);
        Assert.Equal(0, run.Exit);
        Assert.Contains("What would change it", run.Out, StringComparison.Ordinal);
        Assert.Contains("Preliminary", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("fraud", run.Out, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("birimdik")]
    [InlineData("nobody<3")]
    public void A_target_that_cannot_be_read_is_refused(string target) => Assert.Equal(1, Program.Of("margins", Kg, "--target", target).Exit);

    [Fact]
    public void An_unknown_way_is_wrong_usage() => Assert.Equal(2, Program.Of("margins", Kg, "--by", "luck").Exit);
}
