using Scrutineer.Elections.Tallies;
using Scrutineer.Report;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Html;
using Scrutineer.Report.Papers;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;

namespace Scrutineer.Site.Documents;

/// <summary>The summary protocol of a unit above stations: the lines of the form, votes by list, and which units below are in it.</summary>
internal static class UnitDocument
{
    /// <summary>More units below are counted, not named.</summary>
    private const int MostNamed = 400;

    public static byte[] Make(Edition edition, int unit, string language)
    {
        var name = Names.Unit(edition.Election, unit, language);
        var words = Words.SiteWords.In(language);
        using var frame = new DocumentFrame(edition, language, words.Text("pdf.protocol", name), $"unit/{PathCode.Of(edition.Election.Units[unit].Code)}.html");
        frame.Open();
        var tally = edition.Tallies[unit];
        frame.Coverage(tally);
        frame.Form(tally);
        Votes(frame, tally);
        Below(frame, unit);
        return frame.Close();
    }

    private static void Votes(DocumentFrame frame, Tally tally)
    {
        var (paper, words, result) = (frame.Paper, frame.Words, frame.Edition.Result);
        var of = UnitsSection.BaseOf(result, tally);
        paper.Heading(words["pdf.votes-here"]);
        if (of is { } number) paper.Text(words.Text("votes.under", Bases.Counted(words, result.Base, number)), 9, isGrey: true);
        paper.Skip(4);
        var table = new PaperTable(paper, [340, 440, Paper.Right], 1);
        table.Head(words["list"], words["votes"], words["share"]);
        for (var i = 0; i < frame.Edition.Election.Lists.Length; i++)
            table.Row(false, Names.List(frame.Edition.Election.Lists[i], frame.Language), frame.Whole(tally.Votes(i)), frame.Percent(Share.From(tally.Votes(i), of, result.Base)));
        var all = (tally.ListVotes ?? 0) + (tally.AgainstAllVotes ?? 0);
        table.Row(true, words["sum.lines"], tally.ListVotes is null ? words["unknown"] : Numbers.Whole(all), "");
    }

    private static void Below(DocumentFrame frame, int unit)
    {
        var (paper, words, edition) = (frame.Paper, frame.Words, frame.Edition);
        var below = edition.Election.Units.ChildrenOf(unit);
        if (below.IsEmpty) return;
        var missing = below.Where(u => edition.Tallies[u].StationsMissing > 0).ToList();
        paper.Heading(words["pdf.below"]);
        paper.Text(words.Text("pdf.below.count", Numbers.Whole(below.Length), Numbers.Whole(below.Length - missing.Count), Numbers.Whole(missing.Count)), 9);
        Listed("pdf.below.included", below.Where(u => edition.Tallies[u].StationsMissing == 0 && !edition.Result.IsSetAside(u)));
        Listed("pdf.below.missing", missing);
        Listed("pdf.below.set-aside", below.Where(edition.Result.IsSetAside));

        void Listed(string key, IEnumerable<int> units)
        {
            var names = units.Take(MostNamed + 1).Select(u => Names.Unit(edition.Election, u, frame.Language)).ToList();
            if (names.Count == 0) return;
            var more = names.Count > MostNamed;
            paper.Skip(4);
            paper.Text($"{words[key]}: {string.Join("; ", names.Take(MostNamed))}{(more ? " …" : "")}", 8.5);
        }
    }
}
