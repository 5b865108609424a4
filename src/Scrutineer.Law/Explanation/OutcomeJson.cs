using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using Scrutineer.Law.Data;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Explanation;

/// <summary>
/// An outcome as JSON, with the member names of the conformance vectors: <c>seats</c>, <c>by_unit</c>, <c>ties</c>,
/// <c>filled</c>, <c>tables</c>, <c>uncovered</c>, <c>asks</c>; <c>successions</c> and <c>readings</c> where there are any. Lists without a seat and <c>*</c> keys are left out.
/// </summary>
public static class OutcomeJson
{
    /// <summary>Writes the members into the object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, Outcome outcome, VoteData data)
    {
        json.WriteStartObject("seats");
        foreach (var (list, seats) in outcome.Seats(data)) Number(json, list, seats);
        json.WriteEndObject();

        json.WriteStartObject("by_unit");
        foreach (var (unit, row) in outcome.Result.Rows.Where(r => r.Value.Keys.Any(Table.IsList)))
        {
            json.WriteStartObject(unit);
            foreach (var (list, seats) in Ordered(row, data)) Number(json, list, seats);
            json.WriteEndObject();
        }

        json.WriteEndObject();

        foreach (var (member, key) in (ReadOnlySpan<(string, string)>)[("unfilled", Table.Unfilled), ("open", Table.Open)])
            if (outcome.Result.Total(key) is { IsZero: false } number) Number(json, member, number);

        json.WriteObjects("ties", outcome.Ties, tie =>
        {
            WriteTie(json, tie);
        });

        if (outcome.NoLotNeeded.Length > 0)
        {
            json.WriteStartArray("no_lot_needed");
            foreach (var situation in outcome.NoLotNeeded) WriteSituation(json, situation);
            json.WriteEndArray();
        }

        var filled = outcome.Filled.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        WriteFilled(json, "filled", filled.Select(f => (f.Key, f.Value.Lists)));
        if (filled.Exists(f => !f.Value.Successions.IsEmpty))
            WriteFilled(json, "successions", filled.Where(f => !f.Value.Successions.IsEmpty).Select(f => (f.Key, f.Value.Successions)));

        json.WriteStartObject("tables");
        foreach (var (name, table) in outcome.Tables.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(name);
            foreach (var list in table.Lists().OrderBy(data.OrderOf).ThenBy(l => l, StringComparer.Ordinal)) Number(json, list, table.Total(list));
            json.WriteEndObject();
        }

        json.WriteEndObject();

        json.WriteTexts("uncovered", outcome.Uncovered);

        if (!outcome.Readings.IsEmpty) WriteReadings(json, outcome);

        json.WriteStartArray("asks");
        foreach (var tie in outcome.Ties)
        {
            json.WriteStartObject();
            json.WriteString("kind", tie.Question ?? "lot");
            json.WriteString("step", tie.Step);
            if (tie.Unit is not null) json.WriteString("unit", tie.Unit);
            WriteTie(json, tie);
            if (tie.Losing) json.WriteBoolean("losing", true);
            if (tie.Situation is { } situation) WriteSituation(json, "situation", situation);
            json.WriteEndObject();
        }

        foreach (var ask in outcome.Asks)
        {
            json.WriteStartObject();
            json.WriteString("kind", ask.Kind);
            json.WriteString("step", ask.Step);
            if (ask.Unit is not null) json.WriteString("unit", ask.Unit);
            json.WriteString("who", ask.Who);
            json.WriteString("article", ask.Article);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReadings(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteObjects("readings", outcome.Readings, reading =>
        {
            json.WriteString("point", reading.Point);
            json.WriteString("step", reading.Step);
            if (reading.Unit is not null) json.WriteString("unit", reading.Unit);
            json.WriteString("reading", reading.Reading);
            json.WriteString("article", reading.Article);
        });
    }

    /// <summary>Writes a situation as it is recorded with a lot.</summary>
    public static void WriteSituation(Utf8JsonWriter json, string member, Situation situation)
    {
        json.WritePropertyName(member);
        WriteSituation(json, situation);
    }

    private static void WriteSituation(Utf8JsonWriter json, Situation situation)
    {
        json.WriteStartObject();
        json.WriteString("step", situation.Step);
        if (situation.Unit is not null) json.WriteString("unit", situation.Unit);
        if (situation.Losing) json.WriteBoolean("losing", true);
        json.WriteNumber("places", situation.Places);
        json.WriteObjects("claims", situation.Claims, claim =>
        {
            json.WriteString("name", claim.Name);
            json.WriteString("votes", claim.Votes.ToString());
            json.WriteNumber("held", claim.Held);
        });
        json.WriteEndObject();
    }

    private static void WriteFilled(Utf8JsonWriter json, string member, IEnumerable<(string Step, ImmutableArray<FilledList> Lists)> steps)
    {
        json.WriteStartObject(member);
        foreach (var (step, lists) in steps)
        {
            json.WriteStartObject(step);
            foreach (var unit in lists.GroupBy(l => l.Unit))
            {
                json.WriteStartObject(unit.Key);
                foreach (var list in unit)
                {
                    json.WriteTexts(list.List, list.Persons);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTie(Utf8JsonWriter json, OpenTie tie)
    {
        json.WriteTexts("tied", tie.Tied);
        json.WriteNumber("seats", tie.Seats);
    }

    private static IEnumerable<KeyValuePair<string, Rational>> Ordered(IReadOnlyDictionary<string, Rational> row, VoteData data) =>
        row.Where(c => Table.IsList(c.Key)).OrderBy(c => data.OrderOf(c.Key)).ThenBy(c => c.Key, StringComparer.Ordinal);

    private static void Number(Utf8JsonWriter json, string name, Rational value)
    {
        if (value.IsZero) return;
        if (value.IsInteger)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.ToString());
        }
        else json.WriteString(name, value.ToString());
    }

    private static void Number(Utf8JsonWriter json, string name, BigInteger value) => Number(json, name, (Rational)value);
}
