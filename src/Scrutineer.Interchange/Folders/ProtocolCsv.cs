using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Csv;

namespace Scrutineer.Interchange.Folders;

/// <summary>
/// protocols/*.csv: unit, then the codes of lines and lists in any order; optional <c>received_at</c> (ISO 8601 with offset)
/// and <c>stations_covered</c> (how many a summary covers). Every list needs its column; a line of the form that has none is blank.
/// </summary>
public static class ProtocolCsv
{
    private const string Unit = "unit";
    private const string Received = "received_at";
    private const string Stations = "stations_covered";

    /// <summary>Reads a file of protocols.</summary>
    /// <exception cref="Law.RefusalException">A row or column is wrong: with file and line.</exception>
    public static ImmutableArray<Protocol> Read(string path, Election election) => CsvFile.Read(path, rows =>
    {
        var unit = rows.Need(Unit, path);
        var received = rows.Find(Received);
        var stations = rows.Find(Stations);
        foreach (var name in rows.Header)
        {
            if (name is Unit or Received or Stations || election.FindList(name) >= 0 || election.Form.Find(name) >= 0) continue;
            throw CsvFile.Refuse("column-unknown", $"The column \"{name}\" is neither a line of the form nor a list.", path, 1);
        }

        var lines = election.Form.Lines.Select(l => rows.Find(l.Code)).ToArray();
        var lists = election.Lists.Select(l => rows.Need(l.Code, path)).ToArray();
        var file = Path.GetFileName(path);
        var protocols = ImmutableArray.CreateBuilder<Protocol>();
        Span<long?> lineCounts = new long?[lines.Length];
        Span<long?> listCounts = new long?[lists.Length];
        while (rows.NextWhole())
        {
            var at = election.Units.Find(rows.Text(unit));
            if (at < 0) throw CsvFile.Refuse("unit-unknown", $"The unit \"{rows.Text(unit)}\" is not among the units.", path, rows.Line);
            for (var i = 0; i < lines.Length; i++) lineCounts[i] = rows.Count(lines[i], path);
            for (var i = 0; i < lists.Length; i++) listCounts[i] = rows.Count(lists[i], path);
            protocols.Add(new Protocol(at, Figures.Of(lineCounts), Figures.Of(listCounts), new Source(file, rows.Line), election.Shape)
            {
                Received = Time(rows, received, path),
                StationsCovered = rows.Count(stations, path),
            });
        }

        return protocols.ToImmutable();
    });

    /// <summary>Writes protocols in their order.</summary>
    public static void Write(TextWriter writer, Election election, IReadOnlyList<Protocol> protocols)
    {
        var hasTime = protocols.Any(p => p.Received is not null);
        var hasStations = protocols.Any(p => p.StationsCovered is not null);
        var lines = Enumerable.Range(0, election.Form.Lines.Length).Where(l => protocols.Any(p => p.Lines[l] is not null)).ToArray();
        writer.Write(Unit);
        if (hasTime) writer.Write("," + Received);
        if (hasStations) writer.Write("," + Stations);
        foreach (var line in lines) writer.Write("," + election.Form.Lines[line].Code);
        foreach (var list in election.Lists) writer.Write("," + SafeCsv.Quote(list.Code));
        writer.Write('\n');
        foreach (var protocol in protocols)
        {
            writer.Write(SafeCsv.Quote(election.Units[protocol.Unit].Code));
            if (hasTime) writer.Write("," + protocol.Received?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            if (hasStations) WriteCount(writer, protocol.StationsCovered);
            foreach (var line in lines) WriteCount(writer, protocol.Lines[line]);
            for (var i = 0; i < protocol.Votes.Length; i++) WriteCount(writer, protocol.Votes[i]);
            writer.Write('\n');
        }
    }

    private static void WriteCount(TextWriter writer, long? count)
    {
        writer.Write(',');
        if (count is { } value) writer.Write(value);
    }

    private static DateTimeOffset? Time(CsvRows rows, int column, string path)
    {
        var text = rows.Text(column);
        if (text.Length == 0) return null;
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw CsvFile.Refuse("time-wrong", $"A time is written 2020-10-04T22:15:00+06:00, with its offset; not \"{text}\".", path, rows.Line);
    }
}
