using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.Intake;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Pages.Disputes;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Intake;

/// <summary>The forms of the public, the pages of those who sent something, and what the desk makes of it.</summary>
internal static class IntakePages
{
    /// <summary>What may be sent from one address at once; many phones stand behind one.</summary>
    public const int Burst = 20;

    private const string One = "/{language}/intake/{key}";
    private const long MostRead = 512 * 1_024;

    /// <summary>After so long an address may send once more.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, AddressLimit often, Uri? results)
    {
        OpenPage Page(HttpContext context, string language, string token) => new(context, language, token, desk);
        routes.MapOpen("GET", "/{language}/complain", (context, language, token) => Task.FromResult(ComplainPage.Write(Page(context, language, token), SentForm.Begun(context), null)));
        routes.MapOpen("POST", "/{language}/complain", async (context, language, token) =>
        {
            var (page, form) = (Page(context, language, token), await DeskPage.FormOf(context));
            var files = await SentForm.Files(form, context.RequestAborted);
            if (!files.IsOk) return ComplainPage.Write(page, form, files.Refusal);
            var received = desk.Send(form[SentForm.Once].ToString(), SentForm.Complaint(form, language), DisputeForm.Word(form, "name"), DisputeForm.Word(form, "contact"), files.Value);
            return received.IsOk ? SentPage.Receipt(page, received.Value) : ComplainPage.Write(page, form, received.Refusal);
        }, context => TooOften(context, often), (context, language, token, refusal) => Again(context, language, refusal, form => ComplainPage.Write(Page(context, language, token), form, refusal))).WithMetadata(SizeLimit.Intake);
        routes.MapOpen("GET", "/{language}/report", (context, language, token) => Task.FromResult(ErrorReportPage.Write(Page(context, language, token), SentForm.Begun(context), null)));
        routes.MapOpen("POST", "/{language}/report", async (context, language, token) =>
        {
            var (page, form) = (Page(context, language, token), await DeskPage.FormOf(context));
            var received = desk.Send(form[SentForm.Once].ToString(), SentForm.Report(form, language), DisputeForm.Word(form, "contact"));
            return received.IsOk ? SentPage.Receipt(page, received.Value) : ErrorReportPage.Write(page, form, received.Refusal);
        }, context => TooOften(context, often), (context, language, token, refusal) => Again(context, language, refusal, form => ErrorReportPage.Write(Page(context, language, token), form, refusal)));
        Senders(routes, desk, results);
        Desk(routes, desk);
    }

    /// <summary>Why nothing more is taken from an address now; null: it is.</summary>
    public static Refusal? TooOften(HttpContext context, AddressLimit often) =>
        often.MayTry(AddressLimit.Of(context.Connection.RemoteIpAddress)) ? null : new Refusal("sent-too-often", "Too much was sent from this address; wait a minute and send it again.");

    private static void Senders(IEndpointRouteBuilder routes, DeskOffice desk, Uri? results)
    {
        const string Sent = "/{language}/sent/{token}";
        routes.MapOpen("GET", Sent, (context, language, token) =>
        {
            var view = desk.SentBy(Token(context));
            return Task.FromResult(view.IsOk ? SentPage.State(new OpenPage(context, language, token, desk), view.Value, Token(context), results) : DeskRefusals.Answer(context, language, view.Refusal!));
        });
        routes.MapOpen("GET", $"{Sent}/paper", (context, language, _) =>
        {
            var paper = desk.PaperOf(Token(context));
            return Task.FromResult(paper.IsOk ? Results.Bytes(paper.Value, "application/json", "sent.json") : DeskRefusals.Answer(context, language, paper.Refusal!));
        });
        routes.MapOpen("GET", $"{Sent}/proof", (context, language, _) =>
        {
            var proof = desk.ProofFor(Token(context));
            return Task.FromResult(proof.IsOk ? Results.Bytes(proof.Value.Proof.ToBytes(), "text/plain", "complaint.tlog-proof") : DeskRefusals.Answer(context, language, proof.Refusal!));
        });
    }

    private static void Desk(IEndpointRouteBuilder routes, DeskOffice desk)
    {
        routes.MapDesk("GET", "/{language}/intake", Operation.SeeIntake, (context, visit) => Task.FromResult(IntakeListPage.Write(new DeskPage(context, visit, desk))));
        routes.MapDesk("GET", One, Operation.SeeIntake, (context, visit) => Task.FromResult(SentItemPage.Write(new DeskPage(context, visit, desk), Number(context), null, null)));
        routes.MapDesk("GET", $"{One}/sender", Operation.SeeSealedEvidence, (context, visit) => Task.FromResult(SenderPage.Write(new DeskPage(context, visit, desk), Number(context))));
        routes.MapDesk("GET", $"{One}/files/{{id}}", Operation.SeeSealedEvidence, (context, visit) =>
            Task.FromResult(DisputeRoutes.SealedFile(context, desk.SentFile(visit.Who, Number(context), (string)context.GetRouteValue("id")!), visit.Language)));
        routes.MapDesk("POST", One, Operation.AnswerIntake, async (context, visit) =>
        {
            var (page, form) = (new DeskPage(context, visit, desk), await DeskPage.FormOf(context));
            var refusal = Answered(desk, visit.Who, Number(context), form);
            return refusal is null ? new SeeOther(page.To("intake", DeskPage.Plain(Number(context)))) : SentItemPage.Write(page, Number(context), form, refusal);
        }, again: async (context, visit, refusal) => SentItemPage.Write(new DeskPage(context, visit, desk), Number(context), await DeskPage.FormOf(context), refusal));
    }

    private static Refusal? Answered(DeskOffice desk, StaffMember who, long number, IFormCollection form)
    {
        var (act, seen) = (form["act"].ToString(), form["seen"].ToString());
        if (act == "take-in") return desk.TakeIn(who, number, DisputeForm.Word(form, "kind"), DisputeForm.Codes(form, "grounds"), seen).Refusal;
        var answer = AnswerJson.ToAnswer(act, form["reason"].ToString(), DisputeForm.Texts(form, act));
        return answer.IsOk ? desk.AnswerTo(who, number, answer.Value, seen).Refusal : answer.Refusal;
    }

    /// <summary>The form with what was written; a large one that came too often is not read.</summary>
    private static async Task<IResult> Again(HttpContext context, string language, Refusal refusal, Func<IFormCollection, IResult> write) =>
        refusal.Code == "sent-too-often" && context.Request.ContentLength is not <= MostRead ? DeskRefusals.Answer(context, language, refusal) : write(await DeskPage.FormOf(context));

    private static string Token(HttpContext context) => (string)context.GetRouteValue("token")!;

    private static long Number(HttpContext context) => DisputeRoutes.Number((string)context.GetRouteValue("key")!);
}
