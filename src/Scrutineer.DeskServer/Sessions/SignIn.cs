using Microsoft.AspNetCore.Http;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Sessions;

/// <summary>Begins and ends sessions. Every try is in the audit trail, without the name that was tried.</summary>
internal sealed class SignIn(StaffAccounts accounts, Passkeys passkeys, SessionTable sessions, SignInLimits limits, AuditTrail audit)
{
    private const string What = "sign-in";

    /// <summary>Too many tries, by an address or for a name.</summary>
    public static Refusal TooOften => new("sign-in-too-often", "Too many tries; wait a quarter of an hour, or ask the administrator.");

    /// <summary>Signs in with a password. Refuses <c>sign-in-refused</c>, <c>sign-in-too-often</c>, <c>desk-busy</c>.</summary>
    public async Task<Result<Session>> WithPassword(HttpContext context, string login, string password)
    {
        if (!limits.MayTry(Address(context)) || !limits.IsOpen(login)) return Refused(TooOften);
        var opened = await accounts.Opened(login, password);
        if (!opened.IsOk)
        {
            if (opened.Refusal!.Code == "sign-in-refused") limits.Wrong(login);
            return Refused(opened.Refusal);
        }

        limits.Right(login);
        await accounts.Renew(opened.Value, password);
        return await Begin(context, opened.Value);
    }

    /// <summary>Signs in with a passkey. Refuses <c>passkey-refused</c>, <c>sign-in-too-often</c>.</summary>
    public async Task<Result<Session>> WithPasskey(HttpContext context, string credential)
    {
        if (!limits.MayTry(Address(context))) return Refused(TooOften);
        var opened = await passkeys.Opened(context, DeskCookies.Guest(context) ?? "", credential);
        return opened.IsOk ? await Begin(context, opened.Value) : Refused(opened.Refusal!);
    }

    /// <summary>Begins a session; the one that the browser had is over.</summary>
    public async Task<Session> Begin(HttpContext context, StaffAccount account)
    {
        if (DeskCookies.Session(context) is { } before && await sessions.Find(before) is { } old) await sessions.End(old);
        var (session, cookie) = await sessions.Begin(account);
        DeskCookies.Begin(context, cookie);
        audit.Write(session.Who.Key, What);
        return session;
    }

    /// <summary>Does something that a right password opens; wrong ones count as at sign-in. Refuses <c>sign-in-too-often</c>.</summary>
    public async Task<Result<T>> Guarded<T>(string login, Func<Task<Result<T>>> work)
    {
        if (!limits.IsOpen(login)) return TooOften;
        var done = await work();
        if (done.Refusal?.Code == "desk-confirm-again") limits.Wrong(login);
        return done;
    }

    /// <summary>Ends a session.</summary>
    public async Task End(HttpContext context, Session session)
    {
        await sessions.End(session);
        DeskCookies.End(context);
        audit.Write(session.Who.Key, "sign-out");
    }

    private Refusal Refused(Refusal refusal)
    {
        audit.Write(null, What, null, refusal.Code);
        return refusal;
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
