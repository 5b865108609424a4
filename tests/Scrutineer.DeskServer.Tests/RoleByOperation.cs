using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Routes;
using Scrutineer.DeskServer.Tokens;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Every route tried by every role, at home and elsewhere, compared with the table of docs/reference/roles.md.</summary>
public class RoleByOperation
{
    private static readonly string[] Barred = ["desk-not-allowed", "desk-other-unit"];

    [Fact]
    public async Task Every_role_is_let_through_or_refused_as_the_table_says()
    {
        await using var office = await LiveOffice.Start();
        var routes = office.Routes().Where(r => r.Operation is not null).ToList();
        Assert.True(routes.Count > 30, "The routes are found.");
        foreach (var role in Roles.All)
        {
            using var browser = await office.SignedIn(role, "d1");
            foreach (var route in routes)
            {
                var home = await route.Send(browser, "s1");
                var isAllowed = Permissions.Allows(role, route.Operation!.Value);
                Assert.True(isAllowed == !Barred.Contains(home.Refusal()), $"{role.Code()} at home: {route.Method} {route.Pattern} gave {(int)home.StatusCode} {home.Refusal()}");
                if (!isAllowed) Assert.Equal(HttpStatusCode.Forbidden, home.StatusCode);
                if (isAllowed && route.AsksAgain) Assert.Equal("desk-confirm-again", home.Refusal());
                if (!route.Pattern.Contains("{unit}", StringComparison.Ordinal)) continue;
                foreach (var elsewhere in (string[])["s3", "d2", "land"])
                    Assert.Equal((isAllowed ? "desk-other-unit" : "desk-not-allowed", HttpStatusCode.Forbidden), await Both(route.Send(browser, elsewhere)));
                Assert.Equal(isAllowed ? "unit-unknown" : "desk-not-allowed", (await route.Send(browser, "nowhere")).Refusal());
            }
        }
    }

    [Fact]
    public async Task Nobody_unknown_and_nobody_whose_session_is_over_gets_anywhere()
    {
        await using var office = await LiveOffice.Start();
        using var nobody = office.Browser();
        using var late = await office.SignedIn(Role.Coordinator, "land");
        using var signedOut = await office.SignedIn(Role.Commissioner, "land");
        var cookie = signedOut.Cookie("desk")!.Value;
        await signedOut.Post("/api/v1/sign-out", new { });
        signedOut.SetCookie("desk", cookie);
        office.Clock.Pass(TimeSpan.FromHours(13));
        foreach (var route in office.Routes().Where(r => !r.IsOpen))
            foreach (var browser in (Browser[])[nobody, late, signedOut])
            {
                var answer = await route.Send(browser, "s1");
                if (route.Pattern.StartsWith("/api", StringComparison.Ordinal)) Assert.Equal(("desk-sign-in", HttpStatusCode.Unauthorized), (answer.Refusal(), answer.StatusCode));
                else Assert.StartsWith("/en/sign-in", Assert.Single(answer.Headers.GetValues("Location")), StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task A_token_opens_what_its_role_may_and_nothing_decisive_and_no_account()
    {
        await using var office = await LiveOffice.Start();
        foreach (var role in ApiTokens.Allowed)
        {
            using var program = office.Browser();
            program.Bearer = await Token(office, role, "d1");
            foreach (var route in office.Routes().Where(r => !r.IsOpen))
            {
                var expected = route.Operation is not { } operation ? "token-person"
                    : !Permissions.Allows(role, operation) ? "desk-not-allowed"
                    : route.AsksAgain ? "token-decisive"
                    : null;
                var answer = await route.Send(program, "s1");
                if (expected is not null) Assert.Equal((expected, HttpStatusCode.Forbidden), (answer.Refusal(), answer.StatusCode));
                else Assert.DoesNotContain(answer.Refusal(), Barred);
            }
        }
    }

    [Fact]
    public async Task A_token_that_is_over_withdrawn_or_invented_opens_nothing()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        var made = await Browser.Json(await administrator.Confirmed("/api/v1/tokens", new { name = "machine", role = "coordinator", unit = "d1", days = 3 }));
        using var program = office.Browser();
        program.Bearer = made["token"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/overview/d1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Confirmed($"/api/v1/tokens/{made["key"]}/revoke", new { })).StatusCode);
        Assert.Equal("token-refused", await Browser.Code(await program.Get("/api/v1/overview/d1")));
        program.Bearer = await Token(office, Role.Auditor, "d1");
        await office.Restart();
        using var later = office.Browser();
        later.Bearer = program.Bearer;
        Assert.Equal(HttpStatusCode.OK, (await later.Get("/api/v1/overview/d1")).StatusCode);
        office.Clock.Pass(TimeSpan.FromDays(4));
        foreach (var bearer in (string[])[program.Bearer, made["token"]!.GetValue<string>(), "scrutineer_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1 --"])
        {
            later.Bearer = bearer;
            foreach (var route in office.Routes().Where(r => !r.IsOpen && r.Pattern.StartsWith("/api", StringComparison.Ordinal))) Assert.Equal("token-refused", (await route.Send(later, "s1")).Refusal());
        }
    }

    [Theory]
    [InlineData("typist")]
    [InlineData("commissioner")]
    [InlineData("administrator")]
    public async Task No_program_types_decides_or_keeps_accounts(string role)
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        Assert.Equal("token-role", await Browser.Code(await administrator.Confirmed("/api/v1/tokens", new { name = "x", role, unit = "land", days = 3 })));
    }

    [Fact]
    public async Task Every_address_has_a_route_that_is_guarded()
    {
        await using var office = await LiveOffice.Start();
        Assert.All(office.Endpoints().Where(e => e.Metadata.GetMetadata<DeskRoute>() is null), e =>
            Assert.StartsWith("/assets/", Assert.IsType<Microsoft.AspNetCore.Routing.RouteEndpoint>(e).RoutePattern.RawText, StringComparison.Ordinal));
        string[] forms = ["/{language}/complain", "/{language}/report", "/api/v1/intake/complaints", "/api/v1/intake/reports"];
        Assert.All(office.Routes().Where(r => r.IsOpen && !r.IsSafe && !forms.Contains(r.Pattern)), r => Assert.Contains("sign-in", r.Pattern, StringComparison.Ordinal));
    }

    private static async Task<string> Token(LiveOffice office, Role role, string unit)
    {
        using var administrator = await office.SignedIn(Role.Administrator, "land", $"admin-{role.Code()}");
        return (await Browser.Json(await administrator.Confirmed("/api/v1/tokens", new { name = "machine", role = role.Code(), unit, days = 3 })))["token"]!.GetValue<string>();
    }

    private static async Task<(string, HttpStatusCode)> Both(Task<HttpResponseMessage> answer) => ((await answer).Refusal(), (await answer).StatusCode);
}
