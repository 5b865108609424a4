using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.DeskServer.Documents;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>Sittings, summary protocols, the audit trail.</summary>
internal static class OfficePages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls)
    {
        routes.MapDesk("GET", "/{language}/sittings/{unit}", Operation.ManageSittings, (context, visit) =>
            Task.FromResult(SittingsPage.Write(new DeskPage(context, visit, desk), Unit(context), null)));
        routes.MapDesk("POST", "/{language}/sittings/{unit}", Operation.ManageSittings, async (context, visit) =>
        {
            var page = new DeskPage(context, visit, desk);
            var form = await DeskPage.FormOf(context);
            // Not the numbers of the enumeration: its words alone.
            var done = Named(form["wanted"]) is { } wanted && Named(form["seen"]) is { } seen
                ? desk.SetSitting(visit.Who, Unit(context), wanted, seen)
                : new Refusal("sitting-not-now", "A sitting is opened, paused or closed.");
            walls.Forget();
            return done.IsOk ? new SeeOther($"{page.To("sittings", Unit(context))}?done={done.Value}") : SittingsPage.Write(page, Unit(context), done.Refusal);
        }, again: (context, visit, refusal) => Task.FromResult(SittingsPage.Write(new DeskPage(context, visit, desk), Unit(context), refusal)));
        routes.MapDesk("GET", "/{language}/summary/{unit}", Operation.MakeSummary, (context, visit) =>
            Task.FromResult(SummaryPage.Write(new DeskPage(context, visit, desk), Unit(context))));
        routes.MapDesk("GET", "/{language}/summary/{unit}/protocol.pdf", Operation.MakeSummary, async (context, visit) =>
        {
            var page = new DeskPage(context, visit, desk);
            var read = desk.StateFor(visit.Who, Unit(context));
            if (!read.IsOk) return DeskRefusals.Answer(context, visit.Language, read.Refusal!);
            var bytes = await Task.Run(() => SummaryDocument.Make(page, Unit(context), read.Value.State, read.Value.Head));
            return Results.Bytes(bytes, DeskDocument.MediaType, $"summary-{Unit(context)}-{DeskPage.Plain(read.Value.Head.Size)}-{visit.Language}.pdf");
        });
        routes.MapDesk("GET", "/{language}/audit", Operation.SeeAuditTrail, (context, visit) =>
            Task.FromResult(AuditPage.Write(new DeskPage(context, visit, desk))));
    }

    private static Sitting? Named(string? text) => Enum.GetValues<Sitting>().Where(s => s.ToString() == text).Select(s => (Sitting?)s).FirstOrDefault();

    private static string Unit(HttpContext context) => (string)context.GetRouteValue("unit")!;
}
