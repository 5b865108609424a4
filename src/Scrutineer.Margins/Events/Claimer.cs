using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>One who claimed seats in a distribution, with what it got.</summary>
/// <param name="Name">List, group or unit.</param>
/// <param name="Votes">Its weight: the sum of these.</param>
/// <param name="Seats">What it got, floors included.</param>
/// <param name="Start">Seats it held before.</param>
/// <param name="Cap">Upper bound.</param>
/// <param name="Order">Place in the order of the data.</param>
internal sealed record Claimer(string Name, ImmutableArray<Quantity> Votes, long Seats, long Start, long Cap, int Order)
{
    public Rational Weight { get; } = Votes.Aggregate(Rational.Zero, (sum, q) => sum + q.Value);

    public IEnumerable<(Rational, Quantity)> Times(Rational coefficient) => Votes.Select(q => (coefficient, q));
}
