using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Tallies;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>A jump of turnout in words: both shares with their base, and the difference in percentage points.</summary>
internal static class TurnoutText
{
    public static string Of(Wordbook words, TurnoutChange turnout) => words.Text(
        "findings.turnout", Said(words, turnout.Now), Said(words, turnout.Before), Numbers.Points(turnout.By, words.Language));

    private static string Said(Wordbook words, Share share) => (share.IsImpossible ? "⚠ " : "") + Numbers.WithSign(share.Value, words.Language);
}
