using CsCheck;
using Xunit;

namespace Scrutineer.Record.Tests;

public class TextProperties
{
    [Fact]
    public void Notes_go_through_text_and_back_and_open() => Samples.Note.Sample(
        n =>
        {
            var again = SignedNote.Parse(n.Note.ToBytes()).Value;
            var keys = n.Keys.Select(k => k.Verifier).Distinct().ToArray();
            var opened = again.Open(keys).Value;
            return again == n.Note && again.ToString() == n.Note.ToString() && opened.Text == n.Note.Text && opened.Verified.Select(v => v.Key).SequenceEqual(keys);
        },
        iter: 200);

    [Fact]
    public void Keys_go_through_text_and_back() => Samples.Signer.Sample(
        k => VerifierKey.Parse(k.Verifier.ToString()).Value == k.Verifier && SignerKey.Parse(k.ToPrivateText()).Value.ToPrivateText() == k.ToPrivateText(), iter: 100);

    [Fact]
    public void Checkpoints_go_through_text_and_back() => Samples.Checkpoint.Sample(c => Checkpoint.Parse(c.Text).Value == c, iter: 200);

    [Fact]
    public void Proofs_go_through_text_and_back() => Samples.Proof.Sample(p => TlogProof.Parse(p.ToBytes()).Value == p, iter: 200);

    [Fact]
    public void Policies_go_through_text_and_back() => Samples.Policy.Sample(
        text => Policy.Parse(text).Value is var policy && Policy.Parse(policy.ToBytes()).Value == policy, iter: 100);

    [Fact]
    public void Requests_go_through_text_and_back() => Samples.Request.Sample(r => WitnessRequest.Parse(r.ToBytes()).Value == r, iter: 100);

    [Fact]
    public void Cosignatures_verify_with_their_time_and_not_with_another() => Gen.Select(Samples.Checkpoint, Samples.Name, Samples.Seed, Samples.Size).Sample(
        (checkpoint, name, seed, time) =>
        {
            var cosigner = Cosigner.FromSeed(name, seed).Value;
            var line = cosigner.Sign(checkpoint.Text, time).Value;
            var opened = Checkpoint.Open(SignedNote.Of(checkpoint.Text, [line]).Value, cosigner.Verifier).Value;
            var later = line with { Signature = line.Signature.SetItem(7, (byte)(line.Signature[7] ^ 1)) };
            return opened.Checkpoint == checkpoint && opened.Note.Verified.Single().Time == time && Cosignature.Time(line).Value == time
                && SignedNote.Of(checkpoint.Text, [later]).Value.Open(cosigner.Verifier).Refusal!.Code == "note-signature";
        },
        iter: 100);

    [Fact]
    public void Altered_notes_never_throw_and_never_open_with_another_text() => Gen.Select(Samples.Note, Gen.Int).SelectMany(
        (n, _) => Samples.Mutated(Gen.Const(n.Note.ToBytes())).Select(bytes => (n.Note, n.Keys, bytes))).Sample(
        x =>
        {
            var note = SignedNote.Parse(x.bytes);
            if (!note.IsOk) return true;
            if (!note.Value.ToBytes().AsSpan().SequenceEqual(x.bytes)) return false;
            var opened = note.Value.Open([.. x.Keys.Select(k => k.Verifier).Distinct()]);
            return !opened.IsOk || opened.Value.Text == x.Note.Text;
        },
        iter: 1_000);

    [Fact]
    public void Altered_texts_never_throw_and_are_read_exactly_or_not_at_all()
    {
        Samples.Mutated(Samples.Proof.Select(p => p.ToBytes())).Sample(b => TlogProof.Parse(b) is var p && (!p.IsOk || p.Value.ToBytes().AsSpan().SequenceEqual(b)), iter: 1_000);
        Samples.Mutated(Samples.Policy.Select(System.Text.Encoding.UTF8.GetBytes)).Sample(b => Policy.Parse(b) is var p && (!p.IsOk || p.Value.ToBytes().AsSpan().SequenceEqual(b)), iter: 1_000);
        Samples.Mutated(Samples.Request.Select(r => r.ToBytes())).Sample(b => WitnessRequest.Parse(b) is var r && (!r.IsOk || r.Value.ToBytes().AsSpan().SequenceEqual(b)), iter: 1_000);
        Samples.Mutated(Samples.Checkpoint.Select(c => System.Text.Encoding.UTF8.GetBytes(c.Text))).Sample(
            b =>
            {
                var text = System.Text.Encoding.Latin1.GetString(b);
                return Checkpoint.Parse(text) is var c && (!c.IsOk || c.Value.Text == text);
            },
            iter: 1_000);
        Samples.Mutated(Samples.Signer.Select(k => System.Text.Encoding.UTF8.GetBytes(k.Verifier.ToString()))).Sample(
            b =>
            {
                var text = System.Text.Encoding.UTF8.GetString(b);
                return VerifierKey.Parse(text) is var k && (!k.IsOk || k.Value.ToString() == text) && !SignerKey.Parse("PRIVATE+KEY+" + text[..(text.Length / 2)]).IsOk;
            },
            iter: 1_000);
    }

    [Fact]
    public void A_witness_never_throws_and_never_signs_what_the_log_did_not() => Samples.Request.SelectMany(
        r => Samples.Mutated(Gen.Const(r.ToBytes())).Select(bytes => (r, bytes))).Sample(
        x =>
        {
            var stranger = SignerKey.FromSeed(x.r.Checkpoint.Origin, new byte[32]).Value.Verifier;
            var witness = new Witness([new WitnessLog(x.r.Checkpoint.Origin, [stranger])], Cosigner.FromSeed("w", new byte[32]).Value);
            return witness.Decide(x.bytes, _ => null, 1).Status is 400 or 403 or 404;
        },
        iter: 500);
}
