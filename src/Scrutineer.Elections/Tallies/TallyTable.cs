namespace Scrutineer.Elections.Tallies;

/// <summary>The tallies of all units above stations in one channel, from one pass over the protocols.</summary>
public sealed class TallyTable
{
    private readonly CountState state;
    private readonly ChannelState channel;
    private readonly Tally?[] tallies;
    private readonly DateTimeOffset? until;

    private TallyTable(CountState state, ChannelState channel, DateTimeOffset? until)
    {
        this.state = state;
        this.channel = channel;
        this.until = until;
        tallies = new Tally?[state.Election.Units.All.Length];
    }

    public string Channel => channel.Channel;

    /// <summary>The tally of a unit. Stations have one too: their own protocol.</summary>
    public Tally this[int unit] => tallies[unit] ?? Station(unit);

    /// <summary>The tally of the whole country.</summary>
    public Tally Country => this[state.Election.Units.Root];

    /// <summary>
    /// Totals up to a time: protocols that were received later, or whose time is not known, are left out;
    /// the version that they superseded counts as it did then.
    /// </summary>
    public static TallyTable Of(CountState state, string channel, DateTimeOffset? until = null)
    {
        var units = state.Election.Units;
        var table = new TallyTable(state, state[channel], until);
        var hasPart = new bool[units.All.Length];
        foreach (var i in units.BottomUp)
        {
            var isStation = units[i].IsStation;
            var current = table.Protocol(i);
            // A summary counts only while none of its parts has a protocol of its own.
            hasPart[i] = units.ChildrenOf(i).Any(c => hasPart[c]);
            if (hasPart[i]) current = null;
            hasPart[i] |= current is not null;
            var parent = units.ParentOf(i);
            if (isStation)
            {
                // A station's figures go straight into the unit above; its own tally is made when asked for.
                if (current is not null) table.Above(parent).Add(current, 1, state.SetAside.Contains(i));
                else table.Above(parent).Miss(units[i].Registered);
                continue;
            }

            var tally = table.Above(i);
            if (current is not null) tally.AddSummary(current, current.StationsCovered ?? units.StationCounts[i], state.SetAside.Contains(i));
            else if (units.ChildrenOf(i).IsEmpty) tally.Miss(units.Registers[i]);
            if (parent >= 0) table.Above(parent).Add(tally);
        }

        return table;
    }

    private Tally Above(int unit) => tallies[unit] ??= new Tally(state.Election, unit);

    private Tally Station(int unit)
    {
        var tally = new Tally(state.Election, unit);
        if (Protocol(unit) is { } current) tally.Add(current, 1, state.SetAside.Contains(unit));
        return tally;
    }

    private Protocols.Protocol? Protocol(int unit) =>
        (until is { } time ? channel.Until(unit, time) : channel.Counted(unit)?.Protocol) is { } protocol ? state.AsCounted(protocol) : null;
}
