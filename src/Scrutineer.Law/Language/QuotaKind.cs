namespace Scrutineer.Law.Language;

/// <summary>The quotas, from V = votes of the claimants and N = seats of the step.</summary>
public enum QuotaKind
{
    /// <summary>V / N, exact fraction.</summary>
    Hare,

    /// <summary>floor(V / N).</summary>
    HareFloor,

    /// <summary>V / N, rounded half up.</summary>
    HareRounded,

    /// <summary>floor(V / (N+1)) + 1.</summary>
    Droop,

    /// <summary>V / (N+1), exact fraction.</summary>
    HagenbachBischoff,

    /// <summary>V / (N+1), rounded half up.</summary>
    HagenbachBischoffRounded,

    /// <summary>V / (N+1), rounded up.</summary>
    HagenbachBischoffCeiling,

    /// <summary>V / (N+2), exact fraction.</summary>
    Imperiali,

    /// <summary>V / (N+2), rounded half up.</summary>
    ImperialiRounded,
}
