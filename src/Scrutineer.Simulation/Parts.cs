namespace Scrutineer.Simulation;

/// <summary>Splits a whole into whole parts.</summary>
internal static class Parts
{
    /// <summary>
    /// Parts in proportion to weights, none above its cap, that sum to the whole exactly: largest remainders, and what a cap
    /// holds back goes to the others.
    /// </summary>
    public static long[] Split(long whole, long[] weights, long[] caps)
    {
        var parts = new long[weights.Length];
        var left = whole;
        while (left > 0)
        {
            var open = Enumerable.Range(0, weights.Length).Where(i => weights[i] > 0 && parts[i] < caps[i]).ToArray();
            if (open.Length == 0) open = [.. Enumerable.Range(0, weights.Length).Where(i => parts[i] < caps[i])];
            if (open.Length == 0) throw new InvalidOperationException($"{left} of {whole} do not fit under the caps.");
            Int128 sum = 0;
            foreach (var i in open) sum += long.Max(1, weights[i]);
            var share = left;
            foreach (var i in open)
            {
                var part = (long)((Int128)share * long.Max(1, weights[i]) / sum);
                part = long.Min(part, caps[i] - parts[i]);
                parts[i] += part;
                left -= part;
            }

            // What rounding left: one each to the largest remainders (those that were cut most).
            foreach (var i in open.OrderByDescending(i => (Int128)share * long.Max(1, weights[i]) % sum).ThenBy(i => i))
            {
                if (left == 0) break;
                if (parts[i] >= caps[i]) continue;
                parts[i]++;
                left--;
            }
        }

        return parts;
    }

    /// <summary>Parts without caps.</summary>
    public static long[] Split(long whole, long[] weights)
    {
        var caps = new long[weights.Length];
        Array.Fill(caps, whole);
        return Split(whole, weights, caps);
    }
}
