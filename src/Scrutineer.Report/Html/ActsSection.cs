using Scrutineer.Elections.Acts;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>What people decided: units set aside, votes voided, lots drawn, with the reason and by whom.</summary>
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
                var more = aside.Units.Length - MostUnits;
                return words.Count("acts.set-aside", aside.Units.Length, Units(aside.Units)) + (more > 0 ? " " + words.Count("acts.more", more) : "");
            case VoidVotes votes:
                return words.Text("acts.void", Names.Claimant(election, votes.List, page.Language), Units(votes.Units));
            case AnnulResult:
                return words["acts.annulled"];
            case LotDrawn lot:
                return words.Text(
                    "acts.lot", Names.Joined(words, [.. lot.Among.Select(l => Names.Claimant(election, l, page.Language))]),
                    Names.Joined(words, [.. lot.Drawn.Select(l => Names.Claimant(election, l, page.Language))]));
            default:
                throw new InvalidOperationException(act.ToString());
        }

        string Units(IEnumerable<string> codes) => Names.Joined(words, [.. codes.Take(MostUnits).Select(u => Names.Claimant(election, u, page.Language))]);
    }
}
