using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Margins.Matters;
using Scrutineer.Office.Desk;
using Xunit;
using static Scrutineer.Office.Tests.Staffed.StaffedDesk;

namespace Scrutineer.Office.Tests.Staffed;

/// <summary>The fewest stations of a case that change something, at the desk.</summary>
public class Fewest
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_finds_the_fewest_stations_that_the_command_line_and_the_site_find_and_keeps_them_for_a_size_of_the_record()
    {
        await using var desk = new StaffedDesk();
        foreach (var (unit, a, b) in ((string, long, long)[])[("s1", 850, 0), ("s4", 150, 400)])
        {
            SmallDesk.Ok(desk.Type(Ann, unit, Paper(a, b)));
            SmallDesk.Ok(desk.Type(Bek, unit, Paper(a, b)));
        }

        var text = LocalText.Of("The count was not public.");
        var receipt = SmallDesk.Ok(desk.Office.FileComplaint(Dan, new ComplaintFiled("central", "land", new Complainant("voter", [], null, null), ["counting"], ["s1", "s4"], null, [], text, []), [], null));
        var matters = SmallDesk.Ok(desk.Office.MattersOf(Obs, receipt.Case));
        var found = await matters.Coming.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.Same(found, matters.Fewest);
        Assert.Equal(desk.Office.RecordSize, found!.Size);
        var state = SmallDesk.Ok(desk.Office.StateFor(Mia, "land")).State;
        var same = CaseMatters.Of(state, "hand", ["s1", "s4"]).Fewest!;
        Assert.Equal(same.Codes, found.Stations!.Codes);
        Assert.Equal((same.Cost, same.Lower, true), (found.Stations.Cost, found.Stations.Lower, found.Stations.IsExact));
        Assert.Single(same.Codes);

        Assert.Same(found, SmallDesk.Ok(desk.Office.MattersOf(Obs, receipt.Case)).Fewest);
        SmallDesk.Ok(desk.Office.MoveComplaint(Dan, new ComplaintMoved(receipt.Case, "admit", text, null, null, []), []));
        var later = SmallDesk.Ok(desk.Office.MattersOf(Obs, receipt.Case));
        Assert.Same(found, later.Known);
        Assert.Equal(found.Size + 1, (await later.Coming.WaitAsync(TimeSpan.FromMinutes(1), Cancel))!.Size);
    }

    [Fact]
    public async Task Only_one_search_runs_however_many_look_and_none_runs_twice()
    {
        var (fewest, running, most, runs) = (new FewestByCase(), 0, 0, 0);
        using var gate = new ManualResetEventSlim();
        Margins.StationMargin? Search()
        {
            most = int.Max(most, Interlocked.Increment(ref running));
            gate.Wait(Cancel);
            Interlocked.Decrement(ref running);
            Interlocked.Increment(ref runs);
            return null;
        }

        var all = Enumerable.Range(0, 12).Select(i => fewest.Ask(i % 3, 7, Search, Cancel).Coming).ToList();
        Assert.All(all, a => Assert.False(a.IsCompleted));
        gate.Set();
        Assert.All(await Task.WhenAll(all), f => Assert.Equal(new FewestFound(7, null), f));
        Assert.Equal((1, 3), (most, runs));
        Assert.NotNull(fewest.Ask(1, 7, Search, Cancel).Known);
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task A_search_that_fails_is_made_again_and_one_that_still_waits_when_the_desk_closes_is_not_made()
    {
        var fewest = new FewestByCase();
        await Assert.ThrowsAsync<InvalidOperationException>(() => fewest.Ask(1, 7, () => throw new InvalidOperationException(), Cancel).Coming);
        Assert.NotNull(await fewest.Ask(1, 7, () => null, Cancel).Coming);
        Assert.Null(await fewest.Ask(2, 7, () => null, new CancellationToken(true)).Coming);
    }
}
