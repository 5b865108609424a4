using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Csv;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Import;

/// <summary>The rows of one file on their way to protocols, with the control sums.</summary>
internal sealed class ImportedRows(MappingInput input, string file, int lines, int lists, ImmutableArray<(string Column, int Target, bool IsList)> columns)
{
    private readonly long[] refusedSums = new long[columns.Length];
    private readonly ImmutableArray<Refusal>.Builder refused = ImmutableArray.CreateBuilder<Refusal>();
    private readonly long?[] lineCounts = new long?[lines];
    private readonly long?[] listCounts = new long?[lists];

    public int Count { get; set; }

    public long[] In { get; } = new long[columns.Length];

    public List<int> LeftOut { get; } = [];

    public List<ImportedRow> Rows { get; } = [];

    /// <summary>Rows matched to stations of another version; null: rows carry codes.</summary>
    public int? Aligned { get; set; }

    public void Refuse(Refusal why, long[]? counts)
    {
        refused.Add(why);
        for (var i = 0; counts is not null && i < counts.Length; i++) refusedSums[i] += counts[i];
    }

    public void Add(int unit, int parent, int line, long[] counts, CountField[] kinds, DateTimeOffset? received)
    {
        Array.Clear(lineCounts);
        Array.Clear(listCounts);
        for (var i = 0; i < counts.Length; i++)
        {
            if (kinds[i] == CountField.Blank) continue;
            var target = columns[i].IsList ? listCounts : lineCounts;
            var sum = (target[columns[i].Target] ?? 0) + counts[i];
            if (sum > Figures.Greatest) throw new RefusalException(new Refusal("count-wrong", $"With column \"{columns[i].Column}\" the sum is {sum}, larger than {Figures.Greatest}, and no count is."));
            target[columns[i].Target] = sum;
        }

        Rows.Add(new ImportedRow(unit, parent, line, Figures.Of(lineCounts), Figures.Of(listCounts), received));
    }

    public ImmutableArray<Protocol> Protocols(Election election)
    {
        var source = Path.GetFileName(file);
        return
        [
            .. Rows.Select(r => new Protocol(r.Unit, r.Lines, r.Votes, new Source(source, r.Line), election.Shape) { Received = r.Received }),
        ];
    }

    /// <summary>The control sums: columns as read against protocols as made.</summary>
    public FileReport Report(ImmutableArray<Protocol> protocols, Election election)
    {
        var totals = ImmutableArray.CreateBuilder<ColumnTotal>();
        foreach (var target in columns.Select((c, i) => (c.Column, c.Target, c.IsList, i)).GroupBy(c => (c.Target, c.IsList)))
        {
            var (index, isList) = target.Key;
            long sum = 0;
            foreach (var protocol in protocols) sum += (isList ? protocol.Votes[index] : protocol.Lines[index]) ?? 0;
            totals.Add(new ColumnTotal(
                string.Join(" + ", target.Select(c => c.Column)),
                isList ? election.Lists[index].Code : election.Form.Lines[index].Code,
                target.Sum(c => In[c.i]),
                target.Sum(c => refusedSums[c.i]),
                sum));
        }

        return new FileReport(file, input.Version, Count, protocols.Length, [.. LeftOut], refused.ToImmutable(), totals.ToImmutable()) { Aligned = Aligned };
    }
}

/// <summary>One row that fits the mapping.</summary>
/// <param name="Unit">Index of its unit; -1 until it is aligned.</param>
/// <param name="Parent">Index of the unit above.</param>
/// <param name="Line">Line in the file.</param>
/// <param name="Lines">Lines of the form.</param>
/// <param name="Votes">Votes.</param>
/// <param name="Received">Time of arrival.</param>
internal sealed record ImportedRow(int Unit, int Parent, int Line, Figures Lines, Figures Votes, DateTimeOffset? Received);
