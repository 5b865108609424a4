using Microsoft.AspNetCore.Http;
using Scrutineer.Site.Pages;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary>The root of the site, and the few files there that point to the latest version.</summary>
internal static class RootPages
{
    public static async Task Answer(Visit visit)
    {
        if (visit.State.Edition is null) await visit.Wait();
        else if (visit.Path.Length == 0) await visit.Lead($"v/latest/{visit.Language}/index.html");
        else if ((await visit.State.Root!).TryGetValue(visit.Path, out var file)) await visit.Send(file, Caching.Live);
        else await visit.Fail(StatusCodes.Status404NotFound);
    }

    /// <summary><c>incident/N/LANGUAGE.html</c>.</summary>
    public static Task Incident(Visit visit)
    {
        var parts = visit.Path.Split('/');
        var language = parts.Length == 3 && parts[2].EndsWith(".html", StringComparison.Ordinal) ? parts[2][..^".html".Length] : "";
        return visit.State.Record is { } record && language is "ky" or "ru" or "en" && long.TryParse(parts[1], out var index)
            && IncidentPage.Find(record, index, language) is { } page && visit.Path == IncidentPage.Path(index, language)
            ? visit.Send(new SentFile(page, Compression.Fast), Caching.Live)
            : visit.Fail(StatusCodes.Status404NotFound);
    }
}
