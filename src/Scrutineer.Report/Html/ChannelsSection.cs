using System.Collections.Immutable;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>Channels side by side, over the stations that have both.</summary>
internal static class ChannelsSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        if (result.Election.Channels.Length < 2) return;
        page.Begin("channels", words["channels.heading"]);
        foreach (var channel in result.Election.Channels.Where(c => !result.Input.State[c.Code].All.Any()))
        {
            html.Element("p", words.Text(
                channel == result.Election.DecidingChannel ? "channels.nothing-decides" : "channels.nothing", Names.Channel(result.Election, channel.Code, page.Language)));
        }

        foreach (var pair in ChannelPair.Of(result)) Write(page, pair);
        html.Close();
    }

    private static void Write(Page page, ChannelPair pair)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var (first, second) = (Names.Channel(result.Election, pair.First, page.Language), Names.Channel(result.Election, pair.Second, page.Language));
        html.Element("p", words.Count("channels.both", pair.Units, Numbers.Whole(pair.Differing)), ("class", "under"));
        if (pair.Units == 0) return;
        Tables.Write(html, words.Text("channels.caption", first, second), 1, [words["list"], second, first, words["difference"]],
        [
            .. result.Standings.Select(s => ImmutableArray.Create(
                page.ListName(s.Index), Shown(pair.Votes[s.Index].Second), Shown(pair.Votes[s.Index].First),
                pair.Votes[s.Index] is ({ } a, { } b) ? Numbers.Signed(a - b) : "–")),
        ]);
    }

    private static string Shown(long? votes) => votes is { } known ? Numbers.Whole(known) : "–";
}
