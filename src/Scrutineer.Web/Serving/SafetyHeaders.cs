using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Scrutineer.Site.Pages;

namespace Scrutineer.Web.Serving;

/// <summary>Headers of every answer. The values are made once.</summary>
internal static class SafetyHeaders
{
    private static readonly StringValues Pages = $"{SitePolicy.Value}; frame-ancestors 'none'";
    private static readonly StringValues Widgets = $"{SitePolicy.Value}; frame-ancestors *";
    private static readonly StringValues Blobs = "default-src 'none'; sandbox; frame-ancestors 'none'";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues NoPowers = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues CrossOrigin = "cross-origin";
    private static readonly StringValues Any = "*";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Pages;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = NoReferrer;
        headers["Permissions-Policy"] = NoPowers;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        // Open data: whoever shows a picture or a file of ours elsewhere may.
        headers["Cross-Origin-Resource-Policy"] = CrossOrigin;
        headers.AccessControlAllowOrigin = Any;
        headers["Timing-Allow-Origin"] = Any;
    }

    /// <summary>A page that others may show in a frame.</summary>
    public static void AllowFrames(IHeaderDictionary headers) => headers.ContentSecurityPolicy = Widgets;

    /// <summary>A file that came from elsewhere: nothing in it may run here.</summary>
    public static void Sandbox(IHeaderDictionary headers) => headers.ContentSecurityPolicy = Blobs;
}
