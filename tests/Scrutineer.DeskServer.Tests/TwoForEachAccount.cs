using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Accounts, roles and passwords take a second person.</summary>
public class TwoForEachAccount
{
    private static readonly object Typist = new { login = "new-typist", name = "N", role = "typist", unit = "s1" };

    private static Task<HttpResponseMessage> Confirm(Browser by, JsonNode asked) => by.Confirmed($"/api/v1/staff/requests/{asked["key"]}/confirm", new { seen = asked["seen"]!.GetValue<string>() });

    private static async Task<JsonNode> Ask(Browser by, string path, object body) => await Browser.Json(await by.Confirmed(path, body));

    [Fact]
    public async Task One_administrator_alone_makes_no_account()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Administrator, "land", "one");
        Assert.Equal(("staff-nobody-confirms", HttpStatusCode.Conflict), await one.Confirmed("/api/v1/staff", Typist) is var alone ? (alone.Refusal(), alone.StatusCode) : default);
        using var two = await office.SignedIn(Role.Administrator, "land", "two");
        var asked = await Ask(one, "/api/v1/staff", Typist);
        Assert.Null(asked["password"]);
        Assert.DoesNotContain(await office.Server.Accounts.All(), a => a.UserName == "new-typist");
        Assert.Equal(("staff-request-own", HttpStatusCode.Forbidden), await Confirm(one, asked) is var own ? (own.Refusal(), own.StatusCode) : default);
        Assert.Equal("new-typist", (await Browser.Json(await Confirm(two, asked)))[0]!["login"]!.GetValue<string>());
        var keys = (await office.Server.Accounts.All()).ToDictionary(a => a.UserName!, a => a.Key);
        Assert.Contains(office.Server.Desk.Audit.Read(), l => l.Line.By == keys["two"] && l.Line.What == $"staff-added {keys["new-typist"]} typist asked-by {keys["one"]}");
    }

    [Fact]
    public async Task A_request_is_decided_once_and_only_for_a_day()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Administrator, "land", "one");
        using var two = await office.SignedIn(Role.Administrator, "land", "two");
        using var three = await office.SignedIn(Role.Administrator, "land", "three");
        var asked = await Ask(one, "/api/v1/staff", Typist);
        var both = await Task.WhenAll(Confirm(two, asked), Confirm(three, asked));
        Assert.Single(both, a => a.IsSuccessStatusCode);
        Assert.Single(both, a => a.Refusal() == "staff-request-unknown");
        Assert.Equal("staff-request-unknown", (await Confirm(two, asked)).Refusal());
        var declined = await Ask(one, "/api/v1/staff", new { login = "another", name = "N", role = "typist", unit = "s1" });
        Assert.Equal(HttpStatusCode.NoContent, (await one.Confirmed($"/api/v1/staff/requests/{declined["key"]}/decline", new { })).StatusCode);
        Assert.Equal("staff-request-unknown", (await Confirm(two, declined)).Refusal());
        var late = await Ask(one, "/api/v1/staff", new { login = "another", name = "N", role = "typist", unit = "s1" });
        office.Clock.Pass(StaffRequest.Good + TimeSpan.FromSeconds(1));
        await two.SignIn("two");
        Assert.Equal("staff-request-unknown", (await Confirm(two, late)).Refusal());
        Assert.DoesNotContain(await office.Server.Accounts.All(), a => a.UserName == "another");
    }

    [Fact]
    public async Task What_has_changed_since_it_was_asked_for_is_not_confirmed()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Administrator, "land", "one");
        using var two = await office.SignedIn(Role.Administrator, "land", "two");
        var typist = await office.Person(Role.Typist, "s1");
        var asked = await Ask(one, $"/api/v1/staff/{typist.Key}/change", new { name = "Somebody", role = "coordinator", unit = "d1" });
        Assert.Equal("staff-request-stale", (await two.Confirmed($"/api/v1/staff/requests/{asked["key"]}/confirm", new { seen = new string('0', 64) })).Refusal());
        await two.Confirmed($"/api/v1/staff/{typist.Key}/close", new { });
        Assert.Equal(("staff-request-stale", HttpStatusCode.Conflict), await Confirm(two, asked) is var stale ? (stale.Refusal(), stale.StatusCode) : default);
        var again = (await Browser.Json(await two.Get("/api/v1/staff/requests")))[0]!;
        Assert.True(again["isStale"]!.GetValue<bool>());
        Assert.Equal("staff-request-stale", (await Confirm(two, again)).Refusal());
        Assert.Equal("typist", (await office.Server.Accounts.OfKey(typist.Key))!.Role);
        // Whoever asked and was put out since has asked for nothing.
        var last = await Ask(one, "/api/v1/staff", Typist);
        await two.Confirmed($"/api/v1/staff/{(await office.Server.Accounts.All()).Single(a => a.UserName == "one").Key}/close", new { });
        Assert.Equal("staff-request-stale", (await Confirm(two, last)).Refusal());
    }

    [Fact]
    public async Task A_commissioner_of_the_unit_confirms_where_there_is_no_second_administrator_and_only_there()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Administrator, "d1", "one");
        using var here = await office.SignedIn(Role.Commissioner, "d1", "here");
        using var elsewhere = await office.SignedIn(Role.Commissioner, "d2", "elsewhere");
        using var coordinator = await office.SignedIn(Role.Coordinator, "land");
        var asked = await Ask(one, "/api/v1/staff", Typist);
        Assert.Equal("staff-request-unknown", (await Confirm(elsewhere, asked)).Refusal());
        Assert.Equal("desk-not-allowed", (await Confirm(coordinator, asked)).Refusal());
        Assert.Equal(HttpStatusCode.OK, (await Confirm(here, asked)).StatusCode);
        // Nobody confirms what concerns himself.
        var key = (await office.Server.Accounts.All()).Single(a => a.UserName == "here").Key;
        Assert.Equal("staff-nobody-confirms", (await one.Confirmed($"/api/v1/staff/{key}/password", new { })).Refusal());
        await office.Person(Role.Administrator, "land", "two");
        var next = await Ask(one, "/api/v1/staff", new { login = "another", name = "N", role = "typist", unit = "s1" });
        Assert.Equal("staff-request-administrator", (await Confirm(here, next)).Refusal());
    }

    [Fact]
    public async Task Opening_an_account_again_takes_two_and_closing_it_one()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Administrator, "land", "one");
        using var two = await office.SignedIn(Role.Administrator, "land", "two");
        var typist = await office.Person(Role.Typist, "s1");
        Assert.Equal(HttpStatusCode.NoContent, (await one.Confirmed($"/api/v1/staff/{typist.Key}/close", new { })).StatusCode);
        var asked = await Ask(one, $"/api/v1/staff/{typist.Key}/open", new { });
        Assert.True((await office.Server.Accounts.OfKey(typist.Key))!.IsClosed);
        Assert.Equal(HttpStatusCode.OK, (await Confirm(two, asked)).StatusCode);
        Assert.False((await office.Server.Accounts.OfKey(typist.Key))!.IsClosed);
    }

    [Fact]
    public async Task Accounts_of_an_earlier_version_are_kept_and_get_the_same_table_as_new_ones()
    {
        await using var office = await LiveOffice.Start();
        var before = await office.Person(Role.Typist, "s1");
        var fresh = Columns(office);
        await office.Server.DisposeAsync();
        using (var db = new SqliteConnection($"Data Source={StaffAccounts.FileOf(office.Paths)};Pooling=False"))
        {
            db.Open();
            using var drop = db.CreateCommand();
            drop.CommandText = "DROP TABLE StaffRequests";
            drop.ExecuteNonQuery();
        }

        SqliteConnection.ClearAllPools();
        await office.Open();
        Assert.Equal(fresh, Columns(office));
        await office.Restart();
        Assert.Equal(before.Key, Assert.Single(await office.Server.Accounts.All()).Key);
        using var one = await office.SignedIn(Role.Administrator, "land", "one");
        await office.Granted(one, "/api/v1/staff", Typist);
    }

    private static List<string> Columns(LiveOffice office)
    {
        using var db = new SqliteConnection($"Data Source={StaffAccounts.FileOf(office.Paths)};Mode=ReadOnly;Pooling=False");
        db.Open();
        using var read = db.CreateCommand();
        read.CommandText = "SELECT name || ' ' || type || ' ' || \"notnull\" || ' ' || pk FROM pragma_table_info('StaffRequests') UNION ALL SELECT name FROM pragma_index_list('StaffRequests') ORDER BY 1";
        using var rows = read.ExecuteReader();
        var columns = new List<string>();
        while (rows.Read()) columns.Add(rows.GetString(0));
        return columns;
    }
}
