using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;

namespace Scrutineer.Interchange.Import;

/// <summary>
/// Finds which rows of two versions are the same station where the source gives no station numbers but keeps their order:
/// the alignment of least cost inside each parent (Needleman and Wunsch 1970). The cost of a pair is the sum of the
/// differences against the sum of the votes; leaving a row alone costs a third of a pair with nothing in common. A row that
/// is an exact multiple of another is taken for the same station counted more than once.
/// </summary>
internal static class RowAlignment
{
    private const int Alone = 350;
    private const int Whole = 1000;
    private const long GreatestMatrix = 100_000_000;
    private const int Multiple = 20;
    private const long LeastVotesOfMultiple = 30;

    public static void Apply(ImportedRows rows, ImportedRows anchor, ImportedUnits units, string version)
    {
        rows.Aligned = 0;
        var places = rows.Rows.Select((r, i) => (r, i)).GroupBy(r => r.r.Parent);
        var anchors = anchor.Rows.ToLookup(r => r.Parent);
        foreach (var group in places)
        {
            var mine = group.ToList();
            var theirs = anchors[group.Key].ToList();
            if ((long)mine.Count * theirs.Count > GreatestMatrix)
            {
                throw new RefusalException(new Refusal(
                    "align-large", $"\"{units[group.Key].Code}\" has {mine.Count} and {theirs.Count} rows to be matched, which are too many; let the mapping name a level above them."));
            }

            var matched = Align([.. mine.Select(m => m.r.Votes)], [.. theirs.Select(t => t.Votes)]);
            for (var i = 0; i < mine.Count; i++)
            {
                int unit;
                if (matched[i] >= 0)
                {
                    unit = theirs[matched[i]].Unit;
                    rows.Aligned++;
                }
                else
                {
                    var name = $"{version} {i + 1}";
                    unit = units.OfRow($"{units[group.Key].Code}/{name}", group.Key, () => LocalText.Of(name), null);
                }

                rows.Rows[mine[i].i] = mine[i].r with { Unit = unit };
            }
        }
    }

    /// <summary>For each row of a the index of its partner in b, or -1.</summary>
    private static int[] Align(Figures[] a, Figures[] b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length; i >= 0; i--)
        {
            for (var j = b.Length; j >= 0; j--)
            {
                if (i == a.Length && j == b.Length) continue;
                var best = int.MaxValue;
                if (i < a.Length) best = cost[i + 1, j] + Alone;
                if (j < b.Length) best = int.Min(best, cost[i, j + 1] + Alone);
                if (i < a.Length && j < b.Length) best = int.Min(best, cost[i + 1, j + 1] + Pair(a[i], b[j]));
                cost[i, j] = best;
            }
        }

        var partner = new int[a.Length];
        for (int i = 0, j = 0; i < a.Length;)
        {
            if (j < b.Length && cost[i, j] == cost[i + 1, j + 1] + Pair(a[i], b[j])) partner[i++] = j++;
            else if (cost[i, j] == cost[i + 1, j] + Alone) partner[i++] = -1;
            else j++;
        }

        return partner;
    }

    private static int Pair(Figures a, Figures b)
    {
        long difference = 0, sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (x, y) = (a[i] ?? 0, b[i] ?? 0);
            difference += long.Abs(x - y);
            sum += x + y;
        }

        if (sum == 0) return 0;
        return sum > LeastVotesOfMultiple && IsMultiple(a, b) ? Multiple * (int)long.Sign(difference) : (int)(difference * Whole / sum);
    }

    /// <summary>True if all lists stand in the same proportion on both rows.</summary>
    private static bool IsMultiple(Figures a, Figures b)
    {
        var (sumA, sumB) = (a.Sum() ?? 0, b.Sum() ?? 0);
        if (sumA == 0 || sumB == 0 || (sumA % sumB != 0 && sumB % sumA != 0)) return false;
        for (var i = 0; i < a.Length; i++)
            if ((Int128)(a[i] ?? 0) * sumB != (Int128)(b[i] ?? 0) * sumA) return false;
        return true;
    }
}
