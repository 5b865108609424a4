using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Data;

/// <summary>Reads candidates, district winners and ranked ballots of a vector.</summary>
internal static class PersonsReader
{
    public static ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<Candidate>>> Candidates(JsonValue? json) => json is null
        ? ImmutableDictionary<string, ImmutableDictionary<string, ImmutableArray<Candidate>>>.Empty
        : json.Expect(JsonKind.Object, "an object of units").Members.ToImmutableDictionary(
            unit => unit.Key,
            unit => unit.Value.Expect(JsonKind.Object, "an object of lists").Members.ToImmutableDictionary(list => list.Key, list => Persons(list.Value)));

    public static ImmutableArray<DistrictWinner> Winners(JsonValue? json) => json is null
        ? []
        : [.. json.Expect(JsonKind.Array, "a list of winners").Items.Select(Winner)];

    public static ImmutableArray<RankedBallots> Ballots(JsonValue? json) => json is null
        ? []
        : [.. json.Expect(JsonKind.Array, "a list of ballots").Items.Select(Ballot)];

    /// <summary>Refuses candidates and winners of units or lists that the data do not name.</summary>
    public static void Check(JsonValue root, VoteData data)
    {
        foreach (var (unit, lists) in root["candidates"]?.Members ?? [])
        {
            if (data.Unit(unit) is null) throw lists.Fail("unit-unknown", $"Candidates are given for the unit \"{unit}\", which is not among the units.");
            foreach (var (list, persons) in lists.Members)
                if (data.OrderOf(list) == int.MaxValue) throw persons.Fail("list-unknown", $"Candidates are given for the list \"{list}\", which is not among the lists.");
        }

        foreach (var ballots in root["ballots"]?.Items ?? [])
            if (ballots.Need("rank").AsTexts().FirstOrDefault(c => data.OrderOf(c) == int.MaxValue) is { } stranger)
                throw ballots.Fail("list-unknown", $"A ballot ranks \"{stranger}\", who is not among the lists.");
        foreach (var winner in root["winners"]?.Items ?? [])
            if (data.Unit(winner.Need("land").Text) is null) throw winner.Fail("unit-unknown", $"A winner belongs to the unit \"{winner.Need("land").Text}\", which is not among the units.");
    }

    private static ImmutableArray<Candidate> Persons(JsonValue json)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. json.Expect(JsonKind.Array, "a list of persons").Items.Select(p => Person(p, seen))];
    }

    private static Candidate Person(JsonValue json, HashSet<string> seen)
    {
        var id = json.Expect(JsonKind.Object, "a person").Need("id").AsText();
        if (!seen.Add(id)) throw json.Fail("person-twice", $"The person \"{id}\" is given twice on one list.");
        return new Candidate(id, json["votes"] is { } votes ? VectorReader.NotNegative(votes) : Rational.Zero)
        {
            Withdrawn = json["withdrawn"]?.AsBoolean() ?? false,
            Attributes = json.Members
                .Where(m => m.Key is not ("id" or "votes" or "withdrawn") && m.Value.Kind is JsonKind.Text or JsonKind.Number or JsonKind.Boolean)
                .ToImmutableDictionary(m => m.Key, m => m.Value.Text),
        };
    }

    private static DistrictWinner Winner(JsonValue json)
    {
        json.Only("id", "list", "land", "votes", "valid", "cover", "name");
        var valid = VectorReader.NotNegative(json.Need("valid"));
        if (valid.IsZero) throw json.Need("valid").Fail("json-wrong-number", "A district with a winner has more than 0 valid votes.");
        return new DistrictWinner(
            json.Need("id").AsText(), json.Need("list").AsText(), json.Need("land").AsText(), VectorReader.NotNegative(json.Need("votes")), valid);
    }

    private static RankedBallots Ballot(JsonValue json)
    {
        json.Only("rank", "n");
        var rank = json.Need("rank").AsTexts();
        if (rank.Distinct(StringComparer.Ordinal).Count() != rank.Length) throw json.Need("rank").Fail("ballot-twice", "A ballot ranks a candidate twice.");
        var number = json.Need("n").AsInteger();
        return number.Sign >= 0 ? new RankedBallots(rank, number) : throw json.Need("n").Fail("count-negative", "A number of ballots cannot be negative.");
    }
}
