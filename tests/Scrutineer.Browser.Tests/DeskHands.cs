using Microsoft.Playwright;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A clerk's hands: the keyboard alone.</summary>
internal static class DeskHands
{
    /// <summary>Presses Tab until something has the focus.</summary>
    public static async Task TabTo(this IPage page, string selector)
    {
        for (var i = 0; i < 400; i++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement !== null && document.activeElement.matches(s)", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"No Tab leads to {selector} on {page.Url}.");
    }

    /// <summary>Goes to something by Tab and presses Enter; waits for the page it leads to.</summary>
    public static async Task Press(this IPage page, string selector)
    {
        await page.TabTo(selector);
        await page.EnterAndWait();
    }

    /// <summary>Presses Enter on what has the focus; waits for the page it leads to.</summary>
    public static async Task EnterAndWait(this IPage page)
    {
        var there = new TaskCompletionSource();
        void Come(object? sender, IPage loaded) => there.TrySetResult();
        page.DOMContentLoaded += Come;
        await page.Keyboard.PressAsync("Enter");
        await there.Task.WaitAsync(TimeSpan.FromSeconds(20));
        page.DOMContentLoaded -= Come;
        // The module of the page has run: keys do what they do for a clerk.
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Types into what Tab leads to.</summary>
    public static async Task Type(this IPage page, string selector, string text)
    {
        await page.TabTo(selector);
        await page.Keyboard.TypeAsync(text);
    }
}
