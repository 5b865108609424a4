using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>How seats fell: quota, whole quotas and remainders, then each seat with the claim it beat.</summary>
public static class AwardSentences
{
    public static ExplainedStep Of(Election election, AwardReport award, Wordbook words)
    {
        var passages = ImmutableArray.CreateBuilder<Passage>();
        foreach (var quota in award.Quotas) Quota(election, quota, words, passages);
        if (!award.Given.IsEmpty) passages.Add(Given(election, award, words));
        if (LastSeat(election, award, words) is { } last) passages.Add(new Sentence(last));
        if (award.Tie is { } tie) passages.Add(new Sentence(Lot(election, tie, words)));
        if (award.Unfilled > 0) passages.Add(new Sentence(words.Count("award.unfilled", award.Unfilled)));
        passages.Add(new Sentence(award.Result.IsEmpty
            ? words["award.nobody"]
            : words.Text("award.result", string.Join(" · ", award.Result.OrderByDescending(r => r.Value)
                .Select(r => $"{Names.Claimant(election, r.Key, words.Language)} {Numbers.Whole(r.Value)}")))));
        var heading = words.Count("award.heading", award.Seats, Rule(award.Rule, words));
        if (award.Group is { } group) heading = words.Text("award.within", heading, Names.Claimant(election, group, words.Language));
        return new ExplainedStep(heading, award.Article, Explanation.UnitOf(election, award.Unit, words), passages.ToImmutable());
    }

    /// <summary>The rule by name: "Hare quota, largest remainders".</summary>
    public static string Rule(AwardRule rule, Wordbook words) => rule switch
    {
        DivisorRule divisors => words.Code("divisors", divisors.Divisors.Name),
        QuotaRule quota => $"{words[$"quota.{quota.Quota}"]}, {words[$"rest.{quota.Then}"]}",
        PluralityRule => words["rule.plurality"],
        WinnerRule => words["rule.winner"],
        _ => throw new InvalidOperationException(rule.ToString()),
    };

    public static string Lot(Election election, OpenTie tie, Wordbook words)
    {
        var tied = Names.Joined(words, [.. tie.Tied.Select(t => Names.Claimant(election, t, words.Language))]);
        var told = words.Count(tie.Losing ? "lot.losing" : "lot.needed", tie.Seats, tied);
        return tie.Unit is null ? told : $"{Explanation.UnitOf(election, tie.Unit, words)}: {told}";
    }

    private static void Quota(Election election, QuotaReport quota, Wordbook words, ImmutableArray<Passage>.Builder passages)
    {
        var language = words.Language;
        var kind = words[$"quota.{quota.Quota}"];
        var divided = quota.Quota switch
        {
            QuotaKind.Hare or QuotaKind.HareFloor or QuotaKind.HareRounded => Numbers.Whole(quota.Seats),
            QuotaKind.Imperiali or QuotaKind.ImperialiRounded => $"({Numbers.Whole(quota.Seats)} + 2)",
            QuotaKind.Droop or QuotaKind.HagenbachBischoff or QuotaKind.HagenbachBischoffRounded or QuotaKind.HagenbachBischoffCeiling => $"({Numbers.Whole(quota.Seats)} + 1)",
            _ => throw new InvalidOperationException(quota.ToString()),
        };
        var votes = Numbers.Short(quota.Votes, language);
        var exact = Numbers.Fraction(quota.Value);
        var rounding = quota.Quota is QuotaKind.Droop ? "quota.told-droop"
            : quota.Quota is QuotaKind.HagenbachBischoffRounded or QuotaKind.ImperialiRounded ? "quota.told-rounded"
            : "quota.told-whole";
        passages.Add(new Sentence(quota.Value.IsInteger
            ? words.Text(rounding, kind, votes, divided, exact)
            : words.Text("quota.told", kind, votes, divided, exact, Numbers.Decimal(quota.Value, 2, language))));
        passages.Add(new Listing(
            words["quota.caption"], 1,
            [words["list"], words["votes"], words["quota.whole"], words["quota.remainder"], words["quota.seats"]],
            [
                .. quota.Shares.Select(s => ImmutableArray.Create(
                    Names.Claimant(election, s.List, language), Numbers.Short(s.Votes, language), Numbers.Whole(s.Whole),
                    Numbers.Short(s.Remainder, language), Numbers.Whole(s.Seats))),
            ]));
        if (!quota.Capped.IsEmpty)
            passages.Add(new Sentence(words.Text("quota.capped", Names.Joined(words, [.. quota.Capped.Select(c => Names.Claimant(election, c, language))]))));
    }

    private static Listing Given(Election election, AwardReport award, Wordbook words) => new(
        words.Count("given.caption", award.Given.Length), 4,
        [words["given.seat"], words["given.to"], words["given.claim"], words["given.next"], words["given.lacked"]],
        [
            .. award.Given.Select(g => ImmutableArray.Create(
                Numbers.Whole(g.Number),
                Names.Claimant(election, g.List, words.Language) + Settled(g, words),
                words.Text($"reason.{g.Reason}", Claim(g.Claim, words)),
                g.Beaten is null || g.BeatenClaim is null ? words["given.no-other"] : words.Text("given.beaten", Names.Claimant(election, g.Beaten, words.Language), Claim(g.BeatenClaim.Value, words)),
                g.Lacked is { } lacked ? Numbers.Whole(lacked) : "–")),
        ]);

    private static string Settled(SeatReport seat, Wordbook words) => seat.SettledBy is { } rule ? $" ({words[$"settled.{rule}"]})" : "";

    /// <summary>The seat that is easiest to lose: the last one, told in full.</summary>
    private static string? LastSeat(Election election, AwardReport award, Wordbook words)
    {
        if (award.Given.IsEmpty || award.Tie is not null) return null;
        if (award.Given[^1] is not { Beaten: { } beaten, BeatenClaim: { } claim, Lacked: { } lacked } last) return null;
        // With quotients the lack is votes; with remainders more votes would also move the quota, so only the difference is told.
        var lack = last.Reason is SeatReason.Quotient or SeatReason.Average ? words.Count("votes.needed", lacked) : words.Count("votes.difference", lacked);
        return words.Text(
            "given.last", Names.Claimant(election, last.List, words.Language), words.Text($"reason.{last.Reason}", Claim(last.Claim, words)),
            Names.Claimant(election, beaten, words.Language), Claim(claim, words), lack);
    }

    private static string Claim(ClaimValue claim, Wordbook words) => claim switch
    {
        { Class: 1 } => words["claim.first-seat"],
        { Power: 1 } => Numbers.Short(claim.Value, words.Language),
        _ => claim.ToString(),
    };
}
