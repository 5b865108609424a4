using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Scans;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Office.Scans;

namespace Scrutineer.DeskServer.Pages.Overview;

/// <summary>The wall, stations, scans.</summary>
internal static class OverviewPages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls)
    {
        routes.MapDesk("GET", "/{language}/wall/{unit}", Operation.SeeOverview, (context, visit) =>
            Task.FromResult(WallPage.Write(new DeskPage(context, visit, desk), walls, Unit(context))));
        routes.MapDesk("GET", "/{language}/station/{unit}", Operation.SeeOverview, (context, visit) =>
            Task.FromResult(StationPage.Write(new DeskPage(context, visit, desk), Unit(context), null)));
        routes.MapDesk("POST", "/{language}/station/{unit}/recount", Operation.RequestRecount, async (context, visit) =>
        {
            var page = new DeskPage(context, visit, desk);
            var form = await DeskPage.FormOf(context);
            var asked = desk.RequestRecount(visit.Who, Unit(context), form["of"].ToString());
            return asked.IsOk ? new SeeOther($"{page.To("station", Unit(context))}?said=recount") : StationPage.Write(page, Unit(context), asked.Refusal);
        });
        routes.MapDesk("POST", "/{language}/station/{unit}/scan", Operation.AddScan, (context, visit) => Take(new DeskPage(context, visit, desk))).WithMetadata(SizeLimit.Scan);
        routes.MapDesk("POST", "/{language}/station/{unit}/copy", Operation.SendCopy, (context, visit) => Take(new DeskPage(context, visit, desk))).WithMetadata(SizeLimit.Scan);
        routes.MapDesk("GET", "/{language}/scan/{unit}/{sha}", Operation.SeeOverview, (context, visit) => Task.FromResult(Send(new DeskPage(context, visit, desk))));
    }

    private static async Task<IResult> Take(DeskPage page)
    {
        var unit = Unit(page.Context);
        var form = await DeskPage.FormOf(page.Context);
        if (form.Files.GetFile("scan") is not { } file) return StationPage.Write(page, unit, ScanRefusals.Empty);
        await using var stream = file.OpenReadStream();
        var read = await ScanReader.Read(stream, page.Context.RequestAborted);
        if (!read.IsOk) return StationPage.Write(page, unit, read.Refusal);
        var kept = page.Desk.AddScan(page.Visit.Who, unit, form["channel"].ToString(), read.Value.Bytes, read.Value.MediaType);
        return kept.IsOk ? new SeeOther($"{page.To("station", unit)}?said=scan#scans") : StationPage.Write(page, unit, kept.Refusal);
    }

    private static IResult Send(DeskPage page)
    {
        var (unit, sha) = (Unit(page.Context), (string)page.Context.GetRouteValue("sha")!);
        var scans = page.Desk.ScansOf(page.Visit.Who, unit);
        if (!scans.IsOk) return DeskRefusals.Answer(page.Context, page.Language, scans.Refusal!);
        var channel = scans.Value.FirstOrDefault(s => s.Scan.Sha256 == sha).Channel ?? page.Desk.Election.DecidingChannel.Code;
        var scan = page.Desk.Scan(page.Visit.Who, unit, channel, sha);
        if (!scan.IsOk) return DeskRefusals.Answer(page.Context, page.Language, scan.Refusal!);
        var (bytes, mediaType) = scan.Value;
        var headers = page.Context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600, immutable";
        if (!mediaType.StartsWith("image/", StringComparison.Ordinal)) headers.ContentDisposition = $"attachment; filename=\"{sha[..12]}.pdf\"";
        return Results.Bytes(bytes, mediaType);
    }

    private static string Unit(HttpContext context) => (string)context.GetRouteValue("unit")!;
}
