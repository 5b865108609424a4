using Microsoft.AspNetCore.Routing;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Tokens;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Api;

/// <summary>What administrators do with tokens of programs.</summary>
/// <param name="desk">The desk.</param>
/// <param name="tokens">The tokens.</param>
internal sealed class TokenRoutes(DeskOffice desk, ApiTokens tokens)
{
    /// <summary>Maps them.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDesk("GET", "/api/v1/tokens", Operation.ManageTokens, async (_, visit) => ApiJson.Answer((await Ours(visit.Who)).Select(TokenJson.Of).ToArray()))
            .Says<Nothing, TokenJson[]>("The tokens of programs.");
        routes.ApiLater<NewTokenJson>("POST", "/api/v1/tokens", Operation.ManageTokens, async (context, visit, _, body) => context.Answer(await Make(visit.Who, body), m => m))
            .Says<NewTokenJson, MadeTokenJson>("Make a token; it is shown now and never again.");
        routes.MapDesk("POST", "/api/v1/tokens/{key}/revoke", Operation.ManageTokens, async (context, visit) => context.Done(await Revoke(visit.Who, ApiPlace.Of(context).Key)))
            .Says<Nothing, Nothing>("Withdraw a token.");
    }

    /// <summary>The tokens that somebody may keep, the newest first.</summary>
    public async Task<IEnumerable<TokenRow>> Ours(StaffMember who) => (await tokens.All()).Where(t => IsOurs(who, t.Unit));

    private bool IsOurs(StaffMember who, string unit) => Permissions.Check(who, Operation.ManageTokens, unit, desk.Election.Units) is null;

    /// <summary>Makes a token.</summary>
    public async Task<Result<MadeTokenJson>> Make(StaffMember who, NewTokenJson wanted)
    {
        if (Roles.Of(wanted.Role) is not { } role) return new Refusal("staff-role", $"A role is one of {string.Join(", ", Roles.All.Select(r => r.Code()))}.");
        if (Permissions.Check(who, Operation.ManageTokens, wanted.Unit, desk.Election.Units) is { } not)
        {
            desk.Audit.Refused(who, Operation.ManageTokens, wanted.Unit, not.Code);
            return not;
        }

        var made = await tokens.Make(wanted.Name, role, wanted.Unit, wanted.Days, who.Key);
        if (!made.IsOk) return made.Refusal!;
        desk.Audit.Write(who.Key, $"token-made {made.Value.Key} {wanted.Role}", wanted.Unit);
        return new MadeTokenJson(made.Value.Key, made.Value.Token);
    }

    /// <summary>Withdraws a token.</summary>
    public async Task<Result<bool>> Revoke(StaffMember who, string key)
    {
        if (!(await tokens.All()).Any(t => t.Key == key && IsOurs(who, t.Unit))) return new Refusal("token-unknown", "There is no token of this key.");
        var done = await tokens.Revoke(key);
        if (done.IsOk) desk.Audit.Write(who.Key, $"token-revoked {key}", who.Unit);
        return done;
    }
}

internal sealed record NewTokenJson(string Name, string Role, string Unit, int Days);

internal sealed record MadeTokenJson(string Key, string Token);

internal sealed record TokenJson(string Key, string Name, string Role, string Unit, string By, DateTimeOffset Made, DateTimeOffset Until, bool IsRevoked)
{
    public static TokenJson Of(TokenRow row) =>
        new(row.Key, row.Name, row.Role, row.Unit, row.By, DateTimeOffset.FromUnixTimeSeconds(row.Made), DateTimeOffset.FromUnixTimeSeconds(row.Until), row.IsRevoked);
}
