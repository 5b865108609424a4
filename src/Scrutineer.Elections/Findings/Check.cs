using System.Collections.Immutable;

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
}
