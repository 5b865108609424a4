using Scrutineer.Elections.Disputes;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>How far seats depend on some stations: without them, and with their votes moved.</summary>
public class DoesItMatter
{
    private readonly Court court = new();

    private Impact Of(params string[] units) => Small.Ok(Impact.Of(court.Fold.State(), "hand", [.. units]));

    [Fact]
    public void Without_a_station_and_with_its_votes_moved_to_each_list_in_turn()
    {
        court.Report("a", 50, 30, 20, 0);
        court.Report("b", 50, 31, 19, 0);
        court.Report("d", 10, 81, 9, 0);
        var impact = Of("d");
        Assert.Equal(100, impact.Votes);
        Assert.Equal(1, impact.Without.Stations);
        // 110, 142, 48 of 300 are 4, 5, 1 of ten seats; 100, 61, 39 are 5, 3, 2.
        Assert.Equal(2, impact.Without.SeatsMoved);
        // All hundred to L1: 200, 61, 39 are 7, 2, 1. To L2: 100, 161, 39 are 3, 6, 1. To L3: 100, 61, 139 are 3, 2, 5.
        Assert.Equal([("L1", 3), ("L2", 1), ("L3", 4)], impact.Moved.Select(m => (m.List, (int)m.SeatsMoved)));
        Assert.Equal("L3", impact.Worst!.List);
        Assert.True(impact.ChangesSeats);
    }

    [Fact]
    public void A_station_too_small_to_matter_changes_nothing_either_way()
    {
        court.Report("a", 500, 300, 200, 0);
        court.Report("b", 1, 0, 0, 0);
        var impact = Of("b");
        Assert.False(impact.ChangesSeats);
        Assert.Equal(1, impact.Votes);
    }

    [Fact]
    public void Moved_votes_stay_in_the_base_of_the_bar()
    {
        // 7 % of 100 voters: L3 has 6 and is out; with the two votes of b it is in, and the base is as it was.
        court.Report("a", 50, 40, 6, 2);
        court.Report("b", 1, 1, 0, 0);
        var impact = Of("b");
        Assert.Contains(impact.Moved, m => m.List == "L3" && !m.Outcome.SeatsOf("L3").IsZero);
        Assert.Equal(0, impact.Without.SeatsMoved);
    }

    [Fact]
    public void With_no_other_station_the_whole_outcome_hangs_on_it()
    {
        court.Report("a", 50, 30, 20, 0);
        var impact = Of("c");
        Assert.True(impact.ChangesSeats);
        Assert.Equal(5, impact.Without.SeatsMoved);
    }
}
