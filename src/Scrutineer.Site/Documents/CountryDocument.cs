using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Papers;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Documents;

/// <summary>The summary of the country: what is so, votes, seats, coverage, and the lines of the form.</summary>
internal static class CountryDocument
{
    public static byte[] Make(Edition edition, string language)
    {
        using var frame = new DocumentFrame(edition, language, Words.SiteWords.In(language)["pdf.summary"], "index.html");
        frame.Open();
        var (paper, words, result) = (frame.Paper, frame.Words, edition.Result);
        paper.Skip(4);
        paper.Text(Headline.Of(result, words), 11, isBold: true);
        if (Outlook.Missing(result, words) is { } missing)
        {
            paper.Skip(3);
            paper.Text(missing, 10);
        }

        Votes(frame);
        frame.Coverage(result.Country);
        Units(frame);
        frame.Form(result.Country);
        return frame.Close();
    }

    private static void Votes(DocumentFrame frame)
    {
        var (paper, words, result) = (frame.Paper, frame.Words, frame.Edition.Result);
        paper.Heading(words["pdf.votes"]);
        if (result.BaseNumber is { } of) paper.Text(words.Text("votes.under", Bases.Counted(words, result.Base, of)), 9, isGrey: true);
        if (result.IsPartial) paper.Text(words["pdf.seats-partial"], 9, isGrey: true);
        paper.Skip(4);
        var table = new PaperTable(paper, [300, 385, 465, Paper.Right], 1);
        table.Head(words["list"], words["votes"], words["share"], words["seats"]);
        foreach (var standing in result.Standings)
            table.Row(standing.Seats.Sign > 0, Names.List(standing.List, frame.Language), frame.Whole(standing.Votes), frame.Percent(standing.Share), standing.Seats.Sign > 0 ? Numbers.Whole(standing.Seats) : "–");
        if (result.AllLines is { } all)
            table.Row(true, words["sum.lines"], Numbers.Whole(all), frame.Percent(Share.From(all, result.BaseNumber, result.Base)), result.TotalSeats.Sign > 0 ? Numbers.Whole(result.TotalSeats) : "");
        if (result.Country.Base("valid") is { } valid) table.Row(false, words["base.valid.name"], Numbers.Whole(valid), "", "");
        if (result.Country.Base("cast") is { } cast) table.Row(false, words["base.cast.name"], Numbers.Whole(cast), "", "");
    }

    private static void Units(DocumentFrame frame)
    {
        var (paper, words, edition) = (frame.Paper, frame.Words, frame.Edition);
        var units = edition.Election.Units;
        if (units.ChildrenOf(units.Root).All(u => units[u].IsStation)) return;
        paper.Heading(words["pdf.units"]);
        var table = new PaperTable(paper, [270, 350, 445, Paper.Right], 1);
        table.Head(words["pdf.unit"], words["pdf.stations"], words["pdf.cast"], words["pdf.turnout-short"]);
        foreach (var unit in units.ChildrenOf(units.Root))
        {
            var tally = edition.Tallies[unit];
            table.Row(
                false, Names.Unit(edition.Election, unit, frame.Language), words.Text("n-of-m", Numbers.Whole(tally.StationsReported), Numbers.Whole(tally.Stations)),
                frame.Whole(tally.Base("cast")), frame.Percent(tally.Turnout));
        }

        paper.Text(words["pdf.turnout-base"], 8, isGrey: true);
    }
}
