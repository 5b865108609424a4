using System.Collections.Immutable;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>A quota with the numbers it comes from, and the whole quotas of every claimant.</summary>
internal static class QuotaSentences
{
    public static void Add(QuotaReport quota, string claimant, Telling telling, ImmutableArray<Passage>.Builder passages)
    {
        var (words, language) = (telling.Words, telling.Language);
        var kind = Wordbook.Capital(words[$"quota.{quota.Quota}"]);
        var (votes, exact, divided) = (Numbers.Short(quota.Votes, language), Numbers.Fraction(quota.Value), Divided(quota));
        passages.Add(new Sentence(quota.Value.IsInteger
            ? words.Text(Told(quota.Quota), kind, votes, divided, exact)
            : words.Text("quota.told", kind, votes, divided, exact, Numbers.Decimal(quota.Value, 2, language))));
        passages.Add(new Listing(
            words["quota.caption"], 1,
            [words[claimant], words["votes"], words["quota.whole"], words["quota.remainder"], words["quota.seats"]],
            [
                .. quota.Shares.Select(s => ImmutableArray.Create(
                    telling.Name(s.List), Numbers.Short(s.Votes, language), Numbers.Whole(s.Whole),
                    Numbers.Short(s.Remainder, language), Numbers.Whole(s.Seats))),
            ]));
        if (!quota.Capped.IsEmpty) passages.Add(new Sentence(words.Text("quota.capped", telling.Joined(quota.Capped))));
    }

    private static string Divided(QuotaReport quota)
    {
        var more = More(quota.Quota);
        return more == 0 ? Numbers.Whole(quota.Seats) : $"({Numbers.Whole(quota.Seats)} + {more})";
    }

    private static int More(QuotaKind kind) => kind switch
    {
        QuotaKind.Hare or QuotaKind.HareFloor or QuotaKind.HareRounded => 0,
        QuotaKind.Droop or QuotaKind.HagenbachBischoff or QuotaKind.HagenbachBischoffRounded or QuotaKind.HagenbachBischoffCeiling => 1,
        QuotaKind.Imperiali or QuotaKind.ImperialiRounded => 2,
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    private static string Told(QuotaKind kind) => kind switch
    {
        QuotaKind.Droop => "quota.told-droop",
        QuotaKind.HareFloor => "quota.told-floor",
        QuotaKind.HagenbachBischoffCeiling => "quota.told-ceiling",
        QuotaKind.HareRounded or QuotaKind.HagenbachBischoffRounded or QuotaKind.ImperialiRounded => "quota.told-rounded",
        QuotaKind.Hare or QuotaKind.HagenbachBischoff or QuotaKind.Imperiali => "quota.told-whole",
        _ => throw new InvalidOperationException(kind.ToString()),
    };
}
