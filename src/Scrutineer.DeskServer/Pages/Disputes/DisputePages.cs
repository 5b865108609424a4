using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Api;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Disputes;

/// <summary>The register, the form of complaints, cases, decisions, the final sitting.</summary>
internal static class DisputePages
{
    private const string One = "/{language}/cases/{key}";

    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls)
    {
        routes.MapDesk("GET", "/{language}/cases", Operation.SeeOverview, (context, visit) => Task.FromResult(RegisterPage.Write(new DeskPage(context, visit, desk))));
        routes.MapDesk("GET", "/{language}/cases/file", Operation.FileComplaint, (context, visit) => Task.FromResult(FilingPage.Write(new DeskPage(context, visit, desk), null, null)));
        routes.MapDesk("POST", "/{language}/cases/file", Operation.FileComplaint, async (context, visit) =>
        {
            var (page, form) = (new DeskPage(context, visit, desk), await DeskPage.FormOf(context));
            var read = DisputeForm.Complaint(form);
            if (!read.IsOk) return FilingPage.Write(page, form, read.Refusal);
            var filed = desk.FileComplaint(visit.Who, read.Value.ToEntry(), await DisputeForm.Evidence(form, context.RequestAborted), read.Value.Complainant.Name);
            // The salt is on this answer and nowhere else.
            return filed.IsOk ? FilingPage.Receipt(page, filed.Value) : FilingPage.Write(page, form, filed.Refusal);
        }).WithMetadata(SizeLimit.Evidence);
        routes.MapDesk("GET", One, Operation.SeeOverview, (context, visit) => CasePage.Write(new DeskPage(context, visit, desk), Number(context), null, null));
        routes.MapDesk("GET", $"{One}/proof/{{id}}", Operation.SeeOverview, (context, visit) =>
        {
            var proof = desk.ProofOf(visit.Who, DisputeRoutes.Number((string)context.GetRouteValue("id")!));
            return Task.FromResult(proof.IsOk ? Results.Bytes(proof.Value.Proof.ToBytes(), "text/plain", $"{context.GetRouteValue("id")}.tlog-proof") : DeskRefusals.Answer(context, visit.Language, proof.Refusal!));
        });
        routes.MapDesk("GET", $"{One}/sealed/{{id}}", Operation.SeeSealedEvidence, (context, visit) =>
            Task.FromResult(DisputeRoutes.SealedFile(context, desk.SealedEvidence(visit.Who, Number(context), (string)context.GetRouteValue("id")!), visit.Language)));
        routes.MapDesk("POST", $"{One}/steps", Operation.MoveComplaint, async (context, visit) =>
        {
            var (page, form) = (new DeskPage(context, visit, desk), await DeskPage.FormOf(context));
            var read = DisputeForm.Step(form, desk.Election.Disputes?.Offset ?? TimeSpan.Zero);
            var done = read.IsOk ? desk.MoveComplaint(visit.Who, read.Value.ToEntry(Number(context)), await DisputeForm.Evidence(form, context.RequestAborted)) : read.Refusal!;
            return done.IsOk ? new SeeOther(page.To("cases", DeskPage.Plain(Number(context)))) : await CasePage.Write(page, Number(context), form, done.Refusal);
        }).WithMetadata(SizeLimit.Evidence);
        Decisions(routes, desk, walls);
        routes.MapDesk("GET", "/{language}/declare", Operation.Declare, (context, visit) => Task.FromResult(FinalSittingPage.Write(new DeskPage(context, visit, desk), "", null)));
        routes.MapDesk("GET", "/{language}/declare/text", Operation.Declare, (context, visit) =>
        {
            var sitting = desk.FinalSitting(visit.Who);
            if (sitting is { IsOk: true, Value.Text: null }) sitting = new Refusal("declaration-obstacles", "Something stands between now and a lawful declaration.");
            return Task.FromResult(sitting.IsOk ? Results.Bytes(System.Text.Encoding.UTF8.GetBytes(sitting.Value.Text!), "text/plain; charset=utf-8", "declaration.txt") : DeskRefusals.Answer(context, visit.Language, sitting.Refusal!));
        });
        routes.MapDesk("POST", "/{language}/declare", Operation.Declare, async (context, visit) =>
        {
            var (page, form) = (new DeskPage(context, visit, desk), await DeskPage.FormOf(context));
            var done = desk.Declare(visit.Who, form["signed"].ToString(), form["seen"].ToString());
            return done.IsOk ? new SeeOther($"{page.To("declare")}?done={DeskPage.Plain(done.Value)}") : FinalSittingPage.Write(page, form["signed"].ToString(), done.Refusal);
        }, again: async (context, visit, refusal) => FinalSittingPage.Write(new DeskPage(context, visit, desk), (await DeskPage.FormOf(context))["signed"].ToString(), refusal));
    }

    private static void Decisions(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls)
    {
        routes.MapDesk("GET", "/{language}/decide", Operation.DecideComplaint, (context, visit) =>
            Task.FromResult(Form(new DeskPage(context, visit, desk), context.Request.Query["case"].ToString(), null, null)));
        routes.MapDesk("POST", "/{language}/decide/edit", Operation.DecideComplaint, async (context, visit) =>
        {
            var form = await DeskPage.FormOf(context);
            return Form(new DeskPage(context, visit, desk), form["case"].ToString(), form, null);
        }, isLook: true);
        routes.MapDesk("POST", "/{language}/decide/preview", Operation.DecideComplaint, (context, visit) => Preview(context, visit, desk, null), isLook: true).WithMetadata(SizeLimit.Evidence);
        routes.MapDesk("POST", "/{language}/decide", Operation.DecideComplaint, async (context, visit) =>
        {
            var form = await DeskPage.FormOf(context);
            var read = Read(desk, visit.Who, form);
            var done = read.IsOk ? DisputeRoutes.Decided(desk, visit.Who, read.Value, form["seen"].ToString()) : read.Refusal!;
            walls.Forget();
            return done.IsOk ? new SeeOther(read.Value.Case is { } of ? new DeskPage(context, visit, desk).To("cases", DeskPage.Plain(of)) : new DeskPage(context, visit, desk).To("cases")) : await Preview(context, visit, desk, done.Refusal);
        }, again: (context, visit, refusal) => Preview(context, visit, desk, refusal));
    }

    /// <summary>What a decision changes; or, where it could not be made, its form with what was written.</summary>
    private static async Task<IResult> Preview(HttpContext context, DeskVisit visit, DeskOffice desk, Refusal? refusal)
    {
        var page = new DeskPage(context, visit, desk);
        var (form, notHeld) = await DecisionFields.Held(page, await DeskPage.FormOf(context));
        if (notHeld is not null) return Form(page, form["case"].ToString(), form, notHeld);
        var read = Read(desk, visit.Who, form);
        var plan = read.IsOk ? DisputeRoutes.Planned(desk, visit.Who, read.Value) : read.Refusal!;
        return plan.IsOk ? PreviewPage.Write(page, plan.Value, form, refusal) : Form(page, form["case"].ToString(), form, refusal ?? plan.Refusal);
    }

    private static IResult Form(DeskPage page, string number, IFormCollection? form, Refusal? refusal)
    {
        if (number.Length == 0) return DecisionPage.Write(page, null, form, refusal);
        var view = page.Desk.Case(page.Visit.Who, DisputeRoutes.Number(number));
        return view.IsOk ? DecisionPage.Write(page, view.Value, form, refusal) : DeskRefusals.Answer(page.Context, page.Language, view.Refusal!);
    }

    private static Result<RulingJson> Read(DeskOffice desk, StaffMember who, IFormCollection form)
    {
        var view = form["case"].ToString() is { Length: > 0 } number ? desk.Case(who, DisputeRoutes.Number(number)) : default(Result<CaseView>?);
        return view is { IsOk: false } ? view.Value.Refusal! : DisputeForm.Decision(form, view?.Value.Case.Filed.Grounds ?? []);
    }

    private static long Number(HttpContext context) => DisputeRoutes.Number((string)context.GetRouteValue("key")!);
}
