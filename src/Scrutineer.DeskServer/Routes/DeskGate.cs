using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.DeskServer.Tokens;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Routes;

/// <summary>
/// Stands before every route, in this order: who is it, does the request come from a page of ours, may he do this at this unit, is the form one of his, is it
/// really he. Whatever is refused to somebody signed in is left in the audit trail.
/// </summary>
internal sealed class DeskGate(DeskOffice desk, SessionTable sessions, ApiTokens tokens, DeskCookies cookies, StepUp stepUp)
{
    private const string Bearer = "Bearer ";
    private static readonly string[] Languages = ["ky", "ru", "en"];

    /// <summary>Answers a route for those who are signed in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">The route.</param>
    /// <param name="answer">Answers.</param>
    /// <param name="again">Gives the page back with what was written, if only the confirmation is refused; null: the refusal alone is shown.</param>
    public async Task Answer(
        HttpContext context, DeskRoute route, Func<HttpContext, DeskVisit, Visitor?, Task<IResult>> answer, Func<HttpContext, DeskVisit, Refusal, Task<IResult>>? again = null)
    {
        if (Language(context) is not { } language)
        {
            await DeskRefusals.Answer(context, "en", NoPage).ExecuteAsync(context);
            return;
        }

        var visitor = await Comes(context);
        if (!visitor.IsOk)
        {
            await DeskRefusals.SignIn(context, language, visitor.Refusal!).ExecuteAsync(context);
            return;
        }

        var unit = context.GetRouteValue("unit") as string ?? visitor.Value.Who.Unit;
        var visit = new DeskVisit(visitor.Value.Who, visitor.Value.Name, language, visitor.Value.Session?.FormToken ?? "");
        var refusal = await Refused(context, route, visitor.Value, unit);
        var isHe = refusal is null && route.AsksAgain && visitor.Value.Session is not null ? await stepUp.Check(context, visitor.Value) : null;
        if ((refusal ?? isHe) is { } not)
        {
            desk.Audit.Write(visitor.Value.Who.Key, route.Operation?.ToString() ?? route.Pattern, unit, not.Code);
            // Everything else was right: what somebody wrote in the form is his, and comes back.
            var told = isHe is not null && again is not null ? await again(context, visit, isHe) : DeskRefusals.Answer(context, language, not);
            await told.ExecuteAsync(context);
            return;
        }

        await (await answer(context, visit, visitor.Value)).ExecuteAsync(context);
    }

    /// <summary>Answers a route for those who have not signed in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">The route.</param>
    /// <param name="answer">Answers.</param>
    /// <param name="limit">Says why the request is not even read; null: it is.</param>
    /// <param name="again">Gives the page back with what was written; null: the refusal alone is shown.</param>
    public async Task AnswerOpen(
        HttpContext context, DeskRoute route, Func<HttpContext, string, string, Task<IResult>> answer, Func<HttpContext, Refusal?>? limit = null,
        Func<HttpContext, string, string, Refusal, Task<IResult>>? again = null)
    {
        var language = Language(context);
        var refusal = language is null ? NoPage : route.IsSafe ? null : FormTokens.Origin(context.Request);
        var late = refusal is null && !route.IsSafe ? limit?.Invoke(context) ?? await FormTokens.Check(context.Request, cookies.ExpectedOf(context)) : null;
        var result = refusal is not null ? DeskRefusals.Answer(context, language ?? "en", refusal)
            : late is null ? await answer(context, language!, cookies.GuestToken(context))
            : again is null ? DeskRefusals.Answer(context, language!, late)
            : await again(context, language!, cookies.GuestToken(context), late);
        await result.ExecuteAsync(context);
    }

    private static Refusal NoPage => new("desk-no-page", "There is no such page.");

    private async Task<Refusal?> Refused(HttpContext context, DeskRoute route, Visitor visitor, string unit)
    {
        var isPerson = visitor.Session is not null;
        if (!route.IsSafe && isPerson && FormTokens.Origin(context.Request) is { } foreign) return foreign;
        if (visitor.Session is { MustChangePassword: true } && !route.IsForNewcomers)
            return new Refusal("password-must-change", "Your password was given to you by somebody else; choose your own first.");
        if (route.Operation is { } operation)
        {
            if (Permissions.Check(visitor.Who, operation, unit, desk.Election.Units) is { } not) return not;
            if (!isPerson && route.AsksAgain) return new Refusal("token-decisive", "A program may not do this; a person signs in and confirms it.");
        }
        else if (!isPerson)
        {
            return new Refusal("token-person", "This belongs to a person's account; a program has none.");
        }

        if (route.IsSafe || !isPerson) return null;
        return await FormTokens.Check(context.Request, visitor.Session!.FormToken);
    }

    private async Task<Result<Visitor>> Comes(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
        {
            return authorization.StartsWith(Bearer, StringComparison.Ordinal) && tokens.Find(authorization[Bearer.Length..]) is { } program
                ? new Visitor(program.Who, program.Name, null)
                : new Refusal("token-refused", "This token is not known, was withdrawn, or is over.");
        }

        return DeskCookies.Session(context) is { } cookie && await sessions.Find(cookie) is { } session
            ? new Visitor(session.Who, session.Login, session)
            : new Refusal("desk-sign-in", "Sign in first.");
    }

    private static string? Language(HttpContext context) =>
        context.GetRouteValue("language") is not string language ? "en" : Languages.Contains(language) ? language : null;
}
