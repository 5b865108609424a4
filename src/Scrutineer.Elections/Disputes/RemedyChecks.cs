using System.Collections.Immutable;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;

namespace Scrutineer.Elections.Disputes;

/// <summary>Why what a decision orders cannot be ordered. Its revocations come first: what they end, no longer stands in the way of the rest.</summary>
internal sealed class RemedyChecks(Docket docket, Election election, DecisionMade made, DateTimeOffset at, Func<CountState> state)
{
    private readonly DisputeRules rules = docket.Rules!;
    private readonly Forum forum = docket.Rules!.Forum(made.Forum)!;
    private readonly HashSet<long> ended = [.. made.Remedies.OfType<Revocation>().Select(r => r.Entry)];

    /// <summary>
    /// The first refusal; null: all can be ordered. Refuses <c>forum-not-competent</c>, <c>unit-unknown</c>, <c>list-unknown</c>, <c>line-unknown</c>,
    /// <c>already-annulled</c>, <c>remedy-twice</c>, <c>revoke-nothing</c>, <c>clock-unknown</c>, <c>clock-suspended</c>, <c>repeat-nothing</c>, <c>repeat-too-early</c>.
    /// </summary>
    public Refusal? Of()
    {
        foreach (var remedy in made.Remedies)
        {
            if (!forum.Remedies.Contains(RemedyCodes.Of(remedy)))
                return new Refusal("forum-not-competent", $"{forum.Name} cannot order \"{RemedyCodes.Of(remedy)}\" ({ComplaintChecks.Article(forum, rules)}).");
            if (remedy is RemedyOfUnits { Units: var units } && ComplaintChecks.OfSeat(rules, election.Units, made.Forum, made.At, units) is { } refusal) return refusal;
            if (Of(remedy) is { } other) return other;
        }

        return Twice();
    }

    /// <summary>
    /// One decision orders nothing twice: it annuls no unit with one that lies in it, voids the votes of a list no two times in a place, and names the whole result, or what it revokes, once.
    /// </summary>
    private Refusal? Twice()
    {
        if (Overlapping([.. made.Remedies.OfType<UnitsAnnulled>().SelectMany(r => r.Units)]) is { } unit) return Twice($"annuls \"{unit}\"");
        foreach (var list in made.Remedies.OfType<VotesVoided>().GroupBy(r => r.List))
            if (Overlapping([.. list.SelectMany(r => r.Units)]) is { } place) return Twice($"voids the votes of \"{list.Key}\" in \"{place}\"");
        if (made.Remedies.OfType<ResultAnnulled>().Count() > 1) return Twice("annuls the result");
        return ended.Count < made.Remedies.OfType<Revocation>().Count() ? Twice("revokes the same entry") : null;
        static Refusal Twice(string what) => new("remedy-twice", $"The decision {what} twice.");
    }

    /// <summary>A unit that is named twice, or lies in another of them; null: none is.</summary>
    private string? Overlapping(ImmutableArray<string> units)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        return units.FirstOrDefault(u => !named.Add(u)) ?? units.FirstOrDefault(u => election.Units.PathOf(election.Units.Find(u)).Any(above => election.Units[above].Code != u && named.Contains(election.Units[above].Code)));
    }

    private Refusal? Of(Remedy remedy) => remedy switch
    {
        UnitsAnnulled annulled => annulled.Units.FirstOrDefault(u => AnnulledBy(u) is not null) is { } unit ? Already($"\"{unit}\" is annulled", AnnulledBy(unit)!) : null,
        VotesVoided voided => OfVoided(voided),
        CorrectionOrder order => order.Lines.FirstOrDefault(l => election.Form.Find(l) < 0 && election.FindList(l) < 0) is { } line ? UnknownLine(line) : null,
        ResultAnnulled => Standing<ResultAnnulled>().FirstOrDefault().Ruling is { } ruling ? Already("The result is annulled", ruling) : null,
        Revocation revocation => OfRevocation(revocation),
        Suspension suspension => rules.Clock(suspension.Clock) is null && rules.Clocks.All(c => c.Code != suspension.Clock) ? new Refusal("clock-unknown", $"The rules have no clock \"{suspension.Clock}\".") : null,
        RepeatVote repeat => OfRepeat(repeat),
        _ => null,
    };

    private Refusal? OfVoided(VotesVoided voided)
    {
        if (election.FindList(voided.List) < 0) return new Refusal("list-unknown", $"There is no list \"{voided.List}\".");
        foreach (var line in voided.From.Concat(voided.To))
            if (election.Form.Find(line) < 0) return UnknownLine(line);
        foreach (var (ruling, earlier) in Standing<VotesVoided>().Where(s => s.Remedy.List == voided.List))
            if (voided.Units.FirstOrDefault(u => Covers(earlier.Units, u) || earlier.Units.Any(e => Covers([u], e))) is { } unit) return Already($"The votes of \"{voided.List}\" in \"{unit}\" are void", ruling);
        return null;
    }

    private Refusal? OfRevocation(Revocation revocation)
    {
        if (docket.Rulings.Find(revocation.Entry) is not { } ruling) return new Refusal("revoke-nothing", $"Entry {revocation.Entry} is neither an act nor a decision.");
        if (docket.Rulings.EndOf(revocation.Entry) is { } end) return new Refusal("revoke-nothing", $"Entry {revocation.Entry} no longer holds: entry {end.Index} revoked it.");
        if (ruling.Forum is null) return null;
        return Ladder(ruling.Forum).Contains(forum.Code)
            ? ComplaintChecks.OfSeat(rules, election.Units, made.Forum, made.At, [docket.Decisions[ruling.Index].At])
            : new Refusal("forum-not-competent", $"{forum.Name} cannot revoke a decision of {rules.Forum(ruling.Forum)!.Name} ({ComplaintChecks.Article(forum, rules)}).");
    }

    private Refusal? OfRepeat(RepeatVote repeat)
    {
        if (repeat.Units.FirstOrDefault(u => !IsAnnulled(u)) is { } unit && !IsWithoutResult())
            return new Refusal("repeat-nothing", $"Nothing is to be repeated in \"{unit}\": its voting results stand.");
        var local = DateOnly.FromDateTime(at.ToOffset(rules.Offset).DateTime);
        if (repeat.On <= local) return new Refusal("repeat-too-early", $"A repeat vote on {repeat.On:yyyy-MM-dd} is not after the decision that sets it.");
        foreach (var code in (string[])[ClockCodes.RepeatSet, ClockCodes.RepeatHeld])
        {
            if (rules.Clock(code) is { } clock && CaseClock.StoppedBy(rules, docket.Rulings, code, at, ended) is { } stop)
                return new Refusal("clock-suspended", $"The clock \"{code}\" stands still by entry {stop}{(clock.Article.Length > 0 ? $" ({clock.Article})" : "")}; no repeat vote can be set.");
        }

        // The day of the vote is not before the end of the notice.
        return rules.Clock(ClockCodes.RepeatNotice) is { } notice && Deadline.Of(rules, notice, at).Last > Deadline.EndOf(rules, repeat.On)
            ? new Refusal("repeat-too-early", $"A repeat vote on {repeat.On:yyyy-MM-dd} is too early: at least {notice.Length} {DisputeRulesReader.Units[(int)notice.Unit]} lie between its setting and the vote ({notice.Article}).")
            : null;
    }

    /// <summary>Rulings in force with a remedy of this kind, but for those that this decision ends.</summary>
    private IEnumerable<(Ruling Ruling, T Remedy)> Standing<T>()
        where T : Remedy => docket.Rulings.Of<T>().Where(r => !ended.Contains(r.Ruling.Index));

    private Ruling? AnnulledBy(string unit) => Standing<UnitsAnnulled>().FirstOrDefault(a => Covers(a.Remedy.Units, unit)).Ruling;

    /// <summary>True if a unit, or the result, is annulled: by a ruling, or by this very decision.</summary>
    private bool IsAnnulled(string unit) => AnnulledBy(unit) is not null || Standing<ResultAnnulled>().Any()
        || made.Remedies.Any(r => r is ResultAnnulled || (r is UnitsAnnulled annulled && Covers(annulled.Units, unit)));

    private bool Covers(ImmutableArray<string> units, string unit) =>
        election.Units.Find(unit) is >= 0 and var at && election.Units.PathOf(at).Any(above => units.Contains(election.Units[above].Code));

    /// <summary>True if the law itself gives no result: nobody over the bar, "against all" first.</summary>
    private bool IsWithoutResult()
    {
        var now = state();
        var outcome = ElectionOutcome.Of(now.Election, TallyTable.Of(now, election.DecidingChannel.Code));
        return !outcome.IsOk || !outcome.Value.Outcome.Asks.IsEmpty;
    }

    private IEnumerable<string> Ladder(string code)
    {
        for (var at = rules.Forum(code); at is not null; at = at.Next is { } next ? rules.Forum(next) : null) yield return at.Code;
    }

    private static Refusal Already(string what, Ruling ruling) => new("already-annulled", $"{what} already by entry {ruling.Index} ({ruling.By}).");

    private static Refusal UnknownLine(string line) => new("line-unknown", $"The form has no line \"{line}\".");
}
