using System.Collections.Immutable;
using Scrutineer.Elections;

namespace Scrutineer.Interchange.Folders;

/// <summary>official.csv: what (code of a list or a line), votes, seats, source. Blank: not known.</summary>
internal static class OfficialCsv
{
    public static ImmutableArray<OfficialFigure> Read(string path, Election election) => CsvFile.Read(path, rows =>
    {
        var what = rows.Need("what", path);
        var votes = rows.Need("votes", path);
        var seats = rows.Need("seats", path);
        var source = rows.Need("source", path);
        var figures = ImmutableArray.CreateBuilder<OfficialFigure>();
        while (rows.NextWhole())
        {
            var code = rows.Text(what);
            if (ElectionChecks.OfOfficial(election, code) is { } refusal) throw CsvFile.Refuse(refusal, path, rows.Line);
            figures.Add(new OfficialFigure(code, rows.Count(votes, path), rows.Count(seats, path), rows.Text(source)));
        }

        return figures.ToImmutable();
    });
}
