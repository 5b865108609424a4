using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Units;
using Scrutineer.Law;
using Scrutineer.Report.Words;
using Scrutineer.Schemas.Tests;
using Scrutineer.Site.Data;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Suppositions;
using Scrutineer.Site.Tests.Data;
using Scrutineer.Site.Words;
using Xunit;

namespace Scrutineer.Site.Tests.Suppositions;

/// <summary>The page and the command answer the question of the square in Bishkek alike: facts/kyrgyzstan.md, section 6.</summary>
public class WorkbenchPages
{
    private static readonly string[] Lists = ["birimdik", "mekenim-kyrgyzstan", "kyrgyzstan", "butun-kyrgyzstan", "mekenchil"];

    public static TheoryData<string> Languages() => [.. Wordbook.Languages];

    [Theory]
    [InlineData(400_000, "40", 123, 2_290, "45 45 16 14", 1)]
    [InlineData(300_000, "30", 227, 2_186, "40 40 15 13 12", 12)]
    [InlineData(200_000, "20", 434, 1_979, "40 40 15 13 12", 12)]
    [InlineData(500_000, "50", 70, 2_343, "45 45 16 14", 1)]
    public async Task The_page_the_data_and_the_command_say_the_same_of_stations_with_many_late_changes_of_address(int ppm, string percent, int stations, int left, string seats, int moved)
    {
        var edition = await LateSnapshot.Latest();
        var selected = UnitSelector.Select($"form2-ppm>={ppm}", edition.Election.Units).Value;
        var what = WhatIf.Of(edition.State, "published", new Supposition(selected, null, null)).Value;
        Assert.Equal((stations, left, moved), (what.Stations, what.After.Tallies.Country.Protocols, (int)what.SeatsMoved));
        Assert.Equal(seats, Seats(what.After));
        Assert.Equal("46 44 16 14", Seats(what.Before));

        var row = Row(edition, "en", $"≥ {percent}\u202F%");
        Assert.Equal([stations.ToString(null, null), Spaced(left)], row.Take(2));
        // Number of the base, the lists, seats that change hands, who comes and goes: for the law's own base first.
        Assert.Equal(seats, string.Join(' ', row.Skip(3).Take(5).Where(c => c != "–")));
        Assert.Equal(moved.ToString(null, null), row[8]);
        Assert.Equal(what.Entering.Contains("mekenchil") ? "gets seats: Mekenchil" : "", row[9]);

        var step = Data(edition)["numbers"]!.AsArray().Single(n => n!["number"]!.GetValue<string>() == "form2-ppm")!["steps"]!.AsArray().Single(s => s!["from"]!.GetValue<long>() == ppm)!;
        Assert.Equal((stations, left), (step["stations_annulled"]!.GetValue<int>(), step["protocols_left"]!.GetValue<int>()));
        var own = step["bases"]!.AsArray().Single(b => b!["base"] is null)!;
        Assert.Equal(moved, own["seats_moved"]!.GetValue<int>());
        Assert.Equal(what.Entering, own["entering"]!.AsArray().Select(c => c!.GetValue<string>()));
    }

    [Fact]
    public async Task Other_bases_of_the_bar_stand_beside_the_laws_own_and_are_compared_with_themselves()
    {
        var edition = await LateSnapshot.Latest();
        var lists = WhatIf.Of(edition.State, "published", new Supposition(UnitSelector.Select("form2-ppm>=300000", edition.Election.Units).Value, "lists", null)).Value;
        var step = Data(edition)["numbers"]![0]!["steps"]!.AsArray().Single(s => s!["from"]!.GetValue<long>() == 300_000)!;
        var by = step["bases"]!.AsArray().Single(b => b!["base"]?.GetValue<string>() == "lists")!;
        Assert.Equal(lists.SeatsMoved, by["seats_moved"]!.GetValue<long>());
        Assert.Equal(lists.After.Tallies.Country.ListVotes, by["number"]!.GetValue<long>());
        Assert.Equal(
            Lists.Select(l => (long)lists.After.Outcome.SeatsOf(l)), Lists.Select(l => by["seats"]!.AsArray().Single(s => s!["list"]!.GetValue<string>() == l)!["seats"]!.GetValue<long>()));
    }

    [Fact]
    public async Task The_fewest_stations_are_confirmed_by_applying_the_law_without_them_and_one_less_does_not_do()
    {
        var edition = await LateSnapshot.Latest();
        var own = Workbench.Of(edition).Fewest[0];
        Assert.Null(own.Base);
        Assert.True(own.Nearest is { IsExact: true });
        Assert.Equal(own.Nearest.Codes.Length, own.Events[0].Stations.Codes.Length);
        Assert.Equal(own.Events.Select(e => e.Stations.Codes.Length).Order(), own.Events.Select(e => e.Stations.Codes.Length));
        Assert.True(own.Events.Length > 5);
        foreach (var one in own.Events)
        {
            var what = WhatIf.Of(edition.State, "published", new Supposition(one.Stations.Codes, null, null)).Value;
            Assert.Equal(one.Stations.Codes.Length, what.Stations);
            Assert.True(one.IsConfirmed && (what.SeatsMoved > 0 || !what.Entering.IsEmpty || !what.Leaving.IsEmpty), one.Event.ToString());
            Assert.Equal(SeatChange.Of(what), SeatChange.Of(one.Without.Value));
            if (one.Event.Kind == Margins.EventKind.BarReached) Assert.Contains(one.Event.To!, what.Entering);
        }

        // Without the last of them nothing changes: the set is as small as it is said to be.
        if (own.Nearest.Codes.Length > 1)
            Assert.Equal(0, WhatIf.Of(edition.State, "published", new Supposition([.. own.Nearest.Codes.Skip(1)], null, null)).Value.SeatsMoved);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_set_is_listed_with_links_to_its_stations_and_the_page_says_it_is_a_supposition(string language)
    {
        var (edition, words) = (await LateSnapshot.Latest(), SiteWords.In(language));
        var page = Page(edition, language);
        Assert.Contains(words["whatif.supposition"], page.Root!.Value, StringComparison.Ordinal);
        var fewest = Workbench.Of(edition).Fewest[0];
        var rows = page.Descendants("section").Single(s => s.Attribute("id")?.Value == "fewest").Descendants("tbody").Single().Elements("tr").ToList();
        Assert.Equal(fewest.Events.Length, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var links = rows[i].Descendants("a").Select(a => a.Attribute("href")!.Value).ToList();
            Assert.Equal(fewest.Events[i].Stations.Codes.Take(30).Select(c => $"unit/{PathCode.Of(c)}.html"), links);
            Assert.All(links, l => Assert.NotNull(EditionFiles.Find(edition, $"{language}/{l}")));
        }

        Assert.Equal(page.Descendants().Attributes("id").Select(a => a.Value).Distinct().Count(), page.Descendants().Attributes("id").Count());
        foreach (var table in page.Descendants("table").Where(t => t.Attribute("class")?.Value.StartsWith("steps", StringComparison.Ordinal) == true))
        {
            var width = table.Element("thead")!.Elements("tr").First().Elements("th").Sum(h => (int?)h.Attribute("colspan") ?? 1);
            Assert.All(table.Element("tbody")!.Elements("tr"), r => Assert.Equal(width, r.Elements().Count()));
            Assert.InRange(table.Element("tbody")!.Elements("tr").Count(), 13, 21);
        }
    }

    [Fact]
    public async Task The_data_are_valid_by_their_schema_and_bytes_are_the_same_every_time()
    {
        var edition = await LateSnapshot.Latest();
        var file = EditionFiles.Find(edition, "data/whatif.json")!;
        Assert.Null(new SchemaValidator(JsonNode.Parse(DataFiles.Api.Bytes.Span)!.AsObject()).Wrong("#/components/schemas/WhatifDocument", JsonNode.Parse(file.Bytes.Span)!));
        Assert.True(file.Bytes.Span.SequenceEqual(EditionFiles.Find(edition, "data/whatif.json")!.Bytes.Span));
    }

    [Fact]
    public async Task The_workbench_of_a_country_is_made_in_a_second_and_once_for_all_languages()
    {
        var edition = await LateSnapshot.Latest();
        Workbench.Of(edition);
        var again = await LateSnapshot.Again();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var bench = Workbench.Of(again);
        TestContext.Current.TestOutputHelper!.WriteLine($"made in {clock.ElapsedMilliseconds} ms");
        Assert.Same(Workbench.Of(edition), Workbench.Of(edition));
        Assert.True(clock.ElapsedMilliseconds < 3_000, $"{clock.ElapsedMilliseconds} ms");
        Assert.NotEmpty(bench.Tables);
    }

    [Fact]
    public async Task A_small_record_with_bad_names_has_a_page_too()
    {
        var edition = await HostileRecord.Latest();
        var text = Encoding.UTF8.GetString(EditionFiles.Find(edition, "en/whatif.html")!.Bytes.Span);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
        Assert.Contains("fewest", text, StringComparison.Ordinal);
    }

    private static string Seats(ElectionOutcome outcome) => string.Join(' ', Lists.Select(outcome.Outcome.SeatsOf).Where(s => !s.IsZero));

    private static string Spaced(int number) => Report.Numbers.Whole(number);

    private static List<string> Row(Edition edition, string language, string head) =>
        [.. Page(edition, language).Descendants("section").Single(s => s.Attribute("id")?.Value == "by-form2-ppm").Descendants("tr").Single(r => r.Element("th")?.Value == head).Elements("td").Select(c => c.Value)];

    private static JsonNode Data(Edition edition) => JsonNode.Parse(EditionFiles.Find(edition, "data/whatif.json")!.Bytes.Span)!;

    private static XDocument Page(Edition edition, string language) =>
        XDocument.Parse(Encoding.UTF8.GetString(EditionFiles.Find(edition, $"{language}/whatif.html")!.Bytes.Span)["<!DOCTYPE html>\n".Length..]);
}
