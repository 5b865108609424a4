using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Scrutineer.Web.Serving;

/// <summary><c>events</c>: a stream (text/event-stream) that carries the number of the version that is shown, and nothing else.</summary>
internal sealed class Events
{
    private int open;

    /// <summary>Streams that are open.</summary>
    public int Open => Volatile.Read(ref open);

    public async Task Answer(Visit visit)
    {
        if (Interlocked.Increment(ref open) > visit.Options.MostStreams)
        {
            Interlocked.Decrement(ref open);
            await visit.Fail(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        try
        {
            await Stream(visit);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the server stops.
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    private static async Task Stream(Visit visit)
    {
        var (context, site) = (visit.Context, visit.Site);
        visit.Headers.ContentType = "text/event-stream";
        visit.Headers.CacheControl = Caching.Never;
        visit.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var gone = context.RequestAborted;
        var known = long.TryParse(context.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : -1;
        await Say(": version numbers\nretry: 3000\n\n");
        while (true)
        {
            // The signal before the state: what changes in between is seen the next time round.
            var changed = site.Changed;
            if (site.State.Edition?.Number is { } number && number != known)
            {
                known = number;
                await Say(string.Create(CultureInfo.InvariantCulture, $"id: {number}\ndata: {number}\n\n"));
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(gone);
            var done = await Task.WhenAny(changed, Task.Delay(visit.Options.Heartbeat, waiting.Token));
            await waiting.CancelAsync();
            if (gone.IsCancellationRequested || changed.IsCanceled) return;
            if (done != changed) await Say(": alive\n\n");
        }

        async Task Say(string text)
        {
            await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(text), gone);
            await context.Response.Body.FlushAsync(gone);
        }
    }
}
