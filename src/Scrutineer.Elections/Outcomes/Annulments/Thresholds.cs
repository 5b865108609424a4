using System.Collections.Immutable;

namespace Scrutineer.Elections.Outcomes.Annulments;

/// <summary>
/// From which numbers on stations are left out: as round as possible, each cutting off other stations than the one before, between one station and half of them.
/// </summary>
public static class Thresholds
{
    private const int Fewest = 12;
    private const int Usual = 16;
    private const int Most = 20;

    /// <summary>The thresholds, greatest first: each step leaves out more.</summary>
    /// <param name="numbers">The numbers of the stations, greatest first.</param>
    public static ImmutableArray<long> Of(IReadOnlyList<long> numbers)
    {
        var half = numbers.Count / 2;
        if (half == 0 || numbers[0] <= 0) return [];
        var (least, greatest) = (long.Max(numbers[half] + 1, 1), numbers[0]);
        // By how many stations they cut off: two that cut off the same are one.
        var chosen = new SortedDictionary<int, long>();
        foreach (var level in Levels(numbers, least, greatest))
        {
            var fresh = new SortedDictionary<int, long>();
            foreach (var threshold in level)
                if (Count(numbers, threshold) is > 0 and var count && count <= half && !chosen.ContainsKey(count)) fresh.TryAdd(count, threshold);
            if (chosen.Count + fresh.Count <= Most) foreach (var (count, threshold) in fresh) chosen[count] = threshold;
            else Fill(chosen, fresh, half);
            if (chosen.Count >= Fewest) break;
        }

        return [.. chosen.Values];
    }

    /// <summary>Of those that are too many, the ones farthest from what is there.</summary>
    private static void Fill(SortedDictionary<int, long> chosen, SortedDictionary<int, long> fresh, int half)
    {
        while (chosen.Count < Usual)
        {
            var next = fresh.Keys.Where(c => !chosen.ContainsKey(c)).MaxBy(c => chosen.Keys.Append(0).Append(half + 1).Min(k => int.Abs(k - c)));
            chosen[next] = fresh[next];
        }
    }

    /// <summary>Ever less round: 1, 2, 5 and powers of ten of them; one digit; two; three; any number that a station has.</summary>
    private static IEnumerable<IEnumerable<long>> Levels(IReadOnlyList<long> numbers, long least, long greatest)
    {
        yield return Round([1, 2, 5], least, greatest);
        yield return Round(Enumerable.Range(1, 9), least, greatest);
        yield return Round(Enumerable.Range(10, 90), least, greatest);
        yield return Round(Enumerable.Range(100, 900), least, greatest);
        yield return numbers.Where(n => n >= least);
    }

    private static IEnumerable<long> Round(IEnumerable<int> digits, long least, long greatest)
    {
        for (Int128 power = 1; power <= greatest; power *= 10)
            foreach (var digit in digits)
                if (digit * power is var number && number >= least && number <= greatest) yield return (long)number;
    }

    private static int Count(IReadOnlyList<long> numbers, long threshold)
    {
        var (low, high) = (0, numbers.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (numbers[middle] >= threshold) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
