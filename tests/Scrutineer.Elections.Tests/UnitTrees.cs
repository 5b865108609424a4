using CsCheck;
using Scrutineer.Elections.Units;
using Xunit;

namespace Scrutineer.Elections.Tests;

/// <summary>The tree of units: one root, no cycle, registers and stations from below.</summary>
public class UnitTrees
{
    [Fact]
    public void A_tree_without_units_is_refused() => Small.Refused(UnitTree.Build([]), "units-empty");

    [Theory]
    [InlineData("c; a>c; a>c", "unit-twice", 30)]
    [InlineData("c; a>x", "unit-unknown", 20)]
    [InlineData("c; d", "unit-two-roots", 20)]
    [InlineData("c; a>b; b>a", "unit-cycle", null)]
    [InlineData("c; a>a", "unit-cycle", 20)]
    [InlineData("a>b; b>a", "unit-cycle", null)]
    public void A_tree_that_is_none_is_refused_with_the_line_of_the_unit(string units, string code, int? line)
    {
        var refusal = Small.Refused(UnitTree.Build([.. units.Split("; ").Select(Parse)], i => (i + 1) * 10), code);
        Assert.NotNull(refusal.Line);
        if (line is not null) Assert.Equal(line, refusal.Line);
    }

    [Fact]
    public void A_register_is_the_units_own_or_the_sum_of_all_below_or_not_known()
    {
        var tree = Small.Ok(UnitTree.Build(
        [
            Parse("c"), Parse("r>c"), Parse("s>c"), Parse("t>c"),
            Station("a>r", 100), Station("b>r", 200), Station("d>s", 300), Station("e>s", null), Station("f>t", 7),
        ]));
        Assert.Equal(300, tree.Registers[tree.Find("r")]);
        Assert.Null(tree.Registers[tree.Find("s")]);
        Assert.Null(tree.Registers[tree.Find("c")]);
        var own = Small.Ok(UnitTree.Build([Parse("c") with { Registered = 1_000 }, Station("a>c", 100), Station("b>c", null)]));
        Assert.Equal(1_000, own.Registers[own.Root]);
        Assert.Null(Small.Ok(UnitTree.Build([Parse("c")])).Registers[0]);
    }

    [Fact]
    public void Stations_are_counted_from_below_unless_the_unit_says_more()
    {
        var tree = Small.Ok(UnitTree.Build([Parse("c"), Parse("r>c") with { Stations = 5 }, Parse("s>c") with { Stations = 1 }, Station("a>r", 1), Station("b>s", 1), Station("d>s", 1)]));
        Assert.Equal(1, tree.StationCounts[tree.Find("a")]);
        Assert.Equal(5, tree.StationCounts[tree.Find("r")]);
        Assert.Equal(2, tree.StationCounts[tree.Find("s")]);
        Assert.Equal(7, tree.StationCounts[tree.Root]);
    }

    [Fact]
    public void Every_unit_comes_after_all_units_below_it_and_its_path_ends_at_the_root() =>
        Gen.Int[0, 1_000].Array[1, 30].Sample(parents =>
        {
            // Unit i lies in one of the units before it; then the file is turned round.
            var units = parents.Select((p, i) => i == 0 ? Parse("u0") : Parse($"u{i}>u{p % i}")).Reverse().ToArray();
            var tree = Small.Ok(UnitTree.Build([.. units]));
            Assert.Equal("u0", tree[tree.Root].Code);
            Assert.Equal(units.Length, tree.BottomUp.Distinct().Count());
            var place = tree.BottomUp.Select((unit, i) => (unit, i)).ToDictionary(p => p.unit, p => p.i);
            for (var i = 0; i < units.Length; i++)
            {
                Assert.Equal(i, tree.Find(units[i].Code));
                Assert.Equal(tree.Root, tree.PathOf(i).Last());
                Assert.All(tree.ChildrenOf(i), c => Assert.True(place[c] < place[i] && tree.ParentOf(c) == i));
            }

            Assert.Equal(-1, tree.Find("nowhere"));
        });

    private static Unit Parse(string text) => text.Split('>') is [var code, var parent] ? Small.Unit(code, "region", parent) : Small.Unit(text, "country", null);

    private static Unit Station(string text, long? register) => Parse(text) with { Level = "station", Registered = register };
}
