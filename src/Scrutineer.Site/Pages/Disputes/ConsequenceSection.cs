using Scrutineer.Elections.Disputes;
using Scrutineer.Report;
using Scrutineer.Report.Html;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Pages.Disputes;

/// <summary>What changed because of a decision: the count just before its entry beside the count just after, each of which anyone can make again.</summary>
internal static class ConsequenceSection
{
    public static void Write(SitePage page, DisputeWords told, long index)
    {
        var (html, words, edition) = (page.Html, page.Words, page.Edition);
        page.Sections.Begin("changed", words["changed.heading"], words["changed.under"]);
        if (edition.Register.ConsequenceOf(index) is not { } change)
        {
            html.Element("p", words["changed.nothing-ordered"]).Close();
            return;
        }

        var (before, after) = (change.Before, change.After);
        html.Open("p").Element("strong", Wordbook(told.Effect(change))).Close();
        if (!change.ChangesAnything) html.Element("p", words["changed.nothing"]);
        foreach (var then in (CountedThen[])[before, after])
            if (then.Refusal is { } refusal) html.Element("p", words.Text("changed.no-law", Frame.Plain(then.Size), refusal.Code), ("class", "due"));
        Tables.Begin(
            html, words["changed.caption"], 1,
            [words["list"], words["changed.votes-before"], words["changed.votes-after"], words["difference"], words["changed.seats-before"], words["changed.seats-after"], words["changed.bar"]], style: "register");
        for (var i = 0; i < edition.Election.Lists.Length; i++)
        {
            html.Open("tr").Open("th", ("scope", "row"));
            page.LinkList(i);
            html.Close();
            html.Element("td", Figures.Whole(before.Votes[i]), ("class", "n")).Element("td", Figures.Whole(after.Votes[i]), ("class", "n")).Element("td", Figures.Difference(after.Votes[i], before.Votes[i]), ("class", "n"));
            html.Element("td", Seats(before, i), ("class", "n")).Element("td", Seats(after, i), ("class", Seats(before, i) == Seats(after, i) ? "n" : "n changed"));
            html.Element("td", Bar(page, before.Passes[i], after.Passes[i]), ("class", "n")).Close();
        }

        html.Close().Open("tbody", ("class", "sums"));
        Sum("changed.protocols", before.Protocols, after.Protocols);
        Sum("changed.set-aside", before.SetAside, after.SetAside);
        Tables.End(html);
        html.Open("ul");
        Size(index, edition.Register.Around(index).Before, "changed.size-before");
        Size(index + 1, edition.Register.Around(index).After, "changed.size-after");
        html.Close().Close();

        void Sum(string key, long then, long now)
        {
            html.Open("tr").Element("th", words[key], ("scope", "row")).Element("td", Numbers.Whole(then), ("class", "n")).Element("td", Numbers.Whole(now), ("class", "n"));
            html.Element("td", Numbers.Signed(now - then), ("class", "n")).Element("td", "").Element("td", "").Element("td", "").Close();
        }

        void Size(long size, PastVersion? version, string key)
        {
            html.Open("li").Text(words.Text(key, Numbers.Whole(size)) + " ").Element("code", $"scrutineer seats DIR --size {Frame.Plain(size)} --channel {edition.Version.Channel}").Text(" ");
            if (version is not null) page.Link(page.ToRoot($"v/{Frame.Plain(version.Number)}/{page.Language}/index.html"), words.Text("changed.version", Numbers.Whole(version.Number)));
            else html.Text(words["changed.no-version"]);
            html.Close();
        }
    }

    private static string Wordbook(string text) => Report.Words.Wordbook.Capital(text) + ".";

    private static string Seats(CountedThen then, int list) => then.Refusal is not null ? "–" : Numbers.Whole(then.Seats[list]);

    private static string Bar(SitePage page, bool? before, bool? after) => before == after ? Said(page, after) : $"{Said(page, before)} → {Said(page, after)}";

    private static string Said(SitePage page, bool? passes) => passes is { } known ? page.Words[known ? "changed.over" : "changed.under-bar"] : "–";
}
