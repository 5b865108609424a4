using System.Collections.Immutable;

namespace Scrutineer.Law.Language;

/// <summary>How many seats a distribution has. The hierarchy is closed.</summary>
public abstract record SeatForm
{
    private SeatForm()
    {
    }

    /// <summary>A number written in the law.</summary>
    /// <param name="Seats">At least 0.</param>
    public sealed record Fixed(long Seats) : SeatForm;

    /// <summary><c>"unit"</c>: the unit's own number of seats, given in the data or by an earlier step that gives seats to units.</summary>
    public sealed record OfUnit : SeatForm;

    /// <summary><c>"unit.X"</c>: another number of the unit; a unit without it has 0.</summary>
    /// <param name="Number">X, for example <c>levelling</c>.</param>
    public sealed record OfUnitNumber(string Number) : SeatForm;

    /// <summary>A table: the list's total (with <c>each: list</c>), the sum of the unit's row (with a level), or the table's total.</summary>
    /// <param name="Table">Its name.</param>
    public sealed record OfTable(string Table) : SeatForm;

    /// <summary><c>{"minus": [a, b, ...]}</c>: the first form minus all the others.</summary>
    /// <param name="Of">The forms.</param>
    public sealed record Minus(ImmutableArray<SeatForm> Of) : SeatForm;

    /// <summary><c>{"where": T, "not-in": S}</c>: seats in table T held by lists outside the set S.</summary>
    /// <param name="Table">T.</param>
    /// <param name="NotIn">S.</param>
    public sealed record Where(string Table, string NotIn) : SeatForm;
}
