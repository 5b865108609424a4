using System.Collections.Immutable;
using System.Text;
using Xunit;

namespace Scrutineer.Record.Tests;

public class ProofVectors
{
    [Theory]
    [MemberData(nameof(Vectors.Of), "tlogproof.marshal", MemberType = typeof(Vectors))]
    public void Proofs_are_written(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var extra = input.TryGetProperty("extra_b64", out var b64) ? Convert.FromBase64String(b64.GetString()!) : [];
        var proof = TlogProof.Create(input.Number("index"), [.. input.Texts("hashes_b64").Select(h => Hash32.Parse(h).Value)], input.Text("checkpoint"), [.. extra]).Value;
        Assert.Equal(expect.Text("text"), proof.ToString());
        Assert.Equal(proof, TlogProof.Parse(proof.ToBytes()).Value);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tlogproof.parse", MemberType = typeof(Vectors))]
    public void Proofs_are_read(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Ok(), TlogProof.Parse(Encoding.UTF8.GetBytes(input.Text("text"))).IsOk);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "tlogproof.verify", MemberType = typeof(Vectors))]
    public void Proofs_are_verified(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var proof = TlogProof.Parse(input.Text("proof"));
        var key = VerifierKey.Parse(input.Text("log_vkey")).Value;
        var entry = Encoding.UTF8.GetBytes(input.Text("entry_utf8"));
        var verified = proof.IsOk ? proof.Value.Verify(entry, key) : proof.Refusal!;
        Assert.Equal(expect.Ok(), verified.IsOk);
        Assert.Equal(expect.Ok(), proof.IsOk && Policy.Parse($"log {key}\nquorum none\n").Value.Check(proof.Value, entry).IsOk);
        if (!verified.IsOk) return;
        Assert.Equal(expect.Number("index"), proof.Value.Index);
        Assert.Equal(expect.Number("size"), verified.Value.Checkpoint.Size);
        Assert.Equal(input.Text("proof"), proof.Value.ToString());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "policy.parse", MemberType = typeof(Vectors))]
    public void Policies_are_read(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var bytes = Encoding.UTF8.GetBytes(input.Text("text"));
        var policy = Policy.Parse(bytes);
        Assert.Equal(expect.Ok(), policy.IsOk);
        if (!policy.IsOk) return;
        Assert.Equal(expect.Number("threshold"), (ulong)policy.Value.Quorum.Threshold);
        Assert.Equal(expect.Number("members"), (ulong)policy.Value.Quorum.Members.Length);
        Assert.Equal(bytes, policy.Value.ToBytes());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "policy.quorum", MemberType = typeof(Vectors))]
    public void Quorums_are_counted(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var policy = Policy.Parse(input.Text("text")).Value;
        Assert.Equal(expect.GetProperty("satisfied").GetBoolean(), policy.Quorum.IsSatisfiedBy(input.Texts("cosigned_by").ToImmutableHashSet()));
    }
}
