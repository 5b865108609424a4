using System.Collections.Immutable;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law;
using Scrutineer.Margins;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Suppositions;

namespace Scrutineer.Site.Pages.Suppositions;

/// <summary>The fewest stations whose annulment changes something, for every event, nearest first; each set with its stations, and what the law then makes of the count.</summary>
internal static class FewestSection
{
    private const int MostNamed = 30;

    public static void Write(SitePage page, ImmutableArray<FewestOfBase> all)
    {
        var (html, words) = (page.Html, page.Words);
        page.Sections.Begin("fewest", words["whatif.fewest"], words["whatif.fewest-under"]);
        if (all is not [{ Base: null, Events: [_, ..] } own, ..])
        {
            html.Element("p", words["whatif.fewest-none"]).Close();
            return;
        }

        foreach (var one in all) Nearest(page, one);
        Table(page, own);
        if (own.More > 0) html.Element("p", words.Count("whatif.more-events", own.More), ("class", "under"));
        if (!own.IsProved) html.Element("p", words["margins.unproved"], ("class", "under"));
        html.Close();
    }

    private static void Nearest(SitePage page, FewestOfBase one)
    {
        if (one.Nearest is not { } nearest) return;
        var (html, words) = (page.Html, page.Words);
        html.Open("p").Text(page.Edition.Election.Law.NationalBases().IsEmpty ? "" : words.Text("whatif.base", StepsSection.BaseOf(page, one.Base)) + ": ");
        html.Element("strong", words.Count("whatif.stations", nearest.Codes.Length)).Text($" ({MarginsSection.Event(page, nearest.Event)}). ");
        if (!nearest.Confirmed) html.Text(words["whatif.unconfirmed"]);
        else html.Text(nearest.IsExact ? words["whatif.exact"] : words.Count("whatif.at-least", nearest.Lower.Ceiling()));
        html.Close();
    }

    private static void Table(SitePage page, FewestOfBase own)
    {
        var (html, words) = (page.Html, page.Words);
        Tables.Begin(html, words["whatif.fewest-caption"], 3, [words["margins.event"], words["whatif.which"], words["whatif.then"]], style: "fewest");
        foreach (var one in own.Events)
        {
            html.Open("tr").Element("th", Wordbook.Capital(MarginsSection.Event(page, one.Event)), ("scope", "row"));
            html.Open("td");
            Stations(page, one.Stations);
            html.Close().Element("td", Then(page, one)).Close();
        }

        Tables.End(html);
    }

    private static string Then(SitePage page, AnnulmentEvent one)
    {
        var words = page.Words;
        if (!one.Without.IsOk) return $"{words["whatif.refused"]} {one.Without.Refusal!.Code}";
        if (!one.IsConfirmed) return words["whatif.unconfirmed"];
        var what = one.Without.Value;
        var who = StepsSection.Who(page, what.Entering, what.Leaving);
        var seats = SeatChange.Of(what).Select(c => $"{Names.Claimant(page.Edition.Election, c.List, page.Language)}\u00A0{Numbers.Signed(c.By)}").ToList();
        // A list that comes in or falls out is told by its seats, unless it has none either way.
        return seats.Count > 0 ? string.Join(", ", seats) + (who.Length > 0 ? $" ({who})" : "") : words["whatif.no-seat"];
    }

    private static void Stations(SitePage page, StationDistance stations)
    {
        var codes = stations.Codes;
        var (html, words, units) = (page.Html, page.Words, page.Edition.Election.Units);
        html.Open("details").Element("summary", (stations.Lower == stations.Cost ? "" : "≤ ") + words.Count("whatif.stations", codes.Length)).Open("ul", ("class", "inline"));
        foreach (var code in codes.Take(MostNamed))
        {
            html.Open("li");
            page.LinkUnit(units.Find(code));
            html.Close();
        }

        html.Close();
        if (codes.Length > MostNamed) html.Element("p", words.Count("whatif.more-stations", codes.Length - MostNamed), ("class", "under"));
        html.Close();
    }
}
