using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>What typists do.</summary>
internal static class TaskRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.Api("GET", "/api/v1/tasks/next", Operation.TypeProtocol, (_, visit, _) =>
                desk.NextFor(visit.Who) is { } next ? ApiJson.Answer(new NextJson(next.Unit, next.Channel)) : Results.NoContent())
            .Says<Nothing, NextJson>("The protocol to type next; 204: none.");
        routes.Api("POST", "/api/v1/tasks/next", Operation.TypeProtocol, (context, visit, _) =>
            {
                var taken = desk.TakeNext(visit.Who);
                return taken is { IsOk: true, Value: null } ? Results.NoContent() : context.Answer(taken, t => TaskJson.Of(t!));
            })
            .Says<Nothing, TaskJson>("Take the protocol to type next, in one step; 204: none.");
        routes.Api("POST", "/api/v1/tasks/{unit}/{channel}/take", Operation.TypeProtocol, (context, visit, at) => context.Answer(desk.Take(visit.Who, at.Unit, at.Channel), TaskJson.Of))
            .Says<Nothing, TaskJson>("Take a protocol to type it.");
        routes.Api<DraftJson>("PUT", "/api/v1/tasks/{unit}/{channel}/draft", Operation.TypeProtocol, (context, visit, at, body) => context.Done(desk.SaveDraft(visit.Who, at.Unit, at.Channel, body.Typed)))
            .Says<DraftJson, Nothing>("Keep what was typed so far, by place, as it was typed.");
        routes.Api<NumbersJson>("POST", "/api/v1/tasks/{unit}/{channel}/finish", Operation.TypeProtocol, (context, visit, at, body) =>
                NumbersJson.Wrong(body.Numbers.Values) is { } wrong ? context.Done<bool>(wrong) : context.Answer(desk.Finish(visit.Who, at.Unit, at.Channel, body.Numbers), StageNameJson.Of))
            .Says<NumbersJson, StageNameJson>("Has typed it: numbers by place, null for what is blank on the paper.");
        routes.Api("POST", "/api/v1/tasks/{unit}/{channel}/put-back", Operation.TypeProtocol, (context, visit, at) => context.Answer(desk.PutBack(visit.Who, at.Unit, at.Channel), StageNameJson.Of))
            .Says<Nothing, StageNameJson>("Put it back untyped; the draft stays.");
    }
}

internal sealed record NextJson(string Unit, string Channel);

internal sealed record DraftJson(Dictionary<int, string> Typed);

internal sealed record NumbersJson(Dictionary<int, long?> Numbers)
{
    /// <summary>Why numbers cannot be counts; null: they can. Refuses <c>count-negative</c>, <c>count-too-large</c>.</summary>
    public static Refusal? Wrong(IEnumerable<long?> numbers)
    {
        foreach (var number in numbers)
        {
            if (number < 0) return new Refusal("count-negative", "A count cannot be negative.");
            if (number > Figures.Greatest) return new Refusal("count-too-large", "A number is larger than any count can be.");
        }

        return null;
    }
}

/// <summary>How far it has come, and nothing of what another typed.</summary>
internal sealed record StageNameJson(string Stage, long? Index)
{
    public static StageNameJson Of(Stage stage) => new(TypingRules.Name(stage), (stage as Stage.Recorded)?.Index);
}

internal sealed record FieldJson(int Place, string Code, string Number, IReadOnlyDictionary<string, string> Label, bool IsList, bool IsRequired);

internal sealed record ScanJson(string Sha256, long Length, string MediaType)
{
    public static ScanJson Of(Elections.Entries.BlobReference blob) => new(blob.Sha256, blob.Length, blob.MediaType);
}

internal sealed record TaskJson(string Unit, string Channel, FieldJson[] Fields, IReadOnlyDictionary<int, string> Draft, bool IsSecond, bool IsReturned, ScanJson[] Scans)
{
    public static TaskJson Of(TypingTask task) => new(
        task.Unit, task.Channel, [.. task.Fields.Select(f => new FieldJson(f.Place, f.Code, f.Number, f.Label.ByLanguage, f.IsList, f.IsRequired))], task.Draft, task.IsSecond, task.IsReturned,
        [.. task.Scans.Select(ScanJson.Of)]);
}
