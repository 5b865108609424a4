using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Watching;

/// <summary>Metrics, traces and logs. Nothing in them tells who somebody is: no names, no addresses, no programs of browsers.</summary>
internal static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    // An address can hold what somebody typed, or what opens the page of a sender; the route is told.
    private static readonly string[] Personal = ["client.address", "user_agent.original", "url.path", "url.query", "network.peer.address"];

    /// <summary>Adds logs if they are asked for, and OpenTelemetry if the environment names where to send it.</summary>
    public static void Add(WebApplicationBuilder builder, DeskServerOptions options)
    {
        if (options.Logs)
        {
            builder.Logging.AddJsonConsole(o => (o.UseUtcTimestamp, o.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
            builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning);
        }

        if (!Uri.TryCreate(Environment.GetEnvironmentVariable(Endpoint), UriKind.Absolute, out var collector)) return;
        builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(DeskMeter.Name).AddAspNetCoreInstrumentation().AddOtlpExporter(o => o.Endpoint = collector))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation(o => o.EnrichWithHttpRequest = (activity, _) =>
            {
                foreach (var tag in Personal) activity.SetTag(tag, null);
            }).AddOtlpExporter(o => o.Endpoint = collector));
    }
}
