using System.Net;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Pages;

/// <summary>What coordinators, commissioners and administrators decide on pages.</summary>
public class DecidingByForm
{
    private const string Hostile = "\"><img src=x onerror=alert(1)>";

    private static async Task<LiveOffice> Recorded()
    {
        var office = await LiveOffice.Start();
        var desk = office.Server.Desk;
        var coordinator = (await office.Person(Role.Coordinator, "land", "opens")).ToMember();
        LiveOffice.Ok(desk.SetSitting(coordinator, "land", Sitting.Open, Sitting.NotOpened));
        foreach (var login in (string[])["one", "two"])
        {
            var typist = (await office.Person(Role.Typist, "d1", login)).ToMember();
            LiveOffice.Ok(desk.Take(typist, "s1", "hand"));
            LiveOffice.Ok(desk.Finish(typist, "s1", "hand", new Dictionary<int, long?> { [0] = 10, [1] = 10, [2] = 7, [3] = 3 }));
        }

        return office;
    }

    private static async Task<string> Html(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(LiveOffice.Cancel);

    [Fact]
    public async Task A_correction_shows_old_and_new_line_by_line_and_its_reason_is_inert()
    {
        await using var office = await Recorded();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        var page = await Html(await coordinator.Get("/en/protocol/hand/s1"));
        var ordered = await coordinator.Form("/en/protocol/hand/s1/correct", ("form-token", coordinator.FormToken), ("seen", TypingByForm.Seen(page)), ("code", "recount"), ("reason", Hostile), ("password", LiveOffice.Password));
        Assert.Equal(HttpStatusCode.SeeOther, ordered.StatusCode);
        foreach (var login in (string[])["one", "two"])
        {
            using var typist = office.Browser();
            await typist.SignIn(login);
            await typist.Form("/en/type", ("form-token", typist.FormToken), ("station", "s1"));
            await typist.Form("/en/type/hand/s1", ("form-token", typist.FormToken), ("do", "finish"), ("f0", "10"), ("f1", "10"), ("f2", "6"), ("f3", "4"));
        }

        var deciding = await Html(await coordinator.Get("/en/protocol/hand/s1"));
        Assert.DoesNotContain("<img", deciding, StringComparison.Ordinal);
        // That figures changed is a finding of its own, which the coordinator takes on.
        var handled = await coordinator.Form("/en/protocol/hand/s1/handle", ("form-token", coordinator.FormToken), ("seen", TypingByForm.Seen(deciding)), ("reason", Hostile), ("password", LiveOffice.Password));
        Assert.Equal(HttpStatusCode.SeeOther, handled.StatusCode);
        var corrigendum = await Html(await coordinator.Get("/en/corrigendum/hand/s1"));
        Assert.Contains("2 lines changed", corrigendum, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n old\">7</td><td class=\"n strong\">6</td>", corrigendum, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x", corrigendum, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", corrigendum, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_on_a_page_that_is_out_of_date_is_refused_and_the_reason_comes_back()
    {
        await using var office = await Recorded();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        var answer = await coordinator.Form("/ky/protocol/hand/s1/correct", ("form-token", coordinator.FormToken), ("seen", new string('0', 64)), ("code", "recount"), ("reason", "сот чечти"), ("password", LiveOffice.Password));
        Assert.Equal("decision-stale", answer.Refusal());
        Assert.Contains("сот чечти", WebUtility.HtmlDecode(await Html(answer)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_stands_in_an_address_is_inert_on_the_page()
    {
        await using var office = await Recorded();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        using var typist = await office.SignedIn(Role.Typist, "d1");
        var at = Uri.EscapeDataString(Hostile);
        foreach (var (by, path) in new[]
                 {
                     (coordinator, $"/en/waiting/d1?done={at}&as=recorded"), (coordinator, $"/en/wall/d1?find={at}&stage={at}&page={at}"), (coordinator, $"/en/station/s1?said={at}"),
                     (typist, $"/en/type?done={at}&as=recorded"), (typist, $"/en/type?kept={at}"), (coordinator, $"/en/sign-in?refused={at}&next={at}"), (coordinator, $"/en/wall/{at}"),
                 })
            Assert.DoesNotContain("<img", await Html(await by.Get(path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_every_role_says_something_in_three_languages()
    {
        await using var office = await Recorded();
        var pages = new (Role Role, string[] Paths)[]
        {
            (Role.Coordinator, ["waiting/d1", "wall/d1", "station/s1", "protocol/hand/s1", "protocol/hand/s2", "corrigendum/hand/s1", "sittings/d1", "summary/d1", "reports/d1", "handover", "me"]), (Role.Commissioner, ["handover"]),
            (Role.Typist, ["type", "wall/d1", "station/s2"]), (Role.Administrator, ["staff", "tokens", "backup", "audit"]), (Role.Auditor, ["audit", "protocol/hand/s1"]), (Role.Observer, ["station/s1"]),
        };
        foreach (var (role, paths) in pages)
        {
            using var browser = await office.SignedIn(role, "d1", $"reads-{role.Code()}");
            foreach (var language in (string[])["ky", "ru", "en"])
                foreach (var path in paths)
                {
                    var answer = await browser.Get($"/{language}/{path}");
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    Assert.Contains($"<html lang=\"{language}\"", await Html(answer), StringComparison.Ordinal);
                }
        }
    }

    [Fact]
    public async Task Passwords_to_hand_over_are_shown_once()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        using var second = await office.SignedIn(Role.Administrator, "land", "second");
        var asked = await Html(await administrator.Form("/ru/staff/import", ("form-token", administrator.FormToken), ("csv", "login,name,role,unit\nanna,Анна,typist,d1\nborys,Борис,coordinator,d1\n"), ("password", LiveOffice.Password)));
        Assert.DoesNotContain("class=\"passwords\"", asked, StringComparison.Ordinal);
        var own = await Html(await administrator.Get("/ru/requests"));
        Assert.DoesNotContain("/confirm", own, StringComparison.Ordinal);
        var waiting = await Html(await second.Get("/ru/requests"));
        Assert.Contains("Борис", WebUtility.HtmlDecode(waiting), StringComparison.Ordinal);
        var key = waiting[(waiting.IndexOf("/ru/requests/", StringComparison.Ordinal) + "/ru/requests/".Length)..][..8];
        foreach (var password in (string[])["", "a wrong password"])
            Assert.Equal("desk-confirm-again", (await second.Form($"/ru/requests/{key}/confirm", ("form-token", second.FormToken), ("seen", TypingByForm.Seen(waiting)), ("password", password))).Refusal());
        var page = await Html(await second.Form($"/ru/requests/{key}/confirm", ("form-token", second.FormToken), ("seen", TypingByForm.Seen(waiting)), ("password", LiveOffice.Password)));
        Assert.Contains("class=\"passwords\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"passwords\"", await Html(await second.Get("/ru/requests")), StringComparison.Ordinal);
        var wrong = await administrator.Form("/ru/staff/import", ("form-token", administrator.FormToken), ("csv", "login,name,role,unit\nanna,Анна,typist,d1\nclara,Клара,queen,d1\n"), ("password", LiveOffice.Password));
        Assert.Contains("clara,Клара,queen,d1", WebUtility.HtmlDecode(await Html(wrong)), StringComparison.Ordinal);
        Assert.DoesNotContain("clara", string.Join(' ', (await office.Server.Accounts.All()).Select(a => a.UserName)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_shown_once_works_and_is_withdrawn_on_the_page()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        var made = await Html(await administrator.Form("/en/tokens", ("form-token", administrator.FormToken), ("token", Hostile), ("role", "auditor"), ("of", "d1"), ("days", "3"), ("password", LiveOffice.Password)));
        Assert.DoesNotContain("<img", made, StringComparison.Ordinal);
        using var program = office.Browser();
        program.Bearer = System.Text.RegularExpressions.Regex.Match(made, "scrutineer_[A-Za-z0-9_-]+").Value;
        var key = (await Browser.Json(await administrator.Get("/api/v1/tokens")))[0]!["key"]!.GetValue<string>();
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/api/v1/overview/d1")).StatusCode);
        Assert.DoesNotContain(program.Bearer, await Html(await administrator.Get("/en/tokens")), StringComparison.Ordinal);
        var withdrawn = await administrator.Form($"/en/tokens/{key}/revoke", ("form-token", administrator.FormToken), ("password", LiveOffice.Password));
        Assert.Contains("withdrawn", await Html(withdrawn), StringComparison.Ordinal);
        Assert.Equal("token-refused", (await program.Get("/api/v1/overview/d1")).Refusal());
    }

    [Theory]
    [InlineData("", "auditor", "land", "3", "token-name")]
    [InlineData("x", "typist", "land", "3", "token-role")]
    [InlineData("x", "king", "land", "3", "staff-role")]
    [InlineData("x", "auditor", "nowhere", "3", "unit-unknown")]
    [InlineData("x", "auditor", "land", "101", "token-days")]
    [InlineData("x", "auditor", "land", "-1", "token-days")]
    [InlineData("x", "auditor", "land", "three", "token-days")]
    public async Task A_token_that_cannot_be_made_comes_back_with_what_was_typed(string name, string role, string unit, string days, string code)
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        var answer = await administrator.Form("/ru/tokens", ("form-token", administrator.FormToken), ("token", name), ("role", role), ("of", unit), ("days", days), ("password", LiveOffice.Password));
        Assert.Equal(code, answer.Refusal());
        Assert.Contains($"name=\"of\" value=\"{unit}\"", await Html(answer), StringComparison.Ordinal);
        Assert.Empty((await Browser.Json(await administrator.Get("/api/v1/tokens"))).AsArray());
    }

    [Fact]
    public async Task A_backup_is_made_and_listed_and_a_broken_one_is_not()
    {
        await using var office = await LiveOffice.Start();
        using var administrator = await office.SignedIn(Role.Administrator, "land");
        var made = await administrator.Form("/ru/backup", ("form-token", administrator.FormToken), ("with-keys", "yes"), ("keys-password", LiveOffice.Password));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        Assert.Equal("backup-password", (await administrator.Form("/ru/backup", ("form-token", administrator.FormToken), ("with-keys", "yes"), ("keys-password", "short"))).Refusal());
        var backups = Path.Combine(office.Paths.Private, "backups");
        Directory.CreateDirectory(Path.Combine(backups, "20990101T000000.000Z"));
        Directory.CreateDirectory(Path.Combine(backups, "20990102T000000.000Z"));
        await File.WriteAllTextAsync(Path.Combine(backups, "20990102T000000.000Z", "backup.json"), "{", LiveOffice.Cancel);
        var page = await Html(await administrator.Get(made.Headers.Location!.ToString()));
        Assert.Contains("с ключами", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("2099", page, StringComparison.Ordinal);
        Assert.Single((await Browser.Json(await administrator.Get("/api/v1/backup"))).AsArray());
        Assert.DoesNotContain("<img", await Html(await administrator.Get($"/ru/backup?made={Uri.EscapeDataString(Hostile)}")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Coordinator, "protocol/hand/s1/correct", "code=recount&reason=counted+again", "counted again|value=\"recount\" id=\"code-recount\" required=\"required\" checked=\"checked\"")]
    [InlineData(Role.Administrator, "staff", "login=anna.b&person=Anna+B&role=auditor&of=d1", "value=\"anna.b\"|value=\"Anna B\"|value=\"auditor\" selected=\"selected\"")]
    [InlineData(Role.Administrator, "staff/import", "csv=login,name,role,unit%0Aanna,Anna,typist,d1", "anna,Anna,typist,d1")]
    [InlineData(Role.Administrator, "tokens", "token=the+machine&role=auditor&of=d1&days=17", "value=\"the machine\"|value=\"17\"|value=\"auditor\" selected=\"selected\"")]
    [InlineData(Role.Coordinator, "sittings/d1", "wanted=Open&seen=NotOpened", "name=\"wanted\" value=\"Open\"")]
    public async Task A_wrong_confirmation_gives_the_form_back_with_what_was_written_and_does_nothing(Role role, string path, string written, string kept)
    {
        await using var office = await Recorded();
        using var browser = await office.SignedIn(role, "d1");
        // A publication is an entry too: it comes first.
        for (var i = 0; i < 500 && office.Server.Desk.LastPublication is null; i++) await Task.Delay(20, LiveOffice.Cancel);
        var (size, accounts) = (office.Server.Desk.RecordSize, (await office.Server.Accounts.All()).Length);
        foreach (var password in (string[])["a wrong password", ""])
        {
            var fields = written.Split('&').Select(f => f.Split('=', 2)).Select(f => (f[0], WebUtility.UrlDecode(f[1]))).Append(("form-token", browser.FormToken)).Append(("password", password));
            var answer = await browser.Form($"/en/{path}", [.. fields]);
            Assert.Equal((HttpStatusCode.Forbidden, "desk-confirm-again"), (answer.StatusCode, answer.Refusal()));
            var page = await Html(answer);
            foreach (var text in kept.Split('|')) Assert.Contains(text, page, StringComparison.Ordinal);
            Assert.DoesNotContain("a wrong password", page, StringComparison.Ordinal);
        }

        Assert.Equal((size, accounts), (office.Server.Desk.RecordSize, (await office.Server.Accounts.All()).Length));
        Assert.Equal(Sitting.NotOpened, office.Server.Desk.SittingOf("d1"));
        // A form that is not of ours comes back from nowhere.
        var foreign = await browser.Form($"/en/{path}", [.. written.Split('&').Select(f => f.Split('=', 2)).Select(f => (f[0], WebUtility.UrlDecode(f[1])))]);
        Assert.Equal("desk-form-token", foreign.Refusal());
        foreach (var text in kept.Split('|')) Assert.DoesNotContain(text, await Html(foreign), StringComparison.Ordinal);
    }
}
