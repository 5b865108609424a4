using System.Text.Json.Nodes;
using Scrutineer.Law.Data;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Margins.Tests;

/// <summary>Figures of real elections that were established independently (facts/laws.md, 5.4).</summary>
public class RealElections
{
    [Fact]
    public void Kyrgyzstan_2020_a_seat_hangs_on_1275_moved_votes()
    {
        var (law, data) = Laws.Vector("kg-2020");
        var report = MarginFinder.Find(law, data, new MarginQuestion()).Value;
        var moved = report.Moved!;
        Assert.Equal(1275, moved.ToChange);
        Assert.Equal(1275, moved.Lower);
        Assert.True(moved.IsExact);
        Assert.Equal(Effect.Same, moved.OneLess);
        var shift = Assert.Single(moved.Shifts);
        Assert.Equal(("Mekenim Kyrgyzstan", "Kyrgyzstan"), (shift.From, shift.To));
        Assert.Empty(report.Unproved);
    }

    [Fact]
    public void Kyrgyzstan_2020_bars_are_lost_by_2588_and_missed_by_3077_moved_votes()
    {
        var (law, data) = Laws.Vector("kg-2020");
        var bars = MarginFinder.Find(law, data, new MarginQuestion()).Value.Bars;
        Assert.Equal(2588, bars.Single(b => b.List == "Butun Kyrgyzstan").Moved);
        Assert.Equal(3077, bars.Single(b => b.List == "Mekenchil").Moved);
    }

    [Fact]
    public void Germany_2025_the_BSW_lacks_9529_moved_or_10031_added_votes()
    {
        var json = JsonNode.Parse(File.ReadAllText(Shared.Path("vectors", "seats", "de-2025.json")))!;
        var steps = json["law"]!["steps"]!.AsArray();
        steps.RemoveAt(steps.Count - 1); // which winners get their seats does not change the lists' numbers
        var (law, data) = VectorReader.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())).Value;
        var report = MarginFinder.Find(law, data, new MarginQuestion()).Value;
        var bar = report.Bars.Single(b => b.List == "BSW");
        Assert.Equal(9529, bar.Moved);
        Assert.Equal(10031, bar.Added);
        Assert.True(report.Moved!.IsExact);
        Assert.Empty(report.Unproved);
    }

    [Fact]
    public void Germany_2025_two_states_less_let_the_BSW_in_or_change_a_seat()
    {
        var json = JsonNode.Parse(File.ReadAllText(Shared.Path("vectors", "seats", "de-2025.json")))!;
        json["law"]!["steps"]!.AsArray().RemoveAt(3);
        var (law, data) = VectorReader.Read(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())).Value;
        var report = MarginFinder.Find(law, data, new MarginQuestion { ByVotes = false, ByStations = true, Stations = UnitStations.Of(data) }).Value;
        Assert.Equal(1, report.Stations!.Cost);
        Assert.True(report.Stations.IsExact);
    }
}
