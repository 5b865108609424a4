using System.Text.RegularExpressions;
using Scrutineer.Elections.Findings;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Schemas.Tests;

/// <summary>Every stable code is explained, and no page explains a code that is gone.</summary>
public partial class Codes
{
    /// <summary>Codes that the source composes: "{what}-unknown" with line and list, "declaration-{obstacle}".</summary>
    private static readonly string[] Composed = ["line-unknown", "list-unknown", "declaration-case-open", "declaration-order-open", "declaration-annulled"];

    [Fact]
    public void The_table_of_refusals_holds_exactly_the_codes_of_the_source()
    {
        var source = Directory.EnumerateFiles(Path.Combine(Shared.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Refusal().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Concat(Composed).Distinct().Order(StringComparer.Ordinal).ToList();
        var page = Markdown.FirstColumnCodes(Markdown.Read("docs", "reference", "refusals.md"));
        Assert.Empty(page.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(source, page.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_findings_holds_exactly_the_codes_of_the_source() => Assert.Equal(
        FindingCodes.All.Keys.Order(StringComparer.Ordinal),
        Markdown.FirstColumnCodes(Markdown.Section(Markdown.Read("docs", "reference", "form.md"), "Findings")).Order(StringComparer.Ordinal));

    [GeneratedRegex("""\b(?:new Refusal|new|Fail|Refuse)\(\s*(?:[^"();]*,\s*)?"([a-z]+(?:-[a-z]+)+)",""")]
    private static partial Regex Refusal();
}
