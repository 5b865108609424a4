using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Interchange.Csv;

namespace Scrutineer.Interchange.Folders;

/// <summary>lists.csv: code, name_LANGUAGE..., colour; every other column is an attribute. The order is the ballot order.</summary>
public static class ListCsv
{
    internal static ImmutableArray<ElectionList> Read(string path) => CsvFile.Read(path, rows =>
    {
        var code = rows.Need("code", path);
        var colour = rows.Find("colour");
        var names = NameColumns.Of(rows);
        var attributes = Enumerable.Range(0, rows.Header.Count).Where(i => i != code && i != colour && !names.Has(i)).ToList();
        var lists = ImmutableArray.CreateBuilder<ElectionList>();
        while (rows.NextWhole())
        {
            var list = new ElectionList(
                rows.Text(code),
                names.Read(rows),
                rows.Text(colour),
                attributes.Where(a => rows[a].Length > 0).ToImmutableSortedDictionary(a => rows.Header[a], rows.Text, StringComparer.Ordinal));
            if (ElectionChecks.OfList(list, lists) is { } refusal) throw CsvFile.Refuse(refusal, path, rows.Line);
            lists.Add(list);
        }

        return lists.Count > 0 ? lists.ToImmutable() : throw CsvFile.Refuse("lists-empty", "There are no lists.", path, 1);
    });
}
