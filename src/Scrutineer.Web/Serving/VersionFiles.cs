using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Scrutineer.Web.Serving;

/// <summary><c>v/N/...</c>, for ever; <c>v/latest/...</c>, the same of the version that is shown now.</summary>
internal static class VersionFiles
{
    private const string Latest = "latest";

    public static async Task Answer(Visit visit)
    {
        var parts = visit.Path.Split('/', 3);
        var state = visit.State;
        if (state.Edition is not { } edition)
        {
            await visit.Wait();
            return;
        }

        if (parts.Length < 3)
        {
            await visit.Fail(StatusCodes.Status404NotFound);
            return;
        }

        var (name, path) = (parts[1], parts[2]);
        if (path.Length == 0)
        {
            await visit.Lead($"v/{name}/{visit.Language}/index.html");
            return;
        }

        if (path.EndsWith('/')) path += "index.html";
        var isLatest = name == Latest;
        if (Number(name, edition.Number) is not { } number || (number != edition.Number && state.Record!.Versions.All(v => v.Number != number)))
        {
            await visit.Fail(StatusCodes.Status404NotFound);
            return;
        }

        var band = isLatest && path.EndsWith(".html", StringComparison.Ordinal) ? visit.Site.Band(state) : null;
        if (await visit.Site.File(state, number, path, band) is not { } file)
        {
            await visit.Fail(StatusCodes.Status404NotFound);
            return;
        }

        if (IsWidget(path)) SafetyHeaders.AllowFrames(visit.Headers);
        await visit.Send(file, isLatest ? Caching.Live : Caching.ForEver);
    }

    private static long? Number(string name, long latest) =>
        name == Latest ? latest
        : name.Length <= 18 && name[0] is >= '1' and <= '9' && long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>LANGUAGE/widget/...</c>.</summary>
    private static bool IsWidget(string path)
    {
        var first = path.IndexOf('/', StringComparison.Ordinal);
        return first > 0 && path.AsSpan(first + 1).StartsWith("widget/");
    }
}
