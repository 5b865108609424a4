using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>What other sites could make a browser do here.</summary>
public class OtherSites
{
    [Fact]
    public async Task Every_unsafe_route_refuses_cross_site_form_and_JSON()
    {
        await using var office = await LiveOffice.Start();
        var unsafes = office.Routes().Where(r => !r.IsSafe).ToList();
        Assert.True(unsafes.Count > 25, "The routes are found.");
        foreach (var route in unsafes)
        {
            var role = route.Operation is { } operation ? Roles.All.Where(r => Permissions.Allows(r, operation)).Select(r => (Role?)r).FirstOrDefault() : Role.Auditor;
            if (role is null) continue;
            var login = $"victim-{unsafes.IndexOf(route)}";
            // There are more routes than tries of one address at a time.
            office.Clock.Pass(TimeSpan.FromSeconds(2));
            using var victim = await office.SignedIn(role.Value, "d1", login);
            if (route.IsOpen) await victim.Get("/api/v1/sign-in");
            foreach (var site in (string[])["cross-site", "same-site"])
            {
                victim.Site = site;
                Assert.Equal("desk-cross-site", (await route.Send(victim, "s1")).Refusal());
                Assert.Equal("desk-cross-site", (await route.Send(victim, "s1", new FormUrlEncodedContent([KeyValuePair.Create("form-token", victim.FormToken)]))).Refusal());
            }

            // A browser too old to say where the request comes from.
            victim.Site = null;
            foreach (var body in (HttpContent[])[Browser.Raw("{}"), Browser.Raw("{}", "text/plain"), new FormUrlEncodedContent([]), new FormUrlEncodedContent([KeyValuePair.Create("form-token", "guessed")])])
                Assert.Equal("desk-form-token", (await route.Send(victim, "s1", body, withToken: false)).Refusal());
            victim.Origin = "https://evil.example";
            Assert.Equal("desk-cross-site", (await route.Send(victim, "s1")).Refusal());
        }
    }

    [Fact]
    public async Task The_form_token_of_one_is_not_that_of_another()
    {
        await using var office = await LiveOffice.Start();
        using var one = await office.SignedIn(Role.Coordinator, "d1");
        using var other = await office.SignedIn(Role.Coordinator, "d2");
        one.FormToken = other.FormToken;
        Assert.Equal("desk-form-token", (await one.Post("/api/v1/protocols/s1/hand/free", new { })).Refusal());
    }

    [Fact]
    public async Task No_answer_may_be_shown_in_a_frame_run_a_foreign_script_or_be_kept()
    {
        await using var office = await LiveOffice.Start();
        using var browser = await office.SignedIn(Role.Coordinator, "d1");
        var answers = new List<HttpResponseMessage> { await browser.Get("/nowhere"), await browser.Get("/en/nowhere") };
        foreach (var route in office.Routes().Where(r => r.IsSafe)) answers.Add(await route.Send(browser, "s1"));
        Assert.All(answers, answer =>
        {
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            // With no-referrer a browser says "Origin: null" of our own forms too.
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(answer.Headers.Contains("Server"));
        });
    }

    [Fact]
    public async Task A_foreign_name_that_points_here_is_not_answered()
    {
        await using var office = await LiveOffice.Start();
        using var client = new HttpClient { BaseAddress = office.Server.Address };
        client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/health/live", LiveOffice.Cancel)).StatusCode);
    }
}
