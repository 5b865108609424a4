using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Sessions;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Sessions: how they begin, and that they end.</summary>
public class SigningIn
{
    [Fact]
    public async Task A_right_password_opens_the_desk_and_signing_out_shuts_it()
    {
        await using var office = await LiveOffice.Start();
        using var browser = await office.SignedIn(Role.Typist, "d1");
        Assert.Equal("typist", (await Browser.Json(await browser.Get("/api/v1/me")))["role"]!.GetValue<string>());
        var cookie = browser.Cookie("desk")!.Value;
        Assert.Equal(HttpStatusCode.NoContent, (await browser.Post("/api/v1/sign-out", new { })).StatusCode);
        browser.SetCookie("desk", cookie);
        Assert.Equal("desk-sign-in", await Browser.Code(await browser.Get("/api/v1/me")));
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var office = await LiveOffice.Start();
        using var browser = office.Browser();
        await office.Person(Role.Typist, "d1");
        var set = (await browser.SignIn("typist-d1")).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("desk=", StringComparison.Ordinal));
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", set, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", set, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Login_changes_the_session_id()
    {
        await using var office = await LiveOffice.Start();
        using var browser = await office.SignedIn(Role.Typist, "d1");
        var before = browser.Cookie("desk")!.Value;
        Assert.Equal(HttpStatusCode.OK, (await browser.SignIn("typist-d1")).StatusCode);
        Assert.NotEqual(before, browser.Cookie("desk")!.Value);
        using var thief = office.Browser();
        thief.SetCookie("desk", before);
        Assert.Equal("desk-sign-in", await Browser.Code(await thief.Get("/api/v1/me")));
    }

    [Fact]
    public async Task A_session_id_that_somebody_planted_is_never_taken()
    {
        await using var office = await LiveOffice.Start();
        await office.Person(Role.Typist, "d1");
        using var browser = office.Browser();
        browser.SetCookie("desk", "planted-by-somebody-else");
        await browser.SignIn("typist-d1");
        using var thief = office.Browser();
        thief.SetCookie("desk", "planted-by-somebody-else");
        Assert.Equal("desk-sign-in", await Browser.Code(await thief.Get("/api/v1/me")));
    }

    [Fact]
    public async Task A_session_ends_when_it_is_not_used_and_after_twelve_hours_of_use()
    {
        await using var office = await LiveOffice.Start();
        using var idle = await office.SignedIn(Role.Typist, "d1");
        office.Clock.Pass(Session.Idle - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await idle.Get("/api/v1/me")).StatusCode);
        office.Clock.Pass(Session.Idle);
        Assert.Equal("desk-sign-in", await Browser.Code(await idle.Get("/api/v1/me")));
        using var busy = await office.SignedIn(Role.Typist, "d2");
        for (var i = 0; i < 12 * 3 - 1; i++)
        {
            office.Clock.Pass(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await busy.Get("/api/v1/me")).StatusCode);
        }

        office.Clock.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal("desk-sign-in", await Browser.Code(await busy.Get("/api/v1/me")));
    }

    [Fact]
    public async Task A_restart_signs_nobody_out_and_knows_nobody_who_signed_out()
    {
        await using var office = await LiveOffice.Start();
        using var stays = await office.SignedIn(Role.Typist, "d1");
        var (cookie, token) = (stays.Cookie("desk")!.Value, stays.FormToken);
        await office.Restart();
        using var again = office.Browser();
        again.SetCookie("desk", cookie);
        again.FormToken = token;
        Assert.Equal(HttpStatusCode.OK, (await again.Get("/api/v1/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await again.Post("/api/v1/sign-out", new { })).StatusCode);
        await office.Restart();
        using var late = office.Browser();
        late.SetCookie("desk", cookie);
        Assert.Equal("desk-sign-in", await Browser.Code(await late.Get("/api/v1/me")));
    }

    [Fact]
    public async Task A_page_that_needs_sign_in_leads_there_and_back()
    {
        await using var office = await LiveOffice.Start();
        await office.Person(Role.Typist, "d1");
        using var browser = office.Browser();
        var token = (await Browser.Json(await browser.Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        var answer = await browser.Form("/ru/sign-in", ("name", "typist-d1"), ("password", LiveOffice.Password), ("next", "/ru/tasks?x=1"), ("form-token", token));
        Assert.Equal((HttpStatusCode.SeeOther, "/ru/tasks?x=1"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_elsewhere_after_signing_in(string next)
    {
        await using var office = await LiveOffice.Start();
        await office.Person(Role.Typist, "d1");
        using var browser = office.Browser();
        var token = (await Browser.Json(await browser.Get("/api/v1/sign-in")))["formToken"]!.GetValue<string>();
        var answer = await browser.Form("/ky/sign-in", ("name", "typist-d1"), ("password", LiveOffice.Password), ("next", next), ("form-token", token));
        Assert.Equal("/ky/", answer.Headers.Location?.OriginalString);
    }
}
