using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Routes;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>How accounts are made, changed and closed.</summary>
public class Accounts
{
    [Fact]
    public async Task Two_administrators_are_made_on_the_command_line_and_each_chooses_a_password_before_anything_else()
    {
        await using var office = await LiveOffice.Start();
        var password = LiveOffice.Ok(await StaffAccounts.CreateFirst(office.Paths, "root", "Somebody", office.Clock));
        LiveOffice.Ok(await StaffAccounts.CreateFirst(office.Paths, "root2", "Somebody", office.Clock));
        Assert.Equal("staff-first-exists", (await StaffAccounts.CreateFirst(office.Paths, "root3", "Somebody", office.Clock)).Refusal?.Code);
        await office.Restart();
        Assert.Equal(2, office.Server.Desk.Audit.Read().Count(l => l.Line.What.EndsWith("administrator at-command-line", StringComparison.Ordinal)));
        using var browser = office.Browser();
        Assert.True((await Browser.Json(await browser.SignIn("root", password)))["mustChangePassword"]!.GetValue<bool>());
        foreach (var route in office.Routes().Where(r => r is { IsOpen: false, IsForNewcomers: false }))
            Assert.Equal("password-must-change", (await route.Send(browser, "land")).Refusal());
        var before = browser.Cookie("desk")!.Value;
        browser.FormToken = (await Browser.Json(await browser.Post("/api/v1/password", new { old = password, @new = "three words and a fox" })))["formToken"]!.GetValue<string>();
        Assert.NotEqual(before, browser.Cookie("desk")!.Value);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/api/v1/staff")).StatusCode);
        Assert.Equal("land", (await Browser.Json(await browser.Get("/api/v1/me")))["unit"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_password_that_was_handed_over_is_good_for_two_weeks()
    {
        await using var office = await LiveOffice.Start();
        var made = LiveOffice.Ok(await office.Server.Accounts.Add([new NewStaff("late", "Somebody", "typist", "d1")]))[0];
        office.Clock.Pass(StaffAccounts.OneTimeGood + TimeSpan.FromSeconds(1));
        using var browser = office.Browser();
        Assert.Equal("sign-in-refused", (await browser.SignIn("late", made.Password)).Refusal());
    }

    [Fact]
    public async Task A_change_of_role_ends_all_sessions_at_once()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        using var typist = await office.SignedIn(Role.Typist, "d1");
        var key = (await Browser.Json(await typist.Get("/api/v1/me")))["key"]!.GetValue<string>();
        await office.Granted(administrator, $"/api/v1/staff/{key}/change", new { name = "Somebody", role = "coordinator", unit = "d1" });
        Assert.Equal("desk-sign-in", (await typist.Get("/api/v1/me")).Refusal());
        await typist.SignIn("typist-d1");
        Assert.Equal("coordinator", (await Browser.Json(await typist.Get("/api/v1/me")))["role"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("close")]
    [InlineData("password")]
    public async Task Closing_an_account_or_giving_it_another_password_ends_its_sessions(string act)
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        using var typist = await office.SignedIn(Role.Typist, "d1");
        var key = (await Browser.Json(await typist.Get("/api/v1/me")))["key"]!.GetValue<string>();
        if (act == "password") await office.Granted(administrator, $"/api/v1/staff/{key}/password", new { });
        else Assert.True((await administrator.Confirmed($"/api/v1/staff/{key}/{act}", new { })).IsSuccessStatusCode);
        Assert.Equal("desk-sign-in", (await typist.Get("/api/v1/me")).Refusal());
        Assert.Equal("sign-in-refused", (await typist.SignIn("typist-d1")).Refusal());
    }

    [Fact]
    public async Task An_administrator_never_changes_himself_and_touches_no_number()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        var key = (await Browser.Json(await administrator.Get("/api/v1/me")))["key"]!.GetValue<string>();
        Assert.Equal("staff-self", (await administrator.Confirmed($"/api/v1/staff/{key}/change", new { name = "I", role = "typist", unit = "land" })).Refusal());
        Assert.Equal("desk-not-allowed", (await administrator.Post("/api/v1/tasks/s1/hand/take", new { })).Refusal());
        Assert.Equal("desk-not-allowed", (await administrator.Post("/api/v1/reports/s1/machine", new { id = "12345678", lines = new { }, votes = new { } })).Refusal());
    }

    [Fact]
    public async Task An_administrator_of_a_district_neither_sees_nor_changes_accounts_of_another()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "d1");
        await office.Person(Role.Typist, "s1");
        var foreign = await office.Person(Role.Typist, "d2");
        var logins = (await Browser.Json(await administrator.Get("/api/v1/staff"))).AsArray().Select(a => a!["login"]!.GetValue<string>());
        Assert.Equal(["administrator-d1", "typist-s1"], logins);
        foreach (var act in (string[])["close", "open", "password"])
        {
            var one = await administrator.Confirmed($"/api/v1/staff/{foreign.Key}/{act}", new { });
            var none = await administrator.Confirmed($"/api/v1/staff/ffffffff/{act}", new { });
            Assert.Equal((HttpStatusCode.NotFound, await none.Content.ReadAsStringAsync(LiveOffice.Cancel)), (one.StatusCode, await one.Content.ReadAsStringAsync(LiveOffice.Cancel)));
        }

        Assert.Equal("desk-other-unit", (await administrator.Confirmed("/api/v1/staff", new { login = "spy", name = "S", role = "typist", unit = "d2" })).Refusal());
        Assert.Equal("desk-other-unit", (await administrator.Confirmed("/api/v1/tokens", new { name = "s", role = "auditor", unit = "land", days = 1 })).Refusal());
    }

    [Fact]
    public async Task A_file_of_staff_makes_all_accounts_with_passwords_to_hand_over()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        foreach (var made in await office.Granted(administrator, "/api/v1/staff/import", new { csv = "login,name,role,unit\r\naigul.a,\"Асанова, Айгүл\",typist,s1\nbek,Бек,dispute-officer,d2\n" }))
        {
            using var browser = office.Browser();
            Assert.Equal(HttpStatusCode.OK, (await browser.SignIn(made!["login"]!.GetValue<string>(), made["password"]!.GetValue<string>())).StatusCode);
        }

        Assert.Equal("Асанова, Айгүл", (await Browser.Json(await administrator.Get("/api/v1/staff"))).AsArray().Single(a => a!["login"]!.GetValue<string>() == "aigul.a")!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("login,name,role,unit\ngood,Good,typist,s1\nBad Login,B,typist,s1", 3, "staff-login")]
    [InlineData("login,name,role,unit\ngood,,typist,s1", 2, "staff-name")]
    [InlineData("login,name,role,unit\ngood,Evil\u202Eeman,typist,s1", 2, "staff-csv")]
    [InlineData("login,name,role,unit\ngood,Good,king,s1", 2, "staff-role")]
    [InlineData("login,name,role,unit\ngood,Good,typist,nowhere", 2, "unit-unknown")]
    [InlineData("login,name,role,unit\ngood,Good,typist,s1\nGOOD,Good,typist,s1", 3, "staff-login")]
    [InlineData("login,name,role,unit\ngood,Good,typist,s1\n\ngood,Good,typist,s1", 4, "staff-exists")]
    [InlineData("login,name,role,unit\nadministrator-land,Good,typist,s1", 2, "staff-exists")]
    [InlineData("login,name,role,unit\ngood,Good,typist", 2, "staff-csv")]
    [InlineData("login,name,role,unit\ngood,\"Good,typist,s1", 2, "staff-csv")]
    [InlineData("login,name,role,unit\ngood,Go\"od,typist,s1", 2, "staff-csv")]
    [InlineData("name,login,role,unit\nGood,good,typist,s1", 1, "staff-csv")]
    [InlineData("", 1, "staff-csv")]
    public async Task A_file_with_one_bad_line_makes_no_account_and_names_the_line(string csv, int line, string code)
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        var answer = await administrator.Confirmed("/api/v1/staff/import", new { csv });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var refused = Assert.Single((await Browser.Json(answer))["refused"]!.AsArray())!;
        Assert.Equal((line, code), (refused["line"]!.GetValue<int>(), refused["code"]!.GetValue<string>()));
        Assert.Single(await office.Server.Accounts.All());
    }

    [Fact]
    public async Task What_is_decisive_asks_again_and_nothing_is_done_before()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        var person = new { login = "new-one", name = "N", role = "typist", unit = "s1" };
        Assert.Equal("desk-confirm-again", (await administrator.Post("/api/v1/staff", person)).Refusal());
        Assert.Equal("desk-confirm-again", (await administrator.Confirmed("/api/v1/staff", person, "a wrong password")).Refusal());
        Assert.Single(await office.Server.Accounts.All());
        Assert.Equal("api-body", (await administrator.Send(HttpMethod.Post, "/api/v1/staff", Browser.Raw("""{"confirm":{"password":"x"},"confirm":{"password":"y"}}"""))).Refusal());
        await office.Granted(administrator, "/api/v1/staff", person);
        for (var i = 0; i < 20; i++) await administrator.Confirmed("/api/v1/staff", person, "a wrong password");
        Assert.Equal("sign-in-too-often", (await administrator.Confirmed("/api/v1/staff", person)).Refusal());
    }

    [Fact]
    public async Task Names_of_people_are_in_no_journal()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        await office.Granted(administrator, "/api/v1/staff", new { login = "aigul-login", name = "Aigul Person", role = "typist", unit = "s1" });
        Assert.Contains(office.Server.Desk.Audit.Read(), l => l.Line.What.StartsWith("staff-added", StringComparison.Ordinal));
        Assert.DoesNotContain(office.Server.Desk.Audit.Read(), l => l.Line.ToString().Contains("igul", StringComparison.Ordinal));
    }
}
