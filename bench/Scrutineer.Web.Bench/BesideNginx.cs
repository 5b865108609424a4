using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Scrutineer.Web.Bench;

/// <summary>The same compressed page from our server and from nginx, asked by wrk in turns on the same machine.</summary>
internal static partial class BesideNginx
{
    private const string Page = "/v/latest/en/index.html";

    public static async Task<int> Run(string folder, Options options)
    {
        if (options.Text("--nginx") is not { } nginx || options.Text("--wrk") is not { } wrk) return 2;
        var (seconds, rounds) = (options.Number("--seconds", 6), options.Number("--rounds", 3));
        var place = Directory.CreateTempSubdirectory("scrutineer-nginx-").FullName;
        // The workers of nginx may run as somebody else.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(place, (UnixFileMode)0b111_101_101);
        await using var server = await Site.Start(folder);
        using var client = Site.Client(server);
        await Task.Delay(3_000);
        var port = FreePort();
        var coding = options.Text("--modules") is null ? "gzip" : "br";
        var headers = await Files(client, place, coding);
        await File.WriteAllTextAsync(Path.Combine(place, "nginx.conf"), Configuration(place, port, options.Text("--modules"), headers));
        using var beside = Process.Start(new ProcessStartInfo(nginx, ["-p", place, "-c", Path.Combine(place, "nginx.conf"), "-e", Path.Combine(place, "error.log")]) { UseShellExecute = false })!;
        try
        {
            await Task.Delay(1_000);
            var theirs = new Uri($"http://127.0.0.1:{port}");
            await Same(client, theirs, coding);
            foreach (var name in (string[])["page", "304 of the page"])
            {
                var (path, tag) = (Page, name.StartsWith("304", StringComparison.Ordinal));
                var (ours, his, cost) = (new List<double>(), new List<double>(), new List<double>());
                for (var round = 0; round < rounds; round++)
                {
                    var before = Environment.CpuUsage.TotalTime;
                    ours.Add(await Load(wrk, new Uri(server.Address, path), seconds, coding, tag ? await Tag(server.Address, path, coding) : null));
                    cost.Add((Environment.CpuUsage.TotalTime - before).TotalMicroseconds / (ours[^1] * seconds));
                    his.Add(await Load(wrk, new Uri(theirs, path), seconds, coding, tag ? await Tag(theirs, path, coding) : null));
                }

                var (a, b) = (Spread.At(ours, 0.5), Spread.At(his, 0.5));
                Options.Say($"{name,-18} ours {a,9:N0}/s   nginx {b,9:N0}/s   ratio {a / b:F2}   {Spread.At(cost, 0.5):F1} us of processor a request   (ours {string.Join(" ", ours.Select(o => o.ToString("N0", CultureInfo.InvariantCulture)))}; nginx {string.Join(" ", his.Select(o => o.ToString("N0", CultureInfo.InvariantCulture)))})");
            }
        }
        finally
        {
            // Its master ends its workers; killed, it would leave them behind.
            using var stop = Process.Start(new ProcessStartInfo(nginx, ["-p", place, "-c", Path.Combine(place, "nginx.conf"), "-e", Path.Combine(place, "error.log"), "-s", "stop"]))!;
            await stop.WaitForExitAsync();
            await beside.WaitForExitAsync();
            Directory.Delete(place, recursive: true);
        }

        return 0;
    }

    /// <summary>The page as our server gives it, plain and compressed, as files; and the headers that nginx is to send as well.</summary>
    private static async Task<List<(string, string)>> Files(HttpClient client, string place, string coding)
    {
        var target = Path.Combine(place, "root" + Page);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await File.WriteAllBytesAsync(target, await client.GetByteArrayAsync(new Uri(Page, UriKind.Relative)));
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        using var answer = await client.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await File.WriteAllBytesAsync($"{target}.{(coding == "br" ? "br" : "gz")}", bytes);
        Options.Say($"{Page}: {new FileInfo(target).Length:N0} bytes, {bytes.Length:N0} in {coding}");
        return [.. answer.Headers.Where(h => h.Key is not ("Date" or "ETag" or "Vary" or "Transfer-Encoding")).Select(h => (h.Key, string.Join(", ", h.Value)))];
    }

    private static async Task Same(HttpClient client, Uri theirs, string coding)
    {
        using var other = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        byte[][] both = [await Get(client, new Uri(client.BaseAddress!, Page)), await Get(other, new Uri(theirs, Page))];
        if (!both[0].AsSpan().SequenceEqual(both[1])) throw new InvalidOperationException("They do not give the same bytes.");

        async Task<byte[]> Get(HttpClient from, Uri address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
            using var answer = await from.SendAsync(request);
            if (!answer.Content.Headers.ContentEncoding.Contains(coding)) throw new InvalidOperationException($"{address} did not answer in {coding}.");
            return await answer.Content.ReadAsByteArrayAsync();
        }
    }

    private static async Task<string> Tag(Uri server, string path, string coding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, path));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", coding);
        using var answer = await client.SendAsync(request);
        return answer.Headers.GetValues("ETag").Single();
    }

    private static async Task<double> Load(string wrk, Uri address, int seconds, string coding, string? tag)
    {
        string[] arguments = ["-t1", "-c64", $"-d{seconds}s", "-H", $"Accept-Encoding: {coding}", .. tag is null ? (string[])[] : ["-H", $"If-None-Match: {tag}"], address.AbsoluteUri];
        using var process = Process.Start(new ProcessStartInfo(wrk, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (tag is null && said.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException(said);
        return double.Parse(Rate().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string Configuration(string place, int port, string? modules, List<(string Name, string Value)> headers) => $$"""
        {{(modules is null ? "" : $"load_module {modules}/ngx_http_brotli_static_module.so;")}}
        daemon off;
        worker_processes 2;
        pid {{place}}/nginx.pid;
        error_log {{place}}/error.log;
        events { worker_connections 1024; }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          keepalive_requests 100000000;
          open_file_cache max=1000;
          types { text/html html; }
          charset utf-8;
          client_body_temp_path {{place}}/t1; proxy_temp_path {{place}}/t2; fastcgi_temp_path {{place}}/t3; uwsgi_temp_path {{place}}/t4; scgi_temp_path {{place}}/t5;
          server {
            listen 127.0.0.1:{{port}};
            root {{place}}/root;
            {{(modules is null ? "" : "brotli_static on;")}}
            gzip_static on;
            gzip_vary on;
            {{string.Concat(headers.Select(h => $"add_header {h.Name} \"{h.Value}\";\n    "))}}
          }
        }
        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"Requests/sec:\s*([0-9.]+)")]
    private static partial Regex Rate();
}
