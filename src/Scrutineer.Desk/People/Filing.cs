using Scrutineer.Elections.Units;
using Scrutineer.Law;

namespace Scrutineer.Desk.People;

/// <summary>
/// Before whom somebody may file a complaint. Whoever takes complaints down works for the seat of the forum, or for a unit above it. An observer complains of what he sees in his own unit, and
/// then before every forum that sits there or above: which of them is competent, the rules of the election say.
/// </summary>
public static class Filing
{
    /// <summary>Why a person may not file; null: he may. Refuses as <see cref="Permissions.Check"/>.</summary>
    /// <param name="who">Who files.</param>
    /// <param name="seat">Code of the unit in which the forum sits.</param>
    /// <param name="about">Codes of the units complained of.</param>
    /// <param name="units">The units.</param>
    public static Refusal? Check(StaffMember who, string seat, IEnumerable<string> about, UnitTree units)
    {
        if (who.Role != Role.Observer) return Permissions.Check(who, Operation.FileComplaint, seat, units);
        foreach (var unit in about)
            if (Permissions.Check(who, Operation.FileComplaint, unit, units) is { } refusal) return refusal;
        return units.Find(seat) is >= 0 and var at && units.PathOf(units.Find(who.Unit)).Contains(at) ? null : Permissions.Check(who, Operation.FileComplaint, seat, units);
    }
}
