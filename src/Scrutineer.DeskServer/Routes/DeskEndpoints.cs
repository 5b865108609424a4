using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;

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
    public static IEndpointConventionBuilder MapDesk(
        this IEndpointRouteBuilder routes, string method, string pattern, Operation operation, Func<HttpContext, DeskVisit, Task<IResult>> answer) =>
        routes.MapMethods(pattern, [method], (HttpContext context) => Results.StatusCode(StatusCodes.Status501NotImplemented)).WithMetadata(operation, answer);
}
