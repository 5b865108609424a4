using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Merging;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections.Protocols;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>Records that are handed over from one office to another, as files.</summary>
internal static class MergeRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, IncomingRecords incoming)
    {
        routes.MapDesk("GET", "/api/v1/handover", Operation.HandOver, (context, visit) => HandedOverFile.Answer(context, visit, desk))
            .Says<Nothing, Nothing>("The published record of this office as a ZIP archive.");
        routes.MapDesk("POST", "/api/v1/merges", Operation.MergeRecord, async (context, visit) =>
                context.Answer(await incoming.Take(visit.Who, context.Request.Body, context.RequestAborted), t => MergePlanJson.Of(desk, t.Key, t.Plan)), isLook: true).WithMetadata(SizeLimit.Record)
            .Says<Nothing, MergePlanJson>("Verify the record of another office, a ZIP archive in the body, and say what would become of it. Nothing is taken yet.", "application/zip");
        routes.Api("GET", "/api/v1/merges", Operation.MergeRecord, (_, _, _) => ApiJson.Answer(incoming.Sent.ToArray())).Says<Nothing, SentRecord[]>("The records that offices have sent and that wait for a commissioner.");
        routes.MapDesk("GET", "/api/v1/merges/{key}", Operation.MergeRecord, async (context, visit) =>
                context.Answer(await incoming.Plan(visit.Who, ApiPlace.Of(context).Key), p => MergePlanJson.Of(desk, ApiPlace.Of(context).Key, p)))
            .Says<Nothing, MergePlanJson>("What would become of a record that was sent within a day, by its SHA-256.");
        routes.ApiLater<MergeJson>("POST", "/api/v1/merges/{key}", Operation.MergeRecord, async (context, visit, at, body) => context.Answer(await incoming.Merge(visit.Who, at.Key, body.Seen), n => new MergedJson(n)))
            .Says<MergeJson, MergedJson>("Take over what is new of it. What conflicts stays out.");
    }
}

internal sealed record MergeJson(string Seen);

internal sealed record MergedJson(int Taken);

internal sealed record MergePlanJson(string Key, string Origin, string LogKey, long Size, int New, int Same, ConflictJson[] Conflicts, string Seen)
{
    public static MergePlanJson Of(DeskOffice desk, string key, MergePlan plan) => new(
        key, plan.Origin, plan.Key, plan.Size, plan.Count(MergeFate.New), plan.Count(MergeFate.Same),
        [.. plan.Items.Where(i => i.Fate == MergeFate.Conflict).Select(i => ConflictJson.Of(desk, i))], plan.Seen);
}

/// <summary>Both versions of a protocol, by code; null: blank, or being typed here.</summary>
internal sealed record ConflictJson(string Unit, string Channel, Dictionary<string, long?> Theirs, Dictionary<string, long?>? Ours)
{
    public static ConflictJson Of(DeskOffice desk, MergeItem item) => new(
        item.Theirs.Unit, item.Theirs.Channel, Numbers(desk, item.Theirs.Lines, item.Theirs.Votes), item.Ours is { } ours ? Numbers(desk, ours.Lines, ours.Votes) : null);

    private static Dictionary<string, long?> Numbers(DeskOffice desk, Figures lines, Figures votes) =>
        Field.Of(desk.Election).ToDictionary(f => f.IsList ? $"votes.{f.Code}" : $"lines.{f.Code}", f => new PaperFigures(lines, votes)[f.Place]);
}
