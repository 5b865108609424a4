using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.DeskServer.Documents;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Deciding;

/// <summary>What waits for a decision, and the decisions.</summary>
internal static class DecidingPages
{
    private const string One = "/{language}/protocol/{channel}/{unit}";

    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls)
    {
        routes.MapDesk("GET", "/{language}/waiting/{unit}", Operation.SeeTyping, (context, visit) =>
            Task.FromResult(WaitingPage.Write(new DeskPage(context, visit, desk), walls, (string)context.GetRouteValue("unit")!)));
        routes.MapDesk("GET", One, Operation.SeeTyping, (context, visit) => Task.FromResult(Show(context, visit, desk, null, null)));
        routes.MapDesk("GET", "/{language}/corrigendum/{channel}/{unit}", Operation.SeeOverview, (context, visit) =>
            Task.FromResult(CorrigendumPage.Write(new DeskPage(context, visit, desk), Unit(context), Channel(context))));
        routes.MapDesk("GET", "/{language}/corrigendum/{channel}/{unit}/{index}/corrigendum.pdf", Operation.SeeOverview, (context, visit) =>
            Task.FromResult(Paper(new DeskPage(context, visit, desk), Unit(context), Channel(context))));
        Decide("return", Operation.SettleDifferences, (who, unit, channel, form) => desk.Return(who, unit, channel, form["seen"].ToString()));
        Decide("free", Operation.SettleDifferences, (who, unit, channel, _) => desk.Free(who, unit, channel));
        Decide("discard", Operation.DiscardTyping, (who, unit, channel, form) => desk.Discard(who, unit, channel, form["seen"].ToString()));
        Decide("handle", Operation.HandleFindings, (who, unit, channel, form) => desk.Accept(who, unit, channel, form["reason"].ToString(), form["seen"].ToString()));
        Decide("accept", Operation.AcceptError, (who, unit, channel, form) => desk.Accept(who, unit, channel, form["reason"].ToString(), form["seen"].ToString()));
        Decide("correct", Operation.CorrectProtocol, (who, unit, channel, form) => desk.Correct(who, unit, channel, form["code"].ToString(), form["reason"].ToString(), form["seen"].ToString()));

        Decide("correct-report", Operation.CorrectProtocol, (who, unit, channel, form) =>
        {
            var report = ReportedFigures.Read(form, desk.Election, unit, channel);
            var done = report.IsOk ? desk.CorrectReport(who, report.Value, form["code"].ToString(), form["reason"].ToString(), form["seen"].ToString()) : report.Refusal!;
            return done.IsOk ? new Stage.Recorded(done.Value.Index) : done.Refusal!;
        });

        void Decide(string name, Operation operation, Func<StaffMember, string, string, IFormCollection, Result<Stage>> decide) =>
            routes.MapDesk("POST", $"{One}/{name}", operation, async (context, visit) =>
            {
                var form = await DeskPage.FormOf(context);
                var done = decide(visit.Who, Unit(context), Channel(context), form);
                walls.Forget();
                if (!done.IsOk) return Show(context, visit, desk, done.Refusal, form);
                return new SeeOther($"{new DeskPage(context, visit, desk).To("waiting", visit.Who.Unit)}?done={Uri.EscapeDataString(Unit(context))}&as={TypingRules.Name(done.Value)}");
            }, again: async (context, visit, refusal) => Show(context, visit, desk, refusal, await DeskPage.FormOf(context)));
    }

    /// <summary>One correction as a paper to sign.</summary>
    private static IResult Paper(DeskPage page, string unit, string channel)
    {
        var read = page.Desk.CorrectionsFor(page.Visit.Who, unit);
        if (!read.IsOk) return DeskRefusals.Answer(page.Context, page.Language, read.Refusal!);
        var index = (string)page.Context.GetRouteValue("index")!;
        return Corrigendum.Of(read.Value.Entries, channel).FirstOrDefault(c => DeskPage.Plain(c.Index) == index) is { } correction
            ? Results.Bytes(CorrigendumDocument.Make(page, unit, channel, correction, read.Value.Head), DeskDocument.MediaType, $"corrigendum-{unit}-{index}-{page.Language}.pdf")
            : DeskRefusals.Answer(page.Context, page.Language, new Refusal("corrigendum-unknown", "There is no such correction of this protocol."));
    }

    private static IResult Show(HttpContext context, DeskVisit visit, DeskOffice desk, Refusal? refusal, IFormCollection? written) =>
        ProtocolPage.Write(new DeskPage(context, visit, desk), Unit(context), Channel(context), refusal, written);

    private static string Unit(HttpContext context) => (string)context.GetRouteValue("unit")!;

    private static string Channel(HttpContext context) => (string)context.GetRouteValue("channel")!;
}
