using Scrutineer.Desk.People;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>What keeps the figures back is seen by those who can mend it.</summary>
public class KeptBack
{
    [Fact]
    public async Task Figures_that_break_an_identity_are_kept_back_and_the_wall_and_the_health_say_so()
    {
        await using var office = await LiveOffice.Start();
        using var coordinator = await office.SignedIn(Role.Coordinator, "d1");
        await coordinator.Post("/api/v1/reports/s1/machine", new { id = "message-1", lines = new { cast = 8, valid = 8 }, votes = new { A = 7, B = 1 } });
        await Until(() => office.Server.Desk.LastPublication is { IsOk: true });
        Assert.DoesNotContain("kept-back", await Text(coordinator, "/ru/wall/d1"), StringComparison.Ordinal);

        await coordinator.Post("/api/v1/reports/s2/machine", new { id = "message-2", lines = new { cast = 1_000_000, valid = 8 }, votes = new { A = 7, B = 1 } });
        await Until(() => office.Server.Desk.LastPublication is { IsOk: true, Value.Broken.IsEmpty: false });
        var wall = await Text(coordinator, "/ru/wall/d1");
        Assert.Contains("id=\"kept-back\">Публика видит прежние цифры.", wall, StringComparison.Ordinal);
        Assert.Contains("cast 1000008 is more than registered", wall, StringComparison.Ordinal);
        Assert.Contains("\"kept-back\"", await Text(coordinator, "/health/ready"), StringComparison.Ordinal);

        // The way out: the numbers of the machine's report are replaced, with a reason.
        Assert.Contains("/ru/protocol/machine/s2\"", await Text(coordinator, "/ru/station/s2"), StringComparison.Ordinal);
        var page = await Text(coordinator, "/ru/protocol/machine/s2");
        Assert.Contains("value=\"1000000\"", page, StringComparison.Ordinal);
        var fields = new Dictionary<string, string> { ["form-token"] = coordinator.FormToken, ["seen"] = Value(page, "seen"), ["id"] = Value(page, "id"), ["code"] = "typing-error", ["reason"] = "Лишние нули.", ["password"] = LiveOffice.Password, ["n0"] = "8O", ["n1"] = "8", ["n2"] = "7", ["n3"] = "1" };
        var wrong = await coordinator.Form("/ru/protocol/machine/s2/correct-report", [.. fields.Select(f => (f.Key, f.Value))]);
        Assert.Contains("value=\"8O\"", await wrong.Content.ReadAsStringAsync(LiveOffice.Cancel), StringComparison.Ordinal);
        await coordinator.Form("/ru/protocol/machine/s2/correct-report", [.. fields.Select(f => (f.Key, f.Key == "n0" ? "8" : f.Value))]);
        await Until(() => office.Server.Desk.LastPublication is { IsOk: true, Value.Broken.IsEmpty: true });
        Assert.DoesNotContain("id=\"kept-back\"", await Text(coordinator, "/ru/wall/d1"), StringComparison.Ordinal);
    }

    private static string Value(string page, string name) => System.Text.RegularExpressions.Regex.Match(page, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<string> Text(Browser browser, string path) => await (await browser.Get(path)).Content.ReadAsStringAsync(LiveOffice.Cancel);

    private static async Task Until(Func<bool> isSo)
    {
        for (var tries = 0; tries < 500 && !isSo(); tries++) await Task.Delay(20, LiveOffice.Cancel);
        Assert.True(isSo());
    }
}
