using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Office.Tests;

/// <summary>From a protocol to a publication that strangers verify.</summary>
public class Publications
{
    [Fact]
    public async Task What_is_published_verifies_after_every_step()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        var first = await desk.Publish();
        Assert.Equal((3, 2, null), (first.Size, first.Publication, first.Blocked));
        desk.IsVerified(3);
        desk.Append(new ProtocolCorrected("typing error", SmallDesk.Protocol("s1", 90, 60)));
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 10, 10)));
        await desk.Publish();
        desk.IsVerified(6);
    }

    [Fact]
    public async Task Nothing_is_public_before_it_is_published()
    {
        using var desk = new SmallDesk();
        await desk.Publish();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        desk.IsVerified(2);
    }

    [Fact]
    public async Task A_prefix_gives_the_state_as_it_was()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        desk.Append(new ProtocolCorrected("typing error", SmallDesk.Protocol("s1", 90, 60)));
        desk.Office.Dispose();
        using var store = SmallDesk.Ok(Files.ReadStore(desk.Paths));
        long?[] votes = [null, 100, 100, 90];
        for (var size = 1; size <= 4; size++)
            Assert.Equal(votes[size - 1], TallyTable.Of(SmallDesk.Ok(RecordReading.Fold(store, size)).Fold.State(), "hand").Country.Votes(0));
        SmallDesk.Refused("size-outside", RecordReading.Fold(store, 5));
        SmallDesk.Refused("size-outside", RecordReading.Fold(store, 0));
        await desk.Reopen();
    }

    [Fact]
    public void A_stale_author_is_refused_and_the_newer_entry_is_named()
    {
        using var desk = new SmallDesk();
        var first = desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        var second = desk.Append(new ProtocolCorrected("why", SmallDesk.Protocol("s1", 90, 60)));
        var stale = desk.Office.Append(SmallDesk.Clerk, new ProtocolCorrected("why", SmallDesk.Protocol("s1", 80, 70)), first);
        SmallDesk.Refused("prev-stale", stale);
        Assert.Contains($"entry {second} is newer", stale.Refusal!.Message);
        Assert.Equal(3, desk.Office.Size);
    }

    [Fact]
    public async Task Figures_that_break_an_identity_are_kept_back_and_the_last_good_ones_stay_up()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 10, 10, cast: 5)));
        var blocked = await desk.Publish();
        Assert.Equal((2, 4), (blocked.Publication, blocked.Blocked));
        Assert.Equal(["land: valid 170 is more than cast 155"], blocked.Broken.Select(b => b.Sentence));
        var current = JsonDocument.Parse(File.ReadAllText(Path.Combine(desk.Paths.Public, "current.json"))).RootElement;
        Assert.Equal((2, 4), (current.GetProperty("publication").GetInt64(), current.GetProperty("blocked").GetInt64()));
        desk.IsVerified(5);

        desk.Append(new ProtocolCorrected("typing error", SmallDesk.Protocol("s2", 10, 10)));
        var good = await desk.Publish();
        Assert.Equal((6, null), (good.Publication, good.Blocked));
        desk.IsVerified(7);
    }

    [Fact]
    public async Task What_was_published_and_did_not_get_out_is_not_published_twice()
    {
        using var desk = new SmallDesk();
        await desk.Publish();
        Assert.Equal(1, (await desk.Publish()).Publication);
        Assert.Equal(2, desk.Office.Size);
    }

    [Fact]
    public async Task Results_that_a_crash_kept_back_are_made_again()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        await desk.Publish();
        Directory.Delete(desk.Paths.Public, recursive: true);
        await desk.Reopen();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s2", 1, 2)));
        await desk.Publish();
        desk.IsVerified(5);
    }

    [Fact]
    public void An_act_without_a_figure_is_an_entry_of_its_own()
    {
        using var desk = new SmallDesk();
        desk.Append(new ProtocolReported(SmallDesk.Protocol("s1", 100, 50)));
        desk.Append(new ActOfSettingAside(["s1"], "court", LocalText.Of("why")));
        Assert.Null(TallyTable.Of(desk.Office.Fold.State(), "hand").Country.Votes(0));
    }
}
