using System.Net;
using System.Text.Json.Nodes;
using Scrutineer.Desk.People;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Signing in and confirming with a passkey.</summary>
public class WithPasskeys
{
    [Fact]
    public async Task A_passkey_signs_in_once_for_each_time_it_is_asked()
    {
        await using var office = await LiveOffice.Start();
        using var passkey = await Made(office, Role.Commissioner, "land");
        using var browser = AtLocalhost(office);
        browser.FormToken = (await Browser.Json(await browser.Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        var shown = passkey.Show(await Browser.Json(await browser.Post("/api/v1/sign-in/passkey-options", new { })));
        var first = await browser.Post("/api/v1/sign-in/passkey", new { credential = shown });
        Assert.Equal("commissioner", (await Browser.Json(first))["role"]!.GetValue<string>());
        using var thief = AtLocalhost(office);
        thief.FormToken = (await Browser.Json(await thief.Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        Assert.Equal("passkey-refused", (await thief.Post("/api/v1/sign-in/passkey", new { credential = shown })).Refusal());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_passkey_without_its_user_or_shown_to_another_site_opens_nothing(bool verifies, bool isHere)
    {
        await using var office = await LiveOffice.Start();
        using var passkey = await Made(office, Role.Typist, "d1");
        (passkey.VerifiesUser, passkey.Origin) = (verifies, isHere ? passkey.Origin : "https://evil.example");
        using var browser = AtLocalhost(office);
        browser.FormToken = (await Browser.Json(await browser.Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        var shown = passkey.Show(await Browser.Json(await browser.Post("/api/v1/sign-in/passkey-options", new { })));
        Assert.Equal("passkey-refused", (await browser.Post("/api/v1/sign-in/passkey", new { credential = shown })).Refusal());
    }

    [Fact]
    public async Task A_passkey_confirms_what_its_owner_decides_and_nobody_elses()
    {
        await using var office = await LiveOffice.Start();
        using var mine = await Made(office, Role.Commissioner, "land");
        using var another = await Made(office, Role.Coordinator, "land");
        using var browser = AtLocalhost(office);
        await browser.SignIn("commissioner-land");
        foreach (var (passkey, expected) in ((Authenticator, string)[])[(another, "desk-confirm-again"), (mine, "")])
        {
            var shown = await Shown(browser, passkey, "/api/v1/sittings/land", new { seen = "not-opened", wanted = "open" });
            var body = new JsonObject { ["wanted"] = "open", ["seen"] = "not-opened", ["confirm"] = new JsonObject { ["credential"] = shown } };
            Assert.Equal(expected, (await browser.Send(HttpMethod.Post, "/api/v1/sittings/land", Browser.Raw(body.ToJsonString()))).Refusal());
        }
    }

    [Theory]
    [InlineData("/api/v1/sittings/land", "not-opened", "open", "")]
    [InlineData("/api/v1/sittings/land", "open", "open", "desk-confirm-again")]
    [InlineData("/api/v1/sittings/land", "not-opened", "closed", "desk-confirm-again")]
    [InlineData("/api/v1/sittings/d1", "not-opened", "open", "desk-confirm-again")]
    public async Task A_challenge_made_for_one_screen_does_not_confirm_another(string path, string seen, string wanted, string expected)
    {
        await using var office = await LiveOffice.Start();
        using var passkey = await Made(office, Role.Commissioner, "land");
        using var browser = AtLocalhost(office);
        await browser.SignIn("commissioner-land");
        var shown = await Shown(browser, passkey, path, new { wanted, seen });
        var body = new JsonObject { ["wanted"] = "open", ["seen"] = "not-opened", ["confirm"] = new JsonObject { ["credential"] = shown.DeepClone() } };
        Assert.Equal(expected, (await browser.Send(HttpMethod.Post, "/api/v1/sittings/land", Browser.Raw(body.ToJsonString()))).Refusal());
        // Neither does it sign anybody in.
        using var guest = AtLocalhost(office);
        guest.FormToken = (await Browser.Json(await guest.Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        Assert.Equal("passkey-refused", (await guest.Post("/api/v1/sign-in/passkey", new { credential = shown })).Refusal());
    }

    [Theory]
    [InlineData("wrong\nsum", "")]
    [InlineData("another reason", "desk-confirm-again")]
    public async Task A_form_is_confirmed_as_it_stood_when_the_passkey_was_asked_for(string wrote, string expected)
    {
        await using var office = await LiveOffice.Start();
        using var passkey = await Made(office, Role.Administrator, "land");
        await office.Person(Role.Administrator, "land", "second");
        using var browser = AtLocalhost(office);
        await browser.SignIn("administrator-land");
        var shown = await Shown(browser, passkey, "/ru/staff/import", new { csv = wrote, several = (string[])["a", "b"] });
        // A browser sends line ends of its own.
        var answer = await browser.Form("/ru/staff/import", ("form-token", browser.FormToken), ("csv", "wrong\r\nsum"), ("several", "a"), ("several", "b"), ("password", ""), ("credential", shown.ToJsonString()));
        // What is confirmed is read, and is no file of staff.
        Assert.Equal((expected, expected.Length > 0 ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest), (answer.Refusal(), answer.StatusCode));
    }

    [Fact]
    public async Task A_passkey_that_was_taken_away_opens_nothing()
    {
        await using var office = await LiveOffice.Start();
        using var passkey = await Made(office, Role.Typist, "d1");
        using var browser = AtLocalhost(office);
        await browser.SignIn("typist-d1");
        var id = Assert.Single((await Browser.Json(await browser.Get("/api/v1/passkeys"))).AsArray())!["id"]!.GetValue<string>();
        Assert.Equal("desk-confirm-again", (await browser.Post($"/api/v1/passkeys/{id}/remove", new { })).Refusal());
        Assert.Equal(HttpStatusCode.NoContent, (await browser.Confirmed($"/api/v1/passkeys/{id}/remove", new { })).StatusCode);
        using var later = AtLocalhost(office);
        later.FormToken = (await Browser.Json(await later.Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        var shown = passkey.Show(await Browser.Json(await later.Post("/api/v1/sign-in/passkey-options", new { })));
        Assert.Equal("passkey-refused", (await later.Post("/api/v1/sign-in/passkey", new { credential = shown })).Refusal());
    }

    private static async Task<JsonNode> Shown(Browser browser, Authenticator passkey, string path, object body) =>
        passkey.Show(await Browser.Json(await browser.Post("/api/v1/passkeys/request-options", new { path, body })));

    private static Browser AtLocalhost(LiveOffice office) => new(new Uri($"http://localhost:{office.Server.Address.Port}"));

    private static async Task<Authenticator> Made(LiveOffice office, Role role, string unit)
    {
        await office.Person(role, unit);
        using var browser = AtLocalhost(office);
        await browser.SignIn($"{role.Code()}-{unit}");
        var passkey = new Authenticator($"http://localhost:{office.Server.Address.Port}");
        var made = passkey.Make(await Browser.Json(await browser.Post("/api/v1/passkeys/creation-options", new { })));
        var answer = await browser.Confirmed("/api/v1/passkeys", new { credential = made, name = "phone" });
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, answer.Refusal());
        return passkey;
    }
}
