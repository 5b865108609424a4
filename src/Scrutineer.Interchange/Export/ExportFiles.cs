using System.Collections.Immutable;
using Scrutineer.Interchange.Export.Tables;

namespace Scrutineer.Interchange.Export;

/// <summary>A file that is made when somebody asks for it.</summary>
/// <param name="Path">Path inside the bundle.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Write">Writes its bytes; the stream stays open.</param>
/// <param name="Table">The table it holds; null: it is not a table.</param>
public sealed record ExportFile(string Path, string MediaType, Action<Stream> Write, ExportTable? Table = null);

/// <summary>The files of open data of a version, each a pure function of it.</summary>
public static class ExportFiles
{
    /// <summary>Up to so many stations, exchange formats list every one of them; beyond, they hold the units above, and CSV and Parquet hold the stations.</summary>
    public const int MostStationsInExchange = 10_000;

    /// <summary>The tables of a version, in the order of their names.</summary>
    public static ImmutableArray<ExportTable> Tables(ExportSource source) =>
    [
        .. new[]
        {
            ResultsWide.Of(source, "results"), ResultsLong.Of(source), UnitsTable.Of(source), SmallTables.Lists(source), SmallTables.Lines(source),
            SmallTables.Seats(source), SmallTables.Versions(source),
        }.Concat(source.Election.Channels.Where(c => source.State[c.Code].All.Any()).Select(c => ProtocolsTable.Of(source, c.Code)))
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>Every file but the package that describes them, in the order of their paths.</summary>
    public static ImmutableArray<ExportFile> Of(ExportSource source) =>
    [
        .. Tables(source).Select(t => new ExportFile($"csv/{t.Name}.csv", TableCsv.MediaType, to => TableCsv.Write(t, to), t)),
        new("eml-510.xml", EmlCount.MediaType, to => EmlCount.Write(source, to)),
        new("nist-1500-100.json", NistReport.MediaType, to => NistReport.Write(source, to)),
        Stations(source),
    ];

    private static ExportFile Stations(ExportSource source)
    {
        var table = ResultsWide.Of(source, "stations", stationsOnly: true);
        return new("stations.parquet", TableParquet.MediaType, to => TableParquet.Write(table, to), table);
    }
}
