using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scrutineer.Desk.People;
using Scrutineer.Law;
using Scrutineer.Office;

namespace Scrutineer.DeskServer.Accounts;

/// <summary>
/// The accounts of a desk: ASP.NET Core Identity over <c>record/staff.db</c>. Names of people stand here and nowhere else. Safe for several threads.
/// </summary>
public sealed partial class StaffAccounts : IAsyncDisposable
{
    /// <summary>For how long a password that was handed over is good.</summary>
    public static readonly TimeSpan OneTimeGood = TimeSpan.FromDays(14);

    private readonly ServiceProvider services;
    private readonly TimeProvider clock;
    private readonly Argon2Hasher hasher;
    private readonly PasswordRules rules;
    private readonly SemaphoreSlim hashing = new(Math.Max(2, Environment.ProcessorCount));
    private int waiting;

    private StaffAccounts(ServiceProvider services, TimeProvider clock, Argon2Hasher hasher, PasswordRules rules) =>
        (this.services, this.clock, this.hasher, this.rules) = (services, clock, hasher, rules);

    /// <summary>The file of a record's accounts.</summary>
    public static string FileOf(RecordPaths paths) => Path.Combine(paths.Private, "staff.db");

    /// <summary>
    /// Makes the first administrator of the whole country, or the second, who confirms what the first asks for, and gives the password that he must change. Refuses
    /// <c>staff-first-exists</c>, <c>staff-login</c>, <c>staff-exists</c>, and a record that cannot be read.
    /// </summary>
    /// <param name="paths">The record.</param>
    /// <param name="login">The name to sign in with.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="clock">The clock.</param>
    public static async Task<Result<string>> CreateFirst(RecordPaths paths, string login, string name, TimeProvider clock)
    {
        var store = Files.ReadStore(paths);
        if (!store.IsOk) return store.Refusal!;
        string root;
        using (store.Value)
        {
            var read = RecordReading.Fold(store.Value, null);
            if (!read.IsOk) return read.Refusal!;
            root = read.Value.Election.Units[read.Value.Election.Units.Root].Code;
        }

        await using var accounts = await Open(paths, clock, null, PasswordCost.Usual);
        if (await accounts.With(db => db.Users.CountAsync(a => a.Role == "administrator" && !a.IsClosed)) > 1)
            return new Refusal("staff-first-exists", "There are two administrators already; they make the others at the desk.");
        var made = await accounts.Add([new NewStaff(login, name, "administrator", root)]);
        if (!made.IsOk) return made.Refusal!;
        // The desk may be running, and the trail is its own: it tells there what was done here when it starts next.
        await accounts.With(db =>
        {
            db.StaffRequests.Add(new StaffRequestRow { Key = Secrets.StaffKey(), Kind = nameof(StaffRequestKind.Add), Target = made.Value[0].Key, Made = clock.GetUtcNow().ToUnixTimeSeconds(), State = nameof(StaffRequestState.AtCommandLine) });
            return db.SaveChangesAsync();
        });
        return made.Value[0].Password;
    }

    internal static async Task<StaffAccounts> Open(RecordPaths paths, TimeProvider clock, string? breachedList, PasswordCost cost)
    {
        var file = FileOf(paths);
        if (!File.Exists(file) && !OperatingSystem.IsWindows())
            using (File.Open(file, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite })) { }

        var hasher = new Argon2Hasher(cost);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddDbContext<StaffDb>(o => o.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file }.ToString()));
        collection.AddSingleton<IPasswordHasher<StaffAccount>>(hasher);
        collection.AddIdentityCore<StaffAccount>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).AddEntityFrameworkStores<StaffDb>();
        var accounts = new StaffAccounts(collection.BuildServiceProvider(), clock, hasher, new PasswordRules(new BreachedPasswords(breachedList)));
        await accounts.With(async db =>
        {
            await StaffSchema.Bring(db);
            return true;
        });
        return accounts;
    }

    /// <summary>Closes the accounts.</summary>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync().ConfigureAwait(false);
        hashing.Dispose();
    }

    /// <summary>Works with the database of accounts.</summary>
    internal async Task<T> With<T>(Func<StaffDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<StaffDb>());
    }

    /// <summary>Works with Identity's manager of accounts.</summary>
    internal async Task<T> Managed<T>(Func<UserManager<StaffAccount>, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>());
    }

    /// <summary>The account of an id; null: there is none.</summary>
    internal Task<StaffAccount?> Find(string id) => With(db => db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id));

    /// <summary>The account of a key; null: there is none.</summary>
    internal Task<StaffAccount?> OfKey(string key) => With(db => db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Key == key));

    /// <summary>All accounts, by the name to sign in with.</summary>
    internal Task<ImmutableArray<StaffAccount>> All() =>
        With(async db => (await db.Users.AsNoTracking().OrderBy(a => a.NormalizedUserName).ToListAsync()).ToImmutableArray());

    /// <summary>Makes accounts, all or none. Refuses <c>staff-login</c>, <c>staff-exists</c>.</summary>
    internal async Task<Result<ImmutableArray<MadeAccount>>> Add(IReadOnlyList<NewStaff> people) => await With<Result<ImmutableArray<MadeAccount>>>(async db =>
    {
        var keys = (await db.Users.Select(a => a.Key).Concat(db.Tokens.Select(t => t.Key)).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var made = ImmutableArray.CreateBuilder<MadeAccount>(people.Count);
        foreach (var person in people)
        {
            if (!NewStaff.IsLogin(person.Login)) return new Refusal("staff-login", $"\"{person.Login}\" is no name to sign in with: it has 3 to 40 of a to z, 0 to 9, dot, hyphen and underscore.");
            string key;
            do key = Secrets.StaffKey();
            while (!keys.Add(key));
            var password = Secrets.OneTimePassword();
            db.Users.Add(new StaffAccount
            {
                UserName = person.Login,
                NormalizedUserName = person.Login.ToUpperInvariant(),
                SecurityStamp = Secrets.Draw(),
                Key = key,
                Name = person.Name,
                Role = person.Role,
                Unit = person.Unit,
                PasswordHash = Argon2Hasher.Hash(password, PasswordCost.Drawn),
                MustChangePassword = true,
                PasswordUntil = GoodUntil(),
            });
            made.Add(new MadeAccount(person.Login, key, password));
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (e.InnerException is SqliteException { SqliteErrorCode: 19 })
        {
            return new Refusal("staff-exists", "There is an account with one of these names already.");
        }

        return made.DrainToImmutable();
    });

    /// <summary>Changes an account. Refuses <c>staff-unknown</c>.</summary>
    internal async Task<Result<StaffAccount>> Change(string key, Action<StaffAccount> change) => await With<Result<StaffAccount>>(async db =>
    {
        var account = await db.Users.FirstOrDefaultAsync(a => a.Key == key);
        if (account is null) return new Refusal("staff-unknown", "There is no account of this key.");
        change(account);
        await db.SaveChangesAsync();
        return account;
    });

    /// <summary>Gives an account a new password to be handed over. Refuses <c>staff-unknown</c>.</summary>
    internal async Task<Result<MadeAccount>> ResetPassword(string key)
    {
        var password = Secrets.OneTimePassword();
        var done = await Change(key, a =>
        {
            a.PasswordHash = Argon2Hasher.Hash(password, PasswordCost.Drawn);
            (a.MustChangePassword, a.PasswordUntil) = (true, GoodUntil());
        });
        return done.IsOk ? new MadeAccount(done.Value.UserName!, key, password) : done.Refusal!;
    }

    private long GoodUntil() => (clock.GetUtcNow() + OneTimeGood).ToUnixTimeSeconds();
}
