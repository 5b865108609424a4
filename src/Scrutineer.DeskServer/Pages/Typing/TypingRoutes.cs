using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.DeskServer.Pages.Overview;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>Double entry: which protocol, the form, its draft.</summary>
internal static class TypingRoutes
{
    public static void Map(IEndpointRouteBuilder routes, DeskOffice desk, Walls walls)
    {
        routes.MapDesk("GET", "/{language}/type", Operation.TypeProtocol, (context, visit) =>
            Task.FromResult(NextPage.Write(new DeskPage(context, visit, desk), null, "")));
        routes.MapDesk("POST", "/{language}/type", Operation.TypeProtocol, (context, visit) => Begin(new DeskPage(context, visit, desk)));
        routes.MapDesk("GET", "/{language}/type/{channel}/{unit}", Operation.TypeProtocol, (context, visit) =>
            Task.FromResult(Resume(new DeskPage(context, visit, desk), walls, Of(context))));
        routes.MapDesk("POST", "/{language}/type/{channel}/{unit}", Operation.TypeProtocol, (context, visit) => Send(new DeskPage(context, visit, desk), walls, Of(context)));
        routes.MapDesk("PUT", "/{language}/type/{channel}/{unit}/draft", Operation.TypeProtocol, (context, visit) => Keep(context, visit, desk, Of(context)));
    }

    private static (string Unit, string Channel) Of(HttpContext context) => ((string)context.GetRouteValue("unit")!, (string)context.GetRouteValue("channel")!);

    /// <summary>Takes the protocol of the station that was named, or the next one.</summary>
    private static async Task<IResult> Begin(DeskPage page)
    {
        var (desk, visit) = (page.Desk, page.Visit);
        var form = await DeskPage.FormOf(page.Context);
        var named = form["station"].ToString().Trim();
        // The next one is found and taken in one step: two people never get the same.
        var taken = named.Length == 0 ? desk.TakeNext(visit.Who) : Named(desk.Take(visit.Who, Station(page, named), desk.Election.DecidingChannel.Code));
        return !taken.IsOk ? NextPage.Write(page, taken.Refusal, named)
            : taken.Value is { } task ? new SeeOther(page.To("type", task.Channel, task.Unit)) : NextPage.Write(page, null, named);
    }

    private static Result<TypingTask?> Named(Result<TypingTask> taken) => taken.IsOk ? taken.Value : taken.Refusal!;

    /// <summary>The code of a station that was named by its code, or by a name that only one station has.</summary>
    private static string Station(DeskPage page, string named)
    {
        var units = page.Election.Units;
        if (units.Find(named) >= 0) return named;
        var same = units.All.Where(u => u.IsStation && u.Name.ByLanguage.Values.Contains(named, StringComparer.OrdinalIgnoreCase)).Take(2).ToList();
        return same.Count == 1 ? same[0].Code : named;
    }

    private static IResult Resume(DeskPage page, Walls walls, (string Unit, string Channel) of)
    {
        // Only what was taken already is shown: looking at an address takes nothing.
        var own = page.Desk.Stations(page.Visit.Who, of.Unit);
        if (!own.IsOk) return NextPage.Write(page, own.Refusal, "");
        if (!own.Value.Any(s => s.Unit == of.Unit && s.Typist == page.Visit.Who.Key)) return NextPage.Write(page, null, of.Unit);
        var task = page.Desk.Take(page.Visit.Who, of.Unit, of.Channel);
        return task.IsOk
            ? TypingPage.Write(page, walls, task.Value, TypedForm.Of(task.Value, Places(page)), null, isSent: false)
            : NextPage.Write(page, task.Refusal, of.Unit);
    }

    private static async Task<IResult> Send(DeskPage page, Walls walls, (string Unit, string Channel) of)
    {
        var (desk, who) = (page.Desk, page.Visit.Who);
        var form = await DeskPage.FormOf(page.Context);
        var task = desk.OwnTask(who, of.Unit, of.Channel);
        if (!task.IsOk) return NextPage.Write(page, task.Refusal, of.Unit);
        var typed = TypedForm.Of(form, task.Value, Places(page));
        // Kept first: whatever is refused below, nothing is lost.
        var kept = desk.SaveDraft(who, of.Unit, of.Channel, typed.Texts);
        if (form["do"] == "later")
        {
            var back = desk.PutBack(who, of.Unit, of.Channel);
            return back.IsOk ? new SeeOther($"{page.To("type")}?kept={Uri.EscapeDataString(of.Unit)}") : TypingPage.Write(page, walls, task.Value, typed, back.Refusal, isSent: false);
        }

        var isReady = typed.Refusals.IsEmpty && (form["on-paper"] == "yes" || !TypingPage.HasFindings(page, task.Value, typed));
        if (!kept.IsOk || !isReady) return TypingPage.Write(page, walls, task.Value, typed, kept.Refusal, isSent: true);
        var done = desk.Finish(who, of.Unit, of.Channel, task.Value.Fields.ToDictionary(f => f.Place, f => typed.Numbers[f.Place]));
        if (!done.IsOk) return TypingPage.Write(page, walls, task.Value, typed, done.Refusal, isSent: true);
        walls.Forget();
        return new SeeOther($"{page.To("type")}?done={Uri.EscapeDataString(of.Unit)}&as={TypingRules.Name(done.Value)}");
    }

    private static async Task<IResult> Keep(HttpContext context, DeskVisit visit, DeskOffice desk, (string Unit, string Channel) of)
    {
        Dictionary<int, string>? typed;
        try
        {
            typed = await JsonSerializer.DeserializeAsync<Dictionary<int, string>>(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            typed = null;
        }

        if (typed is null) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var kept = desk.SaveDraft(visit.Who, of.Unit, of.Channel, typed);
        return kept.IsOk
            ? Results.Json(new { at = desk.Time.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) })
            : Results.Json(new { code = kept.Refusal!.Code, said = Words.DeskWords.Refusal(visit.Language, kept.Refusal) }, statusCode: StatusCodes.Status409Conflict);
    }

    private static int Places(DeskPage page) => page.Election.Form.Lines.Length + page.Election.Lists.Length;
}
