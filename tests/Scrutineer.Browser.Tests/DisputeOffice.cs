using System.Globalization;
using System.Net;
using System.Text;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Units;
using Scrutineer.Office;
using Scrutineer.Office.Keys;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A small election on the day after its vote: three stations typed, complaints to come, two of three members who sign.</summary>
internal sealed class DisputeOffice : IAsyncDisposable
{
    private static readonly PasswordCost Cheap = new(64, 1);
    private readonly string folder = Path.Combine(Path.GetTempPath(), "scrutineer-disputes-" + Path.GetRandomFileName());

    private DisputeOffice()
    {
    }

    public DeskServer.DeskServer Server { get; private set; } = null!;

    public string Root => $"http://localhost:{Server.Address.Port}";

    /// <summary>The keys of the members.</summary>
    public static SignerKey[] Members { get; } = [.. Enumerable.Range(1, 3).Select(i => SignerKey.FromSeed($"member-{i}", Enumerable.Repeat((byte)i, 32).ToArray()).Value)];

    public static async Task<DisputeOffice> Start()
    {
        var office = new DisputeOffice();
        var paths = new RecordPaths(office.folder);
        Directory.CreateDirectory(Path.GetDirectoryName(paths.LogKey)!);
        var key = Ok(KeyFile.Make(paths.LogKey, "record.example/t"));
        var blobs = Blobs(DateTime.UtcNow.AddDays(-1));
        var commission = string.Concat(Members.Select(m => $"witness {m.Name} {m.Verifier}\n")) + "group all 2 member-1 member-2 member-3\nquorum all\n";
        var election = ElectionDefinition.Read(blobs.Definition, blobs.Units, blobs.Form, blobs.Law).Value;
        Ok(RecordOffice.Create(paths, new NewRecord(election, blobs, "t:live", key, "quorum none\n", commission), TimeProvider.System)).Dispose();
        office.Server = Ok(await DeskServer.DeskServer.StartAsync(new DeskServer.DeskServerOptions(office.folder) { Listen = new IPEndPoint(IPAddress.Loopback, 0), Cost = Cheap, PublishEvery = TimeSpan.FromMilliseconds(20) }));
        foreach (var role in (Role[])[Role.DisputeOfficer, Role.Commissioner, Role.Auditor]) await office.Person(role);
        office.Type();
        return office;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Three protocols, each typed twice: A has 4 seats of 5.</summary>
    private void Type()
    {
        var desk = Server.Desk;
        Ok(desk.SetSitting(new StaffMember("0000000c", Role.Coordinator, "land"), "land", Sitting.Open, Sitting.NotOpened));
        foreach (var (unit, a, b) in ((string, long, long)[])[("s1", 850, 0), ("s2", 100, 300), ("s3", 50, 100)])
            foreach (var typist in (StaffMember[])[new("0000000a", Role.Typist, "land"), new("0000000b", Role.Typist, "land")])
            {
                Ok(desk.Take(typist, unit, "hand"));
                Ok(desk.Finish(typist, unit, "hand", new Dictionary<int, long?> { [0] = a + b, [1] = a + b, [2] = a, [3] = b }));
            }
    }

    private async Task Person(Role role)
    {
        var made = (await Server.Accounts.Add([new NewStaff(role.Code(), "Somebody", role.Code(), "land")])).Value[0];
        await Server.Accounts.Change(made.Key, a => (a.PasswordHash, a.MustChangePassword, a.PasswordUntil) = (Argon2Hasher.Hash(DeskNight.Password, Cheap), false, null));
    }

    private static RecordBlobs Blobs(DateTime vote) => new(
        Bytes($$$"""
            {"format":"scrutineer-definition/1","id":"t","names":{"en":"Test election","ru":"Пробные выборы","ky":"Сыноо шайлоосу"},"date":"{{{vote.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}}}",
             "channels":[{"code":"hand","names":"Hand","decides":true}],"lists":[{"code":"A","names":"Alpha"},{"code":"B","names":"Beta"}],
             "disputes":{"article":"Art. 44","offset":"+06:00","forums":[
               {"code":"central","names":{"en":"Central commission","ru":"Центральная комиссия","ky":"Борбордук комиссия"},"kind":"commission","level":"country","first":true,
                "remedies":["annul-result","annul-units","correct","exclude-box","recount","repeat-vote","revoke","suspend","void-votes"],"members":3,"article":"Art. 45"}],
              "complainants":[{"code":"list","names":"List"},{"code":"voter","names":"Voter"}],"grounds":[{"code":"counting","names":"Counting"},{"code":"secrecy","names":"Secrecy"}],
              "clocks":[{"code":"complaint","length":30,"unit":"calendar-days","article":"Art. 44(1)"},{"code":"decision","length":5,"unit":"calendar-days","article":"Art. 44(4)"}]}}
            """),
        UnitsJson.Write(UnitTree.Build(
        [
            new Unit("land", "country", null, LocalText.Of("Land")),
            .. Enumerable.Range(1, 3).Select(i => new Unit($"s{i}", "station", "land", LocalText.Of($"Station {i}")) with { Registered = 1_000 }),
        ]).Value),
        Bytes("""{"format":"scrutineer-form/1","id":"f","lines":[{"code":"cast","names":"Cast"},{"code":"valid","names":"Valid"}],"bases":{"cast":"cast","valid":"valid"},"equations":[]}"""),
        Bytes("""{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"dhondt"}}],"result":"S"}"""));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static T Ok<T>(Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }
}
