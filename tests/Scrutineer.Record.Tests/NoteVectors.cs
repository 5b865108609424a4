using System.Text.Json;
using Xunit;

namespace Scrutineer.Record.Tests;

public class NoteVectors
{
    private static VerifierKey[] Keys(JsonElement input) => [.. input.Texts("vkeys").Select(k => VerifierKey.Parse(k).Value)];

    [Theory]
    [MemberData(nameof(Vectors.Of), "note.vkey", MemberType = typeof(Vectors))]
    public void Verifier_keys(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var key = VerifierKey.Parse(input.Text("vkey"));
        Assert.Equal(expect.Ok(), key.IsOk);
        if (!key.IsOk) return;
        Assert.Equal(expect.Text("name"), key.Value.Name);
        Assert.Equal(expect.Text("key_id_hex"), VerifierKey.Hex(key.Value.KeyId));
        Assert.Equal(expect.Number("alg"), (ulong)key.Value.Algorithm);
        Assert.Equal(expect.Number("public_key_len"), (ulong)key.Value.PublicKey.Length);
        if (expect.TryGetProperty("public_key_hex", out var hex)) Assert.Equal(hex.GetString(), Convert.ToHexStringLower([.. key.Value.PublicKey]));
        Assert.Equal(input.Text("vkey"), key.Value.ToString());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "note.open", MemberType = typeof(Vectors))]
    public void Notes_are_opened(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var note = SignedNote.Parse(input.Text("note"));
        var opened = note.IsOk ? note.Value.Open(Keys(input)) : note.Refusal!;
        Assert.Equal(expect.Ok(), opened.IsOk);
        if (!opened.IsOk) return;
        Assert.Equal(input.Text("note"), note.Value.ToString());
        Assert.Equal(expect.Text("text"), opened.Value.Text);
        Assert.Equal(expect.Texts("verified"), opened.Value.Verified.Select(v => v.Key.Name));
        Assert.Equal(expect.Texts("unverified"), opened.Value.Unverified.Select(s => s.Name));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "note.sign", MemberType = typeof(Vectors))]
    public void Notes_are_signed(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var key = SignerKey.Parse(input.Text("skey")).Value;
        Assert.Equal(expect.Text("note"), SignedNote.Sign(input.Text("text"), key).Value.ToString());
        Assert.Equal(input.Text("skey"), key.ToPrivateText());
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "checkpoint.parse", MemberType = typeof(Vectors))]
    public void Checkpoints_are_read(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var checkpoint = Checkpoint.Parse(input.Text("text"));
        Assert.Equal(expect.Ok(), checkpoint.IsOk);
        if (checkpoint.IsOk) AssertCheckpoint(expect, checkpoint.Value);
        if (checkpoint.IsOk) Assert.Equal(input.Text("text"), checkpoint.Value.Text);
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "checkpoint.verify", MemberType = typeof(Vectors))]
    public void Checkpoints_are_verified(string id) => AssertOpened(id);

    [Theory]
    [MemberData(nameof(Vectors.Of), "cosignature.verify", MemberType = typeof(Vectors))]
    public void Cosignatures_are_verified(string id) => AssertOpened(id);

    [Theory]
    [MemberData(nameof(Vectors.Of), "cosignature.sign", MemberType = typeof(Vectors))]
    public void Cosignatures_are_made(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var cosigner = Cosigner.FromSeed(input.Text("name"), input.Hex("seed_hex")).Value;
        Assert.Equal(expect.Text("vkey"), cosigner.Verifier.ToString());
        Assert.Equal(expect.Text("line"), cosigner.Sign(input.Text("checkpoint_text"), input.Number("timestamp")).Value.Line);
        if (expect.TryGetProperty("signed_message", out var message))
            Assert.Equal(message.GetString(), StrictText.TryDecode(Cosignature.Ed25519Message(input.Text("checkpoint_text"), input.Number("timestamp")).Value, out var text) ? text : "");
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "cosignature.message", MemberType = typeof(Vectors))]
    public void The_message_of_a_cosignature(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var message = Cosignature.Ed25519Message(input.Text("checkpoint_text"), input.Number("timestamp")).Value;
        Assert.Equal(expect.Text("signed_message"), System.Text.Encoding.UTF8.GetString(message));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "cosignature.message_mldsa44", MemberType = typeof(Vectors))]
    public void The_message_of_a_lattice_cosignature(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var message = Cosignature.MlDsa44Message(
            input.Text("cosigner_name"), input.Number("timestamp"), input.Text("origin"), input.Number("start"), input.Number("end"), Hash32.FromBytes(input.Hex("hash_hex")));
        Assert.Equal(expect.Text("message_hex"), Convert.ToHexStringLower(message.Value));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "cosignature.timestamp", MemberType = typeof(Vectors))]
    public void The_time_of_a_cosignature(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var time = Cosignature.Time(input.Text("sig_b64"));
        Assert.Equal(!expect.TryGetProperty("error", out _), time.IsOk);
        if (!time.IsOk) return;
        Assert.Equal(expect.Number("timestamp"), time.Value.Time);
        Assert.Equal(expect.Text("key_id_hex"), VerifierKey.Hex(time.Value.KeyId));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "origin.hash", MemberType = typeof(Vectors))]
    public void The_folder_of_a_log_at_a_witness(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Text("sha256_hex"), Checkpoint.OriginHash(input.Text("origin")).ToString());
        Assert.Equal(expect.Text("path"), Checkpoint.MonitoringPath(input.Text("origin")));
    }

    [Theory]
    [MemberData(nameof(Vectors.Of), "origin.distributor_id", MemberType = typeof(Vectors))]
    public void The_name_of_a_log_at_a_distributor(string id)
    {
        var (input, expect) = Vectors.Get(id);
        Assert.Equal(expect.Text("sha256_hex"), Checkpoint.DistributorId(input.Text("origin")).ToString());
    }

    private static void AssertCheckpoint(JsonElement expect, Checkpoint checkpoint)
    {
        Assert.Equal(expect.Text("origin"), checkpoint.Origin);
        Assert.Equal(expect.Number("size"), checkpoint.Size);
        Assert.Equal(expect.Text("root_b64"), checkpoint.Root.ToBase64());
        Assert.Equal(expect.Texts("extension"), checkpoint.ExtensionLines);
    }

    private static void AssertOpened(string id)
    {
        var (input, expect) = Vectors.Get(id);
        var note = SignedNote.Parse(input.Text("checkpoint"));
        var opened = note.IsOk ? Checkpoint.Open(note.Value, Keys(input)) : note.Refusal!;
        Assert.Equal(expect.Ok(), opened.IsOk);
        if (!opened.IsOk) return;
        AssertCheckpoint(expect, opened.Value.Checkpoint);
        Assert.Equal(expect.Texts("verified"), opened.Value.Note.Verified.Select(v => v.Key.Name));
        if (expect.TryGetProperty("timestamps", out var times))
            Assert.Equal(times.EnumerateArray().Select(t => t.ValueKind == JsonValueKind.Null ? (ulong?)null : t.GetUInt64()), opened.Value.Note.Verified.Select(v => v.Time));
    }
}
