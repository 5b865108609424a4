using System.Collections.Immutable;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Elections.Outcomes;

/// <summary>Other inputs for the same law: stations that are not counted, another base, another bar.</summary>
/// <param name="Annulled">Codes of units that are not counted, with all below them.</param>
/// <param name="Base">Base of the national bars; null: the law's own.</param>
/// <param name="Bar">The national bars as a fraction; null: the law's own.</param>
public sealed record Supposition(ImmutableArray<string> Annulled, string? Base, Rational? Bar);

/// <summary>
/// What would follow from other inputs: the same function over them, never an opinion. Nothing of it is a result.
/// </summary>
/// <param name="Supposed">The other inputs.</param>
/// <param name="Standing">The outcome as it stands.</param>
/// <param name="Before">What <paramref name="After"/> is compared with: if stations are annulled, the supposed base and bar with all stations; else the outcome as it stands.</param>
/// <param name="After">The outcome that would follow.</param>
/// <param name="Stations">Stations that would not be counted and are counted now.</param>
/// <param name="SeatsMoved">Seats that change hands: half the sum of the differences, rounded up.</param>
/// <param name="Entering">Lists that have seats then and none now.</param>
/// <param name="Leaving">Lists that have seats now and none then.</param>
public sealed record WhatIf(
    Supposition Supposed, ElectionOutcome Standing, ElectionOutcome Before, ElectionOutcome After, int Stations, long SeatsMoved, ImmutableArray<string> Entering, ImmutableArray<string> Leaving)
{
    /// <summary>Applies the law to other inputs. Refuses <c>unit-unknown</c>, <c>whatif-nothing</c>, <c>whatif-bar</c>, <c>base-unknown</c>, and as the law does.</summary>
    /// <param name="state">The count as it stands.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="supposed">The other inputs.</param>
    public static Result<WhatIf> Of(CountState state, string channel, Supposition supposed)
    {
        var election = state.Election;
        if (supposed is { Annulled: [], Base: null, Bar: null }) return new Refusal("whatif-nothing", "Nothing is supposed: name stations, a base or a bar.");
        if (supposed.Bar is { } bar && (bar.Sign < 0 || bar > 1)) return new Refusal("whatif-bar", "A bar lies between 0 % and 100 %.");
        if (supposed.Base is { } name && name != "lists" && election.Form.Base(name) is null) return new Refusal("base-unknown", $"The form has no base \"{name}\".");
        foreach (var unit in supposed.Annulled)
            if (election.Units.Find(unit) < 0) return new Refusal("unit-unknown", $"The unit \"{unit}\" is not among the units.");

        var law = election.Law;
        if (supposed.Base is { } of) law = law.WithNationalBase(of);
        if (supposed.Bar is { } least) law = law.WithNationalBar(least);
        var standing = Counted(state, channel);
        if (!standing.IsOk) return standing.Refusal!;
        var isLaw = supposed.Base is not null || supposed.Bar is not null;
        var all = isLaw && !supposed.Annulled.IsEmpty ? Counted(state.Under(election with { Law = law }), channel) : standing;
        if (!all.IsOk) return all.Refusal!;
        return Of(state.Under(election with { Law = law }), state, channel, supposed, standing.Value, all.Value);
    }

    /// <summary>The outcome without these units under the law as it is; what stands is known already. Refuses as the law does.</summary>
    /// <param name="state">The count as it stands.</param>
    /// <param name="standing">What the law makes of it.</param>
    /// <param name="annulled">Codes of units, all among the units.</param>
    public static Result<WhatIf> Without(CountState state, ElectionOutcome standing, ImmutableArray<string> annulled) =>
        Of(state, state, standing.Channel, new Supposition(annulled, null, null), standing, standing);

    private static Result<WhatIf> Of(CountState ruled, CountState state, string channel, Supposition supposed, ElectionOutcome standing, ElectionOutcome before)
    {
        var election = ruled.Election;
        var acts = supposed.Annulled.IsEmpty ? election.Acts : election.Acts.Add(new SetAside(supposed.Annulled, "supposition", LocalText.Of("what if")));
        var other = ruled.Under(election with { Acts = acts });
        var after = Counted(other, channel);
        if (!after.IsOk) return after.Refusal!;
        var stations = other.SetAside.Count(u => !state.SetAside.Contains(u) && state[channel].Current(u) is not null);
        var (now, then) = (before.Outcome, after.Value.Outcome);
        var (entering, leaving) = Moved(now, then);
        return new WhatIf(supposed, standing, before, after.Value, stations, ElectionOutcome.SeatsMoved(now, then), entering, leaving);
    }

    /// <summary>Lists that have seats in the second outcome alone, and in the first alone.</summary>
    internal static (ImmutableArray<string> Entering, ImmutableArray<string> Leaving) Moved(Outcome now, Outcome then) =>
        ([.. Seated(then).Except(Seated(now))], [.. Seated(now).Except(Seated(then))]);

    private static Result<ElectionOutcome> Counted(CountState state, string channel) => ElectionOutcome.Of(state.Election, TallyTable.Of(state, channel));

    private static IEnumerable<string> Seated(Outcome outcome) => outcome.Result.Lists().Where(l => !outcome.SeatsOf(l).IsZero);
}
