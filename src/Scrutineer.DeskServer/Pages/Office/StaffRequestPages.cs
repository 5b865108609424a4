using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Office;

/// <summary>What a second person confirms about accounts. Passwords to hand over are on the answer itself and nowhere else: no address leads to them again.</summary>
internal static class StaffRequestPages
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, StaffRequests requests)
    {
        routes.MapDesk("GET", "/{language}/requests", Operation.ConfirmStaff, (context, visit) => Show(context, visit, desk, requests, [], null));
        routes.MapDesk("POST", "/{language}/requests/{key}/confirm", Operation.ConfirmStaff, async (context, visit) =>
        {
            var made = await requests.Confirm(visit.Who, ApiPlace.Of(context).Key, (await DeskPage.FormOf(context))["seen"].ToString());
            return await Show(context, visit, desk, requests, made.IsOk ? made.Value : [], made.Refusal, isDone: made.IsOk);
        }, again: (context, visit, refusal) => Show(context, visit, desk, requests, [], refusal));
        routes.MapDesk("POST", "/{language}/requests/{key}/decline", Operation.ConfirmStaff, async (context, visit) =>
        {
            var done = await requests.Decline(visit.Who, ApiPlace.Of(context).Key);
            return await Show(context, visit, desk, requests, [], done.Refusal, isDone: done.IsOk);
        }, again: (context, visit, refusal) => Show(context, visit, desk, requests, [], refusal));
    }

    private static async Task<IResult> Show(HttpContext context, DeskVisit visit, DeskOffice desk, StaffRequests requests, ImmutableArray<MadeAccount> made, Refusal? refusal, bool isDone = false) =>
        StaffRequestPage.Write(new DeskPage(context, visit, desk), await requests.For(visit.Who), made, refusal, isDone);
}
