using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Watching;

/// <summary>Whether the server lives, and whether it can take work. Both tell nothing of anybody.</summary>
internal static class Health
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, StaffAccounts accounts)
    {
        Open(routes, "/health/live", _ => Task.FromResult(Results.Text("live")));
        Open(routes, "/health/ready", async _ =>
        {
            var answers = await accounts.With(db => db.Database.CanConnectAsync());
            var publication = desk.LastPublication is { } last ? last.Refusal?.Code ?? (last.Value.Broken.IsEmpty ? "made" : "kept-back") : "none";
            return ApiJson.Answer(new ReadyJson(answers ? "ready" : "not-ready", publication), answers ? 200 : 503);
        });
    }

    private static void Open(IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<IResult>> answer) =>
        routes.MapMethods(pattern, ["GET"], (RequestDelegate)(async context => await (await answer(context)).ExecuteAsync(context))).WithMetadata(new DeskRoute("GET", pattern, null, IsOpen: true));
}

/// <summary>Whether the desk can take work.</summary>
/// <param name="Status">ready or not-ready.</param>
/// <param name="Publication">made, none (since the start), or the code of what keeps it back.</param>
internal sealed record ReadyJson(string Status, string Publication);
