using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;

namespace Scrutineer.DeskServer.Api;

/// <summary>What the address of a request names.</summary>
/// <param name="Unit">The part {unit}; empty: it has none.</param>
/// <param name="Channel">The part {channel}; empty: it has none.</param>
/// <param name="Key">The part {key}; empty: it has none.</param>
internal readonly record struct ApiPlace(string Unit, string Channel, string Key)
{
    /// <summary>Of a request.</summary>
    public static ApiPlace Of(HttpContext context) => new(Part(context, "unit"), Part(context, "channel"), Part(context, "key"));

    private static string Part(HttpContext context, string name) => context.GetRouteValue(name) as string ?? "";
}

/// <summary>Routes of the API, as short as they are many.</summary>
internal static class ApiMapping
{
    /// <summary>A route that takes no body.</summary>
    public static IEndpointConventionBuilder Api(
        this IEndpointRouteBuilder routes, string method, string pattern, Operation operation, Func<HttpContext, DeskVisit, ApiPlace, IResult> answer) =>
        routes.MapDesk(method, pattern, operation, (context, visit) => Task.FromResult(answer(context, visit, ApiPlace.Of(context))));

    /// <summary>A route that takes a JSON body.</summary>
    public static IEndpointConventionBuilder Api<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern, Operation operation, Func<HttpContext, DeskVisit, ApiPlace, TBody, IResult> answer)
        where TBody : class =>
        routes.MapDesk(method, pattern, operation, (context, visit) => context.With<TBody>(body => answer(context, visit, ApiPlace.Of(context), body)));

    /// <summary>A route that takes a JSON body and time.</summary>
    public static IEndpointConventionBuilder ApiLater<TBody>(
        this IEndpointRouteBuilder routes, string method, string pattern, Operation operation, Func<HttpContext, DeskVisit, ApiPlace, TBody, Task<IResult>> answer)
        where TBody : class =>
        routes.MapDesk(method, pattern, operation, (context, visit) => context.With<TBody>(body => answer(context, visit, ApiPlace.Of(context), body)));
}
