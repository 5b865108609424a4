using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Scrutineer.Site.Files;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary>
/// Answers every request: there is no routing before it, because the first part of a path says everything, and nothing that a reader sends is read but
/// path, method and four headers.
/// </summary>
internal sealed class SiteHandler(LiveSite site, SiteOptions options, Readers readers)
{
    private readonly Events events = new();

    public async Task Answer(HttpContext context)
    {
        SafetyHeaders.Set(context.Response.Headers);
        var (path, status) = SitePath.Read(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var visit = new Visit(context, site, site.State, options, path);
        try
        {
            if (!readers.Admit(context)) await visit.Fail(StatusCodes.Status429TooManyRequests);
            else if (HttpMethods.IsOptions(context.Request.Method)) Options(visit);
            else if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)) await visit.Fail(StatusCodes.Status405MethodNotAllowed);
            else if (status != StatusCodes.Status200OK) await visit.Fail(status);
            else await Find(visit);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (Exception e) when (e is not BadHttpRequestException)
        {
            options.Tell?.Invoke($"/{path} could not be answered: {e.GetType().Name}, {e.Message}");
            if (context.Response.HasStarted) context.Abort();
            else await Fault(visit);
        }
    }

    private Task Find(Visit visit)
    {
        var cut = visit.Path.IndexOf('/', StringComparison.Ordinal);
        return (cut < 0 ? visit.Path : visit.Path[..cut]) switch
        {
            "v" => VersionFiles.Answer(visit),
            "assets" or Assets.Verifier => AssetFiles.Answer(visit),
            "checkpoint" or "current.json" or "tile" or "blob" or "results" => RecordFiles.Answer(visit),
            "entry" => RecordFiles.Entry(visit),
            "events" when cut < 0 => events.Answer(visit),
            "status.json" when cut < 0 => Status.Answer(visit),
            "healthz" when cut < 0 => Status.Health(visit),
            "incident" => RootPages.Incident(visit),
            _ => RootPages.Answer(visit),
        };
    }

    /// <summary>What a browser asks before a page of another site may send <c>If-None-Match</c>.</summary>
    private static void Options(Visit visit)
    {
        visit.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        visit.Headers.Allow = "GET, HEAD, OPTIONS";
        visit.Headers.AccessControlAllowMethods = "GET, HEAD";
        visit.Headers.AccessControlAllowHeaders = "If-None-Match, Last-Event-ID";
        visit.Headers.AccessControlMaxAge = "86400";
    }

    private static Task Fault(Visit visit)
    {
        visit.Context.Response.Clear();
        SafetyHeaders.Set(visit.Headers);
        return visit.Fail(StatusCodes.Status500InternalServerError);
    }
}
