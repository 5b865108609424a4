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
                rows.Code(code, path),
                names.Read(rows),
                Colour(rows, colour, path),
                attributes.Where(a => rows[a].Length > 0).ToImmutableSortedDictionary(a => rows.Header[a], rows.Text, StringComparer.Ordinal));
            if (lists.Any(l => l.Code == list.Code)) throw CsvFile.Refuse("list-twice", $"The list \"{list.Code}\" is given twice.", path, rows.Line);
            lists.Add(list);
        }

        return lists.Count > 0 ? lists.ToImmutable() : throw CsvFile.Refuse("lists-empty", "There are no lists.", path, 1);
    });

    private static string Colour(CsvRows rows, int column, string path)
    {
        var colour = rows.Text(column);
        if (colour.Length == 0) return "";
        var isHex = colour.Length == 7 && colour[0] == '#' && colour.Skip(1).All(char.IsAsciiHexDigit);
        return isHex ? colour : throw CsvFile.Refuse("list-colour", $"A colour is written #rrggbb, not \"{colour}\".", path, rows.Line);
    }
}
