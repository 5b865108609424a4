using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Pictures;
using Scrutineer.Report.Results;

namespace Scrutineer.Report.Html;

/// <summary>The result table: every line of the ballot, and every line that makes the total.</summary>
internal static class VotesSection
{
    public static void Write(Page page)
    {
        var (html, result, words) = (page.Html, page.Result, page.Words);
        var line = Line(result);
        page.Begin("votes", words["votes.heading"], Under(page, line));
        Tables.Begin(html, words["votes.caption"], 1, [words["list"], words["votes"], words["bar"], words["share"], words["seats"], words["place"]], isCaptionHidden: true, style: "votes");
        var most = result.Standings.Select(s => s.Share?.Value ?? Rational.Zero).Append(line ?? Rational.Zero).Max();
        foreach (var standing in result.Standings) Row(page, standing, line, most);
        html.Close().Open("tbody", ("class", "sums"));
        Sums(page);
        Tables.End(html);
        html.Close();
    }

    /// <summary>The bar as a line in the picture: only if it is one bar, of the base that the shares are taken of.</summary>
    private static Rational? Line(Result result) => result.Lists.All(s => s.Bar is null || s.Bar.Of == result.Base) ? result.OneBar : null;

    private static string Under(Page page, Rational? line)
    {
        var (result, words) = (page.Result, page.Words);
        var share = result.BaseNumber is { } number ? words.Text("votes.under", Bases.Counted(words, result.Base, number)) : words["votes.no-base"];
        return line is { } bar ? words.Text("votes.line", share, Numbers.Bar(bar, page.Language)) : share;
    }

    private static void Row(Page page, Standing standing, Rational? line, Rational most)
    {
        var (html, words) = (page.Html, page.Words);
        var style = standing.List.IsAgainstAll ? "against" : standing.Seats.Sign > 0 || standing.Place == Place.In ? "has" : "";
        html.Open("tr", ("class", style));
        html.Open("th", ("scope", "row"));
        // On a phone the place stands beside the name, elsewhere in a column of its own; one of the two is never displayed.
        var chip = Chips.Of(page.Result.Election, standing, words);
        page.WriteList(standing.Index, () => Chip(" phone"));
        html.Close();
        html.Element("td", standing.Votes is { } votes ? Numbers.Whole(votes) : words["unknown"], ("class", "n"));
        html.Open("td", ("class", "picture"));
        if (standing.Share is { } share && most.Sign > 0)
        {
            var title = $"{page.ListName(standing.Index)}: {Numbers.WithSign(share.Value, page.Language)} {words.Text("of", Bases.Counted(words, share.Of, share.Denominator))}";
            var told = line is { } bar ? words.Text("bar.line", Numbers.Bar(bar, page.Language), Bases.From(words, share.Of)) : words["bar.no-line"];
            html.Trusted(Bars.Row(share.Value, line, most, page.ColourOf(standing.Index), Page.Style(standing.Index), title, told));
        }

        html.Close();
        html.Open("td", ("class", "n"));
        Share(page, standing.Share);
        html.Close();
        html.Element("td", standing.Seats.Sign > 0 ? Numbers.Whole(standing.Seats) : "–", ("class", "n seats"));
        html.Open("td", ("class", "place"));
        Chip("");
        html.Close().Close();

        void Chip(string where)
        {
            if (chip.Length > 0) html.Text(" ").Element("span", chip, ("class", $"chip {standing.Place.ToString().ToLowerInvariant()}{where}"));
        }
    }

    /// <summary>Marked ballots, ballots in no line, voters who took part: sums close, or the difference is shown.</summary>
    private static void Sums(Page page)
    {
        var (result, words) = (page.Result, page.Words);
        if (result.AllLines is not { } lines) return;
        Sum(page, words["sum.lines"], lines, isStrong: true, seats: Seats(result));
        if (result.Country.Base("valid") is { } valid && valid != lines)
            Sum(page, words.Text("sum.valid-differs", Numbers.Signed(valid - lines)), valid, isWrong: true);
        if (result.Country.Base("cast") is not { } cast) return;
        Sum(page, words[cast < lines ? "sum.more-than-cast" : "sum.no-line"], cast - lines, isWrong: cast < lines);
        Sum(page, words["base.cast.name"], cast);
    }

    private static string Seats(Result result) => result.TotalSeats.Sign > 0 ? Numbers.Whole(result.TotalSeats) : "";

    private static void Sum(Page page, string name, long votes, bool isStrong = false, bool isWrong = false, string seats = "")
    {
        var html = page.Html;
        html.Open("tr", ("class", isStrong ? "has" : isWrong ? "warned" : ""));
        html.Open("th", ("scope", "row"));
        if (isWrong) html.Element("span", "⚠ ", ("class", "wrong"));
        html.Text(name).Close();
        html.Element("td", Numbers.Whole(votes), ("class", "n")).Open("td", ("class", "picture")).Close();
        html.Open("td", ("class", "n"));
        // With a base smaller than those who took part, the ballots outside it are no share of it.
        var isPart = isStrong || page.Result.Base == "cast";
        Share(page, isPart ? Elections.Tallies.Share.From(votes, page.Result.BaseNumber, page.Result.Base) : null);
        html.Close().Element("td", seats, ("class", "n seats")).Open("td", ("class", "place")).Close().Close();
    }

    private static void Share(Page page, Share? share)
    {
        if (share is not { } known)
        {
            page.Html.Text("–");
            return;
        }

        if (known.IsImpossible) page.Html.Element("span", "⚠ ", ("class", "wrong"), ("title", page.Words["share.impossible"]));
        page.Html.Text(Numbers.Percent(known.Value, page.Language));
    }
}
