using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Evaluation;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>One drawing of a peer: one name out of several.</summary>
internal sealed record Draw(ImmutableArray<string> Options, string Drawn);

/// <summary>A count in which every lot that our engine asks for is answered by the draws of the peer.</summary>
/// <param name="Outcome">The outcome after the last draw that fits.</param>
/// <param name="Skipped">Draws of the peer for which our engine did not ask.</param>
internal sealed record Replay(Outcome Outcome, int Skipped)
{
    /// <summary>Answers tie after tie. A peer draws one name at a time, our engine all places of a tie at once.</summary>
    public static Replay Of(SeatLaw law, Func<ImmutableArray<Lot>, VoteData> data, IReadOnlyList<Draw> draws)
    {
        ImmutableArray<Lot> lots = [];
        var (at, skipped) = (0, 0);
        while (true)
        {
            var outcome = Small.Ok(Evaluator.Evaluate(law, data(lots)));
            if (outcome.Ties.IsEmpty) return new Replay(outcome, skipped + draws.Count - at);
            var tie = outcome.Ties[0];
            while (at < draws.Count && !tie.Tied.ToHashSet().SetEquals(draws[at].Options)) (at, skipped) = (at + 1, skipped + 1);
            if (at == draws.Count) return new Replay(outcome, skipped);
            var names = new List<string>();
            for (; names.Count < tie.Seats; at++)
            {
                Assert.True(at < draws.Count, $"The peer drew fewer than the {tie.Seats} places of {tie.Situation}.");
                Assert.Equal(tie.Tied.Except(names).Order(StringComparer.Ordinal), draws[at].Options.Order(StringComparer.Ordinal));
                names.Add(draws[at].Drawn);
            }

            lots = lots.Add(new Lot(tie.Tied, [.. names]) { Situation = tie.Situation });
        }
    }
}
