using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scrutineer.DeskServer.Routes;

namespace Scrutineer.DeskServer.Tests;

/// <summary>All routes of a desk, as it has them.</summary>
internal static class AllRoutes
{
    public static IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints(this LiveOffice office) => office.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public static IReadOnlyList<DeskRoute> Routes(this LiveOffice office) => [.. office.Endpoints().Select(e => e.Metadata.GetMetadata<DeskRoute>()).OfType<DeskRoute>()];

    /// <summary>The address of a route at a unit.</summary>
    public static string At(this DeskRoute route, string unit) => route.Pattern
        .Replace("{unit}", unit, StringComparison.Ordinal).Replace("{channel}", "hand", StringComparison.Ordinal).Replace("{language}", "en", StringComparison.Ordinal)
        .Replace("{key}", "00000000", StringComparison.Ordinal).Replace("{id}", "none", StringComparison.Ordinal)
        .Split('/').Select(part => part.StartsWith('{') ? "x" : part).Aggregate((a, b) => $"{a}/{b}");

    /// <summary>Sends something to it that is understood, if not always obeyed.</summary>
    public static Task<HttpResponseMessage> Send(this DeskRoute route, Browser by, string unit, HttpContent? content = null, bool withToken = true) =>
        by.Send(new HttpMethod(route.Method), route.At(unit), content ?? (route.IsSafe ? null : Browser.Raw("{}")), withToken);

    public static string Refusal(this HttpResponseMessage answer) => answer.Headers.TryGetValues(DeskRefusals.Header, out var codes) ? codes.Single() : "";
}
