using System.Collections.Immutable;

namespace Scrutineer.Report.Results;

/// <summary>Two channels over the stations that have both: side by side, never merged.</summary>
/// <param name="First">Code of the channel that decides (or of the first with protocols).</param>
/// <param name="Second">Code of the other.</param>
/// <param name="Units">How many units have both.</param>
/// <param name="Differing">How many of them give different votes.</param>
/// <param name="Votes">By list in ballot order: the sums in both; null: not known in any of the units.</param>
public sealed record ChannelPair(string First, string Second, long Units, long Differing, ImmutableArray<(long? First, long? Second)> Votes)
{
    /// <summary>The deciding channel beside each other channel that has protocols; set-aside units are left out.</summary>
    public static ImmutableArray<ChannelPair> Of(Result result)
    {
        var state = result.Input.State;
        var delivered = result.Election.Channels.Where(c => state[c.Code].All.Any()).Select(c => c.Code).ToList();
        if (delivered.Count < 2) return [];
        var first = delivered.Contains(result.Election.DecidingChannel.Code) ? result.Election.DecidingChannel.Code : delivered[0];
        return [.. delivered.Where(c => c != first).Select(c => Pair(result, first, c))];
    }

    private static ChannelPair Pair(Result result, string first, string second)
    {
        var (state, lists) = (result.Input.State, result.Election.Lists.Length);
        var sums = new (long? First, long? Second)[lists];
        long units = 0, differing = 0;
        foreach (var here in state[first].All)
        {
            if (result.IsSetAside(here.Protocol.Unit) || state[second].Current(here.Protocol.Unit) is not { } there) continue;
            units++;
            if (here.Protocol.Votes != there.Protocol.Votes) differing++;
            for (var i = 0; i < lists; i++)
            {
                sums[i] = (Plus(sums[i].First, here.Protocol.Votes[i]), Plus(sums[i].Second, there.Protocol.Votes[i]));
            }
        }

        return new ChannelPair(first, second, units, differing, [.. sums]);
    }

    private static long? Plus(long? sum, long? more) => more is null ? sum : (sum ?? 0) + more;
}
