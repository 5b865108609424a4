using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Law;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Scrutineer.Site.Editions;
using Scrutineer.Verification;

namespace Scrutineer.Site.Laws;

/// <summary>The law by which a vote is repeated, beside the law of this vote.</summary>
/// <param name="Decision">Index of the decision that sets the repeat vote.</param>
/// <param name="Repeat">The repeat vote, with its law.</param>
/// <param name="Before">The law of this vote.</param>
/// <param name="Compared">The law of the repeat vote, and what differs; or why the file cannot be read as a law.</param>
internal sealed record RepeatLaw(long Decision, RepeatVote Repeat, SeatLaw Before, Result<(SeatLaw Law, LawDiff Diff)> Compared)
{
    /// <summary>Indices of the decisions that set a repeat vote by another law.</summary>
    public static IEnumerable<long> Decisions(Edition edition) => edition.Register.Docket.Decisions.Where(d => Of(d.Value) is not null).Select(d => d.Key);

    /// <summary>The law that the decision of that name sets; null: there is none, or a file of the record is missing.</summary>
    public static RepeatLaw? Find(Edition edition, string name)
    {
        if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index.ToString(CultureInfo.InvariantCulture) != name) return null;
        if (!edition.Register.Docket.Decisions.TryGetValue(index, out var made) || Of(made) is not { } repeat) return null;
        var (before, after) = (PublishedEntries.Blob(edition.Record.Files, edition.Opened.Law), PublishedEntries.Blob(edition.Record.Files, repeat.Law!));
        return before.IsOk && after.IsOk ? new RepeatLaw(index, repeat, edition.Record.Definition.Law, Compare(before.Value, after.Value)) : null;
    }

    /// <summary>Seats of the votes of this version under both laws, for lists that have some; null: nothing is counted, or the other law cannot be applied to these votes.</summary>
    public ImmutableArray<(string List, BigInteger Before, BigInteger After)>? Seats(Edition edition)
    {
        if (!Compared.IsOk || edition.Tallies.Country.Protocols == 0) return null;
        var after = ElectionOutcome.Of(edition.Election with { Law = Compared.Value.Law }, edition.Tallies);
        if (!after.IsOk) return null;
        return
        [
            .. edition.Outcome.Outcome.Result.Lists().Union(after.Value.Outcome.Result.Lists())
                .Select(l => (List: l, Before: edition.Outcome.Outcome.SeatsOf(l), After: after.Value.Outcome.SeatsOf(l)))
                .Where(l => l.Before.Sign > 0 || l.After.Sign > 0)
                .OrderByDescending(l => BigInteger.Max(l.Before, l.After)).ThenBy(l => l.List, StringComparer.Ordinal),
        ];
    }

    private static RepeatVote? Of(DecisionMade made) => made.Remedies.OfType<RepeatVote>().FirstOrDefault(r => r.Law is not null);

    private static Result<(SeatLaw, LawDiff)> Compare(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        var (first, second) = (JsonValue.Read(before), JsonValue.Read(after));
        if (!first.IsOk) return first.Refusal!;
        if (!second.IsOk) return second.Refusal!;
        var law = LawReader.Read(second.Value);
        return law.IsOk ? (law.Value, LawDiff.Of(first.Value, second.Value)) : law.Refusal!;
    }
}
