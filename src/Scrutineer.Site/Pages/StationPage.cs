using Scrutineer.Elections.Protocols;
using Scrutineer.Report.Html;
using Scrutineer.Report.Words;
using Scrutineer.Site.Files;
using Scrutineer.Site.Pages.Disputes;

namespace Scrutineer.Site.Pages;

/// <summary>A station: the form as it was filled in every channel, what does not fit, every version, and the proof.</summary>
internal static class StationPage
{
    public static void Write(SitePage page, int unit)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        var channels = edition.Election.Channels
            .Select(c => (Channel: c, Protocol: edition.State[c.Code].Current(unit)?.Protocol)).Where(c => c.Protocol is not null).ToList();
        Crumbs.Write(page, unit);
        html.Element("p", Said(page, unit, channels.Count), ("class", "sub"));
        if (edition.Result.IsSetAside(unit)) html.Element("p", words["station.set-aside"], ("class", "due"));
        html.Open("div", ("class", "pair"));
        if (channels.Count == 0) Missing(page, unit);
        else Form(page, unit, [.. channels.Select(c => (c.Channel.Code, c.Protocol!))]);
        html.Open("div");
        StationFindings.Write(page, unit);
        UnitDisputes.Write(page, unit);
        StationScans.Write(page, unit);
        StationProof.Write(page, unit);
        html.Close().Close();
        StationHistory.Write(page, unit);
        html.Open("p", ("class", "under"));
        page.Link(page.ToVersion($"data/unit/{PathCode.Of(edition.Election.Units[unit].Code)}.json"), words["unit.data"]);
        html.Close();
    }

    private static string Said(SitePage page, int unit, int channels)
    {
        var station = page.Edition.Election.Units[unit];
        var register = station.Registered is { } voters ? page.Words.Count("station.register", voters) : page.Words["station.register-unknown"];
        var code = Crumbs.IsNamed(page, unit) ? page.Words.Text("station.code", station.Code) + " " : "";
        return $"{code}{register} {(channels == 0 ? page.Words["station.not-in"] : page.Words.Count("station.channels", channels))}";
    }

    private static void Missing(SitePage page, int unit)
    {
        page.Sections.Begin("form", page.Words["station.form"]);
        page.Html.Element("p", page.Words[page.Edition.HistoryOf(unit).Any() ? "station.withdrawn" : "station.nothing"]).Close();
    }

    private static void Form(SitePage page, int unit, (string Channel, Protocol Protocol)[] channels)
    {
        var (html, words, election) = (page.Html, page.Words, page.Edition.Election);
        var broken = page.Edition.FindingsIn(unit).SelectMany(f => f.Lines).ToHashSet(StringComparer.Ordinal);
        page.Sections.Begin("form", words["station.form"], words["station.form-under"]);
        string[] heads = [words["station.line"], .. channels.Select(c => Names.Channel(election, c.Channel, page.Language)), .. channels.Length == 2 ? [words["difference"]] : Array.Empty<string>()];
        Tables.Begin(html, words["station.form-caption"], 1, [.. heads], isCaptionHidden: true, style: "form");
        for (var i = 0; i < election.Form.Lines.Length; i++)
        {
            var line = election.Form.Lines[i];
            var index = i;
            Row(() => html.Open("span", ("class", "name")).Element("span", line.Number, ("class", "number")).Element("bdi", line.Name.In(page.Language)).Close(), line.Code, p => p.Lines[index]);
        }

        html.Close().Open("tbody");
        for (var i = 0; i < election.Lists.Length; i++)
        {
            var index = i;
            Row(() => page.LinkList(index), election.Lists[i].Code, p => p.Votes[index]);
        }

        html.Close().Open("tbody", ("class", "sums"));
        Row(() => html.Text(words["station.sum"]), "", p => p.ListVotes is { } lists ? lists + (p.AgainstAllVotes ?? 0) : null);
        Tables.End(html);
        html.Close();

        void Row(Action name, string code, Func<Protocol, long?> figure)
        {
            var figures = channels.Select(c => figure(c.Protocol)).ToArray();
            html.Open("tr", ("class", code.Length > 0 && broken.Contains(code) ? "warned" : "")).Open("th", ("scope", "row"));
            if (code.Length > 0 && broken.Contains(code)) html.Element("span", "⚠ ", ("class", "wrong"), ("title", words["station.in-finding"]));
            name();
            html.Close();
            foreach (var number in figures) html.Element("td", Figures.Whole(number), ("class", "n"));
            if (figures.Length == 2) html.Element("td", Figures.Difference(figures[1], figures[0]), ("class", figures is [{ } a, { } b] && a != b ? "n changed" : "n"));
            html.Close();
        }
    }
}
