using System.Text.RegularExpressions;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Schemas.Tests;

public partial class Pages
{
    public static TheoryData<string> Names() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Shared.Repository, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Shared.Repository, "*.md"))
            .Select(f => Path.GetRelativePath(Shared.Repository, f).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_link_to_a_file_of_the_repository_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Shared.Repository, page))!;
        var broken = Link().Matches(Markdown.Read(page)).Select(m => m.Groups[1].Value.Split('#')[0])
            .Where(l => l.Length > 0 && !l.Contains("://", StringComparison.Ordinal) && !l.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(l => !File.Exists(Path.Combine(folder, l)) && !Directory.Exists(Path.Combine(folder, l)));
        Assert.Empty(broken);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
