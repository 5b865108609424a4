using System.Collections.Immutable;
using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;
using Scrutineer.Site.Pictures;

namespace Scrutineer.Site.Pages;

/// <summary>Pictures of the whole count, each with its table: shares near the bar over the versions, the change since the election before, the fingerprint of the stations, and from one count to the other.</summary>
internal static class PicturesPage
{
    public static PageKind Kind { get; } = PageKind.One("pictures", page => page.Words["pictures.title"], Body);

    private static void Body(SitePage page)
    {
        page.Html.Element("h1", page.Words["pictures.title"]);
        page.Html.Element("p", page.Words["pictures.sub"], ("class", "sub"));
        BarOverTime.Write(page);
        PreviousSection.Write(page);
        PrintSection.Write(page);
        foreach (var pair in ChannelPair.Of(page.Edition.Result)) FlowSection.Write(page, pair);
    }
}

/// <summary>Shares of the lists nearest to the bar, version by version, with the bar as a line.</summary>
internal static class BarOverTime
{
    private const int Most = 5;

    public static void Write(SitePage page)
    {
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        var timeline = Timeline.Of(page.Edition);
        // The line is only true if the bar is taken of the base that the shares are taken of.
        if (timeline.Versions.Length < 2 || result.OneBar is not { } bar || result.Lists.Any(s => s.Bar is { } b && b.Of != result.Base)) return;
        var near = result.Lists.Where(s => s.Bar is not null).OrderBy(s => System.Numerics.BigInteger.Abs(s.Bar!.Margin)).Take(Most).OrderByDescending(s => s.Votes ?? 0).ToList();
        var shares = timeline.Versions.Select(v => Shares(page, v, near)).ToList();
        if (near.Count == 0 || shares.All(s => s.All(x => x is null))) return;
        page.Sections.Begin("near", words["pictures.near"], words.Text("pictures.near-under", Bases.From(words, result.Base), Names.Channel(page.Edition.Election, timeline.Channel, page.Language)));
        var barAt = (double)bar.Numerator / (double)bar.Denominator;
        var top = Math.Max(0.02, 1.25 * Math.Max(barAt, shares.SelectMany(s => s).Max(s => s is { } known ? (double)known.Numerator / known.Denominator : 0)));
        var lines = near.Select((s, i) => new StepLine(
            page.Sections.ListName(s.Index), Page.Style(s.Index), page.Sections.ColourOf(s.Index),
            [.. timeline.Versions.Select((v, k) => (timeline.At(v), shares[k][i])).Where(p => p.Item2 is not null).Select(p => (p.Item1, (double)p.Item2!.Value.Numerator / p.Item2.Value.Denominator / top))]))
            .Where(l => !l.Points.IsEmpty).ToImmutableArray();
        var said = string.Join("; ", near.Select(s => $"{page.Sections.ListName(s.Index)}: {(s.Share is { } share ? Cells.Said(page, share) : words["unknown"])}"));
        html.Open("figure").Trusted(StepPicture.Draw(lines, Heights(top, page), timeline.Marks(words), (barAt / top, Numbers.Bar(bar, page.Language)), words["pictures.near"], said));
        page.Sections.Caption(words[timeline.IsByClock ? "pictures.near-caption" : "pictures.near-caption-entries"]);
        html.Close();
        html.Open("p", ("class", "warning")).Element("strong", words["progress.order"]).Text(" " + words["progress.order-more"]).Close();
        html.Open("details").Element("summary", words["pictures.table"]);
        Tables.Begin(html, words.Text("pictures.near-table", Bases.From(words, result.Base)), 2, [words["pictures.version"], words["pictures.published"], .. near.Select(s => page.Sections.ListName(s.Index))]);
        for (var k = 0; k < timeline.Versions.Length; k++)
        {
            html.Open("tr").Element("th", Numbers.Whole(timeline.Versions[k].Number), ("scope", "row"));
            html.Element("td", Moments.Time(words, timeline.Versions[k].Time));
            foreach (var share in shares[k]) Cells.Share(page, share);
            html.Close();
        }

        Tables.End(html);
        html.Close().Close();
    }

    private static List<Share?> Shares(SitePage page, Editions.PastVersion version, List<Standing> lists)
    {
        var of = version.BaseNumber(page.Edition.Result.Base);
        return [.. lists.Select(s => Share.From(version.Votes[s.Index], of, page.Edition.Result.Base))];
    }

    /// <summary>Round per cents from 0 up, at most six.</summary>
    private static ImmutableArray<(double, string)> Heights(double top, SitePage page)
    {
        var step = ((int[])[1, 2, 5, 10, 20, 50]).First(s => top * 100 / s < 6 || s == 50);
        return [.. Enumerable.Range(0, 7).Select(i => i * step).Where(p => p <= top * 100).Select(p => (p / top / 100, p == 0 ? "0" : $"{Numbers.Whole(p)}{Numbers.Narrow}%"))];
    }
}

/// <summary>The fingerprint: a lead for the one who checks, never a verdict.</summary>
internal static class PrintSection
{
    public static void Write(SitePage page)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        if (Fingerprint.Of(edition) is not { } print) return;
        var name = page.Sections.ListName(print.First.Index);
        page.Sections.Begin("fingerprint", words["pictures.print"], words.Text("pictures.print-under", name, Bases.From(words, edition.Result.Base)));
        html.Open("figure").Trusted(print.Draw(
            words["pictures.print-across"], words.Text("pictures.print-up", name), words["pictures.print"],
            words.Count("pictures.print-told", print.Shown, Numbers.Whole(print.Voters))));
        page.Sections.Caption(words["pictures.print-caption"]);
        html.Close();
        html.Open("p", ("class", "warning")).Element("strong", words["pictures.lead"]).Text(" " + words["pictures.lead-more"]).Close();
        if (print.Outside > 0) html.Element("p", words.Count("pictures.print-outside", print.Outside, Numbers.Whole(print.Stations)), ("class", "under"));
        html.Open("details").Element("summary", words["pictures.table"]);
        var bands = Enumerable.Range(0, 10).ToList();
        Tables.Begin(html, words.Text("pictures.print-table", name), 1, [words["pictures.print-band"], .. bands.Select(Said), words["total"]], style: "wide-table");
        foreach (var turnout in bands) Row(Said(turnout), [.. bands.Select(s => print.Band(turnout, s))]);
        html.Close().Open("tbody", ("class", "sums"));
        Row(words["total"], [.. bands.Select(s => bands.Sum(t => print.Band(t, s)))], "has");
        Tables.End(html);
        html.Close().Close();

        static string Said(int band) => $"{band * 10}–{band * 10 + 10}";

        void Row(string head, ImmutableArray<long> cells, string style = "")
        {
            html.Open("tr", ("class", style)).Element("th", head, ("scope", "row"));
            foreach (var cell in cells) html.Element("td", cell == 0 ? "–" : Numbers.Whole(cell), ("class", "n"));
            html.Element("td", Numbers.Whole(cells.Sum()), ("class", "n")).Close();
        }
    }
}

/// <summary>From one count to the other: the same stations, list by list.</summary>
internal static class FlowSection
{
    private const int MostBands = 8;

    public static void Write(SitePage page, ChannelPair pair)
    {
        var (html, words, result) = (page.Html, page.Words, page.Edition.Result);
        if (pair.Units == 0) return;
        // The channel that decides comes last: that is where the figures go.
        var (from, to) = (Names.Channel(result.Election, pair.Second, page.Language), Names.Channel(result.Election, pair.First, page.Language));
        var known = result.Standings.Where(s => pair.Votes[s.Index] is { First: not null, Second: not null }).ToList();
        if (known.Count == 0) return;
        page.Sections.Begin($"flow-{result.Election.Channels.Select(c => c.Code).ToList().IndexOf(pair.Second)}", words.Text("pictures.flow", from, to), words.Count("channels.both", pair.Units, Numbers.Whole(pair.Differing)));
        var bands = known.Take(MostBands).Select(s => Band(page, page.Sections.ListName(s.Index), Page.Style(s.Index), page.Sections.ColourOf(s.Index), pair.Votes[s.Index])).ToList();
        var rest = known.Skip(MostBands).Select(s => pair.Votes[s.Index]).ToList();
        if (rest.Count > 0) bands.Add(Band(page, words.Count("pictures.others", rest.Count), "others", Report.Pictures.Colour.Grey, (rest.Sum(v => v.First), rest.Sum(v => v.Second))));
        html.Open("figure").Trusted(FlowPicture.Draw([.. bands], from, to, words.Text("pictures.flow", from, to), string.Join("; ", bands.Select(b => $"{b.Label}: {b.Change}"))));
        page.Sections.Caption(words["pictures.flow-caption"]);
        html.Close();
        html.Open("details").Element("summary", words["pictures.table"]);
        Tables.Begin(html, words.Text("pictures.flow-table", from, to), 1, [words["list"], from, to, words["difference"]]);
        foreach (var standing in known)
        {
            var (second, first) = (pair.Votes[standing.Index].Second!.Value, pair.Votes[standing.Index].First!.Value);
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkList(standing.Index);
            html.Close();
            Row(second, first);
        }

        html.Close().Open("tbody", ("class", "sums")).Open("tr", ("class", "has")).Element("th", words["total"], ("scope", "row"));
        Row(known.Sum(s => pair.Votes[s.Index].Second!.Value), known.Sum(s => pair.Votes[s.Index].First!.Value));
        Tables.End(html);
        html.Close().Close();

        void Row(long before, long after)
        {
            Cells.Number(page, before);
            Cells.Number(page, after);
            html.Element("td", Numbers.Signed(after - before), ("class", "n")).Close();
        }
    }

    private static FlowBand Band(SitePage page, string name, string style, Report.Pictures.Colour colour, (long? First, long? Second) votes) =>
        new(name, $"{Numbers.Whole(votes.Second!.Value)} → {Numbers.Whole(votes.First!.Value)} ({Numbers.Signed(votes.First.Value - votes.Second.Value)})", style, colour, votes.Second.Value, votes.First.Value);
}
