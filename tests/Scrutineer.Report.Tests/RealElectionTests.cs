using Xunit;

namespace Scrutineer.Report.Tests;

/// <summary>Pages of real counts, station by station.</summary>
public class RealElectionTests
{
    [Fact]
    public void Israel_2022_shows_the_list_that_was_4_062_votes_short()
    {
        var page = Page(Pages.Imported("il-2022", "hand", ["israel-knesset25", "knesset25-2022-expb.csv"]));
        Assert.StartsWith("Ten of 40 lists are over the 3.25\u202F% bar. An eleventh is 4\u202F062 votes short.", page.Headline, StringComparison.Ordinal);
        Assert.Contains("All published figures agree.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Poland_2019_shows_seats_by_unit_and_folds_41_explanations()
    {
        var page = Page(Pages.Imported("pl-2019", "hand", ["poland-2019", "stations.csv.gz"]));
        Assert.Contains("PiS has a majority: 235 of 460 seats.", page.Headline, StringComparison.Ordinal);
        Assert.Contains("The law gives seats separately in 41 units", page.Text, StringComparison.Ordinal);
        Assert.Equal(41, page.Folded(": highest averages (D'Hondt"));
    }

    [Fact]
    public void Georgia_2016_shows_which_protocols_were_set_aside_and_why()
    {
        var page = Page(Pages.Imported("ge-2016", "hand", ["georgia-2016", "2016_parliament_party_list.csv"]));
        Assert.Contains("2 units are set aside", page.Text, StringComparison.Ordinal);
        Assert.Contains("cannot be right as published", page.Text, StringComparison.Ordinal);
        Assert.Contains("Findings are leads for the one who checks, never verdicts", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Kyrgyzstan_2020_by_stations_shows_the_map_of_tiles()
    {
        var page = Page(Pages.Imported("kg-2020-late", "published", ["kyrgyzstan-2020", "snapshot-late-2413.csv"]));
        Assert.Contains("62 stations have not reported", page.Text, StringComparison.Ordinal);
        Assert.Contains("class=\"tiles\"", page.Html, StringComparison.Ordinal);
    }

    private static (string Html, string Text, string Headline, Func<string, int> Folded) Page(ReportInput input)
    {
        var html = HtmlReport.Write(input, "en");
        var xml = Pages.Xml(html);
        foreach (var language in (string[])["ru", "ky"]) Pages.Xml(HtmlReport.Write(input, language));
        return (html, Pages.Text(xml.Root!), xml.Descendants("h1").Single().Value,
            told => xml.Descendants("summary").Count(s => s.Value.Contains(told, StringComparison.Ordinal)));
    }
}
