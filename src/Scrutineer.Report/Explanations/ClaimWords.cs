using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Seats given one by one: each with the claim that won and the claim it beat.</summary>
internal static class ClaimWords
{
    /// <summary>A claim as people compare it. Small fractions get more digits, so that close ones can be told apart.</summary>
    public static string Of(ClaimValue claim, Wordbook words) => claim switch
    {
        { Class: 1 } => words["claim.first-seat"],
        { Power: 1 } => Short(claim.Value, words.Language),
        _ => claim.ToString(),
    };

    public static string Won(SeatReport seat, Wordbook words) => words.Text($"reason.{seat.Reason}", Of(seat.Claim, words));

    public static string Beaten(SeatReport seat, Telling telling) => seat is { Beaten: { } beaten, BeatenClaim: { } claim }
        ? telling.Words.Text("given.beaten", telling.Name(beaten), Of(claim, telling.Words))
        : telling.Words["given.no-other"];

    public static string Settled(SeatReport seat, Wordbook words) => seat.SettledBy is { } rule ? $" ({words[$"settled.{rule}"]})" : "";

    public static string Lacked(SeatReport seat) => seat.Lacked is { Sign: >= 0 } lacked ? Numbers.Whole(lacked) : "–";

    /// <summary>Claimants with what they have: "A 46 · B 45".</summary>
    public static string Seats(IEnumerable<KeyValuePair<string, long>> seats, Telling telling) =>
        string.Join(" · ", seats.OrderByDescending(s => s.Value).Select(s => $"{telling.Name(s.Key)} {Numbers.Whole(s.Value)}"));

    /// <summary>The number behind the name of a list of seats, or that nobody has any.</summary>
    public static Sentence Result(IReadOnlyCollection<KeyValuePair<string, long>> seats, Telling telling) => new(seats.Count == 0
        ? telling.Words["award.nobody"]
        : telling.Words.Text("award.result", Seats(seats, telling)));

    private static string Short(Rational value, string language) =>
        value.IsInteger || value > 100 ? Numbers.Short(value, language) : Numbers.Significant(value, 6, language);
}
