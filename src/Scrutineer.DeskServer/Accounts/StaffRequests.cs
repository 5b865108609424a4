using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>
/// Two people for each account: what an administrator asks for takes effect when somebody else confirms it. One-time passwords are drawn then and shown to whoever
/// confirms, so that who asked never knows them.
/// </summary>
/// <param name="desk">The desk.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="sessions">Their sessions.</param>
/// <param name="clock">The clock.</param>
internal sealed class StaffRequests(DeskOffice desk, StaffAccounts accounts, SessionTable sessions, TimeProvider clock) : IDisposable
{
    private const string Waiting = nameof(StaffRequestState.Waiting);

    // What one confirms may make stale what another confirms at the same moment.
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Leaves in the audit trail which administrators were made on the command line, where nobody confirms.</summary>
    public async Task TellOfCommandLine()
    {
        var (before, after) = (nameof(StaffRequestState.AtCommandLine), nameof(StaffRequestState.Confirmed));
        foreach (var row in await accounts.With(db => db.StaffRequests.AsNoTracking().Where(r => r.State == before).OrderBy(r => r.Made).ToListAsync()))
        {
            desk.Audit.Write(null, $"staff-added {row.Target} administrator at-command-line");
            await accounts.With(db => db.StaffRequests.Where(r => r.Key == row.Key).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, after)));
        }
    }

    /// <summary>Keeps what somebody asks for. Refuses <c>staff-nobody-confirms</c>.</summary>
    public async Task<Result<StaffRequest>> Ask(StaffRequestKind kind, StaffMember who, StaffAccount? target, params NewStaff[] people)
    {
        var asked = new StaffRequest(StaffRequest.Ask(kind, who, target, people, clock.GetUtcNow()), target);
        if (!asked.HasSecond(await accounts.All(), desk.Election.Units))
            return Refused(who, new Refusal("staff-nobody-confirms", "Nobody else could confirm this; `scrutineer desk first` makes the second administrator."));
        await accounts.With(db =>
        {
            db.StaffRequests.Add(asked.Row);
            return db.SaveChangesAsync();
        });
        desk.Audit.Write(who.Key, $"staff-asked {asked.Key} {asked.Kind}{(target is null ? "" : $" {target.Key}")}", asked.Units.First());
        return asked;
    }

    /// <summary>The requests that wait and that somebody may see, the oldest first, and whether he may confirm each.</summary>
    public async Task<ImmutableArray<(StaffRequest Request, bool IsHis)>> For(StaffMember who)
    {
        var (all, units) = (await accounts.All(), desk.Election.Units);
        var since = (clock.GetUtcNow() - StaffRequest.Good).ToUnixTimeSeconds();
        var rows = await accounts.With(db => db.StaffRequests.AsNoTracking().Where(r => r.State == Waiting && r.Made > since).OrderBy(r => r.Made).ThenBy(r => r.Key).ToListAsync());
        return [.. rows.Select(r => new StaffRequest(r, all.FirstOrDefault(a => a.Key == r.Target))).Where(r => r.IsSeenBy(who, units)).Select(r => (r, r.IsFor(who, all, units)))];
    }

    /// <summary>
    /// Confirms exactly what was seen, and does it. Refuses <c>staff-request-unknown</c>, <c>staff-request-own</c>, <c>staff-request-administrator</c>,
    /// <c>staff-request-stale</c>, and as making the accounts.
    /// </summary>
    public async Task<Result<ImmutableArray<MadeAccount>>> Confirm(StaffMember who, string key, string seen)
    {
        await one.WaitAsync();
        try
        {
            return await Decide(who, key, seen);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Declines a request, or takes one's own back. Refuses <c>staff-request-unknown</c>.</summary>
    public async Task<Result<bool>> Decline(StaffMember who, string key)
    {
        var found = await Find(who, key);
        if (!found.IsOk) return found.Refusal!;
        if (!await Claim(key, StaffRequestState.Declined, who)) return Refused(who, Unknown);
        desk.Audit.Write(who.Key, $"staff-declined {key}", found.Value.Request.Units.First());
        return true;
    }

    public void Dispose() => one.Dispose();

    private static Refusal Unknown => new("staff-request-unknown", "There is no such request, or it was decided already.");

    private static Refusal Stale => new("staff-request-stale", "What was asked for is no more what is there; it is declined and asked for anew.");

    private async Task<Result<ImmutableArray<MadeAccount>>> Decide(StaffMember who, string key, string seen)
    {
        var found = await Find(who, key);
        if (!found.IsOk) return found.Refusal!;
        var (request, isHis) = found.Value;
        if (request.By == who.Key || request.Row.Target == who.Key) return Refused(who, new Refusal("staff-request-own", "Somebody else confirms this: neither who asked nor whom it concerns."));
        if (!isHis) return Refused(who, new Refusal("staff-request-administrator", "The office has a second administrator; he confirms this."));
        var asker = await accounts.OfKey(request.By);
        var mayStill = asker is { IsClosed: false } && request.Units.All(u => Permissions.Check(asker.ToMember(), Operation.ManageStaff, u, desk.Election.Units) is null);
        if (request.IsStale || request.Seen != seen || !mayStill) return Refused(who, Stale);
        // Whoever is first decides; who comes second finds nothing.
        if (!await Claim(key, StaffRequestState.Confirmed, who)) return Refused(who, Unknown);
        return await Do(who, request);
    }

    private async Task<Result<(StaffRequest Request, bool IsHis)>> Find(StaffMember who, string key) =>
        await For(who) is var waiting && waiting.FirstOrDefault(r => r.Request.Key == key) is { Request: not null } found ? found : Refused(who, Unknown);

    private async Task<bool> Claim(string key, StaffRequestState state, StaffMember who)
    {
        var name = state.ToString();
        return await accounts.With(db => db.StaffRequests.Where(r => r.Key == key && r.State == Waiting)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, name).SetProperty(r => r.DecidedBy, who.Key))) == 1;
    }

    private async Task<Result<ImmutableArray<MadeAccount>>> Do(StaffMember who, StaffRequest request)
    {
        var (target, people) = (request.Row.Target, request.People);
        switch (request.Kind)
        {
            case StaffRequestKind.Add:
                var made = await accounts.Add(people);
                if (!made.IsOk) return Refused(who, made.Refusal!);
                foreach (var (account, person) in made.Value.Zip(people)) Told(who, request, $"staff-added {account.Key} {person.Role}", person.Unit);
                return made;
            case StaffRequestKind.Change:
                return await Changed(who, request, $"staff-changed {target} {people[0].Role}", await accounts.Change(target, a => (a.Name, a.Role, a.Unit) = (people[0].Name, people[0].Role, people[0].Unit)));
            case StaffRequestKind.Open:
                return await Changed(who, request, $"staff-opened {target}", await accounts.Change(target, a => a.IsClosed = false));
            case StaffRequestKind.Password:
                var reset = await accounts.ResetPassword(target);
                if (!reset.IsOk) return reset.Refusal!;
                var done = await Changed(who, request, $"staff-password {target}", await accounts.Change(target, _ => { }));
                return done.IsOk ? ImmutableArray.Create(reset.Value) : done;
            default:
                throw new InvalidOperationException(request.Row.Kind);
        }
    }

    /// <summary>Whatever he is from now on, he signs in anew for it.</summary>
    private async Task<Result<ImmutableArray<MadeAccount>>> Changed(StaffMember who, StaffRequest request, string what, Result<StaffAccount> changed)
    {
        if (!changed.IsOk) return changed.Refusal!;
        await sessions.EndAll(changed.Value.Id);
        Told(who, request, what, changed.Value.Unit);
        return ImmutableArray<MadeAccount>.Empty;
    }

    private void Told(StaffMember who, StaffRequest request, string what, string unit) => desk.Audit.Write(who.Key, $"{what} asked-by {request.By}", unit);

    private Refusal Refused(StaffMember who, Refusal refusal)
    {
        desk.Audit.Refused(who, Operation.ConfirmStaff, who.Unit, refusal.Code);
        return refusal;
    }
}
