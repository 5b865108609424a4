using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Backups;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>The API of what the desk does.</summary>
internal static class ApiRoutes
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, DeskBackup backup)
    {
        TaskRoutes.Map(routes, desk);
        ProtocolRoutes.Map(routes, desk);
        ReportRoutes.Map(routes, desk);
        OfficeRoutes.Map(routes, desk);
        DisputeRoutes.Map(routes, desk);
        routes.ApiLater<BackupJson>("POST", "/api/v1/backup", Operation.BackUp, async (context, visit, _, body) => context.Answer(await backup.Make(visit.Who, body.WithKeys, body.KeysPassword), m => m))
            .Says<BackupJson, MadeBackup>("Make a consistent copy while everybody works.");
        routes.Api("GET", "/api/v1/backup", Operation.BackUp, (_, _, _) => ApiJson.Answer(backup.All().ToArray())).Says<Nothing, MadeBackup[]>("The backups that were made, the newest first.");
        routes.MapOpen("GET", "/api/v1/openapi.json", (context, _, _) =>
            Task.FromResult(Results.Text(OpenApi.Document(context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints).ToJsonString(ApiJson.Options), "application/json")));
    }
}

internal sealed record BackupJson(bool WithKeys, string? KeysPassword = null);
