using System.Xml.Linq;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Architecture.Tests;

/// <summary>Arrows between projects point one way, as docs/architecture.md draws them.</summary>
public class Arrows
{
    /// <summary>What each project may reference. A new arrow is a decision, made here and in docs/architecture.md.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Law"] = [],
        ["Record"] = [],
        ["Store"] = ["Record"],
        ["Elections"] = ["Law"],
        ["Witnessing"] = ["Record", "Store"],
        ["Margins"] = ["Elections"],
        ["Interchange"] = ["Elections"],
        ["Report"] = ["Elections"],
        ["Simulation"] = ["Elections"],
        ["Desk"] = ["Elections"],
        ["Office"] = ["Desk", "Elections", "Margins", "Published", "Record", "Store", "Witnessing"],
        ["DeskServer"] = ["Office", "Report"],
        ["Verification"] = ["Record", "Elections"],
        ["Published"] = ["Verification"],
        ["Verifier"] = ["Published", "Verification"],
        ["Site"] = ["Interchange", "Margins", "Report", "Verification"],
        ["Web"] = ["Office", "Published", "Site"],
        ["Cli"] = ["DeskServer", "Interchange", "Margins", "Office", "Published", "Report", "Simulation", "Web"],
    };

    private static readonly string[] Pure = ["Law", "Record", "Elections", "Desk", "Margins", "Simulation", "Verification"];

    public static TheoryData<string> Projects() =>
        [.. Directory.GetDirectories(Path.Combine(Shared.Repository, "src"), "Scrutineer.*").Select(d => Path.GetFileName(d)["Scrutineer.".Length..])];

    private static XDocument Project(string name) => XDocument.Load(Path.Combine(Shared.Repository, "src", $"Scrutineer.{name}", $"Scrutineer.{name}.csproj"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_lies_below_it(string name)
    {
        Assert.Contains(name, Allowed.Keys);
        var references = Project(name).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)["Scrutineer.".Length..]);
        Assert.Empty(references.Except(Allowed[name]));
    }

    [Fact]
    public void The_allowed_arrows_have_no_circle()
    {
        var settled = new HashSet<string>();
        while (Allowed.FirstOrDefault(p => !settled.Contains(p.Key) && p.Value.All(settled.Contains)) is { Key: { } next }) settled.Add(next);
        Assert.Equal(Allowed.Keys.Order(), settled.Order());
    }

    [Fact]
    public void Law_has_no_dependency_at_all() =>
        Assert.Empty(Project("Law").Descendants("PackageReference").Concat(Project("Law").Descendants("ProjectReference")));

    [Theory]
    [InlineData("Law")]
    [InlineData("Record")]
    [InlineData("Elections")]
    [InlineData("Desk")]
    [InlineData("Margins")]
    [InlineData("Simulation")]
    [InlineData("Verification")]
    public void A_pure_project_bans_clock_randomness_and_files(string name)
    {
        Assert.Contains(name, Pure);
        Assert.Equal("true", Project(name).Descendants("Pure").Single().Value);
        var banned = File.ReadAllText(Path.Combine(Shared.Repository, "BannedSymbols.txt"));
        foreach (var symbol in (string[])["T:System.Double", "T:System.Single", "P:System.DateTime.UtcNow", "T:System.Random", "T:System.IO.File", "T:System.Console"])
            Assert.Contains(symbol + ";", banned, StringComparison.Ordinal);
    }
}
