using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Scrutineer.DeskServer.Accounts;

namespace Scrutineer.DeskServer.Sessions;

/// <summary>
/// All sessions, on the server's side: taken out here, a session is over with the next request. They lie in the database, so that a restart signs nobody
/// out, and in memory, so that no request waits for it. Safe for several threads.
/// </summary>
internal sealed class SessionTable
{
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);
    private readonly StaffAccounts accounts;
    private readonly TimeProvider clock;

    private SessionTable(StaffAccounts accounts, TimeProvider clock) => (this.accounts, this.clock) = (accounts, clock);

    /// <summary>Opens the table, without what is over.</summary>
    public static async Task<SessionTable> Open(StaffAccounts accounts, TimeProvider clock)
    {
        var table = new SessionTable(accounts, clock);
        var kept = await accounts.With(async db => await db.Sessions.AsNoTracking().Join(db.Users.AsNoTracking(), s => s.Account, a => a.Id, (s, a) => new { s, a }).ToListAsync());
        foreach (var row in kept)
        {
            var session = Of(row.s, row.a);
            if (session.IsOver(clock.GetUtcNow()) || row.a.IsClosed) await table.End(session);
            else table.sessions[session.Id] = session;
        }

        return table;
    }

    /// <summary>Begins a session, with an id that nobody had before; gives it with what goes into the cookie.</summary>
    public async Task<(Session Session, string Cookie)> Begin(StaffAccount account)
    {
        var (cookie, now) = (Secrets.Draw(), clock.GetUtcNow());
        var row = new SessionRow { Id = Secrets.Kept(cookie), Account = account.Id, FormToken = Secrets.Draw(), Begun = now.ToUnixTimeMilliseconds(), Seen = now.ToUnixTimeMilliseconds() };
        await accounts.With(async db =>
        {
            db.Sessions.Add(row);
            return await db.SaveChangesAsync();
        });
        var session = Of(row, account);
        sessions[session.Id] = session;
        return (session, cookie);
    }

    /// <summary>The session of a cookie, which is used now; null: there is none, or it is over.</summary>
    public async Task<Session?> Find(string cookie)
    {
        if (!sessions.TryGetValue(Secrets.Kept(cookie), out var session)) return null;
        var now = clock.GetUtcNow();
        if (session.IsOver(now))
        {
            await End(session);
            return null;
        }

        var (before, at) = (session.Seen, now.ToUnixTimeMilliseconds());
        session.Seen = at;
        if (at / (long)Behind.TotalMilliseconds != before / (long)Behind.TotalMilliseconds)
            await accounts.With(db => db.Sessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Seen, at)));
        return session;
    }

    /// <summary>Ends a session.</summary>
    public async Task End(Session session)
    {
        sessions.TryRemove(session.Id, out _);
        await accounts.With(db => db.Sessions.Where(s => s.Id == session.Id).ExecuteDeleteAsync());
    }

    /// <summary>Ends all sessions of an account.</summary>
    public async Task EndAll(string account)
    {
        foreach (var session in sessions.Values.Where(s => s.Account == account)) sessions.TryRemove(session.Id, out _);
        await accounts.With(db => db.Sessions.Where(s => s.Account == account).ExecuteDeleteAsync());
    }

    private static Session Of(SessionRow row, StaffAccount account) =>
        new(row.Id, account.Id, account.ToMember(), account.UserName!, account.MustChangePassword, row.FormToken, DateTimeOffset.FromUnixTimeMilliseconds(row.Begun)) { Seen = row.Seen };
}
