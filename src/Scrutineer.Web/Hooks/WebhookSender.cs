using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Scrutineer.Site.Editions;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Hooks;

/// <summary>
/// Tells webhooks of each version that comes while it runs. Each has a queue of its own and a bounded number of attempts, so that a slow receiver delays
/// neither the site nor the others. What a receiver misses it reads from <c>current.json</c>.
/// </summary>
internal sealed class WebhookSender : IAsyncDisposable
{
    private const int Attempts = 6;
    private const int MostWaiting = 64;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SiteOptions options;
    private readonly LiveSite site;
    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient? client;
    private readonly Channel<Edition>[] queues;
    private readonly Task running;

    public WebhookSender(SiteOptions options, LiveSite site)
    {
        (this.options, this.site) = (options, site);
        queues = [.. options.Webhooks.Select(_ => Channel.CreateBounded<Edition>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest }))];
        if (queues.Length == 0)
        {
            running = Task.CompletedTask;
            return;
        }

        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = TimeSpan.FromSeconds(10) };
        running = Task.WhenAll([Watch(), .. options.Webhooks.Select((hook, i) => Serve(hook, queues[i].Reader))]);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // It was asked to stop.
        }

        client?.Dispose();
        stopping.Dispose();
    }

    private async Task Watch()
    {
        // What is shown when the program starts is not new.
        while (site.State.Edition is null)
        {
            await site.Changed.WaitAsync(TimeSpan.FromSeconds(1), stopping.Token).ContinueWith(_ => { }, stopping.Token, TaskContinuationOptions.None, TaskScheduler.Default);
            stopping.Token.ThrowIfCancellationRequested();
        }

        var told = site.State.Edition.Number;
        while (true)
        {
            var changed = site.Changed;
            if (site.State.Edition is { } edition && edition.Number != told)
            {
                told = edition.Number;
                foreach (var queue in queues) queue.Writer.TryWrite(edition);
            }

            await changed.WaitAsync(stopping.Token);
        }
    }

    private async Task Serve(Webhook hook, ChannelReader<Edition> queue)
    {
        await foreach (var edition in queue.ReadAllAsync(stopping.Token))
        {
            var body = Body(edition);
            for (var (attempt, pause) = (1, options.WebhookPause); ; attempt++, pause *= 2)
            {
                var fault = await Send(hook, edition, body);
                if (fault is null) break;
                if (attempt == Attempts)
                {
                    options.Tell?.Invoke($"Webhook {hook.Url.Host} was not told of version {edition.Number}: {fault}");
                    break;
                }

                await Task.Delay(pause, stopping.Token);
            }
        }
    }

    /// <summary>Why it was not taken; null: it was. The time is that of the attempt.</summary>
    private async Task<string?> Send(Webhook hook, Edition edition, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(hook.Secret, options.Time.GetUtcNow().ToUnixTimeSeconds(), body));
        request.Headers.Add("Scrutineer-Version", edition.Number.ToString(CultureInfo.InvariantCulture));
        try
        {
            using var answer = await client!.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping.Token);
            return answer.IsSuccessStatusCode ? null : $"status {(int)answer.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !stopping.IsCancellationRequested)
        {
            return e.Message;
        }
    }

    internal static byte[] Body(Edition edition)
    {
        using var to = new MemoryStream();
        using (var json = new Utf8JsonWriter(to, Plain))
        {
            json.WriteStartObject();
            json.WriteString("format", "scrutineer-version/1");
            json.WriteNumber("version", edition.Number);
            json.WriteNumber("size", edition.Number);
            json.WriteString("election", edition.Id);
            json.WriteString("at", edition.Version.Time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        return to.ToArray();
    }
}
