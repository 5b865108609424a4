using Microsoft.EntityFrameworkCore;
using Scrutineer.Law;

namespace Scrutineer.DeskServer.Accounts;

public sealed partial class StaffAccounts
{
    /// <summary>When so many wait for Argon2id, the next is told to come again.</summary>
    private const int MostWaiting = 200;

    /// <summary>
    /// The account that a name and a password open. Whether the name is nobody's, the account closed or the password wrong, it says and takes the same.
    /// Refuses <c>sign-in-refused</c>, <c>desk-busy</c>.
    /// </summary>
    internal async Task<Result<StaffAccount>> Opened(string login, string password)
    {
        var name = login.Length > NewStaff.LongestLogin ? "" : login.ToUpperInvariant();
        var account = await With(db => db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedUserName == name));
        var fits = await Fits(account, password);
        if (!fits.IsOk) return fits.Refusal!;
        var isGood = account is { IsClosed: false } && (account.PasswordUntil is not { } until || until > clock.GetUtcNow().ToUnixTimeSeconds());
        return fits.Value && isGood ? account! : new Refusal("sign-in-refused", "Name and password do not fit together.");
    }

    /// <summary>True if it is the password of the account. Refuses <c>desk-busy</c>.</summary>
    internal async Task<Result<bool>> Fits(StaffAccount? account, string password)
    {
        if (password.Length > PasswordRules.Most) password = "";
        var hash = account?.PasswordHash ?? hasher.Nobody;
        // A cheap hash would tell by its time that there is such an account: the dear one is always paid.
        var isUsual = Argon2Hasher.CostOf(hash) == hasher.Cost;
        return await Hashing(() =>
        {
            var fits = Argon2Hasher.Fits(hash, password);
            return (isUsual || !Argon2Hasher.Fits(hasher.Nobody, password)) && fits && account is not null;
        });
    }

    /// <summary>Gives an account the password that its owner chose. Refuses <c>password-…</c>, <c>desk-confirm-again</c> for a wrong old one, <c>desk-busy</c>.</summary>
    internal async Task<Result<StaffAccount>> ChangePassword(StaffAccount account, string old, string wanted)
    {
        if (await Fits(account, old) is { } fits && !fits.IsOk) return fits.Refusal!;
        else if (!fits.Value) return new Refusal("desk-confirm-again", "This is not your password until now.");
        if (rules.Check(account.UserName!, wanted) is { } refusal) return refusal;
        if (wanted == old) return new Refusal("password-same", "The new password is the old one.");
        var hash = await Hashing(() => Argon2Hasher.Hash(wanted, hasher.Cost));
        return hash.IsOk
            ? await Change(account.Key, a => (a.PasswordHash, a.MustChangePassword, a.PasswordUntil) = (hash.Value, false, null))
            : hash.Refusal!;
    }

    /// <summary>Hashes a password anew if hashes cost something else by now.</summary>
    internal async Task Renew(StaffAccount account, string password)
    {
        if (account.MustChangePassword || Argon2Hasher.CostOf(account.PasswordHash!) == hasher.Cost) return;
        var hash = await Hashing(() => Argon2Hasher.Hash(password, hasher.Cost));
        if (hash.IsOk) await Change(account.Key, a => a.PasswordHash = hash.Value);
    }

    /// <summary>Runs Argon2id beside at most as many others as there are processors: each takes 64 MiB.</summary>
    private async Task<Result<T>> Hashing<T>(Func<T> work)
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return new Refusal("desk-busy", "Too many sign in at once; try again in a moment.");
        }

        await hashing.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            hashing.Release();
            Interlocked.Decrement(ref waiting);
        }
    }
}
