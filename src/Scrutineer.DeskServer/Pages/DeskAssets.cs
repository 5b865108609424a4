using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.DeskServer.Words;

namespace Scrutineer.DeskServer.Pages;

/// <summary>Style, scripts and icon of the desk, under names that change with their content. They hold nothing of an election; nobody need sign in for them.</summary>
internal static class DeskAssets
{
    private static readonly byte[] StyleBytes = [.. Report.Resources.Bytes("report.css"), .. Embedded.Bytes("desk.assets.desk.css")];
    private static readonly byte[] ModuleBytes = Embedded.Bytes("desk.assets.desk.js");
    private static readonly byte[] AheadBytes = Embedded.Bytes("desk.assets.ahead.js");
    private static readonly byte[] IconBytes = Embedded.Bytes("desk.assets.icon.svg");

    /// <summary>Address of the style sheet.</summary>
    public static string Style { get; } = Named(StyleBytes, "css");

    /// <summary>Address of the module.</summary>
    public static string Module { get; } = Named(ModuleBytes, "js");

    /// <summary>Address of what keeps keys between two pages. It runs before anything else of a page.</summary>
    public static string Ahead { get; } = Named(AheadBytes, "js");

    /// <summary>Address of the icon.</summary>
    public static string Icon { get; } = Named(IconBytes, "svg");

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Style, (HttpContext context) => Send(context, StyleBytes, "text/css; charset=utf-8"));
        routes.MapGet(Icon, (HttpContext context) => Send(context, IconBytes, "image/svg+xml"));
        routes.MapGet(Ahead, (HttpContext context) => Send(context, AheadBytes, "text/javascript; charset=utf-8"));
        routes.MapGet(Module, (HttpContext context) => Send(context, ModuleBytes, "text/javascript; charset=utf-8"));
    }

    private static IResult Send(HttpContext context, byte[] bytes, string type)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, type);
    }

    private static string Named(byte[] bytes, string kind) => $"/assets/desk-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..10]}.{kind}";
}
