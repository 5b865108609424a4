using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Merging;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>Records that offices send to the centre, in parts; a commissioner there decides what becomes of them.</summary>
internal static class SentRoutes
{
    private const string One = "/api/v1/records/{key}";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, SentRecords sent)
    {
        routes.Api("GET", One, Operation.SendRecord, (context, visit, at) => context.Answer(sent.Status(visit.Who, at.Key), SentStatusJson.Of))
            .Says<Nothing, SentStatusJson>("How many bytes of an archive, named by its SHA-256, are here.");
        routes.MapDesk("PUT", $"{One}/{{from}}", Operation.SendRecord, async (context, visit) =>
        {
            var from = long.TryParse((string?)context.GetRouteValue("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
            return context.Answer(await sent.Append(visit.Who, ApiPlace.Of(context).Key, from, context.Request.Body, context.RequestAborted), SentStatusJson.Of);
        }).WithMetadata(SizeLimit.Part).Says<Nothing, SentStatusJson>("Send the next part of it, at most 8 MiB, from that byte on.", "application/octet-stream");
        routes.MapDesk("POST", $"{One}/finish", Operation.SendRecord, async (context, visit) =>
                context.Answer(await sent.Finish(visit.Who, ApiPlace.Of(context).Key, context.RequestAborted), p => MergePlanJson.Of(desk, ApiPlace.Of(context).Key, p)))
            .Says<Nothing, MergePlanJson>("All parts are sent: verify the record, and say what would become of it. A commissioner takes it over.");
    }
}

/// <summary>How far an archive is.</summary>
internal sealed record SentStatusJson(long Length, bool IsWhole)
{
    public static SentStatusJson Of((long Length, bool IsWhole) status) => new(status.Length, status.IsWhole);
}
