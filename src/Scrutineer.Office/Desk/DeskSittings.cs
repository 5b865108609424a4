using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

public sealed partial class DeskOffice
{
    /// <summary>What a unit's own sitting is.</summary>
    public Sitting SittingOf(string unit) => InTurn(() => state.SittingOf(unit));

    /// <summary>Opens, pauses or closes the sitting of a unit. Refuses as <see cref="SittingRules.Next"/>, and <c>decision-stale</c>.</summary>
    /// <param name="who">A coordinator or commissioner.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="wanted">What it is to be.</param>
    /// <param name="seen">What it was when he decided.</param>
    public Result<Sitting> SetSitting(StaffMember who, string unit, Sitting wanted, Sitting seen) => InTurn<Sitting>(who, Operation.ManageSittings, unit, null, () =>
    {
        var now = state.SittingOf(unit);
        if (now != seen) return new Refusal("decision-stale", "The sitting has changed meanwhile; look at it again and decide then.");
        var next = SittingRules.Next(now, wanted, Underway(unit));
        if (next.IsOk) Write(new DeskLine("sitting", Now(), who.Key, unit) { Code = next.Value.ToString() });
        return next;
    });

    /// <summary>Enters in the record that somebody entitled asked for a recount of a station whose machine and hand count differ.</summary>
    /// <param name="who">Who takes it down.</param>
    /// <param name="unit">The station.</param>
    /// <param name="of">On whose request: the list, or <c>observer</c>. Never a person's name.</param>
    public Result<long> RequestRecount(StaffMember who, string unit, string of) => InTurn<long>(who, Operation.RequestRecount, unit, null, () =>
    {
        if (of != "observer" && Election.FindList(of) < 0) return new Refusal("recount-not-entitled", "A representative of a list or an observer asks for a recount; name the list, or observer.");
        if (!DifferingChannels(unit)) return new Refusal("recount-no-difference", "The channels of this station do not differ; a recount on request has no ground.");
        var appended = office.Append(
            new Author(who.Role.Code(), who.Key),
            new IncidentReported("recount-requested", $"A recount of {unit} was requested: machine and hand count differ.", [unit, of]), null);
        if (appended.IsOk) Due();
        return appended;
    });

    private bool DifferingChannels(string unit)
    {
        var counts = Election.Channels.Select(c => office.Fold.Counting(c.Code, unit)).Where(c => c is not null).Select(c => c!.Value.Protocol.Votes).ToList();
        return counts.Distinct().Count() > 1;
    }

    /// <summary>How many protocols below a unit are between paper and record.</summary>
    private int Underway(string unit)
    {
        var at = Election.Units.Find(unit);
        return state.Stages.Count(s => s.Value is not (Stage.Untyped or Stage.Recorded) && Election.Units.PathOf(Election.Units.Find(s.Key.Unit)).Contains(at));
    }
}
