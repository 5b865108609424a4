using Scrutineer.Law.Data;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>How many seats a step has, for the nation, a unit, a list, or a list in a unit.</summary>
internal sealed class SeatCounts(VoteData data, Workings workings, string step)
{
    private const long Most = 1_000_000;

    public long Of(SeatForm form, string? unit, string? list)
    {
        switch (form)
        {
            case SeatForm.Fixed number:
                return number.Seats;
            case SeatForm.OfUnit:
                return OfUnit(unit ?? throw Refuse("law-no-unit", $"Step \"{step}\" takes the seats of a unit but is not made for each unit."));
            case SeatForm.OfUnitNumber number:
                return Number(unit ?? throw Refuse("law-no-unit", $"Step \"{step}\" takes a number of a unit but is not made for each unit."), number.Number);
            case SeatForm.OfTable table when list is not null && unit is not null:
                return Whole(workings.Row(table.Table, unit).GetValueOrDefault(list));
            case SeatForm.OfTable table when list is not null:
                return Whole(workings.Nation(table.Table).GetValueOrDefault(list));
            case SeatForm.OfTable table when unit is not null:
                return Given(workings.Row(table.Table, unit));
            case SeatForm.OfTable table:
                return Given(workings.Nation(table.Table));
            case SeatForm.Where where:
                var inside = workings.NationalSet(where.NotIn).ToHashSet(StringComparer.Ordinal);
                return Whole(workings.Nation(where.Table).Where(c => Table.IsList(c.Key) && !inside.Contains(c.Key)).Aggregate(Rational.Zero, (sum, c) => sum + c.Value));
            case SeatForm.Minus minus:
                var seats = minus.Of.Skip(1).Aggregate(Of(minus.Of[0], unit, list), (sum, f) => sum - Of(f, unit, list));
                return seats >= 0 ? seats : throw Refuse("law-no-seats", $"Step \"{step}\" would distribute {seats} seats.");
            default:
                throw new InvalidOperationException(form.ToString());
        }
    }

    /// <summary>Seats that wait for a lot are somebody's: nobody else shares them.</summary>
    private long Given(IReadOnlyDictionary<string, Rational> row) => Whole(Table.SumOf(row) + row.GetValueOrDefault(Table.Open));

    /// <summary>The seats of a unit: given by an earlier step, or by the data.</summary>
    public long OfUnit(string unit)
    {
        if (workings.SeatsOfUnits.TryGetValue(unit, out var given)) return given;
        return data.Unit(unit)?.Numbers.TryGetValue("seats", out var own) == true
            ? Whole(own)
            : throw Refuse("law-no-seats", $"The unit \"{unit}\" has no number of seats.");
    }

    /// <summary>Another number of a unit; 0 if it is missing.</summary>
    public long Number(string unit, string number) => number == "seats" ? OfUnit(unit) : Whole(data.Unit(unit)!.Numbers.GetValueOrDefault(number));

    public long Whole(Rational number) => number.IsInteger && number.Numerator <= Most
        ? (long)number.Numerator
        : throw Refuse("law-no-seats", $"Step \"{step}\" needs a whole number of seats up to 1,000,000, not {number}.");

    private static RefusalException Refuse(string code, string message) => new(new Refusal(code, message));
}
