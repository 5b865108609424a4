using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Sessions;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>What administrators do with accounts, of their own units alone and never with their own.</summary>
/// <param name="desk">The desk.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="sessions">Their sessions.</param>
internal sealed class StaffRoutes(DeskOffice desk, StaffAccounts accounts, SessionTable sessions)
{
    /// <summary>Maps them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDesk("GET", "/api/v1/staff", Operation.ManageStaff, async (_, visit) => ApiJson.Answer((await Ours(visit.Who)).Select(StaffJson.Of).ToArray()))
            .Says<Nothing, StaffJson[]>("The accounts.");
        routes.ApiLater<NewStaff>("POST", "/api/v1/staff", Operation.ManageStaff, async (context, visit, _, body) => context.Answer(await Add(visit.Who, body), m => m)).Says<NewStaff, MadeAccount>("Make an account.");
        routes.ApiLater<CsvJson>("POST", "/api/v1/staff/import", Operation.ManageStaff, (context, visit, _, body) => Import(context, visit.Who, body.Csv))
            .Says<CsvJson, ImportJson>("Make accounts of a CSV file with login,name,role,unit: all of them, or none.");
        routes.ApiLater<ChangedStaffJson>("POST", "/api/v1/staff/{key}/change", Operation.ManageStaff, async (context, visit, at, body) => context.Done(await Change(visit.Who, at.Key, body)))
            .Says<ChangedStaffJson, Nothing>("Give an account another name, role or unit; its sessions end.");
        routes.MapDesk("POST", "/api/v1/staff/{key}/close", Operation.ManageStaff, async (context, visit) => context.Done(await Shut(visit.Who, ApiPlace.Of(context).Key, true)))
            .Says<Nothing, Nothing>("Close an account; its sessions end.");
        routes.MapDesk("POST", "/api/v1/staff/{key}/open", Operation.ManageStaff, async (context, visit) => context.Done(await Shut(visit.Who, ApiPlace.Of(context).Key, false)))
            .Says<Nothing, Nothing>("Open a closed account again.");
        routes.MapDesk("POST", "/api/v1/staff/{key}/password", Operation.ManageStaff, async (context, visit) => context.Answer(await Reset(visit.Who, ApiPlace.Of(context).Key), m => m))
            .Says<Nothing, MadeAccount>("Give an account a new password to hand over; its sessions end.");
    }

    /// <summary>The accounts that somebody may keep.</summary>
    public async Task<IEnumerable<StaffAccount>> Ours(StaffMember who) => (await accounts.All()).Where(a => IsOurs(who, a));

    private bool IsOurs(StaffMember who, StaffAccount account) => Permissions.Check(who, Operation.ManageStaff, account.Unit, desk.Election.Units) is null;

    /// <summary>Makes an account.</summary>
    public async Task<Result<MadeAccount>> Add(StaffMember who, NewStaff person)
    {
        if (StaffImport.Wrong(person, who, desk.Election.Units) is { } wrong) return Refused(who, person.Unit, wrong);
        var made = await accounts.Add([person]);
        if (!made.IsOk) return made.Refusal!;
        desk.Audit.Write(who.Key, $"staff-added {made.Value[0].Key} {person.Role}", person.Unit);
        return made.Value[0];
    }

    private async Task<IResult> Import(HttpContext context, StaffMember who, string csv)
    {
        var (made, refused) = await Take(who, csv);
        if (!made.IsOk) return context.Done(made);
        return refused.IsEmpty
            ? ApiJson.Answer(new ImportJson([.. made.Value], []))
            : ApiJson.Answer(new ImportJson([], [.. refused.Select(r => new RefusedLineJson(r.Line, r.Code, r.Message))]), StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Makes accounts of a CSV file: all of them, or none and why lines are refused.</summary>
    public async Task<(Result<ImmutableArray<MadeAccount>> Made, ImmutableArray<Refusal> Refused)> Take(StaffMember who, string csv)
    {
        var (people, refused) = StaffImport.Read(csv, who, desk.Election.Units, (await accounts.All()).Select(a => a.UserName!));
        if (!refused.IsEmpty)
        {
            desk.Audit.Write(who.Key, nameof(Operation.ManageStaff), who.Unit, "staff-import");
            DeskMeter.Refused("staff-import");
            return (ImmutableArray<MadeAccount>.Empty, refused);
        }

        var made = await accounts.Add(people);
        if (made.IsOk)
            foreach (var (account, person) in made.Value.Zip(people)) desk.Audit.Write(who.Key, $"staff-added {account.Key} {person.Role}", person.Unit);
        return (made, []);
    }

    private async Task<Result<bool>> Change(StaffMember who, string key, ChangedStaffJson to)
    {
        if (await NotHis(who, key) is { } not) return not;
        if (StaffImport.Wrong(new NewStaff("any-login", to.Name, to.Role, to.Unit), who, desk.Election.Units) is { } wrong) return Refused(who, to.Unit, wrong);
        return await Done(who, $"staff-changed {key} {to.Role}", await accounts.Change(key, a => (a.Name, a.Role, a.Unit) = (to.Name, to.Role, to.Unit)));
    }

    /// <summary>Closes an account or opens it again; its sessions end.</summary>
    public async Task<Result<bool>> Shut(StaffMember who, string key, bool isClosed) =>
        await NotHis(who, key) is { } not ? not : await Done(who, $"staff-{(isClosed ? "closed" : "opened")} {key}", await accounts.Change(key, a => a.IsClosed = isClosed));

    /// <summary>Gives an account a new password to hand over; its sessions end.</summary>
    public async Task<Result<MadeAccount>> Reset(StaffMember who, string key)
    {
        if (await NotHis(who, key) is { } not) return not;
        var made = await accounts.ResetPassword(key);
        if (!made.IsOk) return made;
        var done = await Done(who, $"staff-password {key}", await accounts.Change(key, _ => { }));
        return done.IsOk ? made : done.Refusal!;
    }

    /// <summary>Whatever he is from now on, he signs in anew for it.</summary>
    private async Task<Result<bool>> Done(StaffMember who, string what, Result<StaffAccount> changed)
    {
        if (!changed.IsOk) return changed.Refusal!;
        await sessions.EndAll(changed.Value.Id);
        desk.Audit.Write(who.Key, what, changed.Value.Unit);
        return true;
    }

    /// <summary>Why an account is none of his; null: it is one. One of a foreign unit is as if it were not there.</summary>
    private async Task<Refusal?> NotHis(StaffMember who, string key)
    {
        if (key == who.Key) return Refused(who, who.Unit, new Refusal("staff-self", "Nobody changes his own account here; another administrator does."));
        return await accounts.OfKey(key) is { } account && IsOurs(who, account) ? null : Refused(who, who.Unit, new Refusal("staff-unknown", "There is no account of this key."));
    }

    private Refusal Refused(StaffMember who, string unit, Refusal refusal)
    {
        desk.Audit.Refused(who, Operation.ManageStaff, unit, refusal.Code);
        return refusal;
    }
}

internal sealed record StaffJson(string Key, string Login, string Name, string Role, string Unit, bool IsClosed, bool MustChangePassword)
{
    public static StaffJson Of(StaffAccount account) => new(account.Key, account.UserName!, account.Name, account.Role, account.Unit, account.IsClosed, account.MustChangePassword);
}

internal sealed record ChangedStaffJson(string Name, string Role, string Unit);

internal sealed record CsvJson(string Csv);

internal sealed record RefusedLineJson(int? Line, string Code, string Message);

internal sealed record ImportJson(MadeAccount[] Made, RefusedLineJson[] Refused);
