using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;

namespace Scrutineer.Elections.Findings;

/// <summary>Turnout now and in the election before.</summary>
/// <param name="Now">Voters who took part among the registered voters.</param>
/// <param name="Before">The same in the election before.</param>
public sealed record TurnoutChange(Share Now, Share Before)
{
    /// <summary>By how much it changed, as a fraction of one; a percentage point is 1/100.</summary>
    public Rational By => Now.Value - Before.Value;
}

/// <summary>Turnout of a unit held against the election before, where its figures are given (previous.csv).</summary>
internal static class TurnoutChecks
{
    public static void Check(Election election, ChannelState channel, ICollection<Finding> findings)
    {
        if (election.Previous is not { } previous) return;
        foreach (var current in channel.All)
        {
            var unit = election.Units[current.Protocol.Unit];
            if (unit.Previous is not { } before || Change(election, current.Protocol, before) is not { } change || !IsJump(change, previous.TurnoutJump)) continue;
            var (brief, full) = FindingCodes.All[FindingCodes.TurnoutJump];
            findings.Add(new Finding(
                FindingCodes.TurnoutJump, Severity.Warning, channel.Channel, current.Protocol.Unit, current.Protocol.Source, [],
                change.Now.Numerator, change.Before.Numerator, change.Now.Numerator - change.Before.Numerator, brief, full)
            { Turnout = change });
        }
    }

    /// <summary>Null: one of the four numbers is not known, or a register is empty.</summary>
    private static TurnoutChange? Change(Election election, Protocol protocol, PreviousTurnout before)
    {
        var unit = election.Units[protocol.Unit];
        var registered = (unit.IsStation ? unit.Registered : null) ?? election.Form.Base("registered")?.Of(protocol);
        return Share.From(election.Form.Base("cast")?.Of(protocol), registered, "registered") is { } now && Share.From(before.Cast, before.Registered, "registered") is { } then
            ? new TurnoutChange(now, then)
            : null;
    }

    /// <summary>True if turnout changed by more than so many percentage points, up or down.</summary>
    private static bool IsJump(TurnoutChange change, int points)
    {
        // Whole numbers: counts are at most 10^12, so every product fits into 128 bits.
        var (now, before) = (change.Now, change.Before);
        var difference = (Int128)now.Numerator * before.Denominator - (Int128)before.Numerator * now.Denominator;
        return Int128.Abs(difference) * 100 > (Int128)points * now.Denominator * before.Denominator;
    }
}
