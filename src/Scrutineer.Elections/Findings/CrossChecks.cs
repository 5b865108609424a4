using System.Numerics;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Findings;

/// <summary>Checks between protocols: of one station in time, of the stations of a unit, and between channels.</summary>
internal static class CrossChecks
{
    // Small stations and stations of one or two lists coincide by chance.
    private const int LeastListsWithVotes = 3;
    private const long LeastVotes = 30;

    // Enough to compare with; more would only repeat the same finding.
    private const int KeptOfFactor = 2;
    private const int KeptOfDirection = 32;

    public static void Check(CountState state, ChannelState channel, ICollection<Finding> findings)
    {
        foreach (var (counted, again) in channel.Twice)
            findings.Add(Make(FindingCodes.StationTwice, Severity.Error, channel.Channel, again.Protocol, counted.Protocol));
        foreach (var summary in channel.Doubled)
            findings.Add(Make(FindingCodes.UnitAndParts, Severity.Error, channel.Channel, summary.Protocol, null));
        foreach (var current in channel.All)
        {
            Register(state.Election, channel.Channel, current.Protocol, findings);
            var earlier = channel.Earlier(current.Protocol.Unit);
            if (earlier.Count > 0) Versions(state.Election, channel.Channel, earlier[^1].Protocol, current.Protocol, findings);
        }

        BlankVotes(state, channel, findings);
        Vectors(state, channel, findings);
    }

    /// <summary>A list without votes on one protocol that has votes elsewhere in the unit: blank is not 0. A list that stands on no ballot there is blank everywhere.</summary>
    private static void BlankVotes(CountState state, ChannelState channel, ICollection<Finding> findings)
    {
        var given = new HashSet<(int Parent, int List)>();
        foreach (var current in channel.All)
            for (var l = 0; l < current.Protocol.Votes.Length; l++)
                if (current.Protocol.Votes[l] is not null) given.Add((state.Election.Units.ParentOf(current.Protocol.Unit), l));
        foreach (var current in channel.All)
        {
            for (var l = 0; l < current.Protocol.Votes.Length; l++)
            {
                if (current.Protocol.Votes[l] is not null || !given.Contains((state.Election.Units.ParentOf(current.Protocol.Unit), l))) continue;
                findings.Add(Make(FindingCodes.LineMissing, Severity.Warning, channel.Channel, current.Protocol, null) with { Lines = [state.Election.Lists[l].Code] });
            }
        }
    }

    /// <summary>One station in two channels.</summary>
    public static void Compare(CountState state, ChannelState decides, ChannelState other, ICollection<Finding> findings)
    {
        foreach (var current in decides.All)
        {
            if (other.Current(current.Protocol.Unit) is not { } beside || beside.Protocol.Votes == current.Protocol.Votes) continue;
            var differing = Differing(state.Election, beside.Protocol, current.Protocol, linesToo: false);
            findings.Add(Make(FindingCodes.ChannelsDiffer, Severity.Warning, decides.Channel, current.Protocol, beside.Protocol) with
            {
                Lines = [.. differing.Select(d => d.Code)],
                Left = current.Protocol.Votes.Sum(),
                Right = beside.Protocol.Votes.Sum(),
                Difference = differing.Sum(d => long.Abs(d.Difference)),
            });
        }
    }

    private static void Register(Election election, string channel, Protocol protocol, ICollection<Finding> findings)
    {
        if (election.Units[protocol.Unit] is not { IsStation: true, Registered: { } register }) return;
        if (election.Form.Base("registered")?.Of(protocol) is not { } written || written == register) return;
        findings.Add(Make(FindingCodes.RegisterChanged, Severity.Warning, channel, protocol, null) with
        {
            Left = written,
            Right = register,
            Difference = written - register,
        });
    }

    private static void Versions(Election election, string channel, Protocol before, Protocol now, ICollection<Finding> findings)
    {
        var differing = Differing(election, before, now, linesToo: true);
        if (differing.Count == 0) return;
        findings.Add(Make(FindingCodes.VersionChanged, Severity.Warning, channel, now, before) with
        {
            Lines = [.. differing.Select(d => d.Code)],
            Left = now.Votes.Sum(),
            Right = before.Votes.Sum(),
            Difference = now.Votes.Sum() - before.Votes.Sum(),
        });
        var registered = election.Form.Base("registered");
        if (registered?.Of(before) is { } old && registered.Of(now) is { } renewed && old != renewed)
        {
            findings.Add(Make(FindingCodes.RegisterChanged, Severity.Warning, channel, now, before) with
            {
                Left = renewed,
                Right = old,
                Difference = renewed - old,
            });
        }
    }

    private static List<(string Code, long Difference)> Differing(Election election, Protocol a, Protocol b, bool linesToo)
    {
        var differing = new List<(string, long)>();
        for (var i = 0; linesToo && i < a.Lines.Length; i++)
            if (a.Lines[i] != b.Lines[i]) differing.Add((election.Form.Lines[i].Code, (b.Lines[i] ?? 0) - (a.Lines[i] ?? 0)));
        for (var i = 0; i < a.Votes.Length; i++)
            if (a.Votes[i] != b.Votes[i]) differing.Add((election.Lists[i].Code, (b.Votes[i] ?? 0) - (a.Votes[i] ?? 0)));
        return differing;
    }

    /// <summary>
    /// Equal vectors among the current protocols of one unit, and exact multiples among all versions in it.
    /// Vectors are compared after division by their greatest common divisor, so one look-up finds both.
    /// </summary>
    private static void Vectors(CountState state, ChannelState channel, ICollection<Finding> findings)
    {
        var seen = new Dictionary<(int Parent, Figures Direction), List<(Versioned Of, long Factor, bool IsCurrent)>>();
        foreach (var current in channel.All)
        {
            foreach (var earlier in channel.Earlier(current.Protocol.Unit)) Look(earlier, isCurrent: false);
            Look(current, isCurrent: true);
        }

        void Look(Versioned of, bool isCurrent)
        {
            if (Direction(of.Protocol.Votes) is not var (direction, factor)) return;
            var key = (state.Election.Units.ParentOf(of.Protocol.Unit), direction);
            if (!seen.TryGetValue(key, out var others)) seen[key] = others = new(1);
            // Against the first holder of each factor only: a thousand equal stations are a thousand findings, not half a million.
            foreach (var other in others.DistinctBy(o => o.Factor))
            {
                var (large, small) = factor >= other.Factor ? ((of, factor), (other.Of, other.Factor)) : ((other.Of, other.Factor), (of, factor));
                var isSameStation = of.Protocol.Unit == other.Of.Protocol.Unit;
                if (factor == other.Factor && !isSameStation && isCurrent && other.IsCurrent)
                {
                    findings.Add(Make(FindingCodes.SameVotes, Severity.Warning, channel.Channel, of.Protocol, other.Of.Protocol) with
                    {
                        Left = of.Protocol.Votes.Sum(),
                        Right = other.Of.Protocol.Votes.Sum(),
                        Difference = 0,
                    });
                }
                else if (factor != other.Factor && large.Item2 % small.Item2 == 0)
                {
                    findings.Add(Make(FindingCodes.ExactMultiple, Severity.Error, channel.Channel, large.Item1.Protocol, small.Item1.Protocol) with
                    {
                        Left = large.Item1.Protocol.Votes.Sum(),
                        Right = small.Item1.Protocol.Votes.Sum(),
                        Difference = large.Item1.Protocol.Votes.Sum() - small.Item1.Protocol.Votes.Sum(),
                    });
                }
            }

            if (others.Count(o => o.Factor == factor) < KeptOfFactor && others.Count < KeptOfDirection) others.Add((of, factor, isCurrent));
        }
    }

    private static (Figures Direction, long Factor)? Direction(Figures votes)
    {
        long divisor = 0, sum = 0;
        var lists = 0;
        for (var i = 0; i < votes.Length; i++)
        {
            if (votes[i] is not { } value || value == 0) continue;
            lists++;
            sum += value;
            divisor = Gcd(divisor, value);
        }

        if (lists < LeastListsWithVotes || sum < LeastVotes) return null;
        if (divisor == 1) return (votes, 1);
        var direction = new long?[votes.Length];
        for (var i = 0; i < direction.Length; i++) direction[i] = votes[i] / divisor;
        return (Figures.Of(direction), divisor);
    }

    private static long Gcd(long a, long b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private static Finding Make(string code, Severity severity, string channel, Protocol protocol, Protocol? other)
    {
        var (brief, full) = FindingCodes.All[code];
        return new Finding(code, severity, channel, protocol.Unit, protocol.Source, [], null, null, null, brief, full)
        {
            Other = other?.Source,
            OtherUnit = other?.Unit,
        };
    }
}
