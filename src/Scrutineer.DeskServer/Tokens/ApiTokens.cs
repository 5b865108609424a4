using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Tokens;

/// <summary>A token that a program holds.</summary>
/// <param name="Who">Who the program is to the desk.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Until">Until when it is good.</param>
internal sealed record ApiToken(StaffMember Who, string Name, DateTimeOffset Until);

/// <summary>Tokens of programs, each bound to a role and a unit. Safe for several threads.</summary>
internal sealed class ApiTokens
{
    /// <summary>Longest time for which a token is good.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(100);

    /// <summary>Roles of programs. Typing twice is for two people, deciding and keeping accounts for one who confirms.</summary>
    public static readonly ImmutableArray<Role> Allowed = [Role.Coordinator, Role.DisputeOfficer, Role.Observer, Role.Auditor];

    private readonly ConcurrentDictionary<string, ApiToken> tokens = new(StringComparer.Ordinal);
    private readonly StaffAccounts accounts;
    private readonly TimeProvider clock;

    private ApiTokens(StaffAccounts accounts, TimeProvider clock) => (this.accounts, this.clock) = (accounts, clock);

    /// <summary>Opens them.</summary>
    public static async Task<ApiTokens> Open(StaffAccounts accounts, TimeProvider clock)
    {
        var opened = new ApiTokens(accounts, clock);
        foreach (var row in await opened.All())
            if (!row.IsRevoked) opened.tokens[row.Hash] = Of(row);
        return opened;
    }

    /// <summary>All that were ever made, the newest first.</summary>
    public Task<ImmutableArray<TokenRow>> All() => accounts.With(async db => (await db.Tokens.AsNoTracking().OrderByDescending(t => t.Made).ThenBy(t => t.Key).ToListAsync()).ToImmutableArray());

    /// <summary>The token that a program sent; null: it is not known, withdrawn, or over.</summary>
    public ApiToken? Find(string token) => tokens.TryGetValue(Secrets.Kept(token), out var found) && found.Until > clock.GetUtcNow() ? found : null;

    /// <summary>Makes a token; what the program sends is shown now and never again. Refuses <c>token-role</c>, <c>token-days</c>, <c>token-name</c>.</summary>
    public async Task<Result<(string Key, string Token)>> Make(string name, Role role, string unit, int days, string by)
    {
        if (!Allowed.Contains(role)) return new Refusal("token-role", $"A program cannot be a {role.Code()}; that is for people.");
        if (days < 1 || days > Longest.Days) return new Refusal("token-days", $"A token is good for 1 to {Longest.Days} days.");
        if (string.IsNullOrWhiteSpace(name) || name.Length > 80) return new Refusal("token-name", "Say in at most 80 signs what the token is for.");
        var (token, now) = ($"scrutineer_{Secrets.Draw()}", clock.GetUtcNow());
        var row = new TokenRow
        {
            Key = Secrets.StaffKey(),
            Hash = Secrets.Kept(token),
            Name = name.Trim(),
            Role = role.Code(),
            Unit = unit,
            By = by,
            Made = now.ToUnixTimeSeconds(),
            Until = (now + TimeSpan.FromDays(days)).ToUnixTimeSeconds(),
        };
        await accounts.With(async db =>
        {
            while (await db.Users.AnyAsync(a => a.Key == row.Key) || await db.Tokens.AnyAsync(t => t.Key == row.Key)) row.Key = Secrets.StaffKey();
            db.Tokens.Add(row);
            return await db.SaveChangesAsync();
        });
        tokens[row.Hash] = Of(row);
        return (row.Key, token);
    }

    /// <summary>Withdraws a token. Refuses <c>token-unknown</c>.</summary>
    public async Task<Result<bool>> Revoke(string key) => await accounts.With<Result<bool>>(async db =>
    {
        var row = await db.Tokens.FirstOrDefaultAsync(t => t.Key == key);
        if (row is null) return new Refusal("token-unknown", "There is no token of this key.");
        row.IsRevoked = true;
        await db.SaveChangesAsync();
        tokens.TryRemove(row.Hash, out _);
        return true;
    });

    private static ApiToken Of(TokenRow row) => new(new StaffMember(row.Key, Roles.Of(row.Role)!.Value, row.Unit), row.Name, DateTimeOffset.FromUnixTimeSeconds(row.Until));
}
