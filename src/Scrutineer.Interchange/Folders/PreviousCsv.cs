using System.Globalization;
using Scrutineer.Elections;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Csv;

namespace Scrutineer.Interchange.Folders;

/// <summary>previous.csv: unit, registered, cast of the election before. A unit with a blank is not compared.</summary>
internal static class PreviousCsv
{
    /// <summary>The election with the turnout that the file gives to its units. Refuses <c>unit-unknown</c>, <c>previous-unit-twice</c>.</summary>
    public static Election Attach(string path, Election election)
    {
        var turnouts = CsvFile.Read(path, rows => Rows(rows, path, election.Units));
        var units = election.Units.All.Select((unit, i) => turnouts.TryGetValue(i, out var turnout) ? unit with { Previous = turnout } : unit);
        // The codes and places are those of a tree that was built already.
        return election with { Units = UnitTree.Build([.. units]).Value };
    }

    private static Dictionary<int, PreviousTurnout> Rows(CsvRows rows, string path, UnitTree units)
    {
        var unit = rows.Need("unit", path);
        var registered = rows.Need("registered", path);
        var cast = rows.Need("cast", path);
        var seen = new HashSet<int>();
        var turnouts = new Dictionary<int, PreviousTurnout>();
        while (rows.NextWhole())
        {
            var code = rows.Text(unit);
            var at = units.Find(code);
            if (at < 0) throw CsvFile.Refuse("unit-unknown", $"The unit \"{code}\" is not among the units.", path, rows.Line);
            if (!seen.Add(at)) throw CsvFile.Refuse("previous-unit-twice", $"The unit \"{code}\" is given twice.", path, rows.Line);
            if (rows.Count(registered, path) is { } voters && rows.Count(cast, path) is { } took) turnouts.Add(at, new PreviousTurnout(voters, took));
        }

        return turnouts;
    }

    /// <summary>Writes what units have.</summary>
    public static void Write(TextWriter writer, UnitTree units)
    {
        writer.Write("unit,registered,cast\n");
        foreach (var unit in units.All)
            if (unit.Previous is { } previous) writer.Write(string.Create(CultureInfo.InvariantCulture, $"{SafeCsv.Quote(unit.Code)},{previous.Registered},{previous.Cast}\n"));
    }
}
