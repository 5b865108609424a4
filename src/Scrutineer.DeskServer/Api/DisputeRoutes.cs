using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>Complaints, decisions and the declaration. Programs of dispute officers file and take steps; what decides is for persons.</summary>
internal static class DisputeRoutes
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.Api("GET", "/api/v1/cases", Operation.SeeOverview, (context, visit, _) => context.Answer(desk.Cases(visit.Who), all => all.Select(CaseJson.Of).ToArray()))
            .Says<Nothing, CaseJson[]>("All cases, those that wait for a decision first.");
        routes.Api("GET", "/api/v1/cases/{key}", Operation.SeeOverview, (context, visit, at) => context.Answer(desk.Case(visit.Who, Number(at.Key)), CaseJson.Of))
            .Says<Nothing, CaseJson>("A case, by the index of its complaint.");
        routes.Api("GET", "/api/v1/cases/{key}/impact", Operation.SeeOverview, (context, visit, at) => context.Answer(desk.MattersOf(visit.Who, Number(at.Key)), ImpactJson.Of))
            .Says<Nothing, ImpactJson>("What hangs on the units of a case: the same law over other inputs, no opinion on what happened there. The fewest stations are looked for beside it: while \"looking\" is true, ask again.");
        routes.Api<ComplaintJson>("POST", "/api/v1/cases", Operation.FileComplaint, (context, visit, _, body) => context.Answer(
                desk.FileComplaint(visit.Who, body.ToEntry(), [.. (body.Evidence ?? []).Select(e => e.ToFile())], body.Complainant.Name), r => new ReceiptJson(r.Case, r.Entry, r.At, r.Salt)))
            .WithMetadata(SizeLimit.Evidence).Says<ComplaintJson, ReceiptJson>("File a complaint. The salt of a private person's name is answered once.");
        routes.Api<StepJson>("POST", "/api/v1/cases/{key}/steps", Operation.MoveComplaint, (context, visit, at, body) => context.Answer(
                desk.MoveComplaint(visit.Who, body.ToEntry(Number(at.Key)), [.. (body.Evidence ?? []).Select(e => e.ToFile())]), i => new TakenJson(i, true)))
            .WithMetadata(SizeLimit.Evidence).Says<StepJson, TakenJson>("Take a step in a case.");
        routes.Api("GET", "/api/v1/cases/{key}/sealed/{id}", Operation.SeeSealedEvidence, (context, visit, at) => SealedFile(context, desk.SealedEvidence(visit.Who, Number(at.Key), (string)context.GetRouteValue("id")!)))
            .Says<Nothing, Nothing>("A sealed file of a case, by its SHA-256. That it was seen is left in the audit trail.");
        routes.MapDesk("POST", "/api/v1/decisions/documents", Operation.DecideComplaint, async (context, visit) =>
                context.Answer(await DecisionPapers.Document(desk, visit.Who, context.Request.Body, context.RequestAborted), ScanJson.Of), isLook: true)
            .WithMetadata(SizeLimit.Scan).Says<Nothing, ScanJson>("Give a document of a decision that is being written: JPEG, PNG or PDF as it is, in the body. It is held for a day; the decision names it by its SHA-256.", "application/octet-stream");
        routes.MapDesk("POST", "/api/v1/decisions/laws", Operation.DecideComplaint, async (context, visit) =>
                context.Answer(await DecisionPapers.Law(desk, visit.Who, context.Request.Body, context.RequestAborted), ScanJson.Of), isLook: true)
            .WithMetadata(SizeLimit.Law).Says<Nothing, ScanJson>("Give the law of a repeat vote that is being set, in the body. It is held for a day; the remedy names it by its SHA-256.", "application/octet-stream");
        routes.MapDesk("POST", "/api/v1/decisions/preview", Operation.DecideComplaint, (context, visit) => context.With<RulingJson>(body => context.Answer(Planned(desk, visit.Who, body), p => PreviewJson.Of(desk.Election, p))), isLook: true)
            .Says<RulingJson, PreviewJson>("What a decision would change. Nothing is entered.");
        routes.Api<MadeRulingJson>("POST", "/api/v1/decisions", Operation.DecideComplaint, (context, visit, _, body) => context.Answer(Decided(desk, visit.Who, body, body.Seen), i => new TakenJson(i, true)))
            .Says<MadeRulingJson, TakenJson>("Make a decision, with the digest of its preview.");
        routes.Api("GET", "/api/v1/declaration", Operation.Declare, (context, visit, _) => context.Answer(desk.FinalSitting(visit.Who), SittingOfEndJson.Of))
            .Says<Nothing, SittingOfEndJson>("Everything between now and a declaration, and the text to be signed when nothing is left.");
        routes.Api<DeclareJson>("POST", "/api/v1/declaration", Operation.Declare, (context, visit, _, body) => context.Answer(desk.Declare(visit.Who, body.Signed, body.Seen), i => new TakenJson(i, true)))
            .Says<DeclareJson, TakenJson>("Enter the declaration, signed by the commission's quorum.");
    }

    /// <summary>The number of a case in an address; what is none is the number of no case.</summary>
    public static long Number(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static Result<DecisionPlan> Planned(DeskOffice desk, StaffMember who, RulingJson body)
    {
        var made = body.ToEntry(desk.HeldFile);
        return made.IsOk ? desk.PlanDecision(who, made.Value) : made.Refusal!;
    }

    public static Result<long> Decided(DeskOffice desk, StaffMember who, RulingJson body, string seen)
    {
        var made = body.ToEntry(desk.HeldFile);
        return made.IsOk ? desk.DecideComplaint(who, made.Value, seen) : made.Refusal!;
    }

    /// <summary>Sealed files are never shown in the browser, only kept.</summary>
    public static IResult SealedFile(HttpContext context, Result<(byte[] Bytes, string MediaType)> file, string language = "en")
    {
        if (!file.IsOk) return DeskRefusals.Answer(context, language, file.Refusal!);
        return Results.Bytes(file.Value.Bytes, "application/octet-stream", $"sealed{(file.Value.MediaType switch { "image/jpeg" => ".jpg", "image/png" => ".png", "application/pdf" => ".pdf", _ => ".bin" })}");
    }
}

internal sealed record CaseJson(
    long Case, DateTimeOffset Filed, string Forum, string At, string Complainant, string[] Lists, string[] Grounds, string[] Units, long? Against, string Stage, bool Open, string[] Steps, int DaysUsed,
    int? DaysAllowed, DateTimeOffset? LastMoment, bool Overdue, long? Decision, string? Result)
{
    public static CaseJson Of(CaseView view) => new(
        view.Case.Number, view.Case.FiledAt, view.Case.Filed.Forum, view.Case.Filed.At, view.Case.Filed.By.Kind, [.. view.Case.Filed.By.Lists], [.. view.Case.Filed.Grounds], [.. view.Case.Filed.Units],
        view.Case.Filed.Against, StageOf(view), view.Case.IsOpen, [.. view.Steps], view.Days.Used, view.Days.Allowed, view.Days.Last, view.Days.IsOverdue, view.Decision?.Index, view.Decision?.Made.Result);

    private static string StageOf(CaseView view) => view.Case.Stage == Elections.Disputes.Cases.CaseStage.HearingSet ? "hearing-set" : view.Case.Stage.ToString().ToLowerInvariant();
}

internal sealed record ImpactJson(int Stations, long Votes, bool ChangesSeats, long SeatsMovedWithout, MovedToJson[] VotesMovedTo, bool Looking, FewestJson? Fewest)
{
    public static ImpactJson Of(MattersView matters) => new(
        matters.Impact.Without.Stations, matters.Impact.Votes, matters.Impact.ChangesSeats, matters.Impact.Without.SeatsMoved, [.. matters.Impact.Moved.Select(m => new MovedToJson(m.List, m.SeatsMoved))],
        !matters.Coming.IsCompleted, FewestJson.Of(matters.Fewest));
}

/// <summary>The fewest stations whose annulment changes a seat, a list over the bar or a question of the law, by a size of the record; none: not even all of them do.</summary>
internal sealed record FewestJson(long Size, string[] Stations, long AtLeast)
{
    public static FewestJson? Of(FewestFound? found) =>
        found is null ? null : new(found.Size, [.. found.Stations?.Codes ?? []], (long)(found.Stations?.Lower.Ceiling() ?? 0));
}

internal sealed record MovedToJson(string List, long SeatsMoved);

internal sealed record PreviewJson(string Seen, string? ToSign, SeatsJson[]? Before, SeatsJson[]? After, SeatsJson[]? Repeated, bool Annulled, string? BeforeRefusal, string? AfterRefusal, string? RepeatedRefusal)
{
    public static PreviewJson Of(Election election, DecisionPlan plan) => new(
        plan.Seen, plan.ToSign, Seats(election, plan.Before), Seats(election, plan.After), plan.Repeated is { } repeated ? Seats(election, repeated) : null,
        plan.After is { IsOk: true, Value.IsAnnulled: true }, plan.Before.Refusal?.Code, plan.After.Refusal?.Code, plan.Repeated?.Refusal?.Code);

    private static SeatsJson[]? Seats(Election election, Result<ElectionOutcome> outcome) =>
        outcome.IsOk ? [.. election.Lists.Where(l => !l.IsAgainstAll).Select(l => new SeatsJson(l.Code, (long)outcome.Value.Outcome.SeatsOf(l.Code)))] : null;
}

internal sealed record SeatsJson(string List, long Seats);

internal sealed record SittingOfEndJson(bool CanBeDeclared, ObstacleJson[] Open, string? Text, string Seen, long? Declared)
{
    public static SittingOfEndJson Of(FinalSitting sitting) =>
        new(sitting.Text is not null, [.. sitting.Open.Select(o => new ObstacleJson(o.Code, o.Blocks, o.Unit, o.About))], sitting.Text, sitting.Seen, sitting.Declared);
}

internal sealed record ObstacleJson(string Code, bool Blocks, string? Unit, string About);

internal sealed record DeclareJson(string Signed, string Seen);
