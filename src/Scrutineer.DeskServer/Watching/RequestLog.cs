using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Scrutineer.DeskServer.Routes;

namespace Scrutineer.DeskServer.Watching;

/// <summary>One line for each request: which route, what came of it, how long it took. Not the address itself, which may hold anything that somebody typed there.</summary>
/// <param name="logger">Where to.</param>
/// <param name="clock">Measures.</param>
internal sealed partial class RequestLog(ILogger logger, TimeProvider clock)
{
    /// <summary>Answers, and writes the line.</summary>
    public async Task Told(HttpContext context, RequestDelegate next)
    {
        var begun = clock.GetTimestamp();
        await next(context);
        if (!logger.IsEnabled(LogLevel.Information)) return;
        var route = context.GetEndpoint()?.Metadata.GetMetadata<DeskRoute>()?.Pattern ?? "none";
        var refusal = context.Response.Headers[DeskRefusals.Header].ToString();
        var took = (long)clock.GetElapsedTime(begun).TotalMilliseconds;
        Line(logger, context.Request.Method, route, context.Response.StatusCode, refusal, took);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {Refusal} {Milliseconds} ms")]
    private static partial void Line(ILogger logger, string method, string route, int status, string refusal, long milliseconds);
}
