using System.Net;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.DeskServer.Sessions;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>What whoever guesses names and passwords learns: nothing, slowly.</summary>
public class Guessing
{
    [Fact]
    public async Task A_wrong_password_a_closed_account_and_a_name_that_nobody_has_look_the_same()
    {
        await using var office = await LiveOffice.Start();
        await office.Person(Role.Typist, "d1");
        var closed = await office.Person(Role.Typist, "d2");
        LiveOffice.Ok(await office.Server.Accounts.Change(closed.Key, a => a.IsClosed = true));
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (name, password) in ((string, string)[])[("typist-d1", "a wrong password"), ("typist-d2", LiveOffice.Password), ("nobody-at-all", "a wrong password"), ("' OR '1'='1", "x"), ("", ""), (new string('x', 5_000), new string('y', 5_000))])
        {
            using var browser = office.Browser();
            var answer = await browser.SignIn(name, password);
            Assert.Null(browser.Cookie("desk"));
            answers.Add((answer.StatusCode, await answer.Content.ReadAsStringAsync(LiveOffice.Cancel)));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, Assert.Single(answers.Distinct()).Item1);
    }

    [Fact]
    public async Task Argon2id_is_paid_for_a_name_that_nobody_has_and_for_a_cheap_hash()
    {
        await using var office = await LiveOffice.Start(o => o with { Cost = new PasswordCost(32 * 1_024, 3) });
        LiveOffice.Ok(await office.Server.Accounts.Add([new NewStaff("new-one", "N", "typist", "d1")]));
        // The first call pays for the compiler.
        await office.Server.Accounts.Opened("warm", "warm");
        foreach (var name in (string[])["nobody-at-all", "new-one"])
        {
            var begun = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal("sign-in-refused", (await office.Server.Accounts.Opened(name, "a wrong password")).Refusal?.Code);
            Assert.True(begun.Elapsed > TimeSpan.FromMilliseconds(15), $"{name}: {begun.Elapsed}");
        }
    }

    [Fact]
    public async Task Ten_wrong_passwords_shut_a_name_for_a_quarter_of_an_hour_whether_anybody_has_it_or_not()
    {
        await using var office = await LiveOffice.Start();
        await office.Person(Role.Typist, "d1");
        foreach (var name in (string[])["typist-d1", "nobody-at-all"])
        {
            using var browser = office.Browser();
            for (var i = 0; i < SignInLimits.MostWrong; i++) Assert.Equal("sign-in-refused", (await browser.SignIn(name, "a wrong password")).Refusal());
            var shut = await browser.SignIn(name, LiveOffice.Password);
            Assert.Equal(("sign-in-too-often", HttpStatusCode.TooManyRequests), (shut.Refusal(), shut.StatusCode));
            Assert.NotNull(shut.Headers.RetryAfter);
        }

        office.Clock.Pass(SignInLimits.Shut);
        using var later = office.Browser();
        Assert.Equal(HttpStatusCode.OK, (await later.SignIn("typist-d1")).StatusCode);
    }

    [Fact]
    public async Task One_address_tries_only_so_often_whatever_the_names()
    {
        await using var office = await LiveOffice.Start();
        using var browser = office.Browser();
        var refusals = new List<string>();
        for (var i = 0; i < SignInLimits.AddressBurst + 40; i++) refusals.Add((await browser.SignIn($"nobody-{i}", "a wrong password")).Refusal());
        Assert.Equal("sign-in-refused", refusals[0]);
        Assert.Contains("sign-in-too-often", refusals);
    }

    [Fact]
    public async Task Every_try_is_in_the_audit_trail_and_no_name_is()
    {
        await using var office = await LiveOffice.Start();
        using var browser = office.Browser();
        await browser.SignIn("my-password-by-mistake", "x");
        var line = office.Server.Desk.Audit.Read().Last().Line;
        Assert.Equal(("sign-in", "sign-in-refused", (string?)null), (line.What, line.Refused, line.By));
        Assert.DoesNotContain(office.Server.Desk.Audit.Read(), l => l.Line.ToString().Contains("by-mistake", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("short", "password-short")]
    [InlineData("twelve signs", "password-short")]
    [InlineData("1234567890123", "password-known")]
    [InlineData("Qwertyuiopasdf", "password-known")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "password-known")]
    [InlineData("парольпароль1", "password-known")]
    [InlineData("here is typist-d1 again", "password-name")]
    [InlineData("found in a breach", "password-known")]
    [InlineData("kettle under a quiet hill", "password-same")]
    [InlineData("three words and a fox", null)]
    public async Task A_password_is_long_and_not_known_to_those_who_guess(string password, string? code)
    {
        await using var office = await LiveOffice.Start(null);
        var list = Path.Combine(office.Root, "breached.txt");
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, 999).Select(i => $"other {i}").Append("found in a breach").Select(p => $"{Listed(p)}:3").Order(StringComparer.Ordinal), LiveOffice.Cancel);
        await office.Server.DisposeAsync();
        await office.Open(o => o with { BreachedList = list });
        using var browser = await office.SignedIn(Role.Typist, "d1");
        var answer = await browser.Post("/api/v1/password", new { old = LiveOffice.Password, @new = password });
        Assert.Equal(code ?? "", answer.Refusal());
    }

    [Fact]
    public void Every_line_of_a_list_of_breached_passwords_is_found_and_no_other()
    {
        var file = Path.GetTempFileName();
        try
        {
            for (var lines = 0; lines < 40; lines++)
            {
                var passwords = Enumerable.Range(0, lines).Select(i => $"breached {i}").ToList();
                File.WriteAllText(file, string.Join(lines % 2 == 0 ? "\n" : "\r\n", passwords.Select(p => $"{Listed(p)}{(lines % 3 == 0 ? ":1234567" : "")}").Order(StringComparer.Ordinal)));
                var list = new BreachedPasswords(file);
                Assert.All(passwords, p => Assert.True(list.Contains(p), $"{p} of {lines}"));
                Assert.All(Enumerable.Range(0, 40), i => Assert.False(list.Contains($"kept {i}")));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

#pragma warning disable CA5350 // the format of the lists, not a protection
    private static string Listed(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
