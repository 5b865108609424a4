using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads how many seats a step has.</summary>
internal static class SeatsReader
{
    public static SeatForm Read(JsonValue json, Names names)
    {
        switch (json.Kind)
        {
            case JsonKind.Number:
                return new SeatForm.Fixed(json.AsCount(1_000_000));
            case JsonKind.Text when json.Text == "unit":
                return new SeatForm.OfUnit();
            case JsonKind.Text when json.Text.StartsWith("unit.", StringComparison.Ordinal):
                return new SeatForm.OfUnitNumber(json.Text["unit.".Length..]);
            case JsonKind.Text:
                return new SeatForm.OfTable(names.Table(json));
            case JsonKind.Object when json["minus"] is { } minus:
                json.Only("minus");
                if (minus.Expect(JsonKind.Array, "a list of numbers of seats").Items.IsEmpty) throw minus.Fail("law-unknown-seats", "\"minus\" names at least one number of seats.");
                return new SeatForm.Minus([.. minus.Items.Select(i => Read(i, names))]);
            case JsonKind.Object when json["where"] is { } where:
                return new SeatForm.Where(names.Table(where), names.Set(json.Only("where", "not-in").Need("not-in")));
            default:
                throw json.Fail("law-unknown-seats", "Seats are a whole number, \"unit\", \"unit.X\", a table, {\"minus\": [...]} or {\"where\": ..., \"not-in\": ...}.");
        }
    }
}
