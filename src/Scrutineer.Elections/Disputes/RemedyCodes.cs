using Scrutineer.Elections.Entries;

namespace Scrutineer.Elections.Disputes;

/// <summary>The codes of the remedies, as they stand in entries and in the rules.</summary>
public static class RemedyCodes
{
    /// <summary>All of them.</summary>
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal)
    {
        "recount", "correct", "exclude-box", "annul-units", "void-votes", "annul-result", "repeat-vote", "revoke", "suspend",
    };

    /// <summary>The code of a remedy.</summary>
    public static string Of(Remedy remedy) => remedy switch
    {
        RecountOrder => "recount",
        CorrectionOrder => "correct",
        BoxExclusion => "exclude-box",
        UnitsAnnulled => "annul-units",
        VotesVoided => "void-votes",
        ResultAnnulled => "annul-result",
        RepeatVote => "repeat-vote",
        Revocation => "revoke",
        Suspension => "suspend",
        _ => throw new InvalidOperationException(remedy.GetType().Name),
    };

    /// <summary>True if a remedy changes what is counted or what the count means.</summary>
    public static bool ChangesFigures(Remedy remedy) => remedy is UnitsAnnulled or VotesVoided or ResultAnnulled or Revocation;
}
