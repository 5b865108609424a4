using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Csv;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Import;

/// <summary>Reads the rows of one file by the mapping.</summary>
internal sealed class RowReader
{
    private readonly Mapping mapping;
    private readonly ImportedRows result;
    private readonly ImportedUnits units;
    private readonly CsvRows rows;
    private readonly string file;
    private readonly int[] unitColumns;
    private readonly int[] nameColumns;
    private readonly int[] aboveColumns;
    private readonly int[] registered;
    private readonly (int Column, int Target, bool IsList)[] counts;
    private readonly (string Name, int Column, long Times)[] numbers;
    private readonly int received;
    private readonly long[] read;
    private readonly CountField[] kinds;
    private readonly Dictionary<string, int> firstLine = new(StringComparer.Ordinal);
    private readonly string[] lastAbove;
    private readonly StringBuilder code = new();
    private int lastParent = -1;

    private RowReader(Mapping mapping, MappingInput input, string file, Election election, ImportedUnits units, CsvRows rows)
    {
        this.mapping = mapping;
        this.file = file;
        this.units = units;
        this.rows = rows;
        unitColumns = [.. mapping.UnitColumns.Select(Need)];
        nameColumns = [.. mapping.NameColumns.Select(Need)];
        aboveColumns = [.. mapping.Above.Select(a => Need(a.Column))];
        registered = [.. mapping.Registered.Select(Need)];
        numbers = [.. mapping.Numbers.Select(n => (n.Name, Need(n.Column), n.Times))];
        received = mapping.Received is { } column ? Need(column) : -1;
        counts =
        [
            .. mapping.Lines.SelectMany(l => l.Value.Select(c => (Need(c), Target("line", l.Key, election.Form.Find(l.Key)), false))),
            .. mapping.Lists.Select(l => (Need(l.Value), Target("list", l.Key, election.FindList(l.Key)), true)),
        ];
        foreach (var list in election.Lists)
            if (!mapping.Lists.Any(l => l.Key == list.Code)) throw Refuse("mapping-list", $"The mapping gives no column for the list \"{list.Code}\".");
        foreach (var twice in counts.GroupBy(c => (c.Column, c.IsList)).Where(g => g.Count() > 1))
            throw Refuse("mapping-twice", $"The mapping counts the column \"{rows.Header[twice.Key.Column]}\" twice; every column goes to one place.");
        RefuseUnmapped();
        read = new long[counts.Length];
        kinds = new CountField[counts.Length];
        lastAbove = new string[aboveColumns.Length];
        result = new ImportedRows(input, file, election.Form.Lines.Length, election.Lists.Length,
            [.. counts.Select(c => (rows.Header[c.Column], c.Target, c.IsList))]);
    }

    public static ImportedRows Read(Mapping mapping, MappingInput input, string file, Election election, ImportedUnits units)
    {
        var opened = InputFile.Open(file, input.Inside);
        if (!opened.IsOk) throw new RefusalException(opened.Refusal!);
        using var stream = opened.Value;
        var rows = CsvRows.Open(stream, file, mapping.Style);
        if (!rows.IsOk) throw new RefusalException(rows.Refusal!);
        using var open = rows.Value;
        var reader = new RowReader(mapping, input, file, election, units, open);
        while (open.Next()) reader.Row(isAligned: input.AlignTo is not null);
        if (reader.result.Count == 0) throw reader.Refuse("file-empty", "The file has a header but no rows.");
        return reader.result;
    }

    private void Row(bool isAligned)
    {
        result.Count++;
        var line = rows.Line;
        if (rows.IsEmpty)
        {
            result.LeftOut.Add(line);
            return;
        }

        if (rows.Width() is { } width)
        {
            result.Refuse(width, null);
            return;
        }

        Refusal? wrong = null;
        var isBlank = true;
        for (var i = 0; i < counts.Length; i++)
        {
            kinds[i] = CountParser.Parse(rows[counts[i].Column], mapping.Style, out read[i]);
            if (kinds[i] == CountField.Blank) continue;
            isBlank = false;
            if (kinds[i] == CountField.Count)
            {
                result.In[i] += read[i];
                continue;
            }

            read[i] = 0;
            wrong ??= new Refusal(
                "count-wrong",
                $"In column \"{rows.Header[counts[i].Column]}\" {CountParser.Describe(kinds[i], rows[counts[i].Column].ToString())}.", file, line);
        }

        if (isBlank && mapping.SkipsBlankRows)
        {
            result.LeftOut.Add(line);
            return;
        }

        if (isBlank) wrong = new Refusal("row-blank", "The row has no figures.", file, line);
        if (wrong is not null)
        {
            result.Refuse(wrong, read);
            if (!isAligned) KeepUnit(line);
            return;
        }

        try
        {
            var parent = Parent();
            var unit = isAligned ? -1 : Unit(parent, line);
            result.Add(unit, parent, line, read, kinds, Time(line));
        }
        catch (RefusalException e)
        {
            result.Refuse(e.Refusal with { File = file, Line = line }, read);
        }
    }

    /// <summary>A station whose row is refused is still a station: it is missing, not gone.</summary>
    private void KeepUnit(int line)
    {
        var known = RefusalException.Catch(() => Unit(Parent(), line));
        if (!known.IsOk) return; // the row is refused already, with its first reason
        firstLine.Remove(Join(unitColumns));
    }

    private int Unit(int parent, int line)
    {
        var code = Join(unitColumns);
        if (firstLine.TryGetValue(code, out var first))
            throw new RefusalException(new Refusal("station-twice", $"The station \"{code}\" already stands in line {first}."));
        long? register = null;
        foreach (var column in registered)
        {
            var kind = CountParser.Parse(rows[column], mapping.Style, out var count);
            if (kind == CountField.Count) register = (register ?? 0) + count;
            else if (kind != CountField.Blank) throw new RefusalException(new Refusal("count-wrong", $"In column \"{rows.Header[column]}\" {CountParser.Describe(kind, rows[column].ToString())}."));
        }

        var unit = units.OfRow(code, parent, () => LocalText.Of(nameColumns.Length > 0 ? Join(nameColumns, " ") : rows[unitColumns[^1]].ToString()), register);
        foreach (var (name, column, times) in numbers)
            if (Number(rows[column], times, rows.Header[column]) is { } number) units.Number(unit, name, number);
        firstLine.Add(code, line);
        return unit;
    }

    /// <summary>A decimal fraction times a number, cut off; null: blank.</summary>
    private static long? Number(ReadOnlySpan<char> field, long times, string column)
    {
        if (field.IsWhiteSpace()) return null;
        return decimal.TryParse(field, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Figures.Greatest / times
            ? (long)decimal.Truncate(number * times)
            : throw new RefusalException(new Refusal("count-wrong", $"In column \"{column}\" \"{field}\" is no decimal number of this size."));
    }

    /// <summary>The unit above; rows of one unit stand together, so the last one is tried first.</summary>
    private int Parent()
    {
        var isSame = lastParent >= 0;
        for (var i = 0; isSame && i < aboveColumns.Length; i++) isSame = rows[aboveColumns[i]].SequenceEqual(lastAbove[i]);
        if (isSame) return lastParent;
        var parent = units.Root;
        for (var i = 0; i < aboveColumns.Length; i++)
        {
            lastAbove[i] = rows[aboveColumns[i]].ToString();
            lastParent = -1;
            parent = units.Above(mapping.Above[i], parent, lastAbove[i]);
        }

        return lastParent = parent;
    }

    private string Join(int[] columns, string? with = null)
    {
        var between = with ?? mapping.UnitJoin;
        code.Clear();
        for (var i = 0; i < columns.Length; i++)
        {
            if (i > 0) code.Append(between);
            code.Append(rows[columns[i]]);
        }

        return code.ToString();
    }

    private DateTimeOffset? Time(int line)
    {
        if (received < 0 || rows[received].IsEmpty) return null;
        return DateTimeOffset.TryParse(rows[received], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new RefusalException(new Refusal("time-wrong", $"\"{rows[received]}\" is not a time.", file, line));
    }

    private int Need(string column)
    {
        var at = rows.Find(column);
        return at >= 0 ? at : throw Refuse("column-missing", $"The column \"{column}\" that the mapping names is missing.");
    }

    private int Target(string what, string code, int found) =>
        found >= 0 ? found : throw Refuse($"{what}-unknown", $"The mapping fills the {what} \"{code}\", which the election does not have.");

    private void RefuseUnmapped()
    {
        var used = new HashSet<int>([.. unitColumns, .. nameColumns, .. aboveColumns, .. registered, .. numbers.Select(n => n.Column), .. counts.Select(c => c.Column), received]);
        foreach (var (name, i) in rows.Header.Select((name, i) => (name, i)))
        {
            if (!used.Contains(i) && !mapping.Ignore.Contains(name))
                throw Refuse("column-unmapped", $"The mapping does not say what becomes of the column \"{name}\"; map it, or name it under \"ignore\".");
        }

        foreach (var name in mapping.Ignore) _ = Need(name);
    }

    private RefusalException Refuse(string code, string message) => new(new Refusal(code, message, file, 1));
}
