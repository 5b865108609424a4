using System.Globalization;
using Scrutineer.Elections.Entries;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages.Disputes;

namespace Scrutineer.Site.Pages;

/// <summary>What changed: the night version by version, and the difference to any earlier version.</summary>
internal static class ChangesPage
{
    private const int MostCorrections = 150;
    private const int MostListed = 60;

    /// <summary>Since the version before.</summary>
    public static PageKind Kind { get; } = PageKind.One("changes", page => page.Words["changes.title"], page => Body(page, page.Edition.Before));

    /// <summary>Since an earlier version: <c>changes/N.html</c>.</summary>
    public static PageKind Since { get; } = new(
        "changes",
        edition => edition.Versions.Where(v => v.Number < edition.Number).TakeLast(MostListed).Select(v => Frame.Plain(v.Number)),
        (page, name) => Earlier(page, name) is { } version ? page.Words.Text("changes.title-since", Report.Numbers.Whole(version.Number)) : null,
        (page, name) => Body(page, Earlier(page, name)));

    private static PastVersion? Earlier(SitePage page, string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Frame.Plain(number) == name
            ? page.Edition.Versions.FirstOrDefault(v => v.Number == number && number < page.Edition.Number)
            : null;

    private static void Body(SitePage page, PastVersion? then)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("h1", words["changes.heading"]);
        if (then is null) html.Element("p", words["changes.first"], ("class", "sub"));
        else Difference(page, then);
        NightTable.Write(page, then);
    }

    private static void Difference(SitePage page, PastVersion then)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var entries = edition.Since(then.Number).ToList();
        var arrived = entries.Count(e => e.Entry.Data is ProtocolReported);
        var corrected = entries.Where(e => e.Entry.Data is ProtocolCorrected or ProtocolWithdrawn or ProtocolAccepted).ToList();
        var acts = entries.Where(e => e.Entry.Data is ActEntry or DecisionMade).ToList();
        html.Element(
            "p",
            $"{words.Text("changes.between", Report.Numbers.Whole(then.Number), Moments.Time(words, then.Time), Report.Numbers.Whole(edition.Number), Moments.Time(words, edition.Version.Time))} "
            + $"{words.Count("changes.arrived", arrived)} {words.Count("changes.corrected", corrected.Count)} {words.Count("changes.acts", acts.Count)}",
            ("class", "sub"));
        if (then.Channel != edition.Version.Channel)
            html.Element("p", words.Text("changes.channel", Names.Channel(edition.Election, then.Channel, page.Language), Names.Channel(edition.Election, edition.Version.Channel, page.Language)), ("class", "due"));
        Numbers(page, then);
        foreach (var (index, entry) in acts) Act(page, index, entry.Data);
        Corrections(page, corrected);
    }

    /// <summary>An act, or a decision with the way to its page.</summary>
    private static void Act(SitePage page, long index, EntryData data)
    {
        var (html, words) = (page.Html, page.Words);
        if (data is ActEntry act) html.Element("p", words.Text("changes.act", Frame.Plain(index), words[$"entry.{EntryTypes.Of(act)}"], act.Authority, act.Reason.In(page.Language)), ("class", "due"));
        if (data is not DecisionMade made) return;
        var told = new DisputeWords(page.Edition, page.Language);
        html.Open("p", ("class", "due")).Text(words.Text("changes.decision", Frame.Plain(index), told.Title(made), made.Reason.In(page.Language)));
        html.Text($" {string.Join(" ", made.Remedies.Select(told.Said))} ");
        page.Link(DecisionPage.Of(page, index), words["changed.heading"]);
        html.Close();
    }

    private static void Numbers(SitePage page, PastVersion then)
    {
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        page.Sections.Begin("numbers", words["changes.numbers"]);
        Tables.Begin(
            html, words["changes.numbers"], 1,
            [words["list"], words["changes.then"], words["changes.now"], words["difference"], words["changes.seats-then"], words["changes.seats-now"]], isCaptionHidden: true);
        foreach (var standing in result.Standings)
        {
            var (votes, seats) = (then.Votes[standing.Index], then.Seats[standing.Index]);
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkList(standing.Index);
            html.Close();
            html.Element("td", Figures.Whole(votes), ("class", "n")).Element("td", Figures.Whole(standing.Votes), ("class", "n"));
            html.Element("td", Figures.Difference(standing.Votes, votes), ("class", "n"));
            html.Element("td", Report.Numbers.Whole(seats), ("class", "n")).Element("td", Report.Numbers.Whole(standing.Seats), ("class", seats == standing.Seats ? "n" : "n changed"));
            html.Close();
        }

        Tables.End(html);
        html.Close();
    }

    private static void Corrections(SitePage page, List<(long Index, Entry Entry)> corrected)
    {
        if (corrected.Count == 0) return;
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        page.Sections.Begin("corrections", words["changes.corrections"], words["changes.corrections-under"]);
        Tables.Begin(html, words["changes.corrections"], 3, [words["unit"], words["history.what"], words["history.changed"]], isCaptionHidden: true, style: "history");
        foreach (var (index, entry) in corrected.Take(MostCorrections))
        {
            var data = (UnitEntry)entry.Data;
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(edition.Election.Units.Find(data.Unit));
            html.Close();
            html.Element("td", $"{words[$"entry.{EntryTypes.Of(data)}"]} ({Frame.Plain(index)}), {Names.Channel(edition.Election, data.Channel, page.Language)}");
            html.Open("td");
            if (StationHistory.Reason(data) is { } reason) html.Element("em", reason).Text(" ");
            if (data is ProtocolCorrected now && edition.FormBefore(index, data) is { } before)
                html.Text(string.Join("; ", FormChange.Between(edition.Election, before, now.Protocol, page.Language)));
            html.Close().Close();
        }

        Tables.End(html);
        if (corrected.Count > MostCorrections) html.Element("p", words.Count("site.differ-more", corrected.Count - MostCorrections), ("class", "under"));
        html.Close();
    }
}
