using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Watching;
using Scrutineer.Office.Desk;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>What whoever watches the server is told.</summary>
public class Watched
{
    [Fact]
    public async Task Protocols_refusals_and_publications_are_counted_and_nobody_is_told_apart()
    {
        var seen = new ConcurrentBag<(string Name, string Tags)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == DeskMeter.Name) l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((i, _, tags, _) => seen.Add((i.Name, string.Join(",", tags.ToArray()))));
        listener.SetMeasurementEventCallback<double>((i, _, tags, _) => seen.Add((i.Name, string.Join(",", tags.ToArray()))));
        listener.Start();
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        await coordinator.Post("/api/v1/reports/s1/machine", new { id = "message-1", lines = new { cast = 8, valid = 8 }, votes = new { A = 7, B = 1 } });
        await coordinator.Post("/api/v1/backup", new { withKeys = false });
        for (var i = 0; i < 300 && !seen.Any(s => s.Name == "scrutineer.desk.publication"); i++) await Task.Delay(20, LiveOffice.Cancel);
        Assert.Contains(("scrutineer.desk.protocols", "[channel, machine]"), seen);
        Assert.Contains(("scrutineer.desk.refusals", "[code, desk-not-allowed]"), seen);
        Assert.Contains(seen, s => s.Name == "scrutineer.desk.publication");
        Assert.All(seen, s => Assert.Matches(@"^(\[(code|channel), [a-z-]+\])?$", s.Tags));
    }

    [Fact]
    public async Task A_line_of_the_log_names_the_route_and_nothing_that_was_typed()
    {
        var lines = new Lines();
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = "/en/wall/aigul-asanova";
        context.Request.QueryString = new QueryString("?filter=aigul");
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.7");
        await new RequestLog(lines, TimeProvider.System).Told(context, c =>
        {
            c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var line = Assert.Single(lines.All);
        Assert.StartsWith("GET none 404", line, StringComparison.Ordinal);
        Assert.DoesNotContain("aigul", line, StringComparison.Ordinal);
        Assert.DoesNotContain("192", line, StringComparison.Ordinal);
    }

    private sealed class Lines : ILogger
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Add(formatter(state, exception));
    }
}
