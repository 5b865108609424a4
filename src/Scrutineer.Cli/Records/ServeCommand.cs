using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net;
using Scrutineer.Cli.Output;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Maps;
using Scrutineer.Web;
using Scrutineer.Web.Hooks;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer serve</c>: the results site of a record as it grows.</summary>
internal static class ServeCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "An election folder with a record, or a published tree. Nothing but the published tree is read." };
        var listen = new Option<string>("--listen") { Description = "Address and port, or a port on this machine alone; put a server with TLS in front.", DefaultValueFactory = _ => "127.0.0.1:8080" };
        var live = new Option<bool>("--expect-live") { Description = "The count is going on: pages say so when the publisher is silent." };
        var silent = new Option<int>("--silent-after") { Description = "With --expect-live: after how many seconds.", DefaultValueFactory = _ => 60 };
        var hooks = new Option<string?>("--webhooks") { Description = "A file with those who are told of each new version: [{\"url\":\"https://...\",\"secret\":\"...\"}]." };
        var proxy = new Option<bool>("--behind-proxy") { Description = "A proxy on this machine tells the readers' addresses in X-Forwarded-For." };
        var rate = new Option<int>("--rate") { Description = "Requests a second from one address; twice as many at once.", DefaultValueFactory = _ => 200 };
        var map = new Option<string?>("--map") { Description = "Boundaries of the units, GeoJSON or TopoJSON, for the map; without it tiles are drawn." };
        var mapKey = new Option<string?>("--map-key") { Description = "With --map: which area is which unit, and the attribution (docs/reference/map.md)." };
        var intake = Common.AddressOption("--intake", "Address of the office's desk, where the public files complaints and reports errors by a form; without it pages say where to write.");
        var command = new Command("serve", "Serve the results site of a record, live, until stopped.") { folder, listen, live, silent, hooks, proxy, rate, map, mapKey, intake };
        command.SetAction(async (parsed, cancel) =>
        {
            var root = parsed.GetValue(folder)!;
            if (!Directory.Exists(root)) return Exit.Refused(Common.NoRecord(root));
            if (Endpoint(parsed.GetValue(listen)!) is not { } at) return Exit.Refused(WrongListen);
            if (parsed.GetValue(rate) is < 5 or > 1_000_000 || parsed.GetValue(silent) is < 5 or > 86_400)
                return Exit.Refused(new Refusal("serve-range", "--rate lies between 5 and 1000000, --silent-after between 5 and 86400 seconds."));
            Result<ImmutableArray<Webhook>> told = parsed.GetValue(hooks) is { } file ? Hooks(file) : ImmutableArray<Webhook>.Empty;
            if (!told.IsOk) return Exit.Refused(told.Refusal!);
            var boundaries = SiteExport.MapOf(parsed.GetValue(map), parsed.GetValue(mapKey));
            if (!boundaries.IsOk) return Exit.Refused(boundaries.Refusal!);
            // A map that cannot be drawn is told now, not to the readers.
            if (boundaries.Value is { } drawn && PublishedRecord.Open(new DirectoryFiles(RecordPaths.TreeOf(root))) is { IsOk: true, Value: var known }
                && Boundaries.Read(drawn.File, drawn.Key, known.Definition).Refusal is { } wrong) return Exit.Refused(wrong);
            var forms = Common.Address(parsed.GetValue(intake));
            if (!forms.IsOk) return Exit.Refused(forms.Refusal!);
            var options = new SiteOptions(RecordPaths.TreeOf(root))
            {
                Map = boundaries.Value,
                Intake = forms.Value,
                Listen = at,
                SilentAfter = parsed.GetValue(live) ? TimeSpan.FromSeconds(parsed.GetValue(silent)) : null,
                Webhooks = told.Value,
                BehindProxy = parsed.GetValue(proxy),
                RequestsPerSecond = parsed.GetValue(rate),
                Burst = parsed.GetValue(rate) * 2,
                Tell = line => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():yyyy-MM-dd HH:mm:ss} {Exit.Safe(line)}")),
            };
            SiteProcess.Prepare();
            return await Serve(options, cancel);
        });
        return command;
    }

    private static async Task<int> Serve(SiteOptions options, CancellationToken cancel)
    {
        SiteServer server;
        try
        {
            server = await SiteServer.StartAsync(options, cancel);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            return Exit.Refused(new Refusal("listen-taken", $"{options.Listen} cannot be listened at: {e.Message}"));
        }

        await using (server)
        {
            Terminal.Line($"The site of {options.Tree} at {server.Address}. Ctrl-C ends it.");
            if (!IPAddress.IsLoopback(options.Listen.Address)) Terminal.Amber("It listens beyond this machine, without TLS: for readers put a server with TLS in front.");
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("Stopped.");
            }
        }

        return Exit.Done;
    }

    private static Result<ImmutableArray<Webhook>> Hooks(string file)
    {
        var bytes = InputFile.ReadAll(file);
        if (!bytes.IsOk) return bytes.Refusal!;
        var hooks = WebhookFile.Read(bytes.Value);
        return hooks.IsOk ? hooks : hooks.Refusal!.In(file);
    }

    /// <summary>What to say of an address that is none.</summary>
    public static Refusal WrongListen { get; } = new("listen-wrong", "Write --listen as 127.0.0.1:8080, [::1]:8080 or 8080.");

    /// <summary>The address and port of a text; null: it is none.</summary>
    public static IPEndPoint? Endpoint(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return port <= 65_535 ? new IPEndPoint(IPAddress.Loopback, port) : null;
        if (text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)) text = string.Concat("127.0.0.1:", text.AsSpan("localhost:".Length));
        return text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var at) && text.LastIndexOf(':') > text.LastIndexOf(']') ? at : null;
    }
}
