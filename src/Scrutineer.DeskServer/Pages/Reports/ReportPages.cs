using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Reports;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Reports;

/// <summary>A file of machine reports, given in the browser.</summary>
internal static class ReportPages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls)
    {
        routes.MapDesk("GET", "/{language}/reports/{unit}", Operation.ReportMachine, (context, visit) => Task.FromResult(ReportPage.Write(new DeskPage(context, visit, desk), Unit(context), "", null)));
        routes.MapDesk("POST", "/{language}/reports/{unit}", Operation.ReportMachine, async (context, visit) =>
        {
            var page = new DeskPage(context, visit, desk);
            var form = await DeskPage.FormOf(context);
            var channel = form["channel"].ToString();
            if (form.Files.GetFile("reports") is not { Length: > 0 } file) return ReportPage.Write(page, Unit(context), channel, new Refusal("report-file-form", "There is no file, or it is empty."));
            await using var stream = file.OpenReadStream();
            var done = await ReportFile.Take(desk, visit.Who, Unit(context), channel, stream, context.RequestAborted);
            walls.Forget();
            return ReportPage.Write(page, Unit(context), channel, done);
        }).WithMetadata(SizeLimit.Reports);
    }

    private static string Unit(HttpContext context) => (string)context.GetRouteValue("unit")!;
}
