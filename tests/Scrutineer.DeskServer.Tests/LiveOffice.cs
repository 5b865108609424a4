using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Law;
using Scrutineer.Office;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>A small record, its desk on a free port of this machine, and people who sign in there.</summary>
/// <param name="vote">The day of the vote; null: long ago.</param>
internal sealed class LiveOffice(DateOnly? vote = null) : IAsyncDisposable
{
    public const string Password = "kettle under a quiet hill";
    private static readonly PasswordCost Cheap = new(64, 1);
    private readonly SmallRecord record = new(vote);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HandClock Clock { get; } = new();

    public DeskServer Server { get; private set; } = null!;

    public RecordPaths Paths => record.Paths;

    public string Root => record.Root;

    public static async Task<LiveOffice> Start(Func<DeskServerOptions, DeskServerOptions>? change = null, DateOnly? vote = null)
    {
        var office = new LiveOffice(vote);
        await office.Open(change);
        return office;
    }

    public async Task Open(Func<DeskServerOptions, DeskServerOptions>? change = null)
    {
        var options = new DeskServerOptions(Paths.Root) { Listen = new IPEndPoint(IPAddress.Loopback, 0), Clock = Clock, Cost = Cheap, PublishEvery = TimeSpan.FromMilliseconds(10) };
        Server = Ok(await DeskServer.StartAsync(change?.Invoke(options) ?? options, Cancel));
    }

    public async Task Restart()
    {
        await Server.DisposeAsync();
        await Open();
    }

    /// <summary>Makes an account whose owner has chosen his password already.</summary>
    public async Task<StaffAccount> Person(Role role, string unit, string? login = null)
    {
        login ??= $"{role.Code()}-{unit}";
        var made = Ok(await Server.Accounts.Add([new NewStaff(login, "Somebody", role.Code(), unit)]));
        return Ok(await Server.Accounts.Change(made[0].Key, a => (a.PasswordHash, a.MustChangePassword, a.PasswordUntil) = (Argon2Hasher.Hash(Password, Cheap), false, null)));
    }

    /// <summary>A browser at this desk.</summary>
    public Browser Browser() => new(Server.Address);

    /// <summary>Somebody's browser, signed in.</summary>
    public async Task<Browser> SignedIn(Role role, string unit, string? login = null)
    {
        var browser = Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.SignIn((await Person(role, unit, login)).UserName!)).StatusCode);
        return browser;
    }

    /// <summary>What an administrator asks for, confirmed by a second one; gives the accounts that were made, with their passwords.</summary>
    public async Task<System.Text.Json.Nodes.JsonArray> Granted(Browser administrator, string path, object body)
    {
        if ((await Server.Accounts.All()).All(a => a.UserName != "second")) await Person(Role.Administrator, "land", "second");
        var asked = await Tests.Browser.Json(await administrator.Confirmed(path, body));
        asked = asked["asked"] ?? asked;
        using var second = Browser();
        await second.SignIn("second");
        var made = await second.Confirmed($"/api/v1/staff/requests/{asked["key"]}/confirm", new { seen = asked["seen"]!.GetValue<string>() });
        Assert.True(made.IsSuccessStatusCode, made.Refusal());
        return (await Tests.Browser.Json(made)).AsArray();
    }

    public static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        record.Dispose();
    }
}

/// <summary>A clock that is set by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Pass(TimeSpan time) => ahead += time;
}
