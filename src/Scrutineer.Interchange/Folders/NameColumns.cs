using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Interchange.Csv;

namespace Scrutineer.Interchange.Folders;

/// <summary>The columns name_en, name_ru, name_ky ... of a file.</summary>
internal sealed class NameColumns
{
    private const string Prefix = "name_";
    private readonly ImmutableArray<(string Language, int Column)> columns;

    private NameColumns(ImmutableArray<(string Language, int Column)> columns) => this.columns = columns;

    public static NameColumns Of(CsvRows rows) => new(
        [.. rows.Header.Select((name, i) => (name, i)).Where(c => c.name.StartsWith(Prefix, StringComparison.Ordinal)).Select(c => (c.name[Prefix.Length..], c.i))]);

    public bool Has(int column) => columns.Any(c => c.Column == column);

    public LocalText Read(CsvRows rows) => new(
        columns.Where(c => rows[c.Column].Length > 0).ToImmutableSortedDictionary(c => c.Language, c => rows.Text(c.Column), StringComparer.Ordinal));
}
