using System.Security.Cryptography;
using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>Records with correct tiles whose last entry is not legal, or whose figures are not those of the entries.</summary>
internal static class EntryDamages
{
    private const string Place = "tile/entries/000.p/12 11";
    private static readonly LocalText Why = LocalText.Of("why");

    public static IEnumerable<Damage> All()
    {
        foreach (var (name, code, from, to) in ((string, string, string, string)[])
        [
            ("An unknown member", "entry-unknown-member", "\"prev\":null,", "\"colour\":1,\"prev\":null,"),
            ("A duplicate member", "entry-duplicate-member", "\"version\":1,", "\"version\":1,\"version\":1,"),
            ("A missing member", "entry-missing-member", ",\"images\":[]", ""),
            ("Members in another order", "entry-not-canonical", "\"version\":1,\"election\":\"sample-2027:live\"", "\"election\":\"sample-2027:live\",\"version\":1"),
            ("A blank in an entry", "entry-not-canonical", "\"version\":1", "\"version\": 1"),
            ("An escape that is not needed", "entry-not-canonical", "\"count\":\"p", "\"count\":\"\\u0070"),
            ("A lone surrogate", "entry-not-json", "\"count\":\"p", "\"count\":\"\\ud800"),
            ("A fraction", "entry-not-canonical", "\"lines\":[1000", "\"lines\":[1000.5"),
            ("A negative count", "entry-not-canonical", "\"lines\":[1000", "\"lines\":[-1"),
            ("A count too large", "entry-not-canonical", "\"lines\":[1000", "\"lines\":[1000000000001"),
            ("An unknown type", "entry-unknown-type", "protocol.reported", "protocol.guessed"),
            ("Another phase", "entry-other-election", "sample-2027:live", "sample-2027:test"),
            ("An unknown unit", "unit-unknown", "\"unit\":\"r1-004\"", "\"unit\":\"r1-999\""),
            ("An unknown channel", "channel-unknown", "\"channel\":\"hand\"", "\"channel\":\"foot\""),
            ("A line too few", "protocol-shape", "\"lines\":[1000,", "\"lines\":["),
            ("A stale prev", "prev-stale", "\"prev\":null", "\"prev\":3"),
        ]) yield return new(name, Raw(Damage.Swap(from, to)), $"V5 {code} {Place}");

        yield return new("Invalid UTF-8", Raw(b => { b[Damage.At(b, "preliminary")] = 0xFF; return b; }), $"V5 entry-not-text {Place}");
        yield return new("An empty entry", Raw(_ => []), $"V5 entry-not-json {Place}");
        yield return new("A byte after an entry", Raw(b => [.. b, (byte)'\n']), $"V5 entry-not-canonical {Place}");
        yield return new("The election opened again", Wrong(m => m.Opened), $"V5 record-opened-twice {Place}");
        yield return new("A protocol reported twice", Wrong(m => new ProtocolReported(m.Protocol("r1-001")), 10), $"V5 protocol-already-reported {Place}");
        yield return new("A correction of nothing", Wrong(m => new ProtocolCorrected("why", m.Protocol("r1-004"))), $"V5 protocol-none {Place}");
        yield return new("A revocation of a protocol", Wrong(_ => new ActRevoked(2, "court", Why)), $"V5 act-not-there {Place}");
        yield return new("A lot that serves one who was not tied", Wrong(_ => new ActOfLot(["A", "B"], ["C"], "court", Why, null)), $"V5 lot-names {Place}");
        yield return new("A lot among those who are nobody", Wrong(_ => new ActOfLot(["A", "nobody"], ["A"], "court", Why, null)), $"V5 list-unknown {Place}");
        yield return new("A publication of another size", Wrong(m => Made(m) with { Size = 10 }, 9), $"V5 publication-size {Place}");
        yield return new("A publication with a stale prev", Wrong(Made, 5), $"V5 prev-stale {Place}");
        yield return new("A publication with a wrong root", Published(m => m with { Root = Merkle.EmptyRoot.ToBase64() }), $"V13 publication-root {Place}");
        yield return new("A publication with a wrong digest of totals", Published(m => m with { Totals = new string('0', 64) }), $"V11 document-digest {Place}");
        yield return new("A publication with a wrong digest of the outcome", Published(m => m with { Outcome = new string('0', 64) }), $"V12 document-digest {Place}");
        yield return new("Edited totals with correct tiles", Edited("totals", "\"votes\":[", m => h => m with { Totals = h }), "V11 document-differs results/11/totals.json 11");
        yield return new("An edited outcome with correct tiles", Edited("outcome", "\"seats\":[[\"A\",", m => h => m with { Outcome = h }), "V12 document-differs results/11/outcome.json 11");
        yield return new("A blocked publication that current does not name", Blocked(null), "V15 current-differs current.json");
        yield return new("A blocked publication", Blocked(11), "");
        yield return new("A record without entries", Nothing(), "V2 record-not-opened checkpoint");
        yield return new("An election that is not opened", NotOpened(), "V2 record-not-opened tile/entries/000.p/1 0");
        yield return new("A definition of another election", Damage.With(Unopened(out var maker), "current.json", b => b), $"V2 entry-other-election {maker} 0");
        yield return new("Units in a circle", Circle(out var units), $"V2 unit-cycle blob/sha256/{units} 0");
    }

    /// <summary>The last entry is these bytes.</summary>
    private static Dictionary<string, byte[]> Raw(Func<byte[], byte[]> change) => SignatureDamages.Small(m =>
        m.AddRaw(change(EntryWriter.Write(m.Entry(new ProtocolReported(m.Protocol("r1-004")), null))))).Files();

    private static Dictionary<string, byte[]> Wrong(Func<RecordMaker, EntryData> data, long? prev = null) => SignatureDamages.Small(m => m.AddWrong(data(m), prev)).Files();

    private static Dictionary<string, byte[]> Published(Func<PublicationMade, PublicationMade> made) => SignatureDamages.Small(m => m.Publish("hand", made)).Files();

    private static PublicationMade Made(RecordMaker maker) => new(maker.Size, maker.Root.ToBase64(), "hand", new string('0', 64), new string('0', 64), new string('0', 64));

    /// <summary>The document and the digest of the entry say the same, and not what the entries make.</summary>
    private static Dictionary<string, byte[]> Edited(string name, string before, Func<PublicationMade, Func<string, PublicationMade>> with) => SignatureDamages.Small(m => m.Publish("hand", made =>
    {
        var path = $"results/{m.Size}/{name}.json";
        m.Put(path, Damage.Swap(before, before + "9")(m.File(path)));
        return with(made)(Convert.ToHexStringLower(SHA256.HashData(m.File(path))));
    })).Files();

    private static Dictionary<string, byte[]> Blocked(int? named) => SignatureDamages.Small(m =>
    {
        m.Add(new IncidentReported("publication-blocked", "Not published.", []));
        if (named is { } index) m.Put("current.json", Damage.Swap("\"blocked\":null", $"\"blocked\":{index}")(m.Current(true)));
    }).Files();

    private static Dictionary<string, byte[]> Nothing()
    {
        var maker = new RecordMaker(1, 4);
        var files = maker.Files();
        var text = $"{RecordMaker.Origin}\n0\n{Merkle.EmptyRoot.ToBase64()}\n";
        files["checkpoint"] = Keys.Ok(SignedNote.Sign(text, maker.Keys.Log)).ToBytes();
        return files;
    }

    private static Dictionary<string, byte[]> NotOpened()
    {
        var maker = new RecordMaker(1, 4);
        var first = maker.Entries[0];
        return Retold(maker, Damage.Swap(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(EntryWriter.Write(maker.Entry(new IncidentReported("restored", "x", []), null)))));
    }

    private static Dictionary<string, byte[]> Unopened(out string path)
    {
        path = "tile/entries/000.p/1";
        return Retold(new RecordMaker(1, 4), Damage.Swap("sample-2027:live", "sample-2026:live"));
    }

    private static Dictionary<string, byte[]> Circle(out string sha256)
    {
        var maker = new RecordMaker(1, 4);
        var blob = maker.Blob(Encoding.UTF8.GetBytes(
            """{"format":"scrutineer-units/1","units":[{"code":"a","level":"x","parent":null,"names":"a"},{"code":"b","level":"x","parent":"c","names":"b"},{"code":"c","level":"x","parent":"b","names":"c"}]}"""), "application/json");
        sha256 = blob.Sha256;
        return Retold(maker, Damage.Swap($"\"units\":{{\"sha256\":\"{maker.Opened.Units.Sha256}\",\"length\":{maker.Opened.Units.Length}", $"\"units\":{{\"sha256\":\"{blob.Sha256}\",\"length\":{blob.Length}"));
    }

    /// <summary>A record of which only entry 0 is left, and that changed.</summary>
    private static Dictionary<string, byte[]> Retold(RecordMaker maker, Func<byte[], byte[]> change)
    {
        var first = change(maker.Entries[0]);
        var files = maker.Files(root: Merkle.LeafHash(first));
        foreach (var (path, bytes) in RecordMaker.TreeFiles([first])) files[path] = bytes;
        return files;
    }
}
