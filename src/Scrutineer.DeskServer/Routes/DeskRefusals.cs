using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Pages;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Routes;

/// <summary>The one place where a refusal becomes HTTP: problem+json with its code for programs, a sentence for people.</summary>
internal static class DeskRefusals
{
    /// <summary>The header with the code, for scripts of pages.</summary>
    public const string Header = "Desk-Refusal";

    private const int Conflict = StatusCodes.Status409Conflict;

    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>
    {
        ["desk-sign-in"] = 401,
        ["sign-in-refused"] = 401,
        ["token-refused"] = 401,
        ["passkey-refused"] = 401,
        ["desk-not-allowed"] = 403,
        ["desk-other-unit"] = 403,
        ["desk-cross-site"] = 403,
        ["desk-form-token"] = 403,
        ["desk-confirm-again"] = 403,
        ["token-decisive"] = 403,
        ["token-person"] = 403,
        ["password-must-change"] = 403,
        ["staff-self"] = 403,
        ["staff-request-own"] = 403,
        ["staff-request-administrator"] = 403,
        ["recount-not-entitled"] = 403,
        ["desk-no-page"] = 404,
        ["unit-unknown"] = 404,
        ["channel-unknown"] = 404,
        ["staff-unknown"] = 404,
        ["staff-request-unknown"] = 404,
        ["token-unknown"] = 404,
        ["scan-unknown"] = 404,
        ["merge-unknown"] = 404,
        ["case-unknown"] = 404,
        ["evidence-unknown"] = 404,
        ["corrigendum-unknown"] = 404,
        ["entry-not-public"] = 404,
        ["sent-unknown"] = 404,
        ["complainant-not-entitled"] = 403,
        ["forum-not-competent"] = 403,
        ["already-annulled"] = Conflict,
        ["case-step"] = Conflict,
        ["clock-suspended"] = Conflict,
        ["complaint-late"] = Conflict,
        ["declaration-annulled"] = Conflict,
        ["declaration-case-open"] = Conflict,
        ["declaration-obstacles"] = Conflict,
        ["declaration-order-open"] = Conflict,
        ["revoke-nothing"] = Conflict,
        ["repeat-nothing"] = Conflict,
        ["repeat-too-early"] = Conflict,
        ["decision-stale"] = Conflict,
        ["intake-answered"] = Conflict,
        ["intake-kind"] = Conflict,
        ["decision-coordinator-first"] = Conflict,
        ["decision-same-person"] = Conflict,
        ["handover-unpublished"] = Conflict,
        ["report-again"] = Conflict,
        ["report-conflict"] = Conflict,
        ["report-other-content"] = Conflict,
        ["scan-other-unit"] = Conflict,
        ["sent-offset"] = Conflict,
        ["staff-exists"] = Conflict,
        ["staff-nobody-confirms"] = Conflict,
        ["staff-request-stale"] = Conflict,
        ["recount-no-difference"] = Conflict,
        ["typing-same-person"] = Conflict,
        ["typing-taken"] = Conflict,
        ["typing-not-yours"] = Conflict,
        ["typing-not-now"] = Conflict,
        ["sitting-paused"] = Conflict,
        ["sitting-closed"] = Conflict,
        ["sitting-not-open"] = Conflict,
        ["sitting-not-now"] = Conflict,
        ["sitting-underway"] = Conflict,
        ["desk-too-large"] = 413,
        ["archive-large"] = 413,
        ["typing-draft-large"] = 413,
        ["api-media-type"] = 415,
        ["report-file"] = 422,
        ["sent-too-often"] = 429,
        ["sign-in-too-often"] = 429,
        ["desk-busy"] = 503,
        ["intake-full"] = 503,
        ["merge-busy"] = 503,
        ["desk-failed"] = 500,
        ["store-failed"] = 500,
    }.ToFrozenDictionary();

    /// <summary>The status of a code: what stands in no other row is a fault of what was sent.</summary>
    public static int StatusOf(string code) => Statuses.GetValueOrDefault(code, StatusCodes.Status400BadRequest);

    /// <summary>True if an address is one of the API.</summary>
    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>The answer that says why not.</summary>
    public static IResult Answer(HttpContext context, string language, Refusal refusal)
    {
        DeskMeter.Refused(refusal.Code);
        context.Response.Headers[Header] = refusal.Code;
        var status = StatusOf(refusal.Code);
        if (status is 429 or 503) context.Response.Headers.RetryAfter = "10";
        if (status == 401 && IsApi(context)) context.Response.Headers.WWWAuthenticate = "Bearer";
        return IsApi(context)
            ? Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(Problem(status, refusal)), "application/problem+json").With(status)
            : Results.Text(RefusalPage.Write(language, refusal), "text/html; charset=utf-8", System.Text.Encoding.UTF8, status);
    }

    /// <summary>The answer to whoever must sign in first: programs are told, people are shown the way.</summary>
    public static IResult SignIn(HttpContext context, string language, Refusal refusal)
    {
        if (IsApi(context)) return Answer(context, language, refusal);
        var next = HttpMethods.IsGet(context.Request.Method) ? $"?next={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}" : "";
        return new SeeOther($"/{language}/sign-in{next}");
    }

    private static Dictionary<string, object> Problem(int status, Refusal refusal)
    {
        var problem = new Dictionary<string, object> { ["title"] = refusal.Message, ["status"] = status, ["code"] = refusal.Code };
        if (refusal.Line is { } line) problem["line"] = line;
        if (refusal.Path is { } path) problem["path"] = path;
        if (!refusal.Data.IsEmpty) problem["data"] = refusal.Data;
        return problem;
    }

    private static WithStatus With(this IResult result, int status) => new(result, status);

    /// <summary>An answer with another status.</summary>
    private sealed class WithStatus(IResult result, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            return result.ExecuteAsync(httpContext);
        }
    }
}

/// <summary>See Other: after a form, the browser asks for a page.</summary>
/// <param name="address">Which.</param>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
