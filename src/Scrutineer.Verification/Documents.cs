using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;

namespace Scrutineer.Verification;

/// <summary>The documents beside the log: which of the definition's blobs a refusal is about, and the results computed again.</summary>
internal static class Documents
{
    private static readonly string[] Names = ["definition", "units", "form", "law"];

    /// <summary>Which of the four blobs a refusal is about, in their order; null: not one of them.</summary>
    public static int? PlaceOf(Refusal refusal) => Array.IndexOf(Names, refusal.File) is >= 0 and var at ? at : null;

    /// <summary>The totals and the outcome document.</summary>
    public static (byte[] Totals, byte[] Outcome) Results(CountState state, string election, long size, string channel, string law)
    {
        var tallies = TallyTable.Of(state, channel);
        return (
            TotalsDocument.Write(election, size, state.Election, tallies),
            OutcomeDocument.Write(election, size, channel, law, ElectionOutcome.Of(state.Election, tallies)));
    }
}
