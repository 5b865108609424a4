using Microsoft.Playwright;
using Scrutineer.Desk.People;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A passkey of the browser's virtual authenticator.</summary>
[Collection(typeof(AtTheDesk))]
public class DeskPasskeys(DeskNight night)
{
    [Fact]
    public async Task A_passkey_is_made_signs_in_and_confirms_what_is_decisive()
    {
        Assert.SkipWhen(night.Server is null, "needs Chromium");
        await night.Person("nurlan", Role.Coordinator, "naryn");
        var page = await night.SignedIn("nurlan", "ru");
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync($"{night.Root}/ru/me");
        await page.Locator("#key-name").FillAsync("ноутбук");
        await page.Locator("#key-password").FillAsync(DeskNight.Password);
        await page.Locator("button.add").ClickAsync();
        await Assertions.Expect(page.Locator("#passkeys li")).ToContainTextAsync("ноутбук");

        await page.GetByRole(AriaRole.Button, new() { Name = "Выйти" }).ClickAsync();
        await page.Locator("button.passkey").ClickAsync();
        await page.WaitForURLAsync("**/ru/waiting/naryn");

        await page.GotoAsync($"{night.Root}/ru/sittings/naryn");
        await page.Locator("button.passkey").First.ClickAsync();
        await Assertions.Expect(page.Locator(".sub")).ToContainTextAsync("Заседание открыто");
        Assert.Empty(night.Errors);
    }
}
