using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Scrutineer.Site.Files;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary><c>assets/...</c>: style and module, by names that change with their content.</summary>
internal static class AssetFiles
{
    private static readonly Lazy<FrozenDictionary<string, SentFile>> All =
        new(() => Assets.Paths.ToFrozenDictionary(p => p, p => new SentFile(Assets.Find(p)!, Compression.Best), StringComparer.Ordinal));

    public static Task Answer(Visit visit) =>
        All.Value.TryGetValue(visit.Path, out var file) ? visit.Send(file, Caching.ForEver) : visit.Fail(StatusCodes.Status404NotFound);

    /// <summary>The independent verifier: one page whose policy names its own script and style.</summary>
    public static Task Verifier(Visit visit)
    {
        visit.Headers.ContentSecurityPolicy = Assets.Find(Assets.Verifier)!.Policy;
        return visit.Send(All.Value[Assets.Verifier], Caching.Live);
    }
}
