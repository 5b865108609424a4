using System.Collections.Concurrent;
using System.Net;
using Scrutineer.Verification;

namespace Scrutineer.Published;

/// <summary>
/// A published tree on a web server: plain GET by http or https, nothing is asked twice. 404 and 410 mean that there is no such file; any other
/// answer but 200 ends the verification.
/// </summary>
public sealed class HttpFiles : IPublishedFiles, IDisposable
{
    private const int AtOnce = 8;

    private readonly HttpClient client;
    private readonly Uri prefix;
    private readonly ConcurrentDictionary<string, Task<ReadOnlyMemory<byte>?>> ahead = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim room = new(AtOnce);

    /// <summary>The tree under an address.</summary>
    /// <param name="prefix">Where <c>checkpoint</c> lies; http or https.</param>
    /// <param name="timeout">How long one answer may take.</param>
    /// <exception cref="ArgumentException">The address is of another kind.</exception>
    public HttpFiles(Uri prefix, TimeSpan timeout)
    {
        if (!IsWeb(prefix) || prefix.Query.Length > 0 || prefix.Fragment.Length > 0) throw new ArgumentException("The address of a record begins with http:// or https:// and has no query.", nameof(prefix));
        this.prefix = prefix.AbsolutePath.EndsWith('/') ? prefix : new Uri(prefix.AbsoluteUri + "/");
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.GZip, UseCookies = false, MaxConnectionsPerServer = AtOnce })
        {
            Timeout = timeout,
        };
    }

    /// <summary>True for an address that can be read.</summary>
    public static bool IsWeb(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read(string path, int most) =>
        (ahead.TryRemove(path, out var fetching) ? fetching : FetchAsync(path, most)).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Prefetch(IReadOnlyList<(string Path, int Most)> files)
    {
        foreach (var (path, most) in files) ahead.TryAdd(path, FetchAsync(path, most));
    }

    private async Task<ReadOnlyMemory<byte>?> FetchAsync(string path, int most)
    {
        await room.WaitAsync().ConfigureAwait(false);
        try
        {
            using var answer = await client.GetAsync(new Uri(prefix, PublishedPath.Plain(path)), HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return null;
            if (answer.StatusCode != HttpStatusCode.OK) throw new HttpRequestException($"{path}: the server answered {(int)answer.StatusCode}.");
            using var body = await answer.Content.ReadAsStreamAsync().ConfigureAwait(false);
            using var bytes = new MemoryStream((int)long.Clamp(answer.Content.Headers.ContentLength ?? 0, 0, most));
            var buffer = new byte[81_920];
            while (bytes.Length <= most && await body.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read) bytes.Write(buffer, 0, read);
            return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        }
        finally
        {
            room.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        room.Dispose();
    }
}
