using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Simulation;

/// <summary>What the invented stations add up to (simulation.json).</summary>
/// <param name="National">File of the national count inside the folder.</param>
/// <param name="Registered">Registered voters of the country.</param>
/// <param name="InNoLine">Voters who took part but whose ballot is in no line: invalid, carried away.</param>
/// <param name="Regions">The regions.</param>
public sealed record SimulationPlan(string National, long Registered, long InNoLine, ImmutableArray<SimulatedRegion> Regions)
{
    /// <summary>Reads simulation.json; refuses lists and units that the election does not have, and registers that do not add up.</summary>
    public static Result<SimulationPlan> Read(ReadOnlyMemory<byte> utf8, Election election)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? RefusalException.Catch(() => Plan(json.Value, election)) : json.Refusal!;
    }

    private static SimulationPlan Plan(JsonValue root, Election election)
    {
        root.Only("$schema", "format", "note", "national", "registered", "in_no_line", "regions");
        if (root.Need("format").AsText() != "scrutineer-simulation/1")
            throw root.Need("format").Fail("simulation-format", $"This program reads scrutineer-simulation/1, not {root.Need("format").Text}.");
        var regions = root.Need("regions").Expect(JsonKind.Object, "an object").Members.Select(m => Region(m.Key, m.Value, election)).ToImmutableArray();
        var registered = root.Need("registered").AsCount();
        if (regions.Sum(r => r.Registered) != registered)
            throw root.Need("registered").Fail("simulation-register", $"The registers of the regions sum to {regions.Sum(r => r.Registered)}, not to {registered}.");
        return new SimulationPlan(root.Need("national").AsText(), registered, root.Need("in_no_line").AsCount(), regions);
    }

    private static SimulatedRegion Region(string code, JsonValue json, Election election)
    {
        json.Only("stations", "registered", "votes");
        if (election.Units.Find(code) < 0) throw json.Fail("unit-unknown", $"The unit \"{code}\" is not among the units.");
        var votes = new long[election.Lists.Length];
        foreach (var (list, value) in json.Need("votes").Expect(JsonKind.Object, "an object").Members)
        {
            var at = election.FindList(list);
            if (at < 0) throw value.Fail("list-unknown", $"The list \"{list}\" is not among the lists.");
            votes[at] = value.AsCount();
        }

        return new SimulatedRegion(code, (int)json.Need("stations").AsCount(1_000_000), json.Need("registered").AsCount(), [.. votes]);
    }
}

/// <summary>A region to be filled with invented stations.</summary>
/// <param name="Unit">Its code.</param>
/// <param name="Stations">How many stations.</param>
/// <param name="Registered">Its register.</param>
/// <param name="Votes">Known votes by list, used for its share of each list only.</param>
public sealed record SimulatedRegion(string Unit, int Stations, long Registered, ImmutableArray<long> Votes);
