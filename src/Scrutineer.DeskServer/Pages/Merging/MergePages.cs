using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Merging;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Office;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Merging;

/// <summary>The record of this office as a file for the centre; the record of another office, shown beside this one and taken over.</summary>
internal static class MergePages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls, IncomingRecords incoming)
    {
        routes.MapDesk("GET", "/{language}/handover", Operation.HandOver, (context, visit) => Task.FromResult(HandOverPage.Write(new DeskPage(context, visit, desk), incoming.Sent, null)));
        routes.MapDesk("GET", "/{language}/handover/record.zip", Operation.HandOver, (context, visit) => HandedOverFile.Answer(context, visit, desk));
        routes.MapDesk("POST", "/{language}/merge", Operation.MergeRecord, async (context, visit) =>
        {
            var page = new DeskPage(context, visit, desk);
            if ((await DeskPage.FormOf(context)).Files.GetFile("record") is not { Length: > 0 } file) return HandOverPage.Write(page, incoming.Sent, RecordArchive.Unreadable);
            await using var stream = file.OpenReadStream();
            var taken = await incoming.Take(visit.Who, stream, context.RequestAborted);
            return taken.IsOk ? new SeeOther(page.To("merge", taken.Value.Key)) : HandOverPage.Write(page, incoming.Sent, taken.Refusal);
        }, isLook: true).WithMetadata(SizeLimit.Record);
        routes.MapDesk("GET", "/{language}/merge/{key}", Operation.MergeRecord, async (context, visit) => await Show(new DeskPage(context, visit, desk), incoming, null));
        routes.MapDesk("POST", "/{language}/merge/{key}", Operation.MergeRecord, async (context, visit) =>
        {
            var page = new DeskPage(context, visit, desk);
            var done = await incoming.Merge(visit.Who, Key(context), (await DeskPage.FormOf(context))["seen"].ToString());
            walls.Forget();
            return done.IsOk ? new SeeOther($"{page.To("merge", Key(context))}?taken={DeskPage.Plain(done.Value)}") : await Show(page, incoming, done.Refusal);
        }, again: (context, visit, refusal) => Show(new DeskPage(context, visit, desk), incoming, refusal));
    }

    private static async Task<IResult> Show(DeskPage page, IncomingRecords incoming, Law.Refusal? refusal)
    {
        var plan = await incoming.Plan(page.Visit.Who, Key(page.Context));
        return plan.IsOk ? MergePage.Write(page, Key(page.Context), plan.Value, refusal) : HandOverPage.Write(page, incoming.Sent, refusal ?? plan.Refusal);
    }

    private static string Key(HttpContext context) => (string)context.GetRouteValue("key")!;
}
