using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Scrutineer.Site.Files;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary><c>assets/...</c>: style and module, by names that change with their content; and the verifier, by a name that stays.</summary>
internal static class AssetFiles
{
    private static readonly Lazy<FrozenDictionary<string, SentFile>> All =
        new(() => Assets.Paths.ToFrozenDictionary(p => p, p => new SentFile(Assets.Find(p)!, Compression.Best), StringComparer.Ordinal));

    public static Task Answer(Visit visit) =>
        All.Value.TryGetValue(visit.Path, out var file) ? visit.Send(file, visit.Path.StartsWith("assets/", StringComparison.Ordinal) ? Caching.ForEver : Caching.Live) : visit.Fail(StatusCodes.Status404NotFound);
}
