using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Data;

/// <summary>Reads recorded lots.</summary>
public static class LotReader
{
    /// <summary>Reads a list of lots; none if it is missing.</summary>
    /// <exception cref="RefusalException">Unknown members, wrong types.</exception>
    public static ImmutableArray<Lot> Read(JsonValue? json) =>
        json is null ? [] : [.. json.Expect(JsonKind.Array, "a list of lots").Items.Select(One)];

    private static Lot One(JsonValue json)
    {
        json.Only("among", "drawn", "situation");
        return new Lot(json.Need("among").AsTexts(), json.Need("drawn").AsTexts())
        {
            Situation = json["situation"] is { } situation ? SituationOf(situation) : null,
        };
    }

    /// <summary>Reads the situation of a lot.</summary>
    /// <exception cref="RefusalException">Unknown members, wrong types.</exception>
    public static Situation SituationOf(JsonValue json)
    {
        json.Only("step", "unit", "losing", "places", "claims");
        return new Situation(
            json.Need("step").AsText(),
            json["unit"]?.AsText(),
            json["losing"]?.AsBoolean() ?? false,
            json.Need("places").AsCount(),
            [.. json.Need("claims").Expect(JsonKind.Array, "a list of claims").Items.Select(c => new TiedClaim(
                c.Only("name", "votes", "held").Need("name").AsText(), VectorReader.NotNegative(c.Need("votes")), c.Need("held").AsCount()))]);
    }
}
