using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Accounts;

namespace Scrutineer.DeskServer.Sessions;

/// <summary>The cookies of the desk: that of the session, and that of whoever has not signed in, for the form with which he does.</summary>
internal sealed class DeskCookies
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Name of the session's cookie. With https the browser itself keeps any other host and path from setting it.</summary>
    public static string SessionName(bool isHttps) => isHttps ? "__Host-desk" : "desk";

    /// <summary>Name of the cookie before sign-in.</summary>
    public static string GuestName(bool isHttps) => isHttps ? "__Host-desk-guest" : "desk-guest";

    /// <summary>What the session's cookie holds; null: there is none.</summary>
    public static string? Session(HttpContext context) => context.Request.Cookies[SessionName(context.Request.IsHttps)];

    /// <summary>Sets the session's cookie, and takes away that from before sign-in.</summary>
    public static void Begin(HttpContext context, string cookie)
    {
        context.Response.Cookies.Append(SessionName(context.Request.IsHttps), cookie, Options(context));
        context.Response.Cookies.Delete(GuestName(context.Request.IsHttps), Options(context));
    }

    /// <summary>Takes away the session's cookie.</summary>
    public static void End(HttpContext context) => context.Response.Cookies.Delete(SessionName(context.Request.IsHttps), Options(context));

    /// <summary>What a guest's forms send back; he gets a cookie if he has none.</summary>
    public string GuestToken(HttpContext context)
    {
        var guest = Guest(context);
        if (guest is null)
        {
            guest = Secrets.Draw();
            context.Response.Cookies.Append(GuestName(context.Request.IsHttps), guest, Options(context));
        }

        return TokenOf(guest);
    }

    /// <summary>What a guest with a cookie should send back; null: he has none.</summary>
    public string? ExpectedOf(HttpContext context) => Guest(context) is { } guest ? TokenOf(guest) : null;

    /// <summary>The guest's cookie; null: he has none.</summary>
    public static string? Guest(HttpContext context) => context.Request.Cookies[GuestName(context.Request.IsHttps)];

    private string TokenOf(string guest) => System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(guest)));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
}
