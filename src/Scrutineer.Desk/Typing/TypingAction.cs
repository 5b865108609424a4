using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;

namespace Scrutineer.Desk.Typing;

/// <summary>What somebody does to a protocol on its way. The hierarchy is closed.</summary>
/// <param name="By">Key of whoever does it.</param>
public abstract record TypingAction(string By)
{
    /// <summary>Takes the paper to type it: for the first time, for the second, or what was returned.</summary>
    public sealed record Take(string By) : TypingAction(By);

    /// <summary>Puts it back untyped.</summary>
    public sealed record PutBack(string By) : TypingAction(By);

    /// <summary>A coordinator takes it from a typist who does not go on.</summary>
    public sealed record Free(string By) : TypingAction(By);

    /// <summary>Has typed it.</summary>
    /// <param name="Figures">The numbers; of what was returned, those at its places count.</param>
    /// <param name="Findings">What is found on the paper if it is agreed now.</param>
    public sealed record Finish(string By, PaperFigures Figures, ImmutableArray<OpenFinding> Findings) : TypingAction(By)
    {
        public bool Equals(Finish? other) => other is not null && By == other.By && Figures == other.Figures && Findings.SequenceEqual(other.Findings);

        public override int GetHashCode() => HashCode.Combine(By, Figures);
    }

    /// <summary>Sends the places that differ back to be typed again.</summary>
    public sealed record Return(string By) : TypingAction(By);

    /// <summary>Throws away what was typed; the paper is typed anew, twice.</summary>
    public sealed record Discard(string By) : TypingAction(By);

    /// <summary>Takes the findings on himself.</summary>
    public sealed record Accept(string By, Role Role, string Reason) : TypingAction(By);

    /// <summary>The office has written it into the record.</summary>
    public sealed record Record(string By, long Index) : TypingAction(By);

    /// <summary>Orders that a protocol in the record is typed anew.</summary>
    public sealed record Correct(string By, string Code, string Reason) : TypingAction(By);
}
