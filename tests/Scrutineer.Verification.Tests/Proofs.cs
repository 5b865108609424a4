using Scrutineer.Verification.Tests.Sample;
using Xunit;

namespace Scrutineer.Verification.Tests;

/// <summary>A proof of one entry, made from the published tree, needs only the policy to be checked.</summary>
public class Proofs
{
    private static readonly RecordMaker Maker = SampleRecord.Maker(60);
    private static readonly MemoryFiles Files = new(Maker.Files());

    [Fact]
    public void A_proof_of_every_kind_of_place_is_accepted()
    {
        for (var index = 0; index < Maker.Size; index += 37)
        {
            var (proof, entry) = Ok(EntryProof.Make(Files, index));
            Assert.Equal(Maker.Entries[index], entry.ToArray());
            var (at, checkpoint) = Ok(EntryProof.Check(proof.ToBytes(), entry.Span, Maker.Keys.Policy));
            Assert.Equal((index, (ulong)Maker.Size), (at, checkpoint.Size));
        }
    }

    [Fact]
    public void A_proof_of_another_entry_or_under_another_policy_is_refused()
    {
        var (proof, entry) = Ok(EntryProof.Make(Files, 5));
        Assert.Equal("proof-inclusion", EntryProof.Check(proof.ToBytes(), Maker.Entries[6], Maker.Keys.Policy).Refusal!.Code);
        Assert.Equal("note-unsigned", EntryProof.Check(proof.ToBytes(), entry.Span, new Keys(RecordMaker.Origin, "strangers").Policy).Refusal!.Code);
        Assert.Equal("proof-form", EntryProof.Check("hello"u8, entry.Span, Maker.Keys.Policy).Refusal!.Code);
    }

    [Fact]
    public void No_proof_is_made_of_what_is_not_there()
    {
        Assert.Equal("proof-index", EntryProof.Make(Files, Maker.Size).Refusal!.Code);
        Assert.Equal("proof-index", EntryProof.Make(Files, -1).Refusal!.Code);
        Assert.Equal("tile-missing", EntryProof.Make(new MemoryFiles(Damage.Without(Maker.Files(), "tile/0/000")), 5).Refusal!.Code);
        Assert.Equal("proof-unpublished", EntryProof.Make(new MemoryFiles(Damage.Without(Maker.Files(), "tile/entries/000")), 5).Refusal!.Code);
        Assert.Equal("proof-unpublished", EntryProof.Make(new MemoryFiles(Damage.Without(Maker.Files(), "checkpoint")), 5).Refusal!.Code);
    }

    private static T Ok<T>(Record.Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException(result.Refusal!.Message);
}
