using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>The commission's k of n.</summary>
public static class Quorums
{
    /// <summary>A refusal if the note is not signed by the quorum of a commission; null: it is.</summary>
    public static Refusal? Check(string note, string commission)
    {
        var signers = SignersOf(note, commission);
        if (!signers.IsOk) return signers.Refusal;
        return Policy.Parse(commission).Value.Quorum.IsSatisfiedBy(signers.Value)
            ? null
            : new Refusal("quorum-unmet", $"Too few of the commission have signed: {(signers.Value.Count == 0 ? "none" : string.Join(", ", signers.Value))}.");
    }

    /// <summary>The members of a commission whose signatures on the note verify. Refuses a signature of a member that is wrong.</summary>
    public static Result<ImmutableSortedSet<string>> SignersOf(string note, string commission)
    {
        var parsed = SignedNote.Parse(note);
        if (!parsed.IsOk) return parsed.Refusal!.AsLaw();
        var policy = Policy.Parse(commission);
        if (!policy.IsOk) return policy.Refusal!.AsLaw();
        var signers = policy.Value.SignersOf(parsed.Value);
        return signers.IsOk ? signers.Value.ToImmutableSortedSet(StringComparer.Ordinal) : signers.Refusal!.AsLaw();
    }
}
