using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Pages;

/// <summary>How far the count has come: what arrived and by which channel, what is missing and why, what that could still change, and the publisher's own delay.</summary>
internal static class ProgressPage
{
    public static PageKind Kind { get; } = PageKind.One("progress", page => page.Words["progress.title"], Body);

    private static void Body(SitePage page)
    {
        var (html, words, country) = (page.Html, page.Words, page.Edition.Tallies.Country);
        html.Element("h1", Said(page));
        html.Open("p", ("class", "sub"));
        if (country.RegisterCoverage is { } cover)
            html.Text((cover.IsImpossible ? "⚠ " : "") + words.Text("progress.register", Numbers.WithSign(cover.Value, page.Language), Numbers.Whole(cover.Numerator), Numbers.Whole(cover.Denominator)) + " ");
        html.Text(Delay(page)).Close();
        Steps(page);
        ProgressPicture.Write(page);
        page.Html.Open("p");
        page.Link(page.ToPage("pictures.html"), page.Words["pictures.link"]);
        page.Html.Close();
        OpenSection.Write(page);
        CoverageSection.Write(page);
        MissingSection.Write(page);
    }

    /// <summary>In and missing always make all.</summary>
    private static string Said(SitePage page)
    {
        var (words, country) = (page.Words, page.Edition.Tallies.Country);
        var all = Numbers.Whole(country.Stations);
        return country.StationsReported > country.Stations ? "⚠ " + words.Text("progress.said-more", Numbers.Whole(country.StationsReported), all)
            : country.StationsMissing == 0 ? words.Count("progress.said-all", country.Stations)
            : words.Count("progress.said", country.StationsMissing, Numbers.Whole(country.StationsReported), all);
    }

    private static string Delay(SitePage page)
    {
        var (words, edition) = (page.Words, page.Edition);
        var delay = edition.Version.Time - edition.LastEntry;
        var seconds = (long)delay.TotalSeconds;
        if (seconds < 0) return words["progress.delay-unknown"];
        var said = seconds == 0 ? words["progress.no-second"] : seconds < 120 ? words.Count("progress.seconds", seconds) : words.Count("progress.minutes", (long)delay.TotalMinutes);
        return words.Text("progress.delay", said, Moments.Time(words, edition.Version.Time));
    }

    private static void Steps(SitePage page)
    {
        var (html, words, progress, country) = (page.Html, page.Words, page.Edition.Progress, page.Edition.Tallies.Country);
        page.Sections.Begin("steps", words["progress.steps"], words.Count("progress.steps-under", progress.Stations));
        Tables.Begin(html, words["progress.steps-caption"], 1, [words["progress.step"], words["progress.stations"], words["progress.share"]], isCaptionHidden: true);
        if (progress.Listed == progress.Stations) Row(words["progress.received"], progress.Received);
        foreach (var (channel, stations) in progress.ByChannel)
            Row(words.Text(channel == page.Edition.Version.Channel ? "progress.in-channel-shown" : "progress.in-channel", Names.Channel(page.Edition.Election, channel, page.Language)), stations);
        Row(words["progress.findings"], progress.WithFindings);
        Row(words["progress.errors"], progress.WithErrors);
        Row(words["progress.accepted"], progress.Accepted);
        Row(words["progress.corrected"], progress.Corrected);
        Row(words["progress.set-aside"], progress.SetAside);
        Row(words["progress.missing"], country.StationsMissing, isStrong: true);
        Tables.End(html);
        html.Element("p", words["progress.steps-note"], ("class", "under")).Close();

        void Row(string name, long stations, bool isStrong = false)
        {
            html.Open("tr", ("class", isStrong ? "has" : "")).Element("th", name, ("scope", "row"));
            html.Element("td", Numbers.Whole(stations), ("class", "n"));
            Cells.Share(page, Elections.Tallies.Share.From(stations, progress.Stations, "stations"));
            html.Close();
        }
    }
}
