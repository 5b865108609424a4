using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads <c>place</c>, <c>balance</c> and <c>swap</c> steps.</summary>
internal static class PlacingReader
{
    public static PlaceStep Place(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "ties", "units", "rows", "start", "target", "divisors", "over", "order", "national");
        var rows = json.Need("rows");
        if (SeatsReader.Read(rows, names) is not (SeatForm.OfUnit or SeatForm.OfUnitNumber))
            throw rows.Fail("law-unknown-option", $"The places of a row are a number of the unit (\"unit.X\"), not \"{rows.Text}\".");
        var byNation = json["order"]?.OneOf("global", "national") == "national";
        if (!byNation && json["national"] is { } lost) throw lost.Fail("law-clash", "\"national\" needs \"order\": \"national\".");
        return new PlaceStep(
            name,
            json.Need("units").AsText(),
            rows.Text == "unit" ? "seats" : rows.Text["unit.".Length..],
            names.Table(json.Need("start")),
            names.Table(json.Need("target")),
            RuleReader.Sequence(json.Need("divisors")),
            json["over"]?.OneOf("valid", "valid-per-seat") switch
            {
                null => PlaceFactor.None,
                "valid" => PlaceFactor.Valid,
                _ => PlaceFactor.ValidPerSeat,
            },
            byNation ? RuleReader.Sequence(json.Need("national")) : null);
    }

    public static BalanceStep Balance(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "ties", "among", "columns", "by", "floor");
        var by = json.Need("by");
        var divisors = RuleReader.Sequence(by.Expect(JsonKind.Object, "a rule").Only("divisors").Need("divisors"));
        if (divisors.Power != 1 || divisors.At(0).IsZero)
            throw by.Fail("law-clash", "A balance needs divisors that are fractions and begin above 0, such as sainte-lague or dhondt.");
        return new BalanceStep(
            name, json["among"] is { } among ? names.Set(among) : null, names.Table(json.Need("columns")), divisors, json["floor"]?.AsBoolean() ?? false);
    }

    public static SwapStep Swap(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "ties", "start", "target");
        return new SwapStep(name, names.Table(json.Need("start")), names.Table(json.Need("target")));
    }
}
