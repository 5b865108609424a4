using Scrutineer.Elections.Acts;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>What people decided: units set aside, lots drawn, with the reason and by whom.</summary>
internal static class ActsSection
{
    private const int MostUnits = 20;

    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        if (result.Election.Acts.IsEmpty) return;
        page.Begin("acts", words["acts.heading"]);
        html.Open("ul", ("class", "acts"));
        foreach (var act in result.Election.Acts)
        {
            html.Open("li").Element("strong", Told(page, act));
            html.Text(" " + words.Text("acts.by", act.By, act.Reason.In(page.Language))).Close();
        }

        html.Close().Close();
    }

    private static string Told(Page page, Act act)
    {
        var (election, words) = (page.Result.Election, page.Words);
        switch (act)
        {
            case SetAside aside:
                var units = aside.Units.Take(MostUnits).Select(u => Names.Claimant(election, u, page.Language)).ToList();
                var more = aside.Units.Length - units.Count;
                return words.Count("acts.set-aside", aside.Units.Length, Names.Joined(words, units)) + (more > 0 ? " " + words.Count("acts.more", more) : "");
            case LotDrawn lot:
                return words.Text(
                    "acts.lot", Names.Joined(words, [.. lot.Among.Select(l => Names.Claimant(election, l, page.Language))]),
                    Names.Joined(words, [.. lot.Drawn.Select(l => Names.Claimant(election, l, page.Language))]));
            default:
                throw new InvalidOperationException(act.ToString());
        }
    }
}
