using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Routes;

/// <summary>Whether a request that changes something comes from a page of ours. No other site can read what our pages hold.</summary>
internal static class FormTokens
{
    /// <summary>The field of a form, and the header of a script.</summary>
    public const string Field = "form-token";

    /// <summary>The header of a script.</summary>
    public const string Header = "X-Form-Token";

    /// <summary>Why the request cannot come from a page of ours; null: it may. Refuses <c>desk-cross-site</c>. Browsers of before 2023 send Origin alone.</summary>
    public static Refusal? Origin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is not ("" or "same-origin" or "none") || (origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            ? new Refusal("desk-cross-site", "This request comes from another site and is not carried out.")
            : null;
    }

    /// <summary>Why a request is not sent by a page of ours; null: it is. Refuses <c>desk-form-token</c>.</summary>
    /// <param name="request">The request.</param>
    /// <param name="expected">What our page holds; null: it has none.</param>
    public static async Task<Refusal?> Check(HttpRequest request, string? expected)
    {
        var given = request.Headers[Header].ToString();
        if (given.Length == 0 && request.HasFormContentType) given = (await request.ReadFormAsync(request.HttpContext.RequestAborted))[Field].ToString();
        return expected is not null && given.Length > 0 && Secrets.AreEqual(given, expected)
            ? null
            : new Refusal("desk-form-token", "The page is too old or was sent by another site; load it again and repeat.");
    }
}
