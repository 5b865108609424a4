using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Scrutineer.Testing;
using Xunit;
using JsonValue = Scrutineer.Law.Json.JsonValue;

namespace Scrutineer.Law.Tests;

/// <summary>
/// The seat laws of elections/laws: each is read, and each gives the results of the elections held under it when it takes the place of
/// the law in their vectors. A law that uses a form not built yet is counted as skipped.
/// </summary>
public class CountryLaws
{
    /// <summary>A law, a vector held under it, and what the law needs and the vector does not carry.</summary>
    private static readonly (string Law, string Vector, string Missing)[] Pairs =
    [
        ("kg-2010", "kg-2010", ""),
        ("kg-2020", "kg-2020", ""),
        ("kg-2025", "kg-2025-d22", "{'units':{'N':{'level':'district'}}}"),
        ("kg-2025", "edge-sntv-gender-women", "{'units':{'N':{'level':'district'}}}"),
        ("de-2017", "de-2017", ""),
        ("de-2025", "de-2025", ""),
        ("no-2025", "no-2009", ""),
        ("no-2025", "no-2025", ""),
        ("is-2021", "is-2003", ""),
        ("is-2021", "is-2009", ""),
        ("is-2021", "is-2016", ""),
        ("is-2021", "is-2021-first", ""),
        ("dk-2015", "dk-2015", ""),
        ("fi-2019", "fi-2019", ""),
        ("nl-2010", "nl-tk-1989", ""),
        ("nl-2010", "nl-tk-1998", ""),
        ("nl-2010", "nl-tk-2003", ""),
        ("nl-2010", "nl-tk-2010", ""),
        ("nl-2023", "nl-tk-2023", ""),
        ("es-2019", "es-197706", ""),
        ("es-2019", "es-199603", ""),
        ("es-2019", "es-201111", ""),
        ("es-2019", "es-201606", ""),
        ("es-2019", "es-201911", ""),
        ("es-2019", "es-201911-bizkaia-domestic", ""),
        ("pt-2024", "pt-2024", ""),
        ("pl-2015", "pl-sejm-2015", ""),
        ("cz-2017", "cz-2017", ""),
        ("cz-2021", "cz-2021", ""),
        ("sk-2020", "sk-2020", ""),
        ("at-1999", "at-1994", ""),
        ("at-1999", "at-1999", ""),
        ("at-2024", "at-1994", "{'units':{'N':{'level':'land','seats':183}}}"),
        ("at-2024", "at-1999", "{'units':{'N':{'level':'land','seats':183}}}"),
        ("bg-2013", "bg-2013", ""),
        ("bg-2013", "bg-method-fails", ""),
        ("bg-2023", "bg-2023-national", "{'units':{'N':{'level':'district','seats':240}}}"),
        ("gr-2023-05", "gr-2023-05", ""),
        ("gr-2023-06", "gr-2023-06", ""),
        ("il-2013", "il-k19", ""),
        ("il-2022", "il-k21", ""),
        ("il-2022", "il-k25", ""),
        ("ch-zh-2019", "ch-zh-2019", ""),
        ("ch-zg-2018", "ch-zg-2018", ""),
        ("ch-ag-2020", "ch-ag-2020", ""),
        ("ch-nr-2019", "ch-nr-bl-2019", "{'units':{'N':{'level':'canton','seats':7}}}"),
        ("nz-2014", "nz-2014", ""),
        ("tw-2016", "tw-2016", ""),
        ("kr-2016", "kr-2016", ""),
        // Ballots in the boxes: 64,623,062 valid and 1,033,464 invalid.
        ("ru-2011", "ru-2011", "{'totals':{'cast':65656526}}"),
        ("us-2020", "us-2020", ""),
    ];

    /// <summary>Published or constructed votes for laws that no vector was held under, with their seats.</summary>
    private static readonly (string Law, string Data, string Seats)[] Samples =
    [
        // Final protocol of 15 October 2015; the votes cast follow from the published 27.56 %.
        ("kg-2015",
            "'units':{'N':{'level':'nation'}},'totals':{'cast':1570406},'lists':{'SDPK':{},'RAJ':{},'KG':{},'OP':{},'BB':{},'AM':{}},"
            + "'votes':{'N':{'SDPK':432804,'RAJ':318266,'KG':205268,'OP':147515,'BB':134909,'AM':122500}}",
            "AM 11, BB 12, KG 18, OP 13, RAJ 28, SDPK 38"),
        // Resolution No. 836 of 15 December 2021; the votes of the last three lists follow from their published shares.
        ("kg-2021",
            "'units':{'N':{'level':'nation'}},'totals':{'cast':1281622},'lists':{'AJ':{},'IS':{},'YN':{},'AL':{},'BK':{},'IN':{}},"
            + "'votes':{'N':{'AJ':222005,'IS':174470,'YN':141009,'AL':107015,'BK':90226,'IN':79076}}",
            "AJ 15, AL 7, BK 6, IN 5, IS 12, YN 9"),
        // "Against all" leads in the second constituency.
        ("kg-2021-districts",
            "'units':{'C1':{'level':'constituency'},'C2':{'level':'constituency'}},'lists':{'A':{},'B':{},'X':{'against-all':true}},"
            + "'votes':{'C1':{'A':100,'B':90,'X':20},'C2':{'A':50,'B':40,'X':60}}",
            "A 1"),
        // 148 whole seats; the two left go to the two strongest lists.
        ("ge-2024",
            "'units':{'N':{'level':'nation'}},'totals':{'valid':2076641},'lists':{'GD':{},'CC':{},'UNM':{},'SG':{},'FG':{}},"
            + "'votes':{'N':{'GD':1120140,'CC':229161,'UNM':211120,'SG':182949,'FG':161336}}",
            "CC 19, FG 12, GD 89, SG 14, UNM 16"),
        // C is in by 15 % of one constituency and keeps its seat there; the other 348 are shared by the whole country.
        ("se-2018",
            "'units':{'D1':{'seats':3},'D2':{'seats':4}},'lists':{'A':{},'B':{},'C':{}},'votes':{'D1':{'A':6000,'B':3900},'D2':{'A':500,'B':350,'C':150}}",
            "A 210, B 138, C 1"),
        // 60 and 40 seats by register; C has 2.5 % of those who voted.
        ("lv-2022",
            "'units':{'D1':{'registered':600},'D2':{'registered':400}},'totals':{'cast':800},'lists':{'A':{},'B':{},'C':{}},"
            + "'votes':{'D1':{'A':300,'B':200},'D2':{'A':100,'B':150,'C':20}}",
            "A 52, B 48"),
        // J has a whole quota and a personal mandate; B's 190 are more than three quarters of 250; the other 95 seats by powers of 9/10.
        ("ee-2023",
            "'units':{'D1':{'seats':4},'D2':{'seats':4}},'lists':{'A':{},'B':{},'C':{},'I':{'independent':true},'J':{'independent':true}},"
            + "'votes':{'D1':{'A':500,'B':250,'C':30,'I':220},'D2':{'A':390,'B':190,'C':20,'J':400}}",
            "A 69, B 31, J 1"),
        // 6.5 % take two seats and 5.5 % one; 447 are left for the two lists over 7 %.
        ("ru-2011",
            "'units':{'N':{'level':'nation'}},'totals':{'cast':1000},'lists':{'A':{},'B':{},'C':{},'D':{},'E':{}},"
            + "'votes':{'N':{'A':600,'B':250,'C':65,'D':55,'E':30}}",
            "A 316, B 131, C 2, D 1"),
    ];

    private static string Folder => Path.Combine(Shared.Repository, "elections", "laws");

    public static TheoryData<string> Laws() => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string, string, string> Runs()
    {
        var runs = new TheoryData<string, string, string>();
        foreach (var (law, vector, missing) in Pairs) runs.Add(law, vector, missing);
        return runs;
    }

    public static TheoryData<string, string, string> Votes()
    {
        var votes = new TheoryData<string, string, string>();
        foreach (var (law, data, seats) in Samples) votes.Add(law, data, seats);
        return votes;
    }

    [Theory]
    [MemberData(nameof(Votes))]
    public void A_law_without_a_vector_gives_the_seats_that_were_published_or_worked_out(string law, string data, string seats)
    {
        var text = "{" + data.Replace('\'', '"') + ",\"law\":" + File.ReadAllText(PathOf(law)) + "}";
        var read = VectorReader.Read(Encoding.UTF8.GetBytes(text));
        if (read.Refusal?.Code == "law-not-built") Assert.Skip(read.Refusal.Message);
        Assert.True(read.IsOk, read.Refusal?.ToString());
        var outcome = Small.Outcome(read.Value.Law, read.Value.Data);
        Assert.Empty(outcome.Ties);
        Assert.Equal(seats, string.Join(", ", outcome.Seats(read.Value.Data).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value}")));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law_of_a_country_is_read_without_refusal(string law)
    {
        var read = LawReader.Read(File.ReadAllBytes(PathOf(law)));
        if (read.Refusal?.Code == "law-not-built") Assert.Skip(read.Refusal.Message);
        Assert.True(read.IsOk, read.Refusal?.ToString());
        Assert.Equal(law, read.Value.Id);
        Assert.Equal(["en", "ky", "ru"], read.Value.Names.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law_of_a_country_names_its_source_its_date_and_every_base(string law)
    {
        var json = JsonValue.Read(File.ReadAllBytes(PathOf(law))).Value;
        Assert.NotEmpty(json.Need("source").AsText());
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json.Need("date").AsText());
        Assert.All(Objects(json).Where(o => o["share"] is not null && o["do"] is null), o => Assert.NotNull(o["of"]));
        Assert.Contains($"| `{law}` |", File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_law_of_a_country_gives_the_results_of_its_elections(string law, string vector, string missing)
    {
        var file = JsonNode.Parse(File.ReadAllBytes(Shared.Path("vectors", "seats", vector + ".json")))!.AsObject();
        file["law"] = JsonNode.Parse(File.ReadAllBytes(PathOf(law)));
        if (missing.Length > 0) Merge(file, JsonNode.Parse(missing.Replace('\'', '"'))!.AsObject());
        var bytes = Encoding.UTF8.GetBytes(file.ToJsonString());
        var expect = JsonValue.Read(bytes).Value.Need("expect");
        var read = VectorReader.Read(bytes);
        if (read.Refusal?.Code == "law-not-built") Assert.Skip(read.Refusal.Message);
        Assert.True(read.IsOk, read.Refusal?.ToString());
        var evaluated = Evaluator.Evaluate(read.Value.Law, read.Value.Data);
        if (expect["fails"] is not null)
        {
            Assert.Equal("law-cannot-finish", evaluated.Refusal?.Code);
            return;
        }

        Assert.True(evaluated.IsOk, evaluated.Refusal?.ToString());
        var outcome = Written(evaluated.Value, read.Value.Data);
        foreach (var (key, value) in expect.Members)
        {
            var found = outcome.Need(key);
            switch (key)
            {
                case "seats":
                    Assert.Equal(Cells(value), Cells(found));
                    break;
                case "by_unit":
                    foreach (var (unit, row) in value.Members) Assert.Equal(Cells(row), Cells(found[unit]));
                    break;
                case "tables":
                    foreach (var (step, row) in value.Members) Assert.Equal(Cells(row), Cells(found.Need(step)));
                    break;
                case "ties":
                    Assert.Equal(value.Items.Select(Tie).Order(StringComparer.Ordinal), found.Items.Select(Tie).Order(StringComparer.Ordinal));
                    break;
                case "uncovered":
                    Assert.Equal(value.AsTexts().Order(StringComparer.Ordinal), found.AsTexts().Order(StringComparer.Ordinal));
                    break;
                case "filled":
                    foreach (var (step, units) in value.Members)
                        foreach (var (unit, lists) in units.Members)
                            foreach (var (list, persons) in lists.Members)
                                Assert.Equal(persons.AsTexts().AsEnumerable(), found.Need(step).Need(unit).Need(list).AsTexts());
                    break;
                default:
                    Assert.Fail($"\"{key}\" is not compared.");
                    break;
            }
        }
    }

    private static string PathOf(string law) => Path.Combine(Folder, law + ".json");

    private static IEnumerable<JsonValue> Objects(JsonValue json)
    {
        if (json.Kind == JsonKind.Object) return json.Members.SelectMany(m => Objects(m.Value)).Prepend(json);
        return json.Kind == JsonKind.Array ? json.Items.SelectMany(Objects) : [];
    }

    private static void Merge(JsonObject into, JsonObject from)
    {
        foreach (var (name, value) in from)
        {
            if (into[name] is JsonObject here && value is JsonObject more) Merge(here, more);
            else into[name] = value?.DeepClone();
        }
    }

    private static Dictionary<string, string> Cells(JsonValue? json) =>
        json?.Members.Where(m => m.Value.Text != "0").ToDictionary(m => m.Key, m => m.Value.Text, StringComparer.Ordinal) ?? [];

    private static string Tie(JsonValue json) =>
        $"{string.Join('|', json.Need("tied").AsTexts().Order(StringComparer.Ordinal))} for {json.Need("seats").Text}";

    private static JsonValue Written(Outcome outcome, VoteData data)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            OutcomeJson.WriteMembers(json, outcome, data);
            json.WriteEndObject();
        }

        return Small.Ok(JsonValue.Read(memory.ToArray()));
    }
}
