using System.Collections.Immutable;

namespace Scrutineer.Desk.Typing;

/// <summary>
/// How far a protocol has come on its way from paper to record. The hierarchy is closed; <see cref="TypingRules.Next"/> is the one table of its
/// transitions, and docs/desk.md draws it.
/// </summary>
/// <param name="Correction">The correction that this typing is for; null: the protocol comes for the first time.</param>
public abstract record Stage(Correction? Correction)
{
    /// <summary>Nobody has begun.</summary>
    public sealed record Untyped(Correction? Correction) : Stage(Correction);

    /// <summary>The first typist is at work.</summary>
    public sealed record FirstTyping(string Typist, Correction? Correction) : Stage(Correction);

    /// <summary>Typed once; it waits for somebody else.</summary>
    public sealed record TypedOnce(TypedPaper First, Correction? Correction) : Stage(Correction);

    /// <summary>The second typist is at work, and does not see the first paper.</summary>
    public sealed record SecondTyping(TypedPaper First, string Typist, Correction? Correction) : Stage(Correction);

    /// <summary>The two differ; a coordinator decides what is typed again.</summary>
    public sealed record Differing(TypedPaper First, TypedPaper Second, ImmutableArray<int> Settled, Correction? Correction) : Stage(Correction)
    {
        /// <summary>Where they differ.</summary>
        public ImmutableArray<int> Places => First.Figures.DifferencesFrom(Second.Figures);
    }

    /// <summary>The places that differ are to be typed again.</summary>
    public sealed record Returned(TypedPaper First, TypedPaper Second, ImmutableArray<int> Settled, Correction? Correction) : Stage(Correction)
    {
        /// <summary>Where they differ.</summary>
        public ImmutableArray<int> Places => First.Figures.DifferencesFrom(Second.Figures);
    }

    /// <summary>Somebody types the places that differ, and sees neither of the numbers.</summary>
    public sealed record Retyping(TypedPaper First, TypedPaper Second, ImmutableArray<int> Settled, string Typist, Correction? Correction) : Stage(Correction)
    {
        /// <summary>Where they differ.</summary>
        public ImmutableArray<int> Places => First.Figures.DifferencesFrom(Second.Figures);
    }

    /// <summary>Two agree, and the paper has findings that somebody must take on himself: a warning the coordinator, an error a commissioner too.</summary>
    /// <param name="Findings">What is open.</param>
    /// <param name="Coordinator">The coordinator's decision; null: not yet.</param>
    public sealed record Deciding(AgreedPaper Paper, ImmutableArray<OpenFinding> Findings, Decision? Coordinator, Correction? Correction) : Stage(Correction)
    {
        /// <summary>True if an error is among the findings.</summary>
        public bool HasError => Findings.Any(f => f.IsError);
    }

    /// <summary>Ready for the record: the one who comes now writes it there.</summary>
    public sealed record Ready(AgreedPaper Paper, ImmutableArray<OpenFinding> Findings, ImmutableArray<Decision> Decisions, Correction? Correction) : Stage(Correction);

    /// <summary>It is in the record.</summary>
    /// <param name="Index">Index of its entry.</param>
    public sealed record Recorded(long Index) : Stage((Correction?)null);
}

/// <summary>A finding that stands on a paper.</summary>
/// <param name="Code">Its code.</param>
/// <param name="IsError">True: error; false: warning.</param>
public readonly record struct OpenFinding(string Code, bool IsError);

/// <summary>A finding taken on by somebody.</summary>
/// <param name="By">His key.</param>
/// <param name="Role">His role.</param>
/// <param name="Reason">Why it stands; public.</param>
public sealed record Decision(string By, People.Role Role, string Reason);

/// <summary>Why a protocol that counts is typed anew.</summary>
/// <param name="By">Key of whoever ordered it.</param>
/// <param name="Code">One of <see cref="CorrectionReasons"/>.</param>
/// <param name="Reason">In words; public.</param>
/// <param name="Replaces">Index of the entry that is corrected.</param>
public sealed record Correction(string By, string Code, string Reason, long Replaces);

/// <summary>Reasons of corrections.</summary>
public static class CorrectionReasons
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = ["typing-error", "paper-corrected", "recount", "wrong-station", "decision"];
}
