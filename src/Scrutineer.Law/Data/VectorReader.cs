using System.Collections.Immutable;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Data;

/// <summary>A law together with the data it is applied to.</summary>
/// <param name="Law">The law.</param>
/// <param name="Data">The data.</param>
public sealed record LawCase(SeatLaw Law, VoteData Data);

/// <summary>Reads one file of format <c>scrutineer-seat-vector/0</c>: votes and a law. What it expects is never read.</summary>
public static class VectorReader
{
    private static readonly string[] Known =
    [
        "id", "title", "country", "date", "status", "tags", "source", "note", "units", "lists", "votes", "totals", "direct", "winners",
        "candidates", "ballots", "lots", "law", "expect", "official_record", "check",
    ];

    /// <summary>Reads the file. Refuses unknown members, units and lists, negative votes, wrong types, with line and path.</summary>
    public static Result<LawCase> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? Read(json.Value) : json.Refusal!;
    }

    /// <summary>Reads the file from a JSON value.</summary>
    public static Result<LawCase> Read(JsonValue root) => RefusalException.Catch(() =>
    {
        root.Only(Known);
        var law = LawReader.Read(root.Need("law"));
        if (!law.IsOk) throw new RefusalException(law.Refusal!);
        var data = new VoteData(
            [.. root.Need("units").Expect(JsonKind.Object, "an object").Members.Select(Unit)],
            [.. root.Need("lists").Expect(JsonKind.Object, "an object").Members.Select(List)],
            ReadTable(root["votes"]))
        {
            Direct = ReadTable(root["direct"]),
            Totals = root["totals"] is { } totals ? Numbers(totals) : ImmutableDictionary<string, Rational>.Empty,
            Candidates = PersonsReader.Candidates(root["candidates"]),
            Winners = PersonsReader.Winners(root["winners"]),
            Ballots = PersonsReader.Ballots(root["ballots"]),
            Lots = LotReader.Read(root["lots"]),
        };
        PersonsReader.Check(root, data);
        return new LawCase(law.Value, data);
    });

    private static LawUnit Unit(KeyValuePair<string, JsonValue> member)
    {
        var (code, json) = member;
        json.Only("level", "parent", "name", "seats", "levelling", "registered", "cast", "valid", "blank", "null", "population");
        var numbers = ImmutableDictionary.CreateBuilder<string, Rational>();
        foreach (var (name, value) in json.Members)
            if (name is not ("level" or "parent" or "name") && value.Kind != JsonKind.Null) numbers[name] = NotNegative(value);
        return new LawUnit(
            code,
            json["level"]?.AsText() ?? "district",
            json["parent"] is { Kind: not JsonKind.Null } parent ? parent.AsText() : null,
            numbers.ToImmutable())
        {
            Name = json["name"] is { Kind: JsonKind.Text } title ? title.Text : "",
        };
    }

    private static LawList List(KeyValuePair<string, JsonValue> member)
    {
        var attributes = member.Value.Expect(JsonKind.Object, "an object").Members
            .Where(a => a.Value.Kind is JsonKind.Text or JsonKind.Number || a.Value is { Kind: JsonKind.Boolean, Text: "true" })
            .ToImmutableDictionary(a => a.Key, a => a.Value.Text);
        return new LawList(member.Key, attributes);
    }

    private static Table ReadTable(JsonValue? json) => json is null ? Table.Empty : Table.Of(
        json.Expect(JsonKind.Object, "an object").Members.Select(row => KeyValuePair.Create(
            row.Key,
            (IEnumerable<KeyValuePair<string, Rational>>)[.. row.Value.Expect(JsonKind.Object, "an object").Members
                .Select(cell => KeyValuePair.Create(cell.Key, NotNegative(cell.Value)))])));

    private static ImmutableDictionary<string, Rational> Numbers(JsonValue json) =>
        json.Expect(JsonKind.Object, "an object").Members.ToImmutableDictionary(m => m.Key, m => NotNegative(m.Value));

    internal static Rational NotNegative(JsonValue json)
    {
        var number = json.AsRational();
        return number.Sign >= 0 ? number : throw json.Fail("count-negative", $"A count cannot be negative: {json.Text}.");
    }
}
