using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>The two resources of a witness.</summary>
internal sealed class WitnessHandlers(WitnessDesk desk, WitnessFolder folder, Action<WitnessEvent>? tell)
{
    private const string PlainText = "text/plain; charset=utf-8";

    public async Task AddCheckpoint(HttpContext context)
    {
        using var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await Write(context, null, new WitnessReply(e.StatusCode, "The request is too large, too slow or broken off.\n", null, null)).ConfigureAwait(false);
            return;
        }

        var (reply, origin) = Decide(body.GetBuffer().AsSpan(0, (int)body.Length));
        await Write(context, origin, reply).ConfigureAwait(false);
    }

    public Task Checkpoint(HttpContext context)
    {
        if (folder.ByHash((string)context.GetRouteValue("hash")!) is not { } state)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = PlainText;
        return context.Response.Body.WriteAsync(state.Note.ToBytes(), context.RequestAborted).AsTask();
    }

    private (WitnessReply Reply, string? Origin) Decide(ReadOnlySpan<byte> body)
    {
        try
        {
            return desk.Answer(body);
        }
        catch (IOException e)
        {
            // The sentence is for whoever runs the witness; the log is told no paths.
            tell?.Invoke(new WitnessEvent(null, StatusCodes.Status500InternalServerError, e.Message));
            return (new WitnessReply(StatusCodes.Status500InternalServerError, "The witness cannot write to its disk.\n", null, null), null);
        }
    }

    private async Task Write(HttpContext context, string? origin, WitnessReply reply)
    {
        if (reply.Status != StatusCodes.Status500InternalServerError) tell?.Invoke(new WitnessEvent(origin, reply.Status, Sentence(reply)));
        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType ?? PlainText;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static string Sentence(WitnessReply reply) => reply.NewState is { } state
        ? string.Create(CultureInfo.InvariantCulture, $"Cosigned {state.Checkpoint.Size} entries.")
        : reply.Body.TrimEnd('\n');
}
