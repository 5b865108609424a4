using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Interchange.Csv;

namespace Scrutineer.Interchange.Import;

/// <summary>How a foreign file of results becomes an election folder. The reference is docs/reference/mapping.md.</summary>
/// <param name="ElectionFolder">Folder of the definition (election.json, form, law, lists, units), full path.</param>
/// <param name="Style">How the CSV is written.</param>
/// <param name="Inputs">The files, in the order in which they supersede one another.</param>
/// <param name="UnitColumns">Columns that make the unit's code, joined by <paramref name="UnitJoin"/>.</param>
/// <param name="UnitJoin">Between the parts of the code.</param>
/// <param name="CreatesUnits">True: units that are not in units.csv are made from the rows; false: they are refused.</param>
/// <param name="Level">Level of the units of the rows.</param>
/// <param name="Above">Levels above the rows' units, from the top down.</param>
/// <param name="NameColumns">Columns that make the unit's name.</param>
/// <param name="Registered">Columns whose sum is the register of the unit; empty: not given.</param>
/// <param name="Numbers">Further numbers of the unit: its name, the column, and what the column is multiplied by before its fraction is cut off.</param>
/// <param name="Lines">Line of the form: the columns whose sum it is.</param>
/// <param name="Lists">List: its column.</param>
/// <param name="Received">Column of the time of arrival; null: none.</param>
/// <param name="Ignore">Columns that are left out on purpose.</param>
/// <param name="SkipsBlankRows">True: rows without any figure are left out and counted; false: they are refused.</param>
public sealed record Mapping(
    string ElectionFolder,
    CsvStyle Style,
    ImmutableArray<MappingInput> Inputs,
    ImmutableArray<string> UnitColumns,
    string UnitJoin,
    bool CreatesUnits,
    string Level,
    ImmutableArray<MappingLevel> Above,
    ImmutableArray<string> NameColumns,
    ImmutableArray<string> Registered,
    ImmutableArray<MappingNumber> Numbers,
    ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Lines,
    ImmutableArray<KeyValuePair<string, string>> Lists,
    string? Received,
    ImmutableArray<string> Ignore,
    bool SkipsBlankRows);

/// <summary>One input of a mapping.</summary>
/// <param name="File">File name, in which <c>*</c> stands for anything; null: any.</param>
/// <param name="Inside">The file inside a zip archive; null: the only one.</param>
/// <param name="Channel">Channel of its protocols.</param>
/// <param name="Version">Name of the version it brings.</param>
/// <param name="AlignTo">
/// Version whose stations these rows are, where the source gives no station numbers: rows are matched inside each parent
/// by order and votes. null: rows carry codes.
/// </param>
public sealed record MappingInput(string? File, string? Inside, string Channel, string Version, string? AlignTo);

/// <summary>A number of a unit that no protocol gives, kept as a whole one.</summary>
/// <param name="Name">What units.csv and selectors call it.</param>
/// <param name="Column">Its column; a decimal fraction may stand in it.</param>
/// <param name="Times">What it is multiplied by; then its fraction is cut off, so that "at least" means the same before and after.</param>
public sealed record MappingNumber(string Name, string Column, long Times);

/// <summary>A level above the rows' units.</summary>
/// <param name="Level">Its name, for example <c>region</c>.</param>
/// <param name="Column">Column of the unit's name.</param>
/// <param name="Codes">Name in the file: code of the unit; names that are not listed are their own code.</param>
public sealed record MappingLevel(string Level, string Column, ImmutableDictionary<string, string> Codes);
