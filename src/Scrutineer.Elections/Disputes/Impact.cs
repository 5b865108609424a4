using System.Collections.Immutable;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;

namespace Scrutineer.Elections.Disputes;

/// <summary>
/// "Does it matter?": how far the outcome depends on some units (Venice Commission, Code of Good Practice II.3.3.e: annulment where irregularities may have affected
/// the outcome). The same law over other inputs, never an opinion on what happened there.
/// </summary>
/// <param name="Without">The outcome without the units.</param>
/// <param name="Votes">All votes that were counted there.</param>
/// <param name="Moved">The outcome with all those votes moved to one list, for each list in ballot order.</param>
public sealed record Impact(WhatIf Without, long Votes, ImmutableArray<MovedVotes> Moved)
{
    /// <summary>
    /// True if a seat changes hands without the units, or with all their votes moved to some one list. False is no proof that no mixture would matter; the margins say how
    /// many votes at least would have to be others.
    /// </summary>
    public bool ChangesSeats => Without.SeatsMoved > 0 || Moved.Any(m => m.SeatsMoved > 0);

    /// <summary>The worst that moving all the votes to one list does; null: there is no list.</summary>
    public MovedVotes? Worst => Moved.MaxBy(m => m.SeatsMoved);

    /// <summary>The impact of units. Refuses <c>unit-unknown</c>, <c>whatif-nothing</c>, and as the law does.</summary>
    /// <param name="state">The count as it stands.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="units">Codes of the units; all below them are meant.</param>
    public static Result<Impact> Of(CountState state, string channel, ImmutableArray<string> units)
    {
        var without = WhatIf.Of(state, channel, new Supposition(units, null, null));
        if (!without.IsOk) return without.Refusal!;
        var (all, less) = (without.Value.Standing, without.Value.After);
        var moved = ImmutableArray.CreateBuilder<MovedVotes>();
        foreach (var list in state.Election.Lists)
        {
            if (list.IsAgainstAll) continue;
            var outcome = Evaluator.Evaluate(state.Election.Law, LawInput.Changed(state.Election, all.Data, Given(all.Data, less.Data, list.Code)));
            if (outcome.IsOk) moved.Add(new MovedVotes(list.Code, ElectionOutcome.SeatsMoved(all.Outcome, outcome.Value), outcome.Value));
        }

        return new Impact(without.Value, Counted(all.Tallies) - Counted(less.Tallies), moved.ToImmutable());
    }

    /// <summary>The votes of the rest, with all that the units have more given to one list. Bases stay: the votes are others, not fewer.</summary>
    private static Table Given(VoteData all, VoteData less, string list) => Table.Of(all.Votes.Rows.Select(row =>
    {
        var rest = less.Votes.Row(row.Key);
        Rational Rest(string code) => rest is not null && rest.TryGetValue(code, out var votes) ? votes : Rational.Zero;
        var free = row.Value.Where(v => Table.IsList(v.Key)).Aggregate(Rational.Zero, (sum, v) => sum + v.Value - Rest(v.Key));
        var changed = row.Value.Select(v => KeyValuePair.Create(v.Key, Rest(v.Key) + (v.Key == list ? free : Rational.Zero)));
        if (!row.Value.ContainsKey(list) && !free.IsZero) changed = changed.Append(KeyValuePair.Create(list, free));
        return KeyValuePair.Create(row.Key, (IEnumerable<KeyValuePair<string, Rational>>)[.. changed]);
    }));

    private static long Counted(TallyTable tallies) => (tallies.Country.ListVotes ?? 0) + (tallies.Country.AgainstAllVotes ?? 0);
}

/// <summary>All votes of some units given to one list.</summary>
/// <param name="List">Code of the list.</param>
/// <param name="SeatsMoved">Seats that change hands.</param>
/// <param name="Outcome">What the law makes of it.</param>
public sealed record MovedVotes(string List, long SeatsMoved, Law.Explanation.Outcome Outcome);
