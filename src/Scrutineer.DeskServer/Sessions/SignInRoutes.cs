using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Routes;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Sessions;

/// <summary>
/// The forms of signing in and out. Their pages send: <c>POST /{language}/sign-in</c> with <c>name</c>, <c>password</c>, <c>next</c> and the form token (or
/// <c>credential</c> in place of the first two); <c>POST /{language}/sign-out</c>; <c>POST /{language}/password</c> with <c>password</c> and <c>new</c>. What is
/// refused leads back to the page with <c>?refused=CODE</c>.
/// </summary>
internal static class SignInRoutes
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes, SignIn signIn, StaffAccounts accounts, SessionTable sessions)
    {
        routes.MapOpen("POST", "/{language}/sign-in", async (context, language, _) =>
        {
            if (!context.Request.HasFormContentType) return DeskRefusals.Answer(context, language, new Refusal("api-media-type", "Send a form."));
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var done = form["credential"].ToString() is { Length: > 0 } credential
                ? await signIn.WithPasskey(context, credential)
                : await signIn.WithPassword(context, form["name"].ToString(), form["password"].ToString());
            var next = form["next"].ToString();
            if (!done.IsOk) return new SeeOther($"/{language}/sign-in?refused={done.Refusal!.Code}{(next.Length > 0 ? $"&next={Uri.EscapeDataString(next)}" : "")}");
            return new SeeOther(done.Value.MustChangePassword ? $"/{language}/password" : IsOurs(next) ? next : $"/{language}/");
        });
        routes.MapOwn("POST", "/{language}/sign-out", async (context, visit, visitor) =>
        {
            await signIn.End(context, visitor.Session!);
            return new SeeOther($"/{visit.Language}/sign-in");
        }, forNewcomers: true);
        routes.MapOwn("POST", "/{language}/password", async (context, visit, visitor) =>
        {
            if (!context.Request.HasFormContentType) return DeskRefusals.Answer(context, visit.Language, new Refusal("api-media-type", "Send a form."));
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var done = await ChangePassword(context, visitor, form["password"].ToString(), form["new"].ToString(), signIn, accounts, sessions);
            return new SeeOther(done.IsOk ? $"/{visit.Language}/" : $"/{visit.Language}/password?refused={done.Refusal!.Code}");
        }, forNewcomers: true);
    }

    /// <summary>Changes the visitor's password; all his sessions end, and a new one begins here.</summary>
    public static async Task<Result<Session>> ChangePassword(
        HttpContext context, Visitor visitor, string old, string wanted, SignIn signIn, StaffAccounts accounts, SessionTable sessions)
    {
        if (await accounts.Find(visitor.Session!.Account) is not { } account) return new Refusal("desk-sign-in", "Sign in first.");
        var changed = await signIn.Guarded(account.UserName!, () => accounts.ChangePassword(account, old, wanted));
        if (!changed.IsOk) return changed.Refusal!;
        await sessions.EndAll(account.Id);
        return await signIn.Begin(context, changed.Value);
    }

    /// <summary>True for a path of this site: nobody is led elsewhere after signing in.</summary>
    private static bool IsOurs(string next) =>
        next.StartsWith('/') && !next.StartsWith("//", StringComparison.Ordinal) && !next.Any(c => c is '\\' or < ' ');
}
