using System.Collections.Immutable;

namespace Scrutineer.Elections.Disputes.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseStage
{
    /// <summary>Filed; nobody has said yet whether it will be heard.</summary>
    Filed,

    /// <summary>Given back to be mended.</summary>
    Returned,

    /// <summary>Admitted: it will be decided on its merits.</summary>
    Admitted,

    /// <summary>A hearing is set.</summary>
    HearingSet,

    /// <summary>The parties were heard.</summary>
    Heard,

    /// <summary>Decided.</summary>
    Decided,

    /// <summary>Taken back by whoever filed it.</summary>
    Withdrawn,

    /// <summary>Goes on as part of another case.</summary>
    Joined,
}

/// <summary>The steps of a case between its filing and its decision, and where each leads: the one table of transitions.</summary>
public static class CaseSteps
{
    private static readonly ImmutableDictionary<(CaseStage, string), CaseStage> Table = new Dictionary<(CaseStage, string), CaseStage>
    {
        [(CaseStage.Filed, "return")] = CaseStage.Returned,
        [(CaseStage.Filed, "admit")] = CaseStage.Admitted,
        [(CaseStage.Filed, "evidence")] = CaseStage.Filed,
        [(CaseStage.Filed, "withdraw")] = CaseStage.Withdrawn,
        [(CaseStage.Filed, "join")] = CaseStage.Joined,
        [(CaseStage.Returned, "mend")] = CaseStage.Filed,
        [(CaseStage.Returned, "withdraw")] = CaseStage.Withdrawn,
        [(CaseStage.Admitted, "answer")] = CaseStage.Admitted,
        [(CaseStage.Admitted, "evidence")] = CaseStage.Admitted,
        [(CaseStage.Admitted, "set-hearing")] = CaseStage.HearingSet,
        [(CaseStage.Admitted, "withdraw")] = CaseStage.Withdrawn,
        [(CaseStage.Admitted, "join")] = CaseStage.Joined,
        [(CaseStage.HearingSet, "answer")] = CaseStage.HearingSet,
        [(CaseStage.HearingSet, "evidence")] = CaseStage.HearingSet,
        [(CaseStage.HearingSet, "set-hearing")] = CaseStage.HearingSet,
        [(CaseStage.HearingSet, "hear")] = CaseStage.Heard,
        [(CaseStage.HearingSet, "withdraw")] = CaseStage.Withdrawn,
        [(CaseStage.Heard, "evidence")] = CaseStage.Heard,
        [(CaseStage.Heard, "set-hearing")] = CaseStage.HearingSet,
        [(CaseStage.Heard, "withdraw")] = CaseStage.Withdrawn,
        [(CaseStage.Decided, "serve")] = CaseStage.Decided,
    }.ToImmutableDictionary();

    /// <summary>All steps, sorted.</summary>
    public static ImmutableSortedSet<string> All { get; } = Table.Keys.Select(k => k.Item2).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Where a step leads; null: it cannot be taken there.</summary>
    public static CaseStage? After(CaseStage stage, string step) => Table.TryGetValue((stage, step), out var next) ? next : null;

    /// <summary>Steps that can be taken at a stage, sorted.</summary>
    public static ImmutableArray<string> At(CaseStage stage) => [.. All.Where(s => After(stage, s) is not null)];

    /// <summary>True while a case waits for its decision.</summary>
    public static bool IsOpen(CaseStage stage) => stage is not (CaseStage.Decided or CaseStage.Withdrawn or CaseStage.Joined);
}

/// <summary>What a decision says of a complaint.</summary>
public static class DecisionResults
{
    /// <summary>Made without a complaint.</summary>
    public const string OwnMotion = "own-motion";

    /// <summary>The complaint is right in all it asks.</summary>
    public const string Upheld = "upheld";

    /// <summary>Right in part.</summary>
    public const string Partly = "partly";

    /// <summary>Not heard on its merits.</summary>
    public const string Inadmissible = "inadmissible";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [OwnMotion, Upheld, Partly, "rejected", Inadmissible, "terminated", "referred", "no-jurisdiction"];

    /// <summary>True if remedies can go with it.</summary>
    public static bool Grants(string result) => result is OwnMotion or Upheld or Partly;

    /// <summary>True if it can be made at a stage: on the merits only when the case was admitted.</summary>
    public static bool IsReady(string result, CaseStage stage) => CaseSteps.IsOpen(stage) && (stage is not (CaseStage.Filed or CaseStage.Returned) || result is Inadmissible or "no-jurisdiction" or "referred");
}
