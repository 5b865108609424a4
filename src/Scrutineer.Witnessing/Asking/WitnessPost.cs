using System.Net;
using System.Net.Http.Headers;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>One request to a witness: no redirects, no cookies, no long answers. What a witness does never throws, except that the caller cancels.</summary>
internal sealed class WitnessPost : IDisposable
{
    private const int MaxAnswer = 64 * 1024;

    private readonly HttpClient http;

    public WitnessPost()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 16,
            Proxy = new NotForThisMachine(HttpClient.DefaultProxy),
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxAnswer };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("scrutineer", null));
    }

    /// <summary>Where to post; null if the address of the policy is not usable: http or https, without user, query or fragment.</summary>
    public static Uri? Address(PolicyWitness witness) =>
        Uri.TryCreate(witness.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { Query: "", Fragment: "", UserInfo: "" }
            ? new Uri(url.AbsoluteUri.TrimEnd('/') + "/add-checkpoint")
            : null;

    /// <summary>The classified answer, or the sentence of why there is none.</summary>
    /// <exception cref="OperationCanceledException">The caller waits no longer.</exception>
    public async Task<(WitnessAnswer? Answer, int? Status, string? Trouble)> SendAsync(Uri address, WitnessRequest request, VerifierKey key, CancellationToken cancellation)
    {
        try
        {
            using var body = new ByteArrayContent(request.ToBytes());
            using var answer = await http.PostAsync(address, body, cancellation).ConfigureAwait(false);
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            var status = (int)answer.StatusCode;
            return (WitnessAnswer.Read(status, answer.Content.Headers.ContentType?.ToString(), bytes, request.Note, key), status, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException)
        {
            return (null, null, e.Message);
        }
    }

    public void Dispose() => http.Dispose();

    private sealed class NotForThisMachine(IWebProxy usual) : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => usual.Credentials;
            set => usual.Credentials = value;
        }

        public Uri? GetProxy(Uri destination) => usual.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || usual.IsBypassed(host);
    }
}
