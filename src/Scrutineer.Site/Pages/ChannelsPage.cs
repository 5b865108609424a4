using Scrutineer.Elections;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Report.Results;

namespace Scrutineer.Site.Pages;

/// <summary>Machine count, hand protocol, observers' copies: side by side, never merged, and the stations at which they differ.</summary>
internal static class ChannelsPage
{
    private const int Most = 200;

    public static PageKind Kind { get; } = PageKind.One("channels", page => page.Words["channels.heading"], Body);

    private static void Body(SitePage page)
    {
        var (html, words) = (page.Html, page.Words);
        html.Element("h1", words["channels.heading"]);
        html.Element("p", words["site.channels-sub"], ("class", "sub"));
        if (page.Edition.Election.Channels.Length < 2) html.Element("p", words["site.one-channel"]);
        ChannelsSection.Write(page.Sections);
        foreach (var pair in ChannelPair.Of(page.Edition.Result)) Stations(page, pair);
    }

    private static void Stations(SitePage page, ChannelPair pair)
    {
        var (html, words, state) = (page.Html, page.Words, page.Edition.State);
        var rows = Differences(state, pair).OrderByDescending(d => d.Moved).ThenBy(d => d.Unit).ToList();
        if (rows.Count == 0) return;
        page.Sections.Begin($"differ-{pair.Second}", words["site.differ"], words.Count("site.differ-under", rows.Count));
        string[] heads = [words["unit"], words["site.differ-moved"], words["site.differ-lists"]];
        Tables.Begin(html, words["site.differ"], 1, [.. heads], isCaptionHidden: true);
        foreach (var (unit, moved, lists) in rows.Take(Most))
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkUnit(unit);
            html.Close().Element("td", Numbers.Whole(moved), ("class", "n")).Element("td", Numbers.Whole(lists), ("class", "n")).Close();
        }

        Tables.End(html);
        if (rows.Count > Most) html.Element("p", words.Count("site.differ-more", rows.Count - Most), ("class", "under"));
        html.Close();
    }

    /// <summary>Stations whose two forms give different votes, with the sum of the differences and the lists concerned.</summary>
    private static IEnumerable<(int Unit, long Moved, int Lists)> Differences(CountState state, ChannelPair pair)
    {
        foreach (var here in state[pair.First].All)
        {
            if (state[pair.Second].Current(here.Protocol.Unit) is not { } there || here.Protocol.Votes == there.Protocol.Votes) continue;
            long sum = 0;
            var lists = 0;
            for (var i = 0; i < state.Election.Lists.Length; i++)
            {
                var difference = long.Abs((here.Protocol.Votes[i] ?? 0) - (there.Protocol.Votes[i] ?? 0));
                sum += difference;
                if (here.Protocol.Votes[i] != there.Protocol.Votes[i]) lists++;
            }

            yield return (here.Protocol.Unit, sum, lists);
        }
    }
}
