using System.Text.RegularExpressions;
using Scrutineer.Testing;

namespace Scrutineer.Schemas.Tests;

/// <summary>A fenced block of a page and the text after it, up to the next block or heading.</summary>
/// <param name="Info">What stands after the fence, for example <c>json vector</c>.</param>
/// <param name="Text">The lines of the block, each with its line break.</param>
/// <param name="After">The text after it.</param>
internal sealed record Block(string Info, string Text, string After);

internal static partial class Markdown
{
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Shared.Repository, .. path])).ReplaceLineEndings("\n");

    public static IReadOnlyList<Block> Blocks(string page) =>
        [.. Fence().Matches(page).Select(m => new Block(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];

    /// <summary>The text under a heading of the second level, up to the next one.</summary>
    public static string Section(string page, string heading)
    {
        var from = page.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        if (from < 0) throw new ArgumentException($"The page has no heading \"{heading}\".", nameof(heading));
        var to = page.IndexOf("\n## ", from + 4, StringComparison.Ordinal);
        return to < 0 ? page[from..] : page[from..to];
    }

    /// <summary>The code in the first column of every table row that begins with one.</summary>
    public static IReadOnlyList<string> FirstColumnCodes(string page) => [.. CodeRow().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^```([^\n]+)\n(.*?)^```\n(.*?)(?=^```|^#|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `([a-z0-9-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
