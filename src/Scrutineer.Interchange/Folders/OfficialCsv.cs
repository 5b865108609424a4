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
            if (election.FindList(code) < 0 && election.Form.Find(code) < 0 && election.Form.Base(code) is null)
                throw CsvFile.Refuse("official-unknown", $"\"{code}\" is neither a list nor a line or base of the form.", path, rows.Line);
            figures.Add(new OfficialFigure(code, rows.Count(votes, path), rows.Count(seats, path), rows.Text(source)));
        }

        return figures.ToImmutable();
    });
}
