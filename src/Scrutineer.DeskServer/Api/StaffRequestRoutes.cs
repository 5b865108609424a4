using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Routes;

namespace Scrutineer.DeskServer.Api;

/// <summary>What waits for a second person before it is true of an account.</summary>
internal static class StaffRequestRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, StaffRequests requests)
    {
        routes.MapDesk("GET", "/api/v1/staff/requests", Operation.ConfirmStaff, async (_, visit) =>
                ApiJson.Answer((await requests.For(visit.Who)).Select(r => StaffRequestJson.Of(r.Request, r.IsHis)).ToArray()))
            .Says<Nothing, StaffRequestJson[]>("What waits for a second person.");
        routes.ApiLater<SeenJson>("POST", "/api/v1/staff/requests/{key}/confirm", Operation.ConfirmStaff, async (context, visit, at, body) =>
                context.Answer(await requests.Confirm(visit.Who, at.Key, body.Seen), made => made.ToArray()))
            .Says<SeenJson, MadeAccount[]>("Confirm exactly what was seen; one-time passwords are shown now and never again.");
        routes.MapDesk("POST", "/api/v1/staff/requests/{key}/decline", Operation.ConfirmStaff, async (context, visit) =>
                context.Done(await requests.Decline(visit.Who, ApiPlace.Of(context).Key)))
            .Says<Nothing, Nothing>("Decline a request, or take one's own back.");
    }
}

/// <summary>A request that waits. A commissioner and an administrator see the same of it.</summary>
internal sealed record StaffRequestJson(string Key, string Kind, string By, DateTimeOffset Made, string? Target, NewStaff[] People, bool IsStale, bool IsYours, string Seen)
{
    public static StaffRequestJson Of(StaffRequest request, bool isHis) => new(
        request.Key, request.Kind.ToString().ToLowerInvariant(), request.By, request.Made, request.Row.Target is { Length: > 0 } target ? target : null, [.. request.People], request.IsStale, isHis, request.Seen);
}
