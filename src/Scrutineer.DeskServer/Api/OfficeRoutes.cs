using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.Overview;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>Sittings, the wall, what the channels say of a station, requests of recounts, the audit trail.</summary>
internal static class OfficeRoutes
{
    private const int MostLines = 1_000;

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.Api("GET", "/api/v1/election", Operation.SeeOverview, (_, _, _) => ApiJson.Answer(ElectionJson.Of(desk))).Says<Nothing, ElectionJson>("The election: channels, and the fields of its protocol.");
        routes.Api("GET", "/api/v1/overview/{unit}", Operation.SeeOverview, (context, visit, at) => context.Answer(desk.Overview(visit.Who, at.Unit), p => p))
            .Says<Nothing, UnitProgress>("The progress of a unit and all below it.");
        routes.Api("GET", "/api/v1/stations/{unit}", Operation.SeeOverview, (context, visit, at) => context.Answer(desk.Stations(visit.Who, at.Unit), s => s.ToArray()))
            .Says<Nothing, StationProgress[]>("The stations of a unit, as the wall shows them.");
        routes.Api("GET", "/api/v1/sides/{unit}", Operation.SeeOverview, (context, visit, at) => context.Answer(desk.Sides(visit.Who, at.Unit), s => s.Select(SideJson.Of).ToArray()))
            .Says<Nothing, SideJson[]>("What every channel says of a unit.");
        routes.Api("GET", "/api/v1/history/{unit}", Operation.SeeOverview, (context, visit, at) =>
                context.Answer(desk.HistoryOf(visit.Who, at.Unit), h => h.Select(e => new EntryJson(e.Index, JsonSerializer.Deserialize<JsonElement>(EntryWriter.Write(e.Entry)))).ToArray()))
            .Says<Nothing, EntryJson[]>("The entries of a unit in the record, oldest first, as they stand there.");
        routes.Api("GET", "/api/v1/scans/{unit}", Operation.SeeOverview, (context, visit, at) =>
                context.Answer(desk.ScansOf(visit.Who, at.Unit), all => all.Select(s => new UnitScanJson(s.Channel, s.Scan.Sha256, s.Scan.Length, s.Scan.MediaType)).ToArray()))
            .Says<Nothing, UnitScanJson[]>("The scans of a unit in all channels.");
        routes.Api("GET", "/api/v1/sittings/{unit}", Operation.SeeOverview, (_, _, at) => ApiJson.Answer(new SittingJson(Word(desk.SittingOf(at.Unit))))).Says<Nothing, SittingJson>("What a unit's own sitting is.");
        routes.Api<SetSittingJson>("POST", "/api/v1/sittings/{unit}", Operation.ManageSittings, (context, visit, at, body) =>
                Sitting(body.Wanted) is { } wanted && Sitting(body.Seen) is { } seen
                    ? context.Answer(desk.SetSitting(visit.Who, at.Unit, wanted, seen), s => new SittingJson(Word(s)))
                    : context.Done<bool>(new Refusal("sitting-word", "A sitting is not-opened, open, paused or closed.")))
            .Says<SetSittingJson, SittingJson>("Open, pause or close a sitting.");
        routes.Api<RecountJson>("POST", "/api/v1/recounts/{unit}", Operation.RequestRecount, (context, visit, at, body) => context.Answer(desk.RequestRecount(visit.Who, at.Unit, body.Of), i => new TakenJson(i, true)))
            .Says<RecountJson, TakenJson>("Take down that a list or an observer asks for a recount of a station whose counts differ.");
        routes.Api("GET", "/api/v1/audit", Operation.SeeAuditTrail, (context, visit, _) => context.Answer(
                desk.AuditFor(visit.Who, Math.Max(0, Number(context.Request, "after") ?? 0), (int)Math.Clamp(Number(context.Request, "most") ?? MostLines, 1, MostLines)),
                lines => lines.Select(l => new AuditJson(l.Number, l.Line.At, l.Line.By, l.Line.What, l.Line.Unit, l.Line.Refused)).ToArray()))
            .Says<Nothing, AuditJson[]>("The audit trail of one's units after ?after=, at most ?most= lines.");
    }

    private static long? Number(HttpRequest request, string name) =>
        long.TryParse(request.Query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Word(Sitting sitting) => sitting == Desk.Sittings.Sitting.NotOpened ? "not-opened" : sitting.ToString().ToLowerInvariant();

    private static Sitting? Sitting(string word) => Enum.GetValues<Sitting>().Where(s => Word(s) == word).Select(s => (Sitting?)s).FirstOrDefault();
}

internal sealed record ElectionJson(string Id, IReadOnlyDictionary<string, string> Name, ChannelJson[] Channels, FieldJson[] Fields)
{
    public static ElectionJson Of(DeskOffice desk) => new(
        desk.Id, desk.Election.Name.ByLanguage, [.. desk.Election.Channels.Select(c => new ChannelJson(c.Code, c.Name.ByLanguage, c.Code == desk.Election.DecidingChannel.Code))],
        [.. Field.Of(desk.Election).Select(f => new FieldJson(f.Place, f.Code, f.Number, f.Label.ByLanguage, f.IsList, f.IsRequired))]);
}

internal sealed record ChannelJson(string Code, IReadOnlyDictionary<string, string> Name, bool Decides);

internal sealed record SideJson(string Channel, long?[]? Lines, long?[]? Votes)
{
    public static SideJson Of(ChannelSide side) => new(side.Channel, Numbers(side.Protocol?.Lines), Numbers(side.Protocol?.Votes));

    private static long?[]? Numbers(Elections.Protocols.Figures? figures) => figures is { } all ? [.. Enumerable.Range(0, all.Length).Select(i => all[i])] : null;
}

internal sealed record EntryJson(long Index, JsonElement Entry);

internal sealed record UnitScanJson(string Channel, string Sha256, long Length, string MediaType);

internal sealed record SittingJson(string Sitting);

internal sealed record SetSittingJson(string Wanted, string Seen);

internal sealed record RecountJson(string Of);

internal sealed record AuditJson(long Number, DateTimeOffset At, string? By, string What, string? Unit, string? Refused);
