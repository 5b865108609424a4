using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>What the keys of a record must be: a policy with one log, whose name is the origin, and a commission of Ed25519 keys without a log.</summary>
internal static class KeyRules
{
    /// <summary>Why these keys cannot be in force; null: they can.</summary>
    public static Fault? Check(string policyText, string commissionText, string origin)
    {
        var policy = Policy.Parse(policyText);
        if (!policy.IsOk) return Fault.Of(policy.Refusal!);
        var commission = Policy.Parse(commissionText);
        if (!commission.IsOk) return Fault.Of(commission.Refusal!);
        if (policy.Value.Logs is not [var log] || log.Key.Algorithm != KeyAlgorithm.Ed25519)
            return Fault.Refuse("keys-log", "The policy of a record has one log line, with an Ed25519 key.");
        if (log.Key.Name != origin) return Fault.Refuse("keys-origin", $"The log of the policy is {log.Key.Name}; the origin of the record is {origin}.");
        return commission.Value.Logs.IsEmpty && commission.Value.Witnesses.All(w => w.Key.Algorithm == KeyAlgorithm.Ed25519)
            ? null
            : Fault.Refuse("keys-commission", "The commission of a record has no log line, and Ed25519 keys.");
    }

    /// <summary>Why a note is not signed by the quorum of a commission, which is at least one; null: it is.</summary>
    public static Fault? CheckSigned(string noteText, string commissionText)
    {
        var note = SignedNote.Parse(noteText);
        if (!note.IsOk) return Fault.Of(note.Refusal!);
        var commission = Policy.Parse(commissionText);
        if (!commission.IsOk) return Fault.Of(commission.Refusal!);
        var signers = commission.Value.SignersOf(note.Value);
        if (!signers.IsOk) return Fault.Of(signers.Refusal!);
        return !signers.Value.IsEmpty && commission.Value.Quorum.IsSatisfiedBy(signers.Value)
            ? null
            : Fault.Refuse("quorum-commission", $"{signers.Value.Count} of the commission signed, which is not its quorum.");
    }

    /// <summary>True if two policies are the same but for comments and blanks.</summary>
    public static bool AreSame(string one, string other) => Lines(one).SequenceEqual(Lines(other));

    private static IEnumerable<string> Lines(string policy) => policy.Split('\n')
        .Select(l => string.Join(' ', l.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Length > 0 && l[0] != '#');
}
