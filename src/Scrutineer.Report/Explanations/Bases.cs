using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Bases in words. A share is never said without one.</summary>
public static class Bases
{
    /// <summary>As a label: "Voters who took part".</summary>
    public static string Name(Wordbook words, string code) => Known(words, code) ? words[$"base.{code}.name"] : code;

    /// <summary>After "of": "votes for lists".</summary>
    public static string From(Wordbook words, string code) => Known(words, code) ? words[$"base.{code}.from"] : code;

    /// <summary>With its number: "1 990 753 voters who took part".</summary>
    public static string Counted(Wordbook words, string code, Rational number)
    {
        var shown = Numbers.Short(number, words.Language);
        return Known(words, code) ? words.Text($"base.{code}.counted", shown) : $"{shown} {code}";
    }

    /// <summary>"136 276 of 1 990 753 voters who took part".</summary>
    public static string Part(Wordbook words, Rational part, string code, Rational number) =>
        words.Text("part-of", Numbers.Short(part, words.Language), Counted(words, code, number));

    /// <summary>Both sides of a comparison: "136 276 of 1 990 753 voters who took part; 7 % is 139 352.71; short by 3 077".</summary>
    public static string Comparison(Wordbook words, BarReport bar)
    {
        if (!bar.Tested)
        {
            return words.Text(
                "bar.untested", Numbers.Bar(bar.Least, words.Language), words.Code("level-of", bar.Unit?.TrimStart('*') ?? ""), From(words, bar.Of));
        }

        var so = bar.Margin.Sign >= 0 ? words.Count("bar.over", bar.Margin) : words.Count("bar.short", -bar.Margin);
        return words.Text(
            bar.Strict ? "bar.compared-strict" : "bar.compared",
            Part(words, bar.Votes, bar.Of, bar.Base), Numbers.Bar(bar.Least, words.Language), Numbers.Short(bar.Needed, words.Language), so);
    }

    private static bool Known(Wordbook words, string code) => words.Has($"base.{code}.name");
}
