using System.Collections.Immutable;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections;

/// <summary>A protocol in its version.</summary>
/// <param name="Version">Name of the batch.</param>
/// <param name="Protocol">The protocol.</param>
public readonly record struct Versioned(string Version, Protocol Protocol);

/// <summary>
/// What is known after all protocols and acts so far: state = fold(batches). Nothing is edited; folding a prefix gives the state then.
/// </summary>
public sealed class CountState
{
    private readonly ImmutableSortedDictionary<string, ChannelState> channels;

    private readonly VoidedVotes voided;

    private CountState(Election election, ImmutableSortedDictionary<string, ChannelState> channels, ImmutableHashSet<int> setAside)
    {
        voided = new VoidedVotes(election);
        Election = election;
        this.channels = channels;
        SetAside = setAside;
    }

    public Election Election { get; }

    /// <summary>Indices of units whose protocols are not counted, by an act on them or on a unit above.</summary>
    public ImmutableHashSet<int> SetAside { get; }

    /// <summary>A protocol as it is counted: without the votes that decisions in force have voided. The protocol itself stays as it is.</summary>
    public Protocol AsCounted(Protocol protocol) => voided.Without(protocol);

    /// <summary>The state of a channel.</summary>
    public ChannelState this[string channel] => channels[channel];

    public static CountState Fold(Election election, IEnumerable<Batch> batches)
    {
        var size = election.Units.All.Length;
        var states = election.Channels.ToDictionary(c => c.Code, c => new ChannelState(c.Code, size), StringComparer.Ordinal);
        foreach (var batch in batches) states[batch.Channel].Take(batch);
        return Of(election, states.Values);
    }

    /// <summary>The state of these channels, which are owned by it from now on.</summary>
    internal static CountState Of(Election election, IEnumerable<ChannelState> channels)
    {
        var states = channels.ToImmutableSortedDictionary(c => c.Channel, c => c, StringComparer.Ordinal);
        foreach (var state in states.Values) state.DropSummariesOfCountedParts(election.Units);
        return new CountState(election, states, UnitsSetAside(election));
    }

    /// <summary>The same protocols under another law, or with other acts. The units, lists and form are the same.</summary>
    internal CountState Under(Election other) => new(other, channels, UnitsSetAside(other));

    private static ImmutableHashSet<int> UnitsSetAside(Election election)
    {
        var named = election.Acts.OfType<SetAside>().SelectMany(a => a.Units).Select(election.Units.Find).ToHashSet();
        if (named.Count == 0) return [];
        return [.. Enumerable.Range(0, election.Units.All.Length).Where(u => election.Units.PathOf(u).Any(named.Contains))];
    }
}

/// <summary>What one channel has delivered.</summary>
public sealed class ChannelState
{
    private readonly Versioned?[] current;
    private readonly Dictionary<int, List<Versioned>> earlier;
    private readonly List<(Versioned Counted, Versioned Again)> twice;
    private readonly List<Versioned> doubled = [];
    private readonly Dictionary<int, Versioned> replaced = [];

    internal ChannelState(string channel, int units)
    {
        Channel = channel;
        current = new Versioned?[units];
        earlier = [];
        twice = [];
    }

    private ChannelState(ChannelState other)
    {
        Channel = other.Channel;
        current = [.. other.current];
        earlier = other.earlier.ToDictionary(e => e.Key, e => e.Value.ToList());
        twice = [.. other.twice];
    }

    public string Channel { get; }

    /// <summary>The protocol that counts for a unit; null: none has arrived.</summary>
    public Versioned? Current(int unit) => current[unit];

    /// <summary>The protocol of a unit in its latest version, also a summary that its parts have replaced by now.</summary>
    internal Versioned? Counted(int unit) => current[unit] ?? (replaced.TryGetValue(unit, out var summary) ? summary : null);

    /// <summary>Superseded protocols of a unit, oldest first.</summary>
    public IReadOnlyList<Versioned> Earlier(int unit) => earlier.TryGetValue(unit, out var list) ? list : [];

    /// <summary>The latest version of a unit's protocol that was received up to a time; null: none.</summary>
    internal Protocol? Until(int unit, DateTimeOffset time)
    {
        if (Counted(unit)?.Protocol is { } now && now.Received <= time) return now;
        return Earlier(unit).LastOrDefault(v => v.Protocol.Received <= time).Protocol;
    }

    /// <summary>Protocols that came a second time in one batch: the first counts, the second does not.</summary>
    public IReadOnlyList<(Versioned Counted, Versioned Again)> Twice => twice;

    /// <summary>Summaries of units whose parts have protocols of their own: the parts count, the summary does not.</summary>
    public IReadOnlyList<Versioned> Doubled => doubled;

    /// <summary>All protocols that count.</summary>
    public IEnumerable<Versioned> All => current.Where(p => p is not null).Select(p => p!.Value);

    internal void Take(Batch batch)
    {
        foreach (var protocol in batch.Protocols)
        {
            var arrived = new Versioned(batch.Version, protocol);
            if (current[protocol.Unit]?.Version == batch.Version) Repeat(arrived);
            else Count(arrived);
        }
    }

    /// <summary>This protocol counts from now on; the one before it is kept among the earlier ones.</summary>
    internal void Count(Versioned arrived)
    {
        var unit = arrived.Protocol.Unit;
        if (current[unit] is { } before)
        {
            if (!earlier.TryGetValue(unit, out var list)) earlier[unit] = list = [];
            list.Add(before);
        }

        current[unit] = arrived;
    }

    /// <summary>A second protocol of a unit that has one: kept, not counted.</summary>
    internal void Repeat(Versioned arrived) => twice.Add((current[arrived.Protocol.Unit]!.Value, arrived));

    /// <summary>The protocol that counts, counts no more.</summary>
    internal void Withdraw(int unit) => current[unit] = null;

    /// <summary>The channel with these units alone.</summary>
    internal ChannelState Only(IEnumerable<int> units)
    {
        var some = new ChannelState(Channel, current.Length);
        foreach (var unit in units)
        {
            some.current[unit] = current[unit];
            if (earlier.TryGetValue(unit, out var list)) some.earlier[unit] = [.. list];
        }

        return some;
    }

    /// <summary>A copy that can go on by itself.</summary>
    internal ChannelState Copy() => new(this);

    internal void DropSummariesOfCountedParts(Units.UnitTree units)
    {
        if (!current.Where((p, i) => p is not null && !units.ChildrenOf(i).IsEmpty).Any()) return;
        var hasPart = new bool[current.Length];
        foreach (var i in units.BottomUp)
        {
            hasPart[i] = units.ChildrenOf(i).Any(c => hasPart[c] || current[c] is not null);
            if (!hasPart[i] || current[i] is not { } summary) continue;
            doubled.Add(summary);
            replaced[i] = summary;
            current[i] = null;
        }
    }
}
