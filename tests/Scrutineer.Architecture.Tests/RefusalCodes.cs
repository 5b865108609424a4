using System.Text.RegularExpressions;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Architecture.Tests;

/// <summary>
/// Codes are what programs and translations key on. That the table of docs/reference/refusals.md holds exactly the codes of the
/// source is tested with the other documents; here, that no code is written so that it escapes that test.
/// </summary>
public partial class RefusalCodes
{
    [Fact]
    public void Every_code_in_the_source_is_in_kebab_case_and_documented()
    {
        var documented = DocumentedCode().Matches(File.ReadAllText(Path.Combine(Shared.Repository, "docs", "reference", "refusals.md")))
            .Select(m => m.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(documented);
        var codes = Directory.EnumerateFiles(Path.Combine(Shared.Repository, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => (File: Path.GetFileName(f), Code: m.Groups[1].Value))).ToList();
        Assert.True(codes.Count > 100, "The scan finds the refusals of the source.");
        Assert.All(codes, c =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)+$", c.Code);
            Assert.Contains(c.Code, documented);
        });
    }

    [GeneratedRegex("""(?:new Refusal|\.Fail|\.Refuse)\(\s*"([^"]*)",""")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedCode();
}
