using Scrutineer.Elections;
using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Csv;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Folders;

/// <summary>units.csv: code, level, parent, name_LANGUAGE..., registered, stations; every other column is a number the law may ask for.</summary>
public static class UnitCsv
{
    private static readonly string[] Own = ["code", "level", "parent", "registered", "stations"];

    internal static UnitTree Read(string path)
    {
        var lines = new List<int>();
        var units = CsvFile.Read(path, rows => Rows(rows, path, lines));
        var tree = UnitTree.Build(units, i => lines[i]);
        return tree.IsOk ? tree.Value : throw new RefusalException(tree.Refusal!.In(path));
    }

    private static ImmutableArray<Unit> Rows(CsvRows rows, string path, List<int> lines)
    {
        var code = rows.Need("code", path);
        var level = rows.Need("level", path);
        var parent = rows.Need("parent", path);
        var registered = rows.Find("registered");
        var stations = rows.Find("stations");
        var names = NameColumns.Of(rows);
        var numbers = rows.Header.Select((name, i) => (name, i)).Where(c => !Own.Contains(c.name) && !names.Has(c.i)).ToList();
        var levels = new Dictionary<string, string>(StringComparer.Ordinal);
        var units = ImmutableArray.CreateBuilder<Unit>();
        while (rows.NextWhole())
        {
            lines.Add(rows.Line);
            var above = rows.Text(parent);
            var name = rows.Text(level);
            if (!Codes.IsSafe(name)) throw CsvFile.Refuse("unit-level", "The unit has no level, or its level begins with a sign that spreadsheets take for a formula.", path, rows.Line);
            if (!levels.TryGetValue(name, out var known)) levels[name] = known = name;
            units.Add(new Unit(rows.Code(code, path), known, above.Length == 0 ? null : above, names.Read(rows))
            {
                Registered = rows.Count(registered, path),
                Stations = rows.Count(stations, path),
                Numbers = numbers.Count == 0
                    ? ImmutableSortedDictionary<string, long>.Empty
                    : numbers.Select(n => (n.name, Value: rows.Count(n.i, path))).Where(n => n.Value is not null)
                        .ToImmutableSortedDictionary(n => n.name, n => n.Value!.Value, StringComparer.Ordinal),
            });
        }

        return units.ToImmutable();
    }

    /// <summary>Writes the units of a tree.</summary>
    public static void Write(TextWriter writer, UnitTree tree)
    {
        var languages = tree.All.SelectMany(u => u.Name.ByLanguage.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var numbers = tree.All.SelectMany(u => u.Numbers.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        writer.Write("code,level,parent");
        foreach (var language in languages) writer.Write($",name_{language}");
        writer.Write(",registered,stations");
        foreach (var number in numbers) writer.Write("," + SafeCsv.Quote(number));
        writer.Write('\n');
        foreach (var unit in tree.All)
        {
            writer.Write($"{SafeCsv.Quote(unit.Code)},{SafeCsv.Quote(unit.Level)},{SafeCsv.Quote(unit.Parent ?? "")}");
            foreach (var language in languages) writer.Write("," + SafeCsv.Quote(unit.Name.ByLanguage.GetValueOrDefault(language, "")));
            writer.Write(string.Create(CultureInfo.InvariantCulture, $",{unit.Registered},{unit.Stations}"));
            foreach (var number in numbers) writer.Write(unit.Numbers.TryGetValue(number, out var value) ? string.Create(CultureInfo.InvariantCulture, $",{value}") : ",");
            writer.Write('\n');
        }
    }
}
