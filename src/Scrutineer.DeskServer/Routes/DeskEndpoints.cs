using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scrutineer.Desk.People;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Routes;

/// <summary>The one way in which a route of the desk is made: nothing is answered before sign-in, role, unit and form token are checked.</summary>
internal static class DeskEndpoints
{
    /// <summary>Maps a route that belongs to an operation.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="pattern">The address; a part {unit} is checked against the visitor's unit, a part {language} chooses the words.</param>
    /// <param name="operation">What it is; decisive ones that are not GET ask again for the password or the passkey.</param>
    /// <param name="answer">Answers.</param>
    /// <param name="isLook">True: it decides nothing and only shows what would become of it.</param>
    /// <param name="again">Gives the page back with what was written, if everything is right but it is not certain that it is he; null: only the refusal is shown.</param>
    public static IEndpointConventionBuilder MapDesk(
        this IEndpointRouteBuilder routes, string method, string pattern, Operation operation, Func<HttpContext, DeskVisit, Task<IResult>> answer, bool isLook = false,
        Func<HttpContext, DeskVisit, Refusal, Task<IResult>>? again = null) =>
        Map(routes, new DeskRoute(method, pattern, operation, AsksAgain: method != "GET" && !isLook && Permissions.IsDecisive(operation)), (context, visit, _) => answer(context, visit), again);

    /// <summary>Maps a route to the visitor's own account; persons with a session alone, no programs.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="method">GET, POST, PUT or DELETE.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="answer">Answers.</param>
    /// <param name="asksAgain">True: the password or passkey is asked for again.</param>
    /// <param name="forNewcomers">True: also for those who must change their password first.</param>
    public static IEndpointConventionBuilder MapOwn(
        this IEndpointRouteBuilder routes, string method, string pattern, Func<HttpContext, DeskVisit, Visitor, Task<IResult>> answer, bool asksAgain = false, bool forNewcomers = false) =>
        Map(routes, new DeskRoute(method, pattern, null, AsksAgain: asksAgain, IsForNewcomers: forNewcomers), (context, visit, visitor) => answer(context, visit, visitor!));

    /// <summary>Maps a route for whoever has not signed in; what is not GET still needs the form token of this browser.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="method">GET or POST.</param>
    /// <param name="pattern">The address.</param>
    /// <param name="answer">Answers; given the language and the form token.</param>
    /// <param name="limit">Says why the request is not even read; null: it is.</param>
    /// <param name="again">Gives the page back with what was written, if it came too often or with an old form token; null: only the refusal is shown.</param>
    public static IEndpointConventionBuilder MapOpen(
        this IEndpointRouteBuilder routes, string method, string pattern, Func<HttpContext, string, string, Task<IResult>> answer,
        Func<HttpContext, Refusal?>? limit = null, Func<HttpContext, string, string, Refusal, Task<IResult>>? again = null)
    {
        var route = new DeskRoute(method, pattern, null, IsOpen: true);
        return routes.MapMethods(pattern, [method], (RequestDelegate)(context => Gate(context).AnswerOpen(context, route, answer, limit, again))).WithMetadata(route);
    }

    private static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder routes, DeskRoute route, Func<HttpContext, DeskVisit, Visitor?, Task<IResult>> answer, Func<HttpContext, DeskVisit, Refusal, Task<IResult>>? again = null) =>
        routes.MapMethods(route.Pattern, [route.Method], (RequestDelegate)(context => Gate(context).Answer(context, route, answer, again))).WithMetadata(route);

    private static DeskGate Gate(HttpContext context) => context.RequestServices.GetRequiredService<DeskGate>();
}
