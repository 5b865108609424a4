using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Law.Evaluation;

/// <summary>What the steps so far have named: tables, sets, seats of units, and the reports.</summary>
internal sealed class Workings(VoteData data)
{
    public Bases Bases { get; } = new(data);

    public TieSettler Ties { get; } = new(data);

    public Dictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ImmutableArray<string>> NationalSets { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Set, string Unit), ImmutableArray<string>> UnitSets { get; } = [];

    /// <summary>Seats of units given by an earlier step; they replace those of the data.</summary>
    public Dictionary<string, long> SeatsOfUnits { get; } = new(StringComparer.Ordinal);

    public List<StepReport> Reports { get; } = [];

    public Table Table(string name) => name switch
    {
        "votes" => data.Votes,
        "direct" => data.Direct,
        _ => Tables[name],
    };

    public Table Define(string name)
    {
        if (!Tables.TryGetValue(name, out var table)) Tables[name] = table = new Table();
        return table;
    }

    public ImmutableArray<string> NationalSet(string name) => NationalSets.TryGetValue(name, out var set)
        ? set
        : throw new RefusalException(new Refusal("law-set-by-unit", $"The set \"{name}\" is made for each unit; here a national set is needed."));

    /// <summary>The set for a unit: its own if the step made one for each unit, else the national one.</summary>
    public ImmutableArray<string> Set(string name, string? unit)
    {
        if (unit is not null && UnitSets.TryGetValue((name, unit), out var own)) return own;
        return NationalSet(name);
    }
}
