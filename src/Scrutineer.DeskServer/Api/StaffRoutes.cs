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
/// <param name="requests">What waits for a second person.</param>
internal sealed class StaffRoutes(DeskOffice desk, StaffAccounts accounts, SessionTable sessions, StaffRequests requests)
{
    /// <summary>Maps them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDesk("GET", "/api/v1/staff", Operation.ManageStaff, async (_, visit) => ApiJson.Answer((await Ours(visit.Who)).Select(StaffJson.Of).ToArray()))
            .Says<Nothing, StaffJson[]>("The accounts.");
        routes.ApiLater<NewStaff>("POST", "/api/v1/staff", Operation.ManageStaff, async (context, visit, _, body) => context.Answer(await Add(visit.Who, body), Shown))
            .Says<NewStaff, StaffRequestJson>("Ask for an account; somebody else confirms it.");
        routes.ApiLater<CsvJson>("POST", "/api/v1/staff/import", Operation.ManageStaff, (context, visit, _, body) => Import(context, visit.Who, body.Csv))
            .Says<CsvJson, ImportJson>("Ask for the accounts of a CSV file with login,name,role,unit, all of them or none; somebody else confirms them.");
        routes.ApiLater<ChangedStaffJson>("POST", "/api/v1/staff/{key}/change", Operation.ManageStaff, async (context, visit, at, body) => context.Answer(await Change(visit.Who, at.Key, body), Shown))
            .Says<ChangedStaffJson, StaffRequestJson>("Ask for another name, role or unit of an account; somebody else confirms it, and its sessions end.");
        routes.MapDesk("POST", "/api/v1/staff/{key}/close", Operation.ManageStaff, async (context, visit) => context.Done(await Close(visit.Who, ApiPlace.Of(context).Key)))
            .Says<Nothing, Nothing>("Close an account, at once; its sessions end.");
        routes.MapDesk("POST", "/api/v1/staff/{key}/open", Operation.ManageStaff, async (context, visit) => context.Answer(await Open(visit.Who, ApiPlace.Of(context).Key), Shown))
            .Says<Nothing, StaffRequestJson>("Ask that a closed account be opened again; somebody else confirms it.");
        routes.MapDesk("POST", "/api/v1/staff/{key}/password", Operation.ManageStaff, async (context, visit) => context.Answer(await Reset(visit.Who, ApiPlace.Of(context).Key), Shown))
            .Says<Nothing, StaffRequestJson>("Ask for a new password of an account; somebody else confirms it, hands it over, and its sessions end.");
    }

    /// <summary>The accounts that somebody may keep.</summary>
    public async Task<IEnumerable<StaffAccount>> Ours(StaffMember who) => (await accounts.All()).Where(a => IsOurs(who, a));

    private bool IsOurs(StaffMember who, StaffAccount account) => Permissions.Check(who, Operation.ManageStaff, account.Unit, desk.Election.Units) is null;

    /// <summary>Asks for an account.</summary>
    public async Task<Result<StaffRequest>> Add(StaffMember who, NewStaff person)
    {
        if (StaffImport.Wrong(person, who, desk.Election.Units) is { } wrong) return Refused(who, person.Unit, wrong);
        if ((await accounts.All()).Any(a => string.Equals(a.UserName, person.Login, StringComparison.OrdinalIgnoreCase)))
            return new Refusal("staff-exists", "There is an account with one of these names already.");
        return await requests.Ask(StaffRequestKind.Add, who, null, person);
    }

    private async Task<IResult> Import(HttpContext context, StaffMember who, string csv)
    {
        var (asked, refused) = await Take(who, csv);
        if (!refused.IsEmpty) return ApiJson.Answer(new ImportJson(null, [.. refused.Select(r => new RefusedLineJson(r.Line, r.Code, r.Message))]), StatusCodes.Status422UnprocessableEntity);
        return context.Answer(asked!.Value, a => new ImportJson(Shown(a), []));
    }

    /// <summary>Asks for the accounts of a CSV file: all of them, or none and why lines are refused.</summary>
    public async Task<(Result<StaffRequest>? Asked, ImmutableArray<Refusal> Refused)> Take(StaffMember who, string csv)
    {
        var (people, refused) = StaffImport.Read(csv, who, desk.Election.Units, (await accounts.All()).Select(a => a.UserName!));
        if (refused.IsEmpty && people.IsEmpty) refused = [new Refusal("staff-csv", "There is nobody in the file.", null, 1)];
        if (!refused.IsEmpty)
        {
            desk.Audit.Write(who.Key, nameof(Operation.ManageStaff), who.Unit, "staff-import");
            DeskMeter.Refused("staff-import");
            return (null, refused);
        }

        return (await requests.Ask(StaffRequestKind.Add, who, null, [.. people]), []);
    }

    private async Task<Result<StaffRequest>> Change(StaffMember who, string key, ChangedStaffJson to)
    {
        var account = await His(who, key);
        if (!account.IsOk) return account.Refusal!;
        var wanted = new NewStaff(account.Value.UserName!, to.Name, to.Role, to.Unit);
        if (StaffImport.Wrong(wanted, who, desk.Election.Units) is { } wrong) return Refused(who, to.Unit, wrong);
        return await requests.Ask(StaffRequestKind.Change, who, account.Value, wanted);
    }

    /// <summary>Closes an account, at once: whoever is to be kept out is out; its sessions end.</summary>
    public async Task<Result<bool>> Close(StaffMember who, string key)
    {
        var account = await His(who, key);
        if (!account.IsOk) return account.Refusal!;
        var changed = await accounts.Change(key, a => a.IsClosed = true);
        if (!changed.IsOk) return changed.Refusal!;
        await sessions.EndAll(changed.Value.Id);
        desk.Audit.Write(who.Key, $"staff-closed {key}", changed.Value.Unit);
        return true;
    }

    /// <summary>Asks that a closed account be opened again.</summary>
    public Task<Result<StaffRequest>> Open(StaffMember who, string key) => AskFor(StaffRequestKind.Open, who, key);

    /// <summary>Asks for a new password of an account.</summary>
    public Task<Result<StaffRequest>> Reset(StaffMember who, string key) => AskFor(StaffRequestKind.Password, who, key);

    private async Task<Result<StaffRequest>> AskFor(StaffRequestKind kind, StaffMember who, string key) =>
        await His(who, key) is var account && account.IsOk ? await requests.Ask(kind, who, account.Value) : account.Refusal!;

    private static StaffRequestJson Shown(StaffRequest asked) => StaffRequestJson.Of(asked, isHis: false);

    /// <summary>An account of his, not his own. One of a foreign unit is as if it were not there.</summary>
    private async Task<Result<StaffAccount>> His(StaffMember who, string key)
    {
        if (key == who.Key) return Refused(who, who.Unit, new Refusal("staff-self", "Nobody changes his own account here; another administrator does."));
        return await accounts.OfKey(key) is { } account && IsOurs(who, account) ? account : Refused(who, who.Unit, new Refusal("staff-unknown", "There is no account of this key."));
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

internal sealed record ImportJson(StaffRequestJson? Asked, RefusedLineJson[] Refused);
