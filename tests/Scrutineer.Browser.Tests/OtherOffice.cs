using Scrutineer.Cli.Commands;
using Scrutineer.Cli.Demo;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Office.Desk;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>An office that worked by itself, of the same election as the night's.</summary>
internal static class OtherOffice
{
    /// <summary>Its record as it hands it over: the same paper at each of some stations.</summary>
    public static async Task<byte[]> Record(string folder, IEnumerable<string> stations, Func<string, SortedDictionary<int, long?>> paper, CancellationToken cancel)
    {
        var definition = Path.Combine(Shared.Repository, "elections", "kg-2020");
        var (head, invented) = SimulateCommand.Invent(definition, SimulateCommand.DefaultSeed).Value;
        var election = DemoCommand.WriteFolder(definition, head, invented, folder, SimulateCommand.DefaultSeed).Value;
        DemoRecord.Open(election, new DateTimeOffset(2020, 10, 4, 20, 0, 0, TimeSpan.FromHours(6))).Value.Dispose();
        await using var desk = Ok(DeskOffice.Open(Ok(await RecordOffice.Open(new RecordPaths(election), TimeProvider.System, cancel)), TimeProvider.System));
        desk.StartPublishing(unwitnessed: true, TimeSpan.FromMilliseconds(50), _ => { });
        var coordinator = new StaffMember("0000000c", Role.Coordinator, DeskScene.Unit);
        Ok(desk.SetSitting(coordinator, DeskScene.Unit, Sitting.Open, Sitting.NotOpened));
        foreach (var station in stations)
            foreach (var key in (string[])["0000000a", "0000000b"])
            {
                var typist = new StaffMember(key, Role.Typist, DeskScene.Unit);
                Ok(desk.Take(typist, station, "hand"));
                Ok(desk.Finish(typist, station, "hand", paper(station)));
            }

        while (true)
        {
            using var packed = new MemoryStream();
            if (desk.HandOver(coordinator, packed).IsOk) return packed.ToArray();
            await Task.Delay(50, cancel);
        }
    }

    private static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }
}
