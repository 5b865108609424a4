using System.Collections.Immutable;
using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Pictures;
using Scrutineer.Report.Words;
using Scrutineer.Site.Pictures;

namespace Scrutineer.Site.Pages;

/// <summary>Stations and register covered, version by version.</summary>
internal static class ProgressPicture
{
    public static ImmutableArray<(double, string)> Percents { get; } = [(0, "0"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1, "100\u202F%")];

    public static void Write(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        var timeline = Timeline.Of(page.Edition);
        if (timeline.Versions.Length < 2) return;
        page.Sections.Begin("time", words["progress.time"], words.Count("progress.time-under", timeline.Versions.Length, Names.Channel(page.Edition.Election, timeline.Channel, page.Language)));
        html.Open("figure").Trusted(Draw(page, timeline));
        page.Sections.Caption(words[timeline.IsByClock ? "progress.time-caption" : "progress.time-caption-entries"]);
        html.Close();
        html.Open("p", ("class", "warning")).Element("strong", words["progress.order"]).Text(" " + words["progress.order-more"]).Close();
        html.Open("details").Element("summary", words["pictures.table"]);
        Tables.Begin(html, words["progress.time-table"], 2, [words["pictures.version"], words["pictures.published"], words["progress.stations"], words["progress.share-stations"], words["progress.share-register"]], isCaptionHidden: true);
        foreach (var version in timeline.Versions)
        {
            html.Open("tr").Element("th", Numbers.Whole(version.Number), ("scope", "row"));
            html.Element("td", Moments.Time(words, version.Time));
            html.Element("td", words.Text("n-of-m", Numbers.Whole(version.StationsReported), Numbers.Whole(version.Stations)), ("class", "n"));
            Cells.Share(page, Share.From(version.StationsReported, version.Stations, "stations"));
            Cells.Share(page, version.Register);
            html.Close();
        }

        Tables.End(html);
        html.Close().Close();
    }

    private static string Draw(SitePage page, Timeline timeline)
    {
        var words = page.Words;
        var lines = ImmutableArray.CreateBuilder<StepLine>();
        lines.Add(new(words["progress.line-stations"], "one", new Colour(0x2f, 0x6d, 0xb5), [.. timeline.Versions.Select(v => (timeline.At(v), Part(Share.From(v.StationsReported, v.Stations, "stations"))))]));
        var register = timeline.Versions.Where(v => v.Register is not null).Select(v => (timeline.At(v), Part(v.Register))).ToImmutableArray();
        if (!register.IsEmpty) lines.Add(new(words["progress.line-register"], "two", new Colour(0xc8, 0x50, 0x3c), register));
        var (first, last) = (timeline.Versions[0], timeline.Versions[^1]);
        return StepPicture.Draw(
            lines.ToImmutable(), Percents, timeline.Marks(words), null, words["progress.time"],
            words.Text("progress.time-told", Numbers.Whole(first.StationsReported), Numbers.Whole(last.StationsReported), Numbers.Whole(last.Stations)));
    }

    private static double Part(Share? share) => share is { } known ? (double)known.Numerator / known.Denominator : 0;
}
