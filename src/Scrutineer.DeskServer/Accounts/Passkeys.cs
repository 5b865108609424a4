using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>
/// Passkeys by Identity's own handler. The authenticator must verify its user. What was asked of a browser is kept here, good once and for five minutes,
/// under the session or the guest that asked.
/// </summary>
/// <param name="accounts">Whose passkeys they are.</param>
/// <param name="clock">The clock.</param>
internal sealed class Passkeys(StaffAccounts accounts, TimeProvider clock)
{
    private const int MostAsked = 20_000;
    private static readonly TimeSpan Good = TimeSpan.FromMinutes(5);
    private static readonly IOptions<IdentityPasskeyOptions> Wanted = Options.Create(new IdentityPasskeyOptions
    {
        UserVerificationRequirement = "required",
        ResidentKeyRequirement = "required",
        AttestationConveyancePreference = "none",
        AuthenticatorTimeout = Good,
        // Exactly this desk. Identity's own rule would refuse http, which a desk of one machine has, on localhost alone.
        ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"),
    });

    private readonly ConcurrentDictionary<string, (string State, DateTimeOffset Until)> asked = new(StringComparer.Ordinal);

    /// <summary>What a browser needs to make a passkey for an account. Refuses <c>desk-busy</c>.</summary>
    public Task<Result<string>> CreationOptions(HttpContext context, string asker, string account) => accounts.Managed<Result<string>>(async manager =>
    {
        var owner = (await manager.FindByIdAsync(account))!;
        var made = await Handler(manager).MakeCreationOptionsAsync(new PasskeyUserEntity { Id = owner.Id, Name = owner.UserName!, DisplayName = owner.UserName! }, context);
        return Ask($"make {asker}", made.AttestationState) is { } busy ? busy : made.CreationOptionsJson;
    });

    /// <summary>Keeps the passkey that a browser made. Refuses <c>passkey-refused</c>.</summary>
    public Task<Result<bool>> Add(HttpContext context, string asker, string account, string credential, string name) => accounts.Managed<Result<bool>>(async manager =>
    {
        var made = await Handler(manager).PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = Asked($"make {asker}") });
        if (!made.Succeeded || made.UserEntity.Id != account) return Refused;
        made.Passkey.Name = name;
        return (await manager.AddOrUpdatePasskeyAsync((await manager.FindByIdAsync(account))!, made.Passkey)).Succeeded ? true : Refused;
    });

    /// <summary>What a browser needs to show that it has a passkey. Refuses <c>desk-busy</c>.</summary>
    /// <param name="context">The request.</param>
    /// <param name="asker">The session or guest.</param>
    /// <param name="account">Whose passkey; null: whoever signs in, so that nothing tells who has an account.</param>
    /// <param name="screen">Digest of what it shall confirm; empty: signing in.</param>
    public Task<Result<string>> RequestOptions(HttpContext context, string asker, string? account, string screen = "") => accounts.Managed<Result<string>>(async manager =>
    {
        var made = await Handler(manager).MakeRequestOptionsAsync(account is null ? null : await manager.FindByIdAsync(account), context);
        return Ask($"show {asker} {screen}", made.AssertionState) is { } busy ? busy : made.RequestOptionsJson;
    });

    /// <summary>The account whose passkey a browser has shown, for what it was asked for and nothing else. Refuses <c>passkey-refused</c>.</summary>
    public Task<Result<StaffAccount>> Opened(HttpContext context, string asker, string credential, string screen = "") => accounts.Managed<Result<StaffAccount>>(async manager =>
    {
        var shown = await Handler(manager).PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = Asked($"show {asker} {screen}") });
        if (!shown.Succeeded || shown.User.IsClosed) return Refused;
        return (await manager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded ? shown.User : Refused;
    });

    /// <summary>The passkeys of an account: id and name.</summary>
    public Task<List<(string Id, string? Name)>> Of(string account) => accounts.Managed(async manager =>
        (await manager.GetPasskeysAsync((await manager.FindByIdAsync(account))!)).Select(p => (System.Buffers.Text.Base64Url.EncodeToString(p.CredentialId), p.Name)).ToList());

    /// <summary>Takes a passkey away. Refuses <c>passkey-refused</c>.</summary>
    public Task<Result<bool>> Remove(string account, string id) => accounts.Managed<Result<bool>>(async manager =>
    {
        var owner = (await manager.FindByIdAsync(account))!;
        var found = (await manager.GetPasskeysAsync(owner)).FirstOrDefault(p => System.Buffers.Text.Base64Url.EncodeToString(p.CredentialId) == id);
        return found is not null && (await manager.RemovePasskeyAsync(owner, found.CredentialId)).Succeeded ? true : Refused;
    });

    private static Refusal Refused => new("passkey-refused", "The passkey was not accepted; try again, or sign in with the password.");

    private static PasskeyHandler<StaffAccount> Handler(UserManager<StaffAccount> manager) => new(manager, Wanted);

    private Refusal? Ask(string asker, string? state)
    {
        var now = clock.GetUtcNow();
        if (asked.Count >= MostAsked)
            foreach (var (key, kept) in asked)
                if (kept.Until <= now) asked.TryRemove(key, out _);
        if (asked.Count >= MostAsked) return new Refusal("desk-busy", "Too many sign in at once; try again in a moment.");
        asked[asker] = (state ?? "", now + Good);
        return null;
    }

    private string? Asked(string asker) => asked.TryRemove(asker, out var kept) && kept.Until > clock.GetUtcNow() ? kept.State : null;
}
