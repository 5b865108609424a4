using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Csv;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Import;

/// <summary>The units of the definition, and those that rows bring.</summary>
internal sealed class ImportedUnits
{
    private readonly Mapping mapping;
    private readonly List<Unit> units;
    private readonly Dictionary<string, int> byCode;
    private readonly Dictionary<(int Parent, string Name), int> above = [];

    public ImportedUnits(Mapping mapping, UnitTree known)
    {
        this.mapping = mapping;
        units = [.. known.All];
        byCode = units.Select((u, i) => (u.Code, i)).ToDictionary(u => u.Code, u => u.i, StringComparer.Ordinal);
        Root = known.Root;
    }

    public int Root { get; }

    public Unit this[int index] => units[index];

    public int Find(string code) => byCode.GetValueOrDefault(code, -1);

    /// <summary>The unit above the rows' units at a level, by its name in the file; made if the mapping allows it.</summary>
    public int Above(MappingLevel level, int parent, string name)
    {
        if (above.TryGetValue((parent, name), out var known)) return known;
        if (!level.Codes.TryGetValue(name, out var code))
            code = parent == Root || (Find(name) is var same && same >= 0 && units[same].Parent == units[parent].Code) ? name : $"{units[parent].Code}{mapping.UnitJoin}{name}";
        var found = Find(code);
        if (found < 0) found = Add(new Unit(code, level.Level, units[parent].Code, LocalText.Of(name)));
        RefuseOther(found, level.Level, parent);
        return above[(parent, name)] = found;
    }

    /// <summary>The unit of a row; made if the mapping allows it.</summary>
    public int OfRow(string code, int parent, Func<LocalText> name, long? registered)
    {
        var found = Find(code);
        if (found < 0) return Add(new Unit(code, mapping.Level, units[parent].Code, name()) { Registered = registered });
        RefuseOther(found, mapping.Level, mapping.Above.IsEmpty ? null : parent);
        if (registered is null) return found;
        if (units[found].Registered is { } known && known != registered)
            throw new RefusalException(new Refusal("unit-register", $"The unit \"{code}\" has {known} registered voters in units.csv, but {registered} in this row."));
        units[found] = units[found] with { Registered = registered };
        return found;
    }

    /// <summary>Keeps a further number of a unit; the last version that gives it stays.</summary>
    public void Number(int unit, string name, long value) => units[unit] = units[unit] with { Numbers = units[unit].Numbers.SetItem(name, value) };

    /// <summary>A code that is already that of another unit would add votes to the wrong place.</summary>
    private void RefuseOther(int found, string level, int? parent)
    {
        var unit = units[found];
        // A level may have kinds of its own beside it (a region, and abroad), so only stations are held apart from the rest.
        if ((unit.Level == mapping.Level) != (level == mapping.Level))
            throw new RefusalException(new Refusal("unit-clash", $"The code \"{unit.Code}\" is already that of a unit of level {unit.Level}; let the mapping make the code of more columns."));
        if (parent is { } above && unit.Parent != units[above].Code)
            throw new RefusalException(new Refusal("unit-clash", $"The unit \"{unit.Code}\" lies in \"{unit.Parent}\", but this row has it in \"{units[above].Code}\"; let the mapping make the code of more columns."));
    }

    public UnitTree Build()
    {
        var tree = UnitTree.Build([.. units]);
        return tree.IsOk ? tree.Value : throw new RefusalException(tree.Refusal!);
    }

    private int Add(Unit unit)
    {
        if (!mapping.CreatesUnits) throw new RefusalException(new Refusal("unit-unknown", $"The unit \"{unit.Code}\" is not among the units, and the mapping does not make new ones."));
        if (!Codes.IsSafe(unit.Code)) throw new RefusalException(new Refusal("code-unsafe", $"The unit code \"{unit.Code}\" is empty, too long, or begins with a sign that spreadsheets take for a formula."));
        units.Add(unit);
        byCode.Add(unit.Code, units.Count - 1);
        return units.Count - 1;
    }
}
