using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>How seats fell: quota, whole quotas and remainders, then each seat with the claim it beat.</summary>
public static class AwardSentences
{
    public static ExplainedStep Of(AwardReport award, Telling telling)
    {
        var words = telling.Words;
        var (heading, unit) = (Heading(award, telling), Unit(award, telling));
        if (Claimant(award) == "unit") telling = telling.OfUnits();
        var passages = ImmutableArray.CreateBuilder<Passage>();
        if (award is { Groups: true, Row: not null }) passages.Add(new Sentence(words["award.groups"]));
        if (!award.Kept.IsEmpty) passages.Add(new Sentence(words.Text("award.kept", ClaimWords.Seats(award.Kept, telling))));
        if (!award.Floors.IsEmpty) passages.Add(new Sentence(words.Text("award.floors", ClaimWords.Seats(award.Floors, telling))));
        foreach (var quota in award.Quotas) QuotaSentences.Add(quota, Claimant(award), telling, passages);
        if (!award.Given.IsEmpty) passages.Add(Given(award, telling));
        if (LastSeat(award, telling) is { } last) passages.Add(new Sentence(last));
        if (award.Tie is { } tie) passages.Add(new Sentence(TieSentences.Of(tie, telling)));
        if (award.Unfilled > 0) passages.Add(new Sentence(words.Count("award.unfilled", award.Unfilled)));
        passages.Add(ClaimWords.Result(award.Result, telling));
        return new ExplainedStep(heading, award.Article, unit, passages.ToImmutable());
    }

    private static string Heading(AwardReport award, Telling telling)
    {
        var words = telling.Words;
        var rule = RuleWords.Of(award.Rule, words);
        var heading = award.OverUnitsFor is { } list ? words.Count("award.heading-over", award.Seats, telling.Name(list), rule)
            : words.Count(award.Row is null ? "award.heading-units" : "award.heading", award.Seats, rule);
        return award.Group is { } group ? words.Text("award.within", heading, telling.Name(group)) : heading;
    }

    /// <summary>The unit it was made for; a list's own seats are named by the unit and the list, or by the list alone.</summary>
    private static string? Unit(AwardReport award, Telling telling)
    {
        if (award.OverUnitsFor is not { } list || award.Unit is not { } place) return telling.Unit(award.Unit);
        return place.Length > list.Length ? $"{telling.UnitName(place[..^(list.Length + 1)])}, {telling.Name(list)}" : telling.Name(list);
    }

    /// <summary>The head of the column of claimants.</summary>
    private static string Claimant(AwardReport award) => award switch
    {
        { OverUnitsFor: not null } or { Row: null } => "unit",
        { Groups: true } => "group",
        _ => "list",
    };

    private static Listing Given(AwardReport award, Telling telling)
    {
        var words = telling.Words;
        return new Listing(
            words.Count("given.caption", award.Given.Length), 4,
            [words["given.seat"], words["given.to"], words["given.claim"], words["given.next"], words["given.lacked"]],
            [
                .. award.Given.Select(g => ImmutableArray.Create(
                    Numbers.Whole(g.Number), telling.Name(g.List) + ClaimWords.Settled(g, words), ClaimWords.Won(g, words),
                    ClaimWords.Beaten(g, telling), ClaimWords.Lacked(g))),
            ]);
    }

    /// <summary>The seat that is easiest to lose: the last one, told in full.</summary>
    private static string? LastSeat(AwardReport award, Telling telling)
    {
        if (award.Given.IsEmpty || award.Tie is not null) return null;
        if (award.Given[^1] is not { Beaten: { } beaten, BeatenClaim: { } claim, Lacked: { } lacked } last) return null;
        var words = telling.Words;
        // With quotients the lack is votes; with remainders more votes would also move the quota, so only the difference is told.
        var lack = last.Reason is SeatReason.Quotient or SeatReason.Average or SeatReason.UniqueAverage ? words.Count("votes.needed", lacked) : words.Count("votes.difference", lacked);
        return words.Text("given.last", telling.Name(last.List), ClaimWords.Won(last, words), telling.Name(beaten), ClaimWords.Of(claim, words), lack);
    }
}
