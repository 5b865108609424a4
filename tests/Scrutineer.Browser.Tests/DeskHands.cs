using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Xunit;

namespace Scrutineer.Browser.Tests;

/// <summary>A clerk's hands: the keyboard alone.</summary>
internal static class DeskHands
{
    private static readonly ConditionalWeakTable<IPage, ICDPSession> Keyboards = [];

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
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Come(object? sender, IPage loaded) => there.TrySetResult();
        page.DOMContentLoaded += Come;
        await page.Keyboard.PressAsync("Enter");
        await there.Task.WaitAsync(TimeSpan.FromMilliseconds(DeskNight.Patience));
        page.DOMContentLoaded -= Come;
    }

    /// <summary>Types into what Tab leads to.</summary>
    public static async Task Type(this IPage page, string selector, string text)
    {
        await page.TabTo(selector);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Digits, spaces and Enter as fast as they come: no key waits for what became of the one before.</summary>
    public static async Task TypeFast(this IPage page, string keys)
    {
        if (!Keyboards.TryGetValue(page, out var keyboard)) Keyboards.Add(page, keyboard = await page.Context.NewCDPSessionAsync(page));
        await Task.WhenAll(keys.SelectMany(Strokes).Select(s => keyboard.SendAsync("Input.dispatchKeyEvent", s)));
    }

    private static IEnumerable<Dictionary<string, object>> Strokes(char sign)
    {
        var (key, code, text) = sign switch
        {
            '\n' => ("Enter", "Enter", "\r"),
            ' ' => (" ", "Space", " "),
            _ => (sign.ToString(), $"Digit{sign}", sign.ToString()),
        };
        // What Windows calls a digit, a space or Enter is what ASCII calls it.
        yield return new() { ["type"] = "keyDown", ["key"] = key, ["code"] = code, ["windowsVirtualKeyCode"] = (int)text[0], ["text"] = text };
        yield return new() { ["type"] = "keyUp", ["key"] = key, ["code"] = code, ["windowsVirtualKeyCode"] = (int)text[0] };
    }
}
