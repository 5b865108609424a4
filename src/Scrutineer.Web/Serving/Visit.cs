using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages;
using Scrutineer.Web.Live;

namespace Scrutineer.Web.Serving;

/// <summary>One request and its answer.</summary>
/// <param name="context">The request.</param>
/// <param name="site">The site.</param>
/// <param name="state">What is shown; the whole answer is made from it.</param>
/// <param name="options">How it is served.</param>
/// <param name="path">Path without the first slash, checked.</param>
internal sealed class Visit(HttpContext context, LiveSite site, LiveState state, SiteOptions options, string path)
{
    private static readonly StringValues ByEncoding = "Accept-Encoding";
    private static readonly StringValues ByLanguage = "Accept-Language";
    private static readonly StringValues ByBoth = "Accept-Encoding, Accept-Language";
    private static readonly StringValues Brotli = "br";
    private static readonly StringValues Gzip = "gzip";

    public HttpContext Context => context;

    public LiveSite Site => site;

    public LiveState State => state;

    public SiteOptions Options => options;

    public string Path => path;

    public IHeaderDictionary Headers => context.Response.Headers;

    /// <summary>Language of the reader: that of the address, else what the browser asks for, else Kyrgyz.</summary>
    public string Language => Languages.InPath(path) ?? Languages.Best(context.Request.Headers.AcceptLanguage);

    /// <summary>From this address to the root of the site.</summary>
    public string ToRoot => string.Concat(Enumerable.Repeat("../", int.Min(path.Count(c => c == '/'), 64)));

    /// <summary>Sends a file; 304 if the reader has it.</summary>
    public Task Send(SentFile file, in StringValues caching)
    {
        var headers = Headers;
        var coding = file.Varies ? Codings.Best(context.Request.Headers.AcceptEncoding) : Coding.Plain;
        var bytes = file.In(coding, out var tag);
        headers.CacheControl = caching;
        headers.ETag = tag;
        if (file.Varies) headers.Vary = ByEncoding;
        if (file.Policy.Count > 0) headers.ContentSecurityPolicy = file.Policy;
        var known = context.Request.Headers.IfNoneMatch;
        if (known.Count > 0 && Tags.Match(known, file.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        if (file.Varies && coding != Coding.Plain) headers.ContentEncoding = coding == Coding.Brotli ? Brotli : Gzip;
        headers.ContentType = file.MediaType;
        return Write(bytes);
    }

    /// <summary>Sends a page that is made for this reader, in the reader's language.</summary>
    public Task Send(SiteFile file, int status, in StringValues caching)
    {
        var sent = new SentFile(file, 1);
        var coding = sent.Varies ? Codings.Best(context.Request.Headers.AcceptEncoding) : Coding.Plain;
        context.Response.StatusCode = status;
        Headers.CacheControl = caching;
        Headers.ContentType = sent.MediaType;
        Headers.Vary = sent.Varies ? ByBoth : ByLanguage;
        if (coding != Coding.Plain) Headers.ContentEncoding = coding == Coding.Brotli ? Brotli : Gzip;
        return Write(sent.In(coding, out _));
    }

    /// <summary>A plain page that says why there is none, with a way on.</summary>
    public Task Fail(int status)
    {
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable) Headers.RetryAfter = status == 429 ? "1" : "5";
        if (status == StatusCodes.Status405MethodNotAllowed) Headers.Allow = "GET, HEAD, OPTIONS";
        return Send(PlainPage.Error(Language, ToRoot, status), status, status == StatusCodes.Status404NotFound ? Caching.Pointer : Caching.Never);
    }

    /// <summary>Nothing is published yet.</summary>
    public Task Wait()
    {
        Headers.RetryAfter = "5";
        return Send(PlainPage.Waiting(Language, ToRoot), StatusCodes.Status503ServiceUnavailable, Caching.Never);
    }

    /// <summary>Leads to a path from the root, by the language of the reader.</summary>
    public Task Lead(string to)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        Headers.Location = ToRoot + to;
        Headers.CacheControl = Caching.Pointer;
        Headers[HeaderNames.Vary] = ByLanguage;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private Task Write(ReadOnlyMemory<byte> bytes)
    {
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }
}
