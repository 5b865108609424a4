using System.Collections.Immutable;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Elections.Findings;

/// <summary>All findings of a count: the form's equations, the checks between protocols, and turnout against the election before.</summary>
public static class Check
{
    /// <summary>Findings in the order of units, then channels; the same state always gives the same list.</summary>
    public static ImmutableArray<Finding> All(CountState state)
    {
        var findings = new List<Finding>();
        var election = state.Election;
        var decides = state[election.DecidingChannel.Code];
        var inBases = election.LinesOfBases;
        foreach (var channel in election.Channels)
        {
            var delivered = state[channel.Code];
            foreach (var current in delivered.All) FormChecks.Check(election.Form, inBases, channel.Code, current.Protocol, findings);
            CrossChecks.Check(state, delivered, findings);
            TurnoutChecks.Check(election, delivered, findings);
            if (delivered != decides) CrossChecks.Compare(state, decides, delivered, findings);
        }

        return [.. findings.OrderBy(f => f.Unit)];
    }

    /// <summary>
    /// What would be found on a protocol if it counted from now on: its form, its neighbours in the same unit above, its earlier version, the other
    /// channels. The cost is that of the neighbours, not of the country.
    /// </summary>
    /// <param name="state">The state before it.</param>
    /// <param name="channel">Its channel.</param>
    /// <param name="arriving">The protocol.</param>
    public static ImmutableArray<Finding> Arriving(CountState state, string channel, Protocol arriving)
    {
        var findings = new List<Finding>();
        var election = state.Election;
        var parent = election.Units.ParentOf(arriving.Unit);
        var near = state[channel].Only(parent < 0 ? [arriving.Unit] : election.Units.ChildrenOf(parent));
        near.Count(new Versioned("arriving", arriving));
        FormChecks.Check(election.Form, election.LinesOfBases, channel, arriving, findings);
        CrossChecks.Check(state, near, findings);
        TurnoutChecks.Check(election, near, findings);
        var decides = election.DecidingChannel.Code;
        if (channel != decides) CrossChecks.Compare(state, state[decides].Only([arriving.Unit]), near, findings);
        else foreach (var other in election.Channels.Where(c => c.Code != decides)) CrossChecks.Compare(state, near.Only([arriving.Unit]), state[other.Code], findings);
        return [.. findings.Where(f => f.Unit == arriving.Unit)];
    }
}
