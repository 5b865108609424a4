using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>V7 and V8: the log key and the witnesses of the policy in force signed the checkpoint. Lines of other keys mean nothing.</summary>
internal static class CheckpointSignatures
{
    public static ImmutableArray<Cosigned> Check(SignedNote note, Policy policy, StepTable steps)
    {
        var log = note.Open(policy.Logs[0].Key);
        if (!log.IsOk) steps.Blame(Step.V7, Fault.Of(log.Refusal!) with { Path = CheckpointFile.Path });
        // A plain signature of a witness says nothing of what it has seen: only cosignatures count.
        var watching = policy.Witnesses.Where(w => w.Key.Algorithm is KeyAlgorithm.Ed25519Cosignature or KeyAlgorithm.MlDsa44Cosignature).ToImmutableArray();
        var cosigned = note.Open([.. watching.Select(w => w.Key)]);
        var isUnsigned = !cosigned.IsOk && cosigned.Refusal!.Code == "note-unsigned";
        if (!cosigned.IsOk && !isUnsigned)
        {
            steps.Blame(Step.V8, Fault.Of(cosigned.Refusal!) with { Path = CheckpointFile.Path });
            return [];
        }

        var verified = isUnsigned ? [] : cosigned.Value.Verified;
        var witnesses = watching.Where(w => verified.Any(v => v.Key == w.Key)).ToImmutableArray();
        if (!policy.Quorum.IsSatisfiedBy(witnesses.Select(w => w.Name).ToHashSet()))
            steps.Blame(Step.V8, Fault.Refuse("quorum-witnesses", $"{witnesses.Length} of the witnesses cosigned, which is not the quorum of the policy.") with { Path = CheckpointFile.Path });
        return [.. witnesses.Select(w => new Cosigned(w.Name, verified.First(v => v.Key == w.Key).Time))];
    }
}
