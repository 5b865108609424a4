using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Office.Desk;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A district in the middle of its night: every stage of a protocol, and somebody of every role.</summary>
internal sealed class DeskScene
{
    private static readonly long?[] Paper = [1_000, 0, 900, 0, 380, 20, 400, 500, 20, 380, 398, 2, 245, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 3];
    private readonly DeskOffice desk;
    private readonly Dictionary<Role, StaffMember> people = [];
    private StaffMember second = null!;

    private DeskScene(DeskOffice desk) => this.desk = desk;

    public const string Unit = "talas";

    /// <summary>The stations: 0 corrected, 1 recorded, 2 differing, 3 to be decided, 4 decided by the coordinator, 5 typed once, with a scan, 6 being typed.</summary>
    public string[] Stations { get; private init; } = [];

    /// <summary>Makes it; whoever signs in is called <c>ROLE-at-talas</c>.</summary>
    public static async Task<DeskScene> Make(DeskNight night)
    {
        var (desk, units) = (night.Server.Desk, night.Server.Desk.Election.Units);
        var scene = new DeskScene(desk) { Stations = [.. units.All.Where(u => u.IsStation && units.PathOf(units.Find(u.Code)).Contains(units.Find(Unit))).Select(u => u.Code)] };
        foreach (var role in Roles.All) scene.people[role] = new StaffMember(await night.Person($"{role.Code()}-at-{Unit}", role, Unit), role, Unit);
        scene.second = new StaffMember(await night.Person($"second-at-{Unit}", Role.Typist, Unit), Role.Typist, Unit);
        Ok(desk.SetSitting(scene.people[Role.Coordinator], Unit, Sitting.Open, Sitting.NotOpened));
        scene.Play();
        return scene;
    }

    private void Play()
    {
        var typist = people[Role.Typist];
        Twice(0);
        Twice(1, (12, 244), (13, 11));
        Once(typist, 2);
        Once(second, 2, (12, 254), (7, 50));
        Twice(3, (7, 490), (12, 243), (13, 12));
        Twice(4, (7, 480), (12, 242), (13, 13));
        Accept(Role.Coordinator, 4);
        Once(typist, 5);
        Ok(desk.Correct(people[Role.Coordinator], Stations[0], "hand", "recount", "Пересчёт по решению суда № 12", Seen.Of(Stations[0], "hand", Stage(0))));
        Twice(0, (12, 240), (14, 15));
        if (Stage(0) is Scrutineer.Desk.Typing.Stage.Deciding) Accept(Role.Coordinator, 0);
        using var picture = new SixLabors.ImageSharp.Image<SixLabors.ImageSharp.PixelFormats.Rgb24>(400, 560, new(250, 250, 246));
        using var png = new MemoryStream();
        picture.Save(png, new SixLabors.ImageSharp.Formats.Png.PngEncoder());
        Ok(desk.AddScan(typist, Stations[5], "hand", png.ToArray(), "image/png"));
        Ok(desk.Take(typist, Stations[6], "hand"));
        var figures = Scrutineer.Desk.Paper.PaperFigures.Of([.. Of(1, [(12, 250), (13, 5)]).Values], 12);
        Ok(desk.Report(people[Role.Coordinator], new SentReport("machine-0001", Stations[1], "machine", figures)));
    }

    /// <summary>The record of an office that worked by itself: one protocol that is new here, one that is in conflict.</summary>
    public Task<byte[]> Elsewhere(string folder, CancellationToken cancel) =>
        OtherOffice.Record(folder, [Stations[1], Stations[7]], unit => Of(Array.IndexOf(Stations, unit), unit == Stations[1] ? [(12, 251), (13, 4)] : []), cancel);

    private Scrutineer.Desk.Typing.Stage Stage(int station) => Ok(desk.StageFor(people[Role.Coordinator], Stations[station], "hand"));

    private void Twice(int station, params (int, long?)[] but)
    {
        Once(people[Role.Typist], station, but);
        Once(second, station, but);
    }

    private void Once(StaffMember typist, int station, params (int, long?)[] but)
    {
        Ok(desk.Take(typist, Stations[station], "hand"));
        Ok(desk.Finish(typist, Stations[station], "hand", Of(station, but)));
    }

    private SortedDictionary<int, long?> Of(int station, (int, long?)[] but)
    {
        var numbers = new SortedDictionary<int, long?>(Paper.Select((n, i) => (n, i)).ToDictionary(p => p.i, p => p.n)) { [0] = desk.Election.Units[desk.Election.Units.Find(Stations[station])].Registered };
        foreach (var (place, number) in but) numbers[place] = number;
        return numbers;
    }

    private void Accept(Role role, int station) => Ok(desk.Accept(people[role], Stations[station], "hand", "Так на бумаге", Seen.Of(Stations[station], "hand", Stage(station))));

    private static T Ok<T>(Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }
}
