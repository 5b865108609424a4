using System.Collections.Immutable;
using Scrutineer.Law;

namespace Scrutineer.Margins;

/// <summary>
/// What can be annulled as a whole: a polling station, or any part of a unit's row in the vote table.
/// Annulling it takes its votes and its numbers out of every total; its registered voters stay registered.
/// </summary>
/// <param name="Code">Unique.</param>
/// <param name="Unit">The unit whose row of the vote table its votes are part of.</param>
/// <param name="Votes">Votes by list; at least 0, and together not more than the row.</param>
/// <param name="Numbers"><c>cast</c>, <c>valid</c> ...; needed where the data give that number of units or of the whole country.</param>
public sealed record Station(
    string Code, string Unit, ImmutableDictionary<string, Rational> Votes, ImmutableDictionary<string, Rational> Numbers)
{
    /// <summary>What annulling it costs in voters: <c>cast</c> if it is known, else <c>valid</c>, else the sum of its votes.</summary>
    public Rational Voters =>
        Numbers.TryGetValue("cast", out var cast) ? cast
        : Numbers.TryGetValue("valid", out var valid) ? valid
        : Votes.Values.Aggregate(Rational.Zero, (sum, v) => sum + v);
}
