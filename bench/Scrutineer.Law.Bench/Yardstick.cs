using Scrutineer.Law.Data;

namespace Scrutineer.Law.Bench;

/// <summary>The least work that any exact program must do: the measure beside ours.</summary>
internal static class Yardstick
{
    public static long[] Votes(string folder)
    {
        var data = VectorReader.Read(File.ReadAllBytes(Path.Combine(folder, "kg-2020.json"))).Value.Data;
        return [.. data.Lists.Select(l => (long)data.Votes.Total(l.Code).Numerator)];
    }

    public static long[] Dhondt(long[] votes, int seats)
    {
        var held = new long[votes.Length];
        for (var seat = 0; seat < seats; seat++)
        {
            var best = 0;
            for (var i = 1; i < votes.Length; i++)
                if ((Int128)votes[i] * (held[best] + 1) > (Int128)votes[best] * (held[i] + 1)) best = i;
            held[best]++;
        }

        return held;
    }

    public static long[] Hare(long[] votes, int seats)
    {
        var all = votes.Sum();
        var held = new long[votes.Length];
        var remainders = new Int128[votes.Length];
        var left = seats;
        for (var i = 0; i < votes.Length; i++)
        {
            var product = (Int128)votes[i] * seats;
            held[i] = (long)(product / all);
            remainders[i] = product % all;
            left -= (int)held[i];
        }

        for (; left > 0; left--)
        {
            var best = 0;
            for (var i = 1; i < votes.Length; i++)
                if (remainders[i] > remainders[best]) best = i;
            remainders[best] = -1;
            held[best]++;
        }

        return held;
    }
}
