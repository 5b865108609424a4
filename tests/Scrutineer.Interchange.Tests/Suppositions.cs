using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Import;
using Scrutineer.Law;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Interchange.Tests;

/// <summary>The question of the square in Bishkek: what if the stations with many late changes of address were not counted? facts/kyrgyzstan.md, section 6.</summary>
public class Suppositions
{
    // Kloop's assumption: 1.5 % of those who took part left invalid ballots, so 7 % of participants is 7/0.985 % of marked ballots.
    private static readonly Rational Bar = new(7_000, 98_500);

    private static readonly Lazy<CountState> Late = new(() =>
    {
        var mapping = MappingReader.Read(Path.Combine(Shared.Repository, "elections", "kg-2020-late", "mapping.json")).Value;
        var imported = Importer.Read(mapping, [Shared.Path("data", "kyrgyzstan-2020", "snapshot-late-2413.csv")]);
        Assert.True(imported.IsOk, imported.Refusal?.ToString());
        return CountState.Fold(imported.Value.Election, imported.Value.Batches);
    });

    [Theory]
    [InlineData(1_000_000, 10, "45 45 16 14", 1)]
    [InlineData(500_000, 70, "45 45 16 14", 1)]
    [InlineData(400_000, 123, "45 45 16 14", 1)]
    [InlineData(300_000, 227, "40 40 15 13 12", 12)]
    [InlineData(200_000, 434, "40 40 15 13 12", 12)]
    [InlineData(100_000, 776, "39 38 16 14 13", null)]
    [InlineData(50_000, 1_154, "38 37 16 16 13", null)]
    public void Stations_with_many_late_changes_of_address_are_left_out(int ppm, int stations, string seats, int? moved)
    {
        var selected = UnitSelector.Select($"form2-ppm>={ppm}", Late.Value.Election.Units).Value;
        var what = WhatIf.Of(Late.Value, "published", new Supposition(selected, null, Bar)).Value;
        Assert.Equal(stations, what.Stations);
        string[] lists = ["birimdik", "mekenim-kyrgyzstan", "kyrgyzstan", "butun-kyrgyzstan", "mekenchil"];
        Assert.Equal(seats, string.Join(' ', lists.Select(what.After.Outcome.SeatsOf).Where(s => !s.IsZero)));
        Assert.Equal("46 44 16 14", string.Join(' ', lists.Select(what.Before.Outcome.SeatsOf).Where(s => !s.IsZero)));
        Assert.Equal("41 40 15 12 12", string.Join(' ', lists.Select(what.Standing.Outcome.SeatsOf).Where(s => !s.IsZero)));
        if (moved is { } hands) Assert.Equal(hands, what.SeatsMoved);
        Assert.Equal(seats.Count(c => c == ' ') == 4 ? ["mekenchil"] : [], what.Entering);
    }

    [Fact]
    public void What_cannot_be_supposed_is_refused_by_name()
    {
        var state = Late.Value;
        string Code(Supposition supposed) => WhatIf.Of(state, "published", supposed).Refusal?.Code ?? "allowed";
        Assert.Equal("whatif-nothing", Code(new([], null, null)));
        Assert.Equal("whatif-bar", Code(new([], null, 2)));
        Assert.Equal("base-unknown", Code(new([], "guesses", null)));
        Assert.Equal("unit-unknown", Code(new(["atlantis"], null, null)));
        Assert.Equal("selector-number", UnitSelector.Select("height>=3", state.Election.Units).Refusal?.Code);
        Assert.Equal("selector-wrong", UnitSelector.Select("form2-ppm>=40%", state.Election.Units).Refusal?.Code);
        Assert.Equal("selector-none", UnitSelector.Select("form2-ppm>=999999999", state.Election.Units).Refusal?.Code);
        Assert.Equal("selector-none", UnitSelector.Select(" , ", state.Election.Units).Refusal?.Code);
    }
}
