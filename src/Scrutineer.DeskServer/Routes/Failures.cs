using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Routes;

/// <summary>What goes wrong is told in a sentence to whoever asked, and in full to the log alone.</summary>
internal static partial class Failures
{
    /// <summary>Answers, and catches what goes wrong.</summary>
    public static async Task Caught(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e)
        {
            await Say(context, e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? new Refusal("desk-too-large", "This is larger than what may be sent here.")
                : new Refusal("api-body", "The request cannot be read."));
        }
        catch (InvalidDataException)
        {
            await Say(context, new Refusal("api-body", "The form cannot be read."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Debug.Assert(context.RequestAborted.IsCancellationRequested, "Whoever asked has gone.");
        }
        catch (Exception e) when (!Debugger.IsAttached)
        {
            if (context.RequestServices.GetService<ILoggerFactory>() is { } logs) Failed(logs.CreateLogger("Scrutineer.Desk"), e, context.Request.Method);
            await Say(context, new Refusal("desk-failed", "Something is wrong with the server; nothing was lost that was confirmed before. Try again, and tell the administrator."));
        }
    }

    private static async Task Say(HttpContext context, Refusal refusal)
    {
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        await DeskRefusals.Answer(context, context.Request.RouteValues["language"] as string is "ky" or "ru" ? (string)context.Request.RouteValues["language"]! : "en", refusal).ExecuteAsync(context);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed: {Method}")]
    private static partial void Failed(ILogger logger, Exception e, string method);
}
