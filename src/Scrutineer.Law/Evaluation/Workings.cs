using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>What the steps so far have named: tables, sets, seats of units, persons, and the reports.</summary>
internal sealed class Workings
{
    private readonly SeatLaw law;
    private readonly VoteData data;
    private readonly Dictionary<(Table Table, string Unit), IReadOnlyDictionary<string, Rational>> rows = [];
    private readonly Dictionary<Table, IReadOnlyDictionary<string, Rational>> nations = [];
    private readonly List<StepReport> reports = [];
    private readonly List<OpenTie> openTies = [];

    public Workings(SeatLaw law, VoteData data, bool explains, ImmutableArray<Lot> assumed)
    {
        this.law = law;
        this.data = data;
        Explains = explains;
        Bases = new Bases(data, this);
        Ties = new TieSettler(data.Lots, assumed);
    }

    public bool Explains { get; }

    public Bases Bases { get; }

    public TieSettler Ties { get; }

    public Dictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ImmutableArray<string>> NationalSets { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Set, string Unit), ImmutableArray<string>> UnitSets { get; } = [];

    /// <summary>Seats of units given by an earlier step; they replace those of the data.</summary>
    public Dictionary<string, long> SeatsOfUnits { get; } = new(StringComparer.Ordinal);

    /// <summary>The quota of each distribution of a quota award, by step and unit (null: nation).</summary>
    public Dictionary<(string Step, string? Unit), Rational> Quotas { get; } = [];

    /// <summary>Persons by step, unit and list.</summary>
    public Dictionary<string, Filling> Filled { get; } = new(StringComparer.Ordinal);

    /// <summary>District winners without a seat.</summary>
    public List<string> Uncovered { get; } = [];

    public IReadOnlyList<StepReport> Reports => reports;

    public IReadOnlyList<OpenTie> OpenTies => openTies;

    /// <summary>Notes what a step did, and its open tie; the tie is kept even if nothing is explained.</summary>
    public void Note(StepReport report, OpenTie? tie = null)
    {
        if (Explains || report is AskReport or ReadingReport) reports.Add(report);
        if (tie is not null) openTies.Add(tie);
    }

    public Ruling Ruling(Step step, string? unit) => new(step.Name, unit, step.Ties ?? law.Ties, Ties, Explains);

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

    /// <summary>The row of a unit in a table that is complete.</summary>
    public IReadOnlyDictionary<string, Rational> Row(string table, string unit)
    {
        var key = (Table(table), unit);
        if (!rows.TryGetValue(key, out var row)) rows[key] = row = Rows.Of(data, key.Item1, unit);
        return row;
    }

    /// <summary>The national totals of a table that is complete.</summary>
    public IReadOnlyDictionary<string, Rational> Nation(string table)
    {
        var key = Table(table);
        if (!nations.TryGetValue(key, out var row)) nations[key] = row = Rows.National(key);
        return row;
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

    /// <summary>The lists of a set, or all lists.</summary>
    public ImmutableArray<string> NationalLists(string? among) => among is null ? [.. data.Lists.Select(l => l.Code)] : NationalSet(among);
}
