using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Pages.Intake;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Office.Desk.Intake;

namespace Scrutineer.DeskServer.Api;

/// <summary>What the public sends, and what the desk answers.</summary>
internal static class IntakeRoutes
{
    private const string One = "/api/v1/intake/{key}";

    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, AddressLimit often)
    {
        routes.MapOpen("GET", "/api/v1/intake/form", (_, _, token) => Task.FromResult(ApiJson.Answer(IntakeFormJson.Of(token, desk))))
            .Says<Nothing, IntakeFormJson>("What is needed to send something without signing in: a form token, which goes with the cookie of this answer, and what the rules name.");
        routes.MapOpen("POST", "/api/v1/intake/complaints", (context, _, _) => context.With<SentComplaintJson>(async body =>
            {
                var files = new List<HandedIn>();
                foreach (var file in body.Files ?? [])
                {
                    var read = await SentForm.File(file.Data, file.Text.Trim(), file.Public, context.RequestAborted);
                    if (!read.IsOk) return DeskRefusals.Answer(context, "en", read.Refusal!);
                    files.Add(read.Value);
                }

                return context.Answer(desk.Send(body.Id ?? Secrets.Draw(), body.ToSubmission(), Word(body.Name), Word(body.Contact), files), SentReceiptJson.Of);
            }), context => IntakePages.TooOften(context, often))
            .WithMetadata(SizeLimit.Intake).Says<SentComplaintJson, SentReceiptJson>("Send a complaint without signing in. The token, which opens its state, is answered once.");
        routes.MapOpen("POST", "/api/v1/intake/reports", (context, _, _) => context.With<SentReportJson>(body => context.Answer(desk.Send(body.Id ?? Secrets.Draw(), body.ToSubmission(), Word(body.Contact)), SentReceiptJson.Of)),
                context => IntakePages.TooOften(context, often))
            .Says<SentReportJson, SentReceiptJson>("Report an error without signing in.");
        routes.MapOpen("GET", "/api/v1/sent/{token}", (context, _, _) => Task.FromResult(context.Answer(desk.SentBy((string)context.GetRouteValue("token")!), v => SentJson.Of(v.Sent))))
            .Says<Nothing, SentJson>("How something that was sent stands, for whoever has the token of its receipt.");
        Desk(routes, desk);
    }

    private static void Desk(IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.Api("GET", "/api/v1/intake", Operation.SeeIntake, (context, visit, _) => context.Answer(desk.SentTo(visit.Who), all => all.Select(SentJson.Of).ToArray()))
            .Says<Nothing, SentJson[]>("What was sent to the desks of one's units, what waits first.");
        routes.Api("GET", One, Operation.SeeIntake, (context, visit, at) => context.Answer(desk.SentUnder(visit.Who, DisputeRoutes.Number(at.Key)), SentWithTextJson.Of))
            .Says<Nothing, SentWithTextJson>("Something that was sent, with what was written; not who sent it.");
        routes.Api("GET", $"{One}/sender", Operation.SeeSealedEvidence, (context, visit, at) => context.Answer(desk.SenderOf(visit.Who, DisputeRoutes.Number(at.Key)), s => new SenderJson(s.Name, s.Contact)))
            .Says<Nothing, SenderJson>("Who sent it. That it was seen is left in the audit trail.");
        routes.Api("GET", $"{One}/files/{{id}}", Operation.SeeSealedEvidence, (context, visit, at) => DisputeRoutes.SealedFile(context, desk.SentFile(visit.Who, DisputeRoutes.Number(at.Key), (string)context.GetRouteValue("id")!)))
            .Says<Nothing, Nothing>("A file that was handed in, by the SHA-256 under which it is kept. That it was seen is left in the audit trail.");
        routes.Api<TakeInJson>("POST", $"{One}/take-in", Operation.AnswerIntake, (context, visit, at, body) => context.Answer(
                desk.TakeIn(visit.Who, DisputeRoutes.Number(at.Key), body.Complainant, body.Grounds ?? [], body.Seen), i => new TakenJson(i, true)))
            .Says<TakeInJson, TakenJson>("Take a complaint into the register, with the time at which it came.");
        routes.Api<AnswerJson>("POST", $"{One}/answer", Operation.AnswerIntake, (context, visit, at, body) =>
            {
                var answer = AnswerJson.ToAnswer(body.Answer, body.Reason ?? "", body.Text);
                return answer.IsOk ? context.Answer(desk.AnswerTo(visit.Who, DisputeRoutes.Number(at.Key), answer.Value, body.Seen), SentJson.Of) : DeskRefusals.Answer(context, "en", answer.Refusal!);
            })
            .Says<AnswerJson, SentJson>("Turn a complaint back (turn-back, with a reason), or answer a report of an error (confirm, deny, is-complaint).");
    }

    private static string? Word(string? text) => text?.Trim() is { Length: > 0 } word ? word : null;
}
