using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>What our engine found for a council, in the words of the peer. Everything is read out of the reports.</summary>
internal sealed class CouncilResult(Council council, Outcome outcome)
{
    private readonly AwardReport award = outcome.Steps.OfType<AwardReport>().Single();

    public Rational? Quota => award.Quotas.IsEmpty ? null : award.Quotas[0].Value;

    public ImmutableArray<string>? FirstTie => outcome.Ties.IsEmpty ? null : outcome.Ties[0].Tied;

    public long Unassigned => (long)outcome.Result.Row(Council.Unit)!.GetValueOrDefault(Table.Unfilled).Numerator;

    public long Open => (long)outcome.Result.Row(Council.Unit)!.GetValueOrDefault(Table.Open).Numerator;

    /// <summary>The bar of preference of any list with a seat.</summary>
    public Rational? Bar => outcome.Steps.OfType<FillReport>().Select(f => f.Bar).FirstOrDefault(b => b is not null);

    public long Seats(string list) => (long)outcome.SeatsOf(list);

    /// <summary>Seats by whole quotas that the list kept.</summary>
    public long Full(string list) =>
        (award.Quotas.IsEmpty ? 0 : award.Quotas[0].Shares.Where(s => s.List == list).Sum(s => s.Seats))
        - award.Given.Count(g => g.List == list && g.Reason == SeatReason.WholeOverCap);

    /// <summary>The seats of the reports alone: whole quotas, and every change after them.</summary>
    public long Replayed(string list) => (award.Quotas.IsEmpty ? 0 : award.Quotas[0].Shares.Where(s => s.List == list).Sum(s => s.Seats))
        + award.Given.Where(g => g.List == list).Sum(g => g.Reason is SeatReason.TakenForMajority or SeatReason.RestOverCap or SeatReason.WholeOverCap ? -1 : 1);

    /// <summary>Steps as <c>LR 2</c>, <c>UHA 3</c>, <c>HA 1</c>, <c>P9 4&gt;1</c>, <c>P10 1</c> with the number that won, where there is one.</summary>
    public IEnumerable<(string Step, Rational? Value, bool IsFull, bool ByLot)> Steps()
    {
        for (var i = 0; i < award.Given.Length; i++)
        {
            var seat = award.Given[i];
            var byLot = seat.SettledBy is Language.TieRule.Lot;
            switch (seat.Reason)
            {
                case SeatReason.Remainder:
                    yield return ($"LR {seat.List}", seat.Claim.Value, false, byLot);
                    break;
                case SeatReason.UniqueAverage:
                    yield return ($"UHA {seat.List}", seat.Claim.Value, false, byLot);
                    break;
                case SeatReason.Average:
                    yield return ($"HA {seat.List}", seat.Claim.Value, false, byLot);
                    break;
                case SeatReason.TakenForMajority:
                    yield return ($"P9 {seat.List}>{award.Given[++i].List}", null, false, byLot);
                    break;
                case SeatReason.RestOverCap or SeatReason.WholeOverCap:
                    yield return ($"P10 {seat.List}", null, seat.Reason == SeatReason.WholeOverCap, false);
                    break;
                default:
                    throw new InvalidOperationException(seat.ToString());
            }
        }
    }

    public IEnumerable<string> Warnings()
    {
        if (!outcome.Readings.IsEmpty) yield return "AbsoluteMajorityAndListExhaustion";
        if (Unassigned > 0) yield return "NotAllSeatsAssigned";
    }

    /// <summary>Persons seated by preference, in the order of seating.</summary>
    public IEnumerable<string> Preferential(string list) => Persons(list).Where(p => p.Votes > Bar!.Value).Select(p => p.Id);

    public IEnumerable<string> Other(string list) => Persons(list).Where(p => p.Votes <= Bar!.Value).Select(p => p.Id);

    /// <summary>The order of succession, if it is not that of the list as it stood for election.</summary>
    public IEnumerable<string>? ChangedRanking(string list)
    {
        var successions = outcome.Filled["M"].Successions.Where(s => s.List == list).ToList();
        if (successions.Count == 0) return null;
        var before = council.Lists.Single(l => l.Code == list).Candidates.Select(c => c.Id);
        return successions[0].Persons.SequenceEqual(before) ? null : successions[0].Persons;
    }

    private ImmutableArray<SeatedPerson> Persons(string list) =>
        outcome.Steps.OfType<FillReport>().FirstOrDefault(f => f.List == list)?.Persons ?? [];
}
