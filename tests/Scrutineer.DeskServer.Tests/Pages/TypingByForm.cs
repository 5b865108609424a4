using System.Net;
using System.Text.Json;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Xunit;

namespace Scrutineer.DeskServer.Tests.Pages;

/// <summary>Double entry by pages alone, as a browser without a script does it.</summary>
public class TypingByForm
{
    private const string Form = "/ru/type/hand/s1";

    private static async Task<LiveOffice> Opened()
    {
        var office = await LiveOffice.Start();
        var coordinator = (await office.Person(Role.Coordinator, "land", "opens")).ToMember();
        LiveOffice.Ok(office.Server.Desk.SetSitting(coordinator, "land", Sitting.Open, Sitting.NotOpened));
        return office;
    }

    private static Task<HttpResponseMessage> Take(Browser by, string station = "s1") => by.Form("/ru/type", ("form-token", by.FormToken), ("station", station));

    private static Task<HttpResponseMessage> Send(Browser by, params string[] typed) =>
        by.Form(Form, [("form-token", by.FormToken), ("do", "finish"), .. typed.Select((t, i) => ($"f{i}", t))]);

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(LiveOffice.Cancel));

    [Fact]
    public async Task A_typist_never_sees_the_first_entry()
    {
        await using var office = await Opened();
        using var first = await office.SignedIn(Role.Typist, "d1", "first");
        using var second = await office.SignedIn(Role.Typist, "d1", "second");
        await Take(first);
        Assert.EndsWith("?done=s1&as=typed-once", (await Send(first, "7311", "7312", "7313", "7314")).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Form, (await Take(second)).Headers.Location!.ToString());
        foreach (var path in (string[])[Form, "/ru/type", "/ru/station/s1", "/ru/wall/d1", "/api/v1/tasks/s1/hand"])
        {
            var page = await Text(await second.Get(path));
            foreach (var number in (string[])["7311", "7312", "7313", "7314", "7\u202F31"]) Assert.DoesNotContain(number, page, StringComparison.Ordinal);
        }

        var differing = await Send(second, "7311", "7312", "7313", "9");
        Assert.EndsWith("as=differing", differing.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var third = await office.SignedIn(Role.Typist, "d1", "third");
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        var decide = await Text(await coordinator.Get("/ru/protocol/hand/s1"));
        Assert.Contains("7\u202F314", decide, StringComparison.Ordinal);
        Assert.DoesNotContain("7\u202F311", decide, StringComparison.Ordinal);
        await coordinator.Form("/ru/protocol/hand/s1/return", ("form-token", coordinator.FormToken), ("seen", Seen(decide)));
        await Take(third);
        var again = await Text(await third.Get(Form));
        Assert.Contains("name=\"f3\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"f0\"", again, StringComparison.Ordinal);
        Assert.DoesNotContain("7314", again, StringComparison.Ordinal);
        Assert.EndsWith("as=recorded", (await third.Form(Form, ("form-token", third.FormToken), ("do", "finish"), ("f3", "7314"))).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12a", "count-not-number")]
    [InlineData("-3", "count-negative")]
    [InlineData("１２", "count-other-digits")]
    [InlineData("12,5", "count-fraction")]
    [InlineData("12 34", "count-several")]
    [InlineData("1000000000000000000", "count-too-large")]
    [InlineData("12\t13", "count-several")]
    [InlineData("\"><script>alert(1)</script>", "count-not-number")]
    public async Task A_form_that_cannot_be_read_comes_back_filled_with_the_reason_beside_the_field(string typed, string code)
    {
        await using var office = await Opened();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        await Take(typist);
        var answer = await Send(typist, "10", typed, "7", "3");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.Contains($"data-code=\"{code}\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"10\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"7\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        // Nothing was lost: it is there when the form is opened again.
        Assert.Contains(WebUtility.HtmlEncode(typed.Trim('\t').Split('\t')[0])[..2], await (await typist.Get(Form)).Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_line_is_asked_about_once_and_is_not_zero()
    {
        await using var office = await Opened();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        await Take(typist);
        var asked = await Send(typist, "10", "", "7", "3");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains("Пусто — не ноль", await Text(asked), StringComparison.Ordinal);
        var done = await typist.Form(Form, ("form-token", typist.FormToken), ("do", "finish"), ("on-paper", "yes"), ("f0", "10"), ("f1", ""), ("f2", "7"), ("f3", "3"));
        Assert.EndsWith("as=typed-once", done.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_put_back_is_there_again_when_it_is_resumed()
    {
        await using var office = await Opened();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        await Take(typist);
        var later = await typist.Form(Form, ("form-token", typist.FormToken), ("do", "later"), ("f0", "4242"), ("f1", ""), ("f2", ""), ("f3", ""));
        Assert.EndsWith("?kept=s1", later.Headers.Location!.ToString(), StringComparison.Ordinal);
        // Looking takes nothing.
        Assert.DoesNotContain("4242", await Text(await typist.Get(Form)), StringComparison.Ordinal);
        await Take(typist);
        Assert.Contains("4242", await Text(await typist.Get(Form)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_kept_by_the_script_and_comes_back_after_a_restart()
    {
        await using var office = await Opened();
        var typist = await office.SignedIn(Role.Typist, "d1");
        await Take(typist);
        using var body = Browser.Raw(JsonSerializer.Serialize(new Dictionary<int, string> { [0] = "51", [3] = "x" }));
        Assert.Equal(HttpStatusCode.OK, (await typist.Send(HttpMethod.Put, Form + "/draft", body)).StatusCode);
        typist.Dispose();
        await office.Restart();
        using var back = office.Browser();
        await back.SignIn("typist-d1");
        var page = await Text(await back.Get(Form));
        Assert.Contains("value=\"51\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"x\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_sitting_is_paused_nothing_typed_is_lost()
    {
        await using var office = await Opened();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        using var coordinator = await office.SignedIn(Role.Coordinator, "land");
        await Take(typist);
        var paused = await coordinator.Form("/ru/sittings/land", ("form-token", coordinator.FormToken), ("wanted", "Paused"), ("seen", "Open"), ("password", LiveOffice.Password));
        Assert.Equal(HttpStatusCode.SeeOther, paused.StatusCode);
        var answer = await Send(typist, "10", "10", "7", "3");
        Assert.Equal("sitting-paused", answer.Refusal());
        Assert.Contains("value=\"7\"", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_typed_it_first_is_told_so()
    {
        await using var office = await Opened();
        using var typist = await office.SignedIn(Role.Typist, "d1");
        await Take(typist);
        await Send(typist, "10", "10", "7", "3");
        var again = await Take(typist);
        Assert.Equal("typing-same-person", again.Refusal());
        Assert.Contains("Второй раз", await Text(again), StringComparison.Ordinal);
    }

    internal static string Seen(string page)
    {
        var at = page.IndexOf("name=\"seen\" value=\"", StringComparison.Ordinal) + "name=\"seen\" value=\"".Length;
        return page[at..(at + 64)];
    }
}
