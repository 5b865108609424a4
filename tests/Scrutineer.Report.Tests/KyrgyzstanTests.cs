using System.Xml.Linq;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;
using Xunit;

namespace Scrutineer.Report.Tests;

/// <summary>The night of 4 October 2020, on one page.</summary>
public class KyrgyzstanTests
{
    private static readonly ReportInput Input = Pages.Folder("kg-2020", "machine");

    [Theory]
    [InlineData("en", "Four of 16 lists are over the 7\u202F% bar. A fifth is 3\u202F077 votes short.")]
    [InlineData("ru", "Барьер 7\u202F% преодолели четыре из 16 списков. Пятому не хватает 3\u202F077 голосов.")]
    [InlineData("ky", "16 тизменин ичинен төртөө 7\u202F% босогодон өттү. Бешинчисине 3\u202F077 добуш жетпейт.")]
    public void The_headline_counts_the_lists_over_the_bar_and_what_the_next_one_lacks(string language, string headline)
    {
        Assert.Equal(headline, Headline.Of(Result.Of(Input), Wordbook.In(language)));
        var page = Pages.Xml(HtmlReport.Write(Input, language));
        Assert.Equal(headline, page.Descendants("h1").Single().Value);
        Assert.Equal(language, page.Root!.Attribute("lang")!.Value);
    }

    [Fact]
    public void The_page_says_which_other_base_would_change_twelve_seats() => Assert.Contains(
        "If the bar were taken of votes for lists instead of voters who took part, five lists would enter and twelve seats would change hands.",
        Pages.Text(Pages.Xml(HtmlReport.Write(Input, "en")).Root!), StringComparison.Ordinal);

    [Fact]
    public void A_bar_is_told_with_both_sides_of_the_comparison()
    {
        var told = Explanation.Of(Input.Outcome.Outcome, Telling.Of(Input.State.Election, Wordbook.In("en")))
            .SelectMany(s => s.Passages).OfType<Listing>().SelectMany(l => l.Rows).Single(r => r[0] == "Mekenchil" && r.Length == 3);
        Assert.StartsWith(
            "136\u202F276 of 1\u202F990\u202F753 voters who took part; 7\u202F% is 139\u202F352.71; short by 3\u202F077", told[1], StringComparison.Ordinal);
        Assert.Equal("out", told[2]);
    }

    [Fact]
    public void The_quota_is_told_as_a_fraction_and_as_a_decimal()
    {
        var told = Explanation.Of(Input.Outcome.Outcome, Telling.Of(Input.State.Election, Wordbook.In("en"))).SelectMany(s => s.Passages).OfType<Sentence>();
        Assert.Contains(told, s => s.Text.Contains("1\u202F279\u202F314 votes / 120 = 213\u202F219/20 = 10\u202F660.95", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sums_of_the_result_table_close()
    {
        var table = Pages.Xml(HtmlReport.Write(Input, "en")).Descendants("table").First(t => t.Attribute("class")?.Value == "votes");
        var bodies = table.Elements("tbody").Select(b => b.Elements("tr").Select(r => Number(r.Elements("td").First().Value)).ToList()).ToList();
        Assert.Equal(17, bodies[0].Count);
        Assert.Equal(bodies[0].Sum(), bodies[1][0]);
        Assert.Equal(bodies[1][0] + bodies[1][1], bodies[1][2]);
        Assert.Equal(1990753, bodies[1][2]);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ky")]
    public void Every_percentage_has_its_base_named(string language)
    {
        var words = Wordbook.In(language);
        string[] names = ["cast", "valid", "lists", "registered"];
        var bases = names.SelectMany(b => (string[])[words[$"base.{b}.from"], words.Text($"base.{b}.counted", "").Trim()])
            .Concat(language switch { "en" => ["registered voters", "took part"], "ru" => ["избирателей", "участие"], _ => ["шайлоочу", "катышкан"] }).ToList();
        var page = Pages.Xml(HtmlReport.Write(Input, language));
        var texts = page.Descendants().Where(e => e.Name.LocalName is not ("style" or "html" or "body" or "main" or "section" or "div"))
            .SelectMany(e => e.Nodes().OfType<XText>()).Where(t => t.Value.Contains('%')).ToList();
        Assert.NotEmpty(texts);
        foreach (var text in texts)
        {
            // The headline and the headings name the bar as the law does; what it is taken of stands right below them.
            var named = text.Ancestors().FirstOrDefault(a => a.Name.LocalName is "h1" or "h2" or "title") is { } heading ? null : Context(text);
            if (named is not null) Assert.True(bases.Any(b => named.Contains(b, StringComparison.Ordinal)), $"no base in: {named}");
        }
    }

    [Fact]
    public void A_list_that_missing_stations_could_still_lift_is_open_and_not_out()
    {
        var result = Result.Of(Input);
        Assert.Equal(Place.Open, result.Standings.Single(s => s.List.Code == "mekenchil").Place);
        Assert.Equal(Place.In, result.Standings.Single(s => s.List.Code == "butun-kyrgyzstan").Place);
        Assert.Equal(Place.Out, result.Standings.Single(s => s.List.Code == "ata-meken").Place);
        Assert.Equal(Place.None, result.Standings.Single(s => s.List.Code == "against-all").Place);
    }

    /// <summary>The sentence, the fact, or the table with its caption and what stands above it.</summary>
    private static string Context(XText text)
    {
        var block = text.Ancestors().First(a => a.Name.LocalName is "p" or "dl" or "table" or "figure" or "li");
        if (block.Name.LocalName == "dl") block = text.Ancestors().First(a => a.Name.LocalName == "div");
        return block.Name.LocalName == "table"
            ? block.Ancestors("section").First().Value
            : block.Value;
    }

    private static long Number(string text) => long.Parse(text.Replace("\u202F", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
}
