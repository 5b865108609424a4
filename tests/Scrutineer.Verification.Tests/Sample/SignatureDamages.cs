using System.Collections.Immutable;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>Records whose signatures, keys or remembered checkpoints are not right.</summary>
internal static class SignatureDamages
{
    private static readonly Keys Strangers = new(RecordMaker.Origin, "strangers");

    public static IEnumerable<Damage> All()
    {
        var maker = Small();
        var good = maker.Files();
        Dictionary<string, byte[]> Lines(Func<SignedNote, IEnumerable<NoteSignature>> lines, bool isWitnessed = true) => Noted(
            maker, good, note => Keys.Ok(SignedNote.Of(note.Text, [.. lines(note)])), isWitnessed);
        NoteSignature unknown = new("stranger", 7, [1, 2, 3]), typed = new(RecordMaker.Origin, 8, [.. Enumerable.Repeat((byte)1, 80)]);

        yield return new("An unknown signature beside the good ones", Lines(n => [unknown, .. n.Signatures, typed]), "");
        yield return new("An unknown signature alone", Lines(_ => [unknown], false), "V7 note-unsigned checkpoint");
        yield return new("A wrong key id", Lines(n => [n.Signatures[0] with { KeyId = n.Signatures[0].KeyId ^ 1 }, .. n.Signatures[1..]]), "V7 note-unsigned checkpoint");
        yield return new("Only witnesses signed", Lines(n => n.Signatures[1..]), "V7 note-unsigned checkpoint");
        yield return new("Too few cosignatures", Lines(n => n.Signatures[..2], false), "V8 quorum-witnesses checkpoint");
        yield return new("One cosignature twice", Lines(n => [.. n.Signatures[..2], n.Signatures[1]], false), "V8 quorum-witnesses checkpoint");
        yield return new("A cosignature of another time", Lines(n => [.. n.Signatures[..2], n.Signatures[2] with { Signature = n.Signatures[2].Signature.SetItem(7, 9) }], false), "V8 note-signature checkpoint");
        yield return new("A checkpoint with a further line", Noted(maker, good, n => Keys.Ok(SignedNote.Sign(n.Text + "more\n", maker.Keys.Log))), "V1 checkpoint-extension checkpoint");
        yield return new("A checkpoint of another origin", Noted(maker, good, n => Keys.Ok(SignedNote.Sign(n.Text.Replace("sample-2027", "sample-2026"), maker.Keys.Log))), "V2 opened-origin tile/entries/000.p/11 0");
        yield return new("A checkpoint that is no note", Damage.With(good, "checkpoint", _ => "hello\n"u8.ToArray()), "V1 note-form checkpoint");
        yield return new("A policy that is not that of the record", good, "V2 policy-differs tile/entries/000.p/11 0") { Options = new VerifyOptions { TrustedPolicy = Strangers.Policy } };
        yield return new("The policy of the record with a comment", good, "") { Options = new VerifyOptions { TrustedPolicy = "# printed in the gazette\n" + maker.Opened.Policy } };
        foreach (var remembering in Remembering(good)) yield return remembering;
        foreach (var changing in Changing()) yield return changing;
    }

    private static IEnumerable<Damage> Remembering(Dictionary<string, byte[]> good)
    {
        Damage Remember(string name, string wrong, Action<RecordMaker>? more = null, byte[]? bytes = null)
        {
            var other = Small();
            more?.Invoke(other);
            return new Damage(name, good, wrong) { Options = new VerifyOptions { Remembered = bytes ?? other.Files()["checkpoint"] } };
        }

        var early = new RecordMaker(1, 4);
        yield return Remember("An earlier checkpoint remembered", "", bytes: early.Files()["checkpoint"]);
        yield return Remember("A replayed old checkpoint", "V9 record-rolled-back checkpoint", m => m.AddOf("r1-004", p => new ProtocolReported(p)));
        yield return new Damage("A forked checkpoint of the same size", Small(m => m.AddOf("r1-004", p => new ProtocolReported(p))).Files(), "V9 record-forked checkpoint")
        {
            Options = new VerifyOptions { Remembered = Small(m => m.AddOf("r1-004", p => new ProtocolReported(p), more: 1)).Files()["checkpoint"] },
        };
        yield return new Damage("A fork that went on", Small(m => { m.AddOf("r1-004", p => new ProtocolReported(p)); m.AddOf("r1-004", p => new ProtocolRepeated(p)); }).Files(), "V9 record-forked checkpoint")
        {
            Options = new VerifyOptions { Remembered = Small(m => m.AddOf("r1-004", p => new ProtocolReported(p), more: 1)).Files()["checkpoint"] },
        };
        yield return Remember("A remembered checkpoint that cannot be read", "V9 note-form", bytes: "hello\n"u8.ToArray());
    }

    private static IEnumerable<Damage> Changing()
    {
        var second = new Keys(RecordMaker.Origin, "second");
        yield return new("A change of keys", Small(m => m.ChangeKeys(second, m.Keys.Commission[0], m.Keys.Commission[1])).Files(), "");
        yield return new("The log key before the change of keys", Small(m => m.ChangeKeys(second, m.Keys.Commission[..2])).Files(new Keys(RecordMaker.Origin, "first")), "V7 note-unsigned checkpoint");
        yield return new("A change of keys signed by too few", Small(m => m.ChangeKeys(second, m.Keys.Commission[0])).Files(), "V6 quorum-commission tile/entries/000.p/12 11");
        yield return new("A change of keys signed by the new commission", Small(m => m.ChangeKeys(second, second.Commission)).Files(), "V6 quorum-commission tile/entries/000.p/12 11");
        yield return new("A change to keys of another origin", Small(m => m.ChangeKeys(new Keys("other.example/log", "third"), m.Keys.Commission)).Files(), "V6 keys-origin tile/entries/000.p/12 11");
        yield return new("A change of other keys than those in force", Small(m => m.AddWrong(
            new KeysChanged("why", Keys.Sign(m.Fold.Keys.TextFor(second.Policy, second.CommissionPolicy).Replace("previous ", "previous 0"), m.Keys.Commission)))).Files(), "V6 keys-mismatch tile/entries/000.p/12 11");
        yield return new("A declaration signed by too few", Small(m => m.Declare(m.Keys.Commission[1])).Files(), "V14 quorum-commission tile/entries/000.p/12 11");
        yield return new("A declaration signed twice by one", Small(m => m.Declare(m.Keys.Commission[1], m.Keys.Commission[1])).Files(), "V14 quorum-commission tile/entries/000.p/12 11");
        yield return new("A declaration signed by strangers", Small(m => m.Declare(Strangers.Commission)).Files(), "V14 quorum-commission tile/entries/000.p/12 11");
        yield return new("A declaration with a wrong signature", Small(m => m.Declare(Odd(Keys.Sign(m.DeclarationText(), m.Keys.Commission)))).Files(), "V14 note-signature tile/entries/000.p/12 11");
        yield return new("A declaration of other figures", Small(m => m.AddWrong(
            new DeclarationMade(Keys.Sign(m.DeclarationText().Replace("totals ", "totals 0"), m.Keys.Commission)))).Files(), "V14 declaration-mismatch tile/entries/000.p/12 11");
        yield return new("A commission with a key of cosignatures", new RecordMaker(1, 4, o => o with { Commission = $"witness w {second.Witnesses[0].Verifier}\nquorum w\n" }).Files(), "V2 keys-commission tile/entries/000.p/1 0");
        yield return new("A policy of two logs", new RecordMaker(1, 4, o => o with { Policy = $"log {second.Log.Verifier}\n{o.Policy}" }).Files(), "V2 keys-log tile/entries/000.p/1 0");
    }

    private static string Odd(string note) => $"{note[..^20]}{(note[^20] == 'A' ? 'B' : 'A')}{note[^19..]}";

    /// <summary>Eleven entries: four protocols in each channel, a publication before, between and after.</summary>
    public static RecordMaker Small(Action<RecordMaker>? more = null, int regions = 1)
    {
        var maker = new RecordMaker(regions, 4);
        maker.Publish();
        foreach (var channel in (string[])["hand", "machine"])
        {
            foreach (var station in maker.Definition.Stations.Take(3)) maker.AddOf(station, p => new ProtocolReported(p), channel);
            maker.Publish();
        }

        maker.AddOf("r1-001", p => new ProtocolCorrected("typing error", p), more: 2);
        more?.Invoke(maker);
        return maker;
    }

    private static Dictionary<string, byte[]> Noted(RecordMaker maker, Dictionary<string, byte[]> good, Func<SignedNote, SignedNote> change, bool isWitnessed = true) =>
        new(good, StringComparer.Ordinal) { ["checkpoint"] = maker.Checkpoint(maker.Keys, (_, note) => change(note)), ["current.json"] = maker.Current(isWitnessed) };
}
