using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>Small laws and small votes, written so that a test fits on a screen. Texts use ' where JSON uses ".</summary>
internal static class Small
{
    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text.Replace('\'', '"'));

    /// <summary>A law from its steps; the last one is named S.</summary>
    public static SeatLaw Law(string steps, string ties = "'lot'") => Ok(LawReader.Read(Json("{'id':'t','ties':" + ties + ",'result':'S','steps':[" + steps + "]}")));

    /// <summary>A law with one award.</summary>
    public static SeatLaw Award(string by, long seats, string more = "", string ties = "'lot'") =>
        Law("{'do':'award','as':'S','seats':" + seats.ToString(CultureInfo.InvariantCulture) + ",'by':" + by + (more.Length == 0 ? "" : "," + more) + "}", ties);

    /// <summary>A law with one bar, and one seat for the strongest list.</summary>
    public static SeatLaw Bar(string condition, string more = "") =>
        Law("{'do':'qualify','as':'in','if':" + condition + (more.Length == 0 ? "" : "," + more) + "},{'do':'award','as':'S','seats':1,'among':'in','by':{'plurality':1}}", "['order']");

    /// <summary>Votes of lists A, B, C ... in one national row.</summary>
    public static VoteData Votes(params ReadOnlySpan<long> votes)
    {
        var cells = new List<KeyValuePair<string, Rational>>();
        foreach (var count in votes) cells.Add(new(Name(cells.Count), count));
        return Of([new("N", "nation", null, ImmutableDictionary<string, Rational>.Empty)], [.. cells.Select(c => c.Key)], ("N", cells));
    }

    /// <summary>Votes by district; lists are those of the first row that names them.</summary>
    public static VoteData Districts(params (string Unit, long Seats, (string List, long Votes)[] Cells)[] rows)
    {
        var units = rows.Select(r => new LawUnit(r.Unit, "district", null, ImmutableDictionary<string, Rational>.Empty.Add("seats", r.Seats)));
        return Of(
            [.. units],
            [.. rows.SelectMany(r => r.Cells.Select(c => c.List)).Distinct()],
            [.. rows.Select(r => (r.Unit, r.Cells.Select(c => KeyValuePair.Create(c.List, (Rational)c.Votes)).ToList()))]);
    }

    public static VoteData With(this VoteData data, params (string List, string Attribute, string Value)[] attributes) => new(
        data.Units,
        [.. data.Lists.Select(l => l with { Attributes = attributes.Where(a => a.List == l.Code).ToImmutableDictionary(a => a.Attribute, a => a.Value) })],
        data.Votes)
    { Totals = data.Totals, Lots = data.Lots, Direct = data.Direct };

    public static VoteData WithTotals(this VoteData data, params (string Base, long Number)[] totals) => new(data.Units, data.Lists, data.Votes)
    {
        Totals = totals.ToImmutableDictionary(t => t.Base, t => (Rational)t.Number),
        Lots = data.Lots,
        Direct = data.Direct,
    };

    public static VoteData WithLots(this VoteData data, params (string Among, string Drawn)[] lots) => new(data.Units, data.Lists, data.Votes)
    {
        Totals = data.Totals,
        Lots = [.. lots.Select(l => new Lot([.. l.Among.Split(' ')], [.. l.Drawn.Split(' ')]))],
        Direct = data.Direct,
    };

    /// <summary>The same law, with the seats of each unit instead of a number.</summary>
    public static SeatLaw WithSeatsOfUnits(this SeatLaw law) => law with { Steps = [.. law.Steps.Select(s => s is AwardStep a ? a with { Seats = new SeatForm.OfUnit() } : s)] };

    public static Outcome Outcome(SeatLaw law, VoteData data) => Ok(Evaluator.Evaluate(law, data));

    /// <summary>National seats as text: <c>A 3, B 2</c>.</summary>
    public static string Seats(SeatLaw law, VoteData data) => Outcome(law, data).InWords(data);

    public static string InWords(this Outcome outcome, VoteData data) =>
        string.Join(", ", data.Lists.Select(l => (l.Code, Seats: outcome.SeatsOf(l.Code))).Where(s => !s.Seats.IsZero).Select(s => $"{s.Code} {s.Seats}"));

    public static AwardReport Report(this Outcome outcome) => Assert.Single(outcome.Steps.OfType<AwardReport>());

    public static T Ok<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    public static Refusal Refused<T>(Result<T> result, string code)
    {
        Assert.False(result.IsOk, $"This should be refused as {code}.");
        Assert.Equal(code, result.Refusal!.Code);
        Assert.NotEmpty(result.Refusal.Message);
        return result.Refusal;
    }

    public static string Name(int index) => ((char)('A' + index)).ToString();

    private static VoteData Of(ImmutableArray<LawUnit> units, ImmutableArray<string> lists, params (string Unit, List<KeyValuePair<string, Rational>> Cells)[] rows) => new(
        units,
        [.. lists.Select(l => new LawList(l, ImmutableDictionary<string, string>.Empty))],
        Table.Of(rows.Select(r => KeyValuePair.Create(r.Unit, (IEnumerable<KeyValuePair<string, Rational>>)r.Cells))));
}
