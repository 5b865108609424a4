using System.Collections.Immutable;
using System.Text;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Units;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Office.Keys;
using Scrutineer.Published;
using Scrutineer.Verification;
using Xunit;

namespace Scrutineer.Office.Tests.Staffed;

/// <summary>An office with people: two districts of three stations, hand, machine and observer channels, one equation that is an error and one that is a warning.</summary>
internal sealed class StaffedDesk : IAsyncDisposable
{
    public static readonly StaffMember
        Ann = new("000000a1", Role.Typist, "land"), Bek = new("000000b2", Role.Typist, "land"), Cem = new("000000c3", Role.Typist, "land"),
        Kai = new("000000d4", Role.Coordinator, "land"), Mia = new("000000e5", Role.Commissioner, "land"), Obs = new("000000f6", Role.Observer, "land"), Dan = new("000000a7", Role.DisputeOfficer, "land"), Eve = new("000000b8", Role.DisputeOfficer, "d1");

    private readonly string root = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());

    public StaffedDesk(bool opened = true)
    {
        Directory.CreateDirectory(root);
        Paths = new RecordPaths(Path.Combine(root, "election"));
        KeyFile.Write(Paths.LogKey, SmallDesk.LogKey);
        var election = ElectionDefinition.Read(Definition, Units, Form, Law).Value;
        var office = SmallDesk.Ok(RecordOffice.Create(
            Paths, new NewRecord(election, new RecordBlobs(Definition, Units, Form, Law), "t:test", SmallDesk.LogKey, "quorum none\n", SmallDesk.Commission), TimeProvider.System));
        Office = SmallDesk.Ok(DeskOffice.Open(office, TimeProvider.System));
        if (opened) SmallDesk.Ok(Office.SetSitting(Kai, "land", Sitting.Open, Sitting.NotOpened));
    }

    public RecordPaths Paths { get; }

    public DeskOffice Office { get; private set; }

    public string Journal => Path.Combine(Paths.Private, "desk.db");

    /// <summary>A paper: cast, invalid, valid, then votes for A and B.</summary>
    public static Dictionary<int, long?> Paper(long a, long b, long invalid = 5, long? cast = null) => new() { [0] = cast ?? a + b + invalid, [1] = invalid, [2] = a + b, [3] = a, [4] = b };

    public Result<Stage> Type(StaffMember who, string unit, Dictionary<int, long?> numbers)
    {
        var taken = Office.Take(who, unit, "hand");
        return taken.IsOk ? Office.Finish(who, unit, "hand", numbers) : taken.Refusal!;
    }

    public Stage StageOf(string unit) => SmallDesk.Ok(Office.StageFor(Kai, unit, "hand"));

    public string Seen(string unit) => Scrutineer.Desk.Typing.Seen.Of(unit, "hand", StageOf(unit));

    public async Task Reopen(Action? between = null)
    {
        await Office.DisposeAsync();
        between?.Invoke();
        Office = SmallDesk.Ok(DeskOffice.Open(SmallDesk.Ok(await RecordOffice.Open(Paths, TimeProvider.System, TestContext.Current.CancellationToken)), TimeProvider.System));
    }

    /// <summary>Closes the desk, publishes the record and verifies it.</summary>
    public async Task<VerificationReport> Published()
    {
        await Office.DisposeAsync();
        using (var office = SmallDesk.Ok(await RecordOffice.Open(Paths, TimeProvider.System, TestContext.Current.CancellationToken)))
            SmallDesk.Ok(await office.Publish("hand", false, TestContext.Current.CancellationToken));
        var report = RecordVerifier.Verify(new DirectoryFiles(Paths.Public), new VerifyOptions());
        Assert.True(report.IsVerified, string.Join("\n", report.Steps.Where(s => s.State == StepState.Failed).Select(s => $"{s.Step} {s.Fault}")));
        await Reopen();
        return report;
    }

    /// <summary>Entries of the record, read from the disk.</summary>
    public ImmutableArray<Elections.Entries.Entry> Entries()
    {
        using var store = SmallDesk.Ok(Files.ReadStore(Paths));
        return [.. RecordReading.Entries(store, 0, long.MaxValue).Select(e => e.Entry)];
    }

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    private static byte[] Form { get; } = Bytes(
        """
        {"format":"scrutineer-form/1","id":"f","lines":[{"code":"cast","names":"Cast"},{"code":"invalid","names":"Invalid"},{"code":"valid","names":"Valid"}],
         "bases":{"cast":"cast","valid":"valid"},
         "equations":[
           {"code":"E1","severity":"error","equation":"cast = invalid + valid","short":"1 is not 2 + 3","long":"Cast is not invalid and valid together."},
           {"code":"W1","severity":"warning","equation":"invalid < 50","short":"Many invalid","long":"Fifty invalid ballots or more."}]}
        """);

    private static byte[] Law { get; } = Bytes("""{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"dhondt"}}],"result":"S"}""");

    private static byte[] Definition { get; } = Bytes(
        $$"""{"format":"scrutineer-definition/1","id":"t","names":"Test","date":"2026-01-01",{{Disputes}}"channels":[{"code":"hand","names":"Hand","decides":true},{"code":"machine","names":"Machine"},{"code":"observer","names":"Observer"}],"lists":[{"code":"A","names":"A"},{"code":"B","names":"B"}]}""");

    private const string Disputes =
        """
        "disputes":{"article":"Art. 44","offset":"+00:00",
         "forums":[{"code":"territorial","names":"Territorial commission","kind":"commission","level":"district","appeal":"central","first":true,"remedies":["annul-units","recount"],"article":"Art. 37"},
          {"code":"central","names":"Central commission","kind":"commission","level":"country","appeal":"court","first":true,"remedies":["annul-result","annul-units","correct","exclude-box","recount","repeat-vote","revoke","suspend","void-votes"],"members":3,"article":"Art. 45"},
          {"code":"court","names":"Court","kind":"court","level":"country","remedies":["annul-units","revoke"],"article":"Art. 50"}],
         "complainants":[{"code":"voter","names":"Voter"},{"code":"list","names":"List"},{"code":"observer","names":"Observer"}],"grounds":[{"code":"counting","names":"Counting"},{"code":"secrecy","names":"Secrecy"}],"clocks":[{"code":"complaint","length":1000,"unit":"months","article":"Art. 44(1)"},
          {"code":"complaint","forum":"territorial","length":1,"unit":"calendar-days","article":"Art. 44(2)"},{"code":"appeal","length":3,"unit":"calendar-days","article":"Art. 44(3)"},{"code":"decision","length":5,"unit":"calendar-days","article":"Art. 44(4)"},{"code":"repeat-notice","length":30,"unit":"calendar-days","article":"Art. 63"}]},
        """;

    private static byte[] Units { get; } = UnitsJson.Write(UnitTree.Build(
    [
        new Unit("land", "country", null, LocalText.Of("Land")),
        new Unit("d1", "district", "land", LocalText.Of("First")),
        new Unit("d2", "district", "land", LocalText.Of("Second")),
        .. Enumerable.Range(1, 6).Select(i => new Unit($"s{i}", "station", i <= 3 ? "d1" : "d2", LocalText.Of($"Station {i}")) with { Registered = 1_000 }),
    ]).Value);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
