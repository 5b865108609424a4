using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Scrutineer.Site.Files;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary>The published record itself, for verifiers, mirrors and witnesses.</summary>
internal static partial class RecordFiles
{
    /// <summary>Larger files are sent from the disk as they are.</summary>
    private const int MostKept = 4 << 20;

    public static async Task Answer(Visit visit)
    {
        var pointer = visit.Path switch
        {
            "checkpoint" => visit.State.Checkpoint,
            "current.json" => visit.State.Current,
            _ => null,
        };
        if (pointer is not null)
        {
            await visit.Send(pointer, Caching.Pointer);
            return;
        }

        if (visit.Path is "checkpoint" or "current.json")
        {
            await visit.Wait();
            return;
        }

        var isBlob = visit.Path.StartsWith("blob/", StringComparison.Ordinal);
        if (!Known().IsMatch(visit.Path))
        {
            await visit.Fail(StatusCodes.Status404NotFound);
            return;
        }

        // The disk is asked on another thread: a slow one delays nobody else.
        var place = System.IO.Path.Combine(visit.Options.Tree, visit.Path);
        var kept = await visit.Site.Cache.Get("record/" + visit.Path, () =>
        {
            if (new FileInfo(place) is not { Exists: true, Length: <= MostKept }) return null;
            var bytes = File.ReadAllBytes(place);
            return new SiteFile(bytes, isBlob ? BlobType.Of(bytes) : Type(visit.Path));
        });
        var large = kept is null ? await Task.Run(() => new FileInfo(place) is { Exists: true } file ? (file, isBlob ? BlobType.Of(Head(file)) : Type(visit.Path)) : default) : default;
        if (kept is null && large.file is null)
        {
            await visit.Fail(StatusCodes.Status404NotFound);
            return;
        }

        if (isBlob)
        {
            SafetyHeaders.Sandbox(visit.Headers);
            visit.Headers.ContentDisposition = "attachment";
        }

        if (kept is not null) await visit.Send(kept, Caching.ForEver);
        else await Stream(visit, large.file, large.Item2);
    }

    /// <summary><c>entry/N.json</c> and its proof against the checkpoint that is published now.</summary>
    public static async Task Entry(Visit visit)
    {
        var now = visit.State.Checkpoint?.Tag;
        var file = visit.State.Record is { } record && now is not null ? await visit.Site.Cache.Get($"{visit.Path} {now}", () => EntryFiles.Find(record, visit.Path)) : null;
        if (file is null) await visit.Fail(StatusCodes.Status404NotFound);
        else await visit.Send(file, visit.Path.EndsWith(".json", StringComparison.Ordinal) ? Caching.ForEver : Caching.Pointer);
    }

    private static async Task Stream(Visit visit, FileInfo file, string type)
    {
        // A file of the record never changes: its address and its length are its tag.
        var tag = string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(file.Name)}-{file.Length}");
        visit.Headers.CacheControl = Caching.ForEver;
        visit.Headers.ETag = $"\"{tag}\"";
        if (Tags.Match(visit.Context.Request.Headers.IfNoneMatch, tag))
        {
            visit.Context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        visit.Headers.ContentType = type;
        visit.Context.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(visit.Context.Request.Method)) await visit.Context.Response.SendFileAsync(file.FullName, visit.Context.RequestAborted);
    }

    private static string Type(string path) => path.EndsWith(".json", StringComparison.Ordinal) ? SiteFile.Json : BlobType.Unknown;

    private static byte[] Head(FileInfo file)
    {
        using var stream = file.OpenRead();
        var head = new byte[16];
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Every path that a published tree can have, and no other: not what is being written, nothing beside the tree.</summary>
    [GeneratedRegex(@"\A(?:tile/(?:entries|[0-9]{1,2})/(?:x[0-9]{3}/){0,6}[0-9]{3}(?:\.p/[0-9]{1,3})?|blob/sha256/[0-9a-f]{64}|results/[0-9]{1,18}/(?:totals|outcome)\.json)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}
