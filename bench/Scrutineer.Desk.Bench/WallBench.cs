using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Scrutineer.DeskServer;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Office;
using Scrutineer.Office.Keys;

namespace Scrutineer.Desk.Bench;

/// <summary>
/// The progress wall of a big country: stations in ten regions of a hundred districts, three in five of them in the record, everything invented. Nothing is
/// kept of a wall between two measured requests (they lie further apart than it is kept), so each answer pays for summing up all stations.
/// </summary>
internal static class WallBench
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2.1);

    /// <summary>Measures it.</summary>
    /// <param name="like">A folder with a record whose form, lists and law are used; its units are not.</param>
    /// <param name="stations">How many.</param>
    public static async Task Run(string like, int stations)
    {
        var folder = Path.Combine(Path.GetTempPath(), "scrutineer-wall-" + Path.GetRandomFileName());
        try
        {
            var paths = Make(like, folder, stations);
            var watch = Stopwatch.StartNew();
            var started = await DeskServer.DeskServer.StartAsync(new DeskServerOptions(folder) { Listen = new IPEndPoint(IPAddress.Loopback, 0), Unwitnessed = true });
            await using var server = started.IsOk ? started.Value : throw new InvalidOperationException(started.Refusal!.ToString());
            Say($"{stations} stations, {stations / 5 * 3} protocols: the desk opens in {watch.Elapsed.TotalSeconds:F1} s");
            using var admin = new Person(() => server.Address, "admin", new ConcurrentBag<double>());
            await admin.Begin((await StaffAccounts.CreateFirst(paths, "admin", "admin", TimeProvider.System)).Value);
            using var second = new Person(() => server.Address, "second", new ConcurrentBag<double>());
            await second.Begin((await StaffAccounts.CreateFirst(paths, "second", "second", TimeProvider.System)).Value);
            var made = (await admin.Accounts(second, "login,name,role,unit\nkai,Kai,coordinator,land\n"))[0];
            using var kai = new Person(() => server.Address, "kai", new ConcurrentBag<double>());
            await kai.Begin(made.GetProperty("password").GetString()!);
            foreach (var (what, path) in ((string, string)[])[("the country", "ru/wall/land"), ("a region", "ru/wall/r3"), ("a search in the country", "ru/wall/land?find=0420"), ("what is not typed, page 200", "ru/wall/land?stage=untyped&page=200")])
                await Measure(kai, what, path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(Person person, string what, string path)
    {
        var (fresh, kept, bytes) = (new List<double>(), new List<double>(), 0);
        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(Apart);
            (var first, bytes) = await person.Page(path);
            fresh.Add(first);
            for (var again = 0; again < 5; again++) kept.Add((await person.Page(path)).Milliseconds);
        }

        Say($"{what}: summed up anew p50 {fresh.Order().ElementAt(5):F0} ms, slowest {fresh.Max():F0} ms; within two seconds p50 {kept.Order().ElementAt(25):F0} ms, slowest {kept.Max():F0} ms; {bytes} bytes");
    }

    private static RecordPaths Make(string like, string folder, int stations)
    {
        var paths = new RecordPaths(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(paths.LogKey)!);
        var key = KeyFile.Make(paths.LogKey, "record.invalid/wall").Value;
        using var store = Files.ReadStore(new RecordPaths(like)).Value;
        var known = RecordReading.Fold(store, null).Value;
        byte[] Blob(BlobReference of) => store.Blob(of.Sha256)!;
        var opened = known.Fold.Opened;
        var blobs = new RecordBlobs(WithoutUnits(Blob(opened.Definition)), UnitsJson.Write(UnitTree.Build([.. Units(stations)]).Value), Blob(opened.Form), Blob(opened.Law));
        var election = ElectionDefinition.Read(blobs.Definition, blobs.Units, blobs.Form, blobs.Law).Value;
        using var office = RecordOffice.Create(paths, new NewRecord(election, blobs, $"{election.Id}:test", key, "quorum none\n", known.Fold.Keys.Commission), TimeProvider.System).Value;
        var protocols = Enumerable.Range(0, stations / 5 * 3).Select(i => (Func<RecordFold, (long?, EntryData)>)(_ => (null, new ProtocolReported(Protocol(election, $"s{i:000000}", i)))));
        var appended = office.AppendAll(new Author("central-commission", null), protocols);
        return appended.IsOk ? paths : throw new InvalidOperationException(appended.Refusal!.ToString());
    }

    /// <summary>A definition without what names units.</summary>
    private static byte[] WithoutUnits(byte[] definition)
    {
        var json = JsonNode.Parse(definition)!.AsObject();
        foreach (var member in (string[])["tiles", "official", "previous"]) json.Remove(member);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static IEnumerable<Unit> Units(int stations)
    {
        yield return new Unit("land", "country", null, LocalText.Of("Invented land"));
        for (var region = 0; region < 10; region++) yield return new Unit($"r{region}", "region", "land", LocalText.Of($"Region {region}"));
        for (var district = 0; district < 1_000; district++) yield return new Unit($"d{district:000}", "district", $"r{district % 10}", LocalText.Of($"District {district}"));
        for (var station = 0; station < stations; station++)
            yield return new Unit($"s{station:000000}", "station", $"d{station % 1_000:000}", LocalText.Of($"Station {station}")) with { Registered = 1_000 };
    }

    private static ProtocolForm Protocol(Election election, string unit, int number)
    {
        var votes = Enumerable.Range(0, election.Lists.Length).Select(i => (long?)(((number * 31) + (i * 17)) % 40)).ToArray();
        var lines = election.Form.Lines.Select(_ => (long?)votes.Sum()).ToArray();
        return new ProtocolForm(unit, election.DecidingChannel.Code, "1", null, null, Figures.Of(lines), Figures.Of(votes), null, []);
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
