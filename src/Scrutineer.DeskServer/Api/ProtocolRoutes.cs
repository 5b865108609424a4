using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>What coordinators and commissioners do with typed protocols. Each decision sends back what was seen.</summary>
internal static class ProtocolRoutes
{
    private const string At = "/api/v1/protocols/{unit}/{channel}";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.Api("GET", At, Operation.SeeTyping, (context, visit, at) => context.Answer(desk.StageFor(visit.Who, at.Unit, at.Channel), stage => StageJson.Of(at, stage)))
            .Says<Nothing, StageJson>("How far a protocol has come, and the digest of what is seen.");
        routes.Api<SeenJson>("POST", $"{At}/return", Operation.SettleDifferences, (context, visit, at, body) => context.Answer(desk.Return(visit.Who, at.Unit, at.Channel, body.Seen), StageNameJson.Of))
            .Says<SeenJson, StageNameJson>("Send the places that differ back to be typed again.");
        routes.Api<SeenJson>("POST", $"{At}/discard", Operation.DiscardTyping, (context, visit, at, body) => context.Answer(desk.Discard(visit.Who, at.Unit, at.Channel, body.Seen), StageNameJson.Of))
            .Says<SeenJson, StageNameJson>("Throw away what was typed.");
        routes.Api("POST", $"{At}/free", Operation.SettleDifferences, (context, visit, at) => context.Answer(desk.Free(visit.Who, at.Unit, at.Channel), StageNameJson.Of))
            .Says<Nothing, StageNameJson>("Take a protocol from a typist who does not go on.");
        routes.Api<ReasonJson>("POST", $"{At}/accept", Operation.HandleFindings, (context, visit, at, body) => context.Answer(desk.Accept(visit.Who, at.Unit, at.Channel, body.Reason, body.Seen), StageNameJson.Of))
            .Says<ReasonJson, StageNameJson>("As coordinator: take the findings on oneself, with a public reason.");
        routes.Api<ReasonJson>("POST", $"{At}/accept-error", Operation.AcceptError, (context, visit, at, body) => context.Answer(desk.Accept(visit.Who, at.Unit, at.Channel, body.Reason, body.Seen), StageNameJson.Of))
            .Says<ReasonJson, StageNameJson>("As commissioner: take an error on paper on oneself, after the coordinator.");
        routes.Api<CorrectJson>("POST", $"{At}/correct", Operation.CorrectProtocol, (context, visit, at, body) => context.Answer(desk.Correct(visit.Who, at.Unit, at.Channel, body.Code, body.Reason, body.Seen), StageNameJson.Of))
            .Says<CorrectJson, StageNameJson>("Order that a protocol in the record is typed anew.");
    }
}

internal sealed record SeenJson(string Seen);

internal sealed record ReasonJson(string Reason, string Seen);

internal sealed record CorrectJson(string Code, string Reason, string Seen);

internal sealed record FindingJson(string Code, bool IsError);

internal sealed record DecisionJson(string By, string Role, string Reason);

/// <summary>A protocol at its stage. Numbers in the order of the paper; null is blank.</summary>
internal sealed record StageJson(
    string Unit, string Channel, string Stage, string Seen, string? Typist, long?[]? First, long?[]? Second, int[]? Places, long?[]? Agreed, FindingJson[]? Findings, DecisionJson[]? Decisions, long? Index)
{
    public static StageJson Of(ApiPlace at, Stage stage)
    {
        var json = new StageJson(at.Unit, at.Channel, TypingRules.Name(stage), Desk.Typing.Seen.Of(at.Unit, at.Channel, stage), TypingRules.Typist(stage), null, null, null, null, null, null, null);
        return stage switch
        {
            Stage.Differing s => json with { First = Numbers(s.First.Figures), Second = Numbers(s.Second.Figures), Places = [.. s.Places] },
            Stage.Returned s => json with { First = Numbers(s.First.Figures), Second = Numbers(s.Second.Figures), Places = [.. s.Places] },
            Stage.Retyping s => json with { First = Numbers(s.First.Figures), Second = Numbers(s.Second.Figures), Places = [.. s.Places] },
            Stage.Deciding s => json with { Agreed = Numbers(s.Paper.Figures), Findings = Found(s.Findings), Decisions = s.Coordinator is { } made ? [Decided(made)] : [] },
            Stage.Ready s => json with { Agreed = Numbers(s.Paper.Figures), Findings = Found(s.Findings), Decisions = [.. s.Decisions.Select(Decided)] },
            Stage.Recorded s => json with { Index = s.Index },
            _ => json,
        };
    }

    private static long?[] Numbers(PaperFigures figures) => [.. figures.ToArray()];

    private static FindingJson[] Found(IEnumerable<OpenFinding> findings) => [.. findings.Select(f => new FindingJson(f.Code, f.IsError))];

    private static DecisionJson Decided(Decision decision) => new(decision.By, decision.Role.Code(), decision.Reason);
}
