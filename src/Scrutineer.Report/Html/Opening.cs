using Scrutineer.Elections.Tallies;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Results;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Html;

/// <summary>Headline, what could still change, and four facts with their bases.</summary>
internal static class Opening
{
    /// <param name="page">The page.</param>
    /// <param name="hasBases">True: the section of the bases is on the page, and linked to.</param>
    public static void Write(Page page, bool hasBases = true)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        html.Element("h1", Headline.Of(result, words));
        html.Open("p", ("class", "sub")).Text(Ended(result.Election.Name.In(page.Language)));
        if (Outlook.Missing(result, words) is { } missing) html.Text($" {missing}");
        if (Outlook.OtherBase(result, words) is { } other)
        {
            html.Text($" {other} ");
            if (hasBases) html.Element("a", words["see-why"], ("href", "#base"));
        }

        html.Close();
        WriteFacts(page, result.Country);
    }

    /// <summary>Four facts of a unit with their bases.</summary>
    public static void WriteFacts(Page page, Tally tally)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        html.Open("dl", ("class", "facts"));
        foreach (var (figure, isWarning, told) in Facts(result, tally, words))
        {
            html.Open("div").Element("dt", told);
            html.Open("dd");
            if (isWarning) html.Element("span", "⚠ ", ("class", "wrong"));
            html.Text(figure).Close().Close();
        }

        html.Close();
    }

    private static IEnumerable<(string Figure, bool IsWarning, string Told)> Facts(Result result, Tally tally, Wordbook words)
    {
        yield return tally.Stations == 0
            ? (words["unknown"], false, words["fact.stations-unknown"])
            : (words.Text("n-of-m", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations)), tally.StationsReported > tally.Stations,
                (tally.StationsMissing == 0 ? words["fact.stations-all"] : words.Count("fact.stations", tally.StationsMissing)) + (tally.SetAside > 0 ? words.Count("fact.set-aside", tally.SetAside) : ""));
        yield return tally.RegisterCoverage is { } cover
            ? (Percent(cover, words), cover.IsImpossible, words.Text("fact.register", Numbers.Whole(cover.Numerator), Numbers.Whole(cover.Denominator)))
            : (words["unknown"], false, words["fact.register-unknown"]);
        yield return tally.Turnout is { } turnout
            ? (Percent(turnout, words), turnout.IsImpossible,
                words.Text(turnout.IsImpossible ? "fact.turnout-impossible" : "fact.turnout", Numbers.Whole(turnout.Numerator), Numbers.Whole(turnout.Denominator)))
            : (words["unknown"], false, tally.Base("cast") is { } cast ? words.Text("fact.turnout-no-register", Numbers.Whole(cast)) : words["fact.turnout-unknown"]);
        var channel = Names.Channel(result.Election, result.Input.Channel, words.Language);
        yield return tally.LatestReceived is { } latest
            ? (Moments.Clock(latest), false, words.Text("fact.time", Moments.DayAndOffset(words, latest), channel))
            : (words["unknown"], false, words.Text("fact.time-unknown", channel));
    }

    private static string Ended(string text) => text.EndsWith('.') ? text : text + ".";

    private static string Percent(Share share, Wordbook words) => Numbers.WithSign(share.Value, words.Language);
}
