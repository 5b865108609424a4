using System.Buffers.Binary;
using Scrutineer.Record;
using static Scrutineer.Verification.Tests.Sample.Damage;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>Damages of files of a record that was good.</summary>
internal static class FileDamages
{
    public static IEnumerable<Damage> All(RecordMaker maker)
    {
        var good = maker.Files();
        var (size, last) = (maker.Size, maker.Size / 256);
        var (width, published) = (size % 256, maker.Fold.Publications[^1].Index);
        string part = $"00{last}.p/{width}", totals = $"results/{published}/totals.json", outcome = $"results/{published}/outcome.json";
        var image = good.Keys.First(k => k.StartsWith("blob/", StringComparison.Ordinal) && good[k].Length == 4);
        var named = maker.Entries.FindIndex(e => e.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(image[^64..])) >= 0);

        yield return new("A good record", good, "") { Options = new VerifyOptions { TrustedPolicy = maker.Opened.Policy } };
        yield return new("A good record and its own checkpoint remembered", good, "") { Options = new VerifyOptions { Remembered = good["checkpoint"] } };
        yield return new("A flipped bit in the root of the checkpoint", With(good, "checkpoint", b => Flip(At(b, $"\n{size}\n") + 8)(b)), "V4 tree-root checkpoint");
        yield return new("A flipped bit in the signature of the checkpoint", With(good, "checkpoint", b => Flip(At(b, RecordMaker.Origin + " ") + 60)(b)), "V7 note-signature checkpoint");
        yield return new("A flipped bit in the size of the checkpoint", With(good, "checkpoint", b => Flip(At(b, $"\n{size}\n") + 3)(b)), "V3");
        yield return new("A flipped bit in a hash tile", With(good, "tile/0/001", Flip((32 * 5) + 7)), "V4 tile-hash tile/0/001 261 167");
        yield return new("A flipped bit in a partial hash tile", With(good, $"tile/0/{part}", Flip(0)), $"V4 tile-hash tile/0/{part} {256 * last} 0");
        yield return new("A flipped bit in an upper hash tile", With(good, $"tile/1/000.p/{last}", Flip(33)), $"V4 tile-hash tile/1/000.p/{last} - 33");
        yield return new("A flipped bit in an entry", With(good, "tile/entries/001", b => Flip(At(b, "\"votes\":[") + 9)(b)), "V4 entry-hash tile/entries/001 256");
        yield return new("A flipped bit in the length of an entry", With(good, "tile/entries/001", Flip(0)), "V3");
        yield return new("A flipped bit in the definition", With(good, $"blob/sha256/{maker.Opened.Definition.Sha256}", Flip(30)), $"V10 blob-digest blob/sha256/{maker.Opened.Definition.Sha256} 0");
        yield return new("A flipped bit in the law", With(good, $"blob/sha256/{maker.Opened.Law.Sha256}", Flip(30)), $"V10 blob-digest blob/sha256/{maker.Opened.Law.Sha256} 0");
        yield return new("A flipped bit in a scan", With(good, image, Flip(2)), $"V10 blob-digest {image} {named}");
        yield return new("A flipped bit in the totals", With(good, totals, Flip(200)), $"V11 document-differs {totals} {published} 200");
        yield return new("A flipped bit in the outcome", With(good, outcome, Flip(-40)), $"V12 document-differs {outcome} {published} {good[outcome].Length - 40}");
        yield return new("A flipped bit in current", With(good, "current.json", Flip(3)), "V15 json-unknown-member current.json");

        yield return new("A truncated bundle", With(good, "tile/entries/000", b => b[..^3]), "V3 bundle-truncated tile/entries/000 255");
        yield return new("A bundle without its last entry", With(good, "tile/entries/000", b => b[..^(maker.Entries[255].Length + 2)]), "V3 bundle-width tile/entries/000 255");
        yield return new("Trailing bytes after a bundle", With(good, "tile/entries/000", b => [.. b, 0]), $"V3 bundle-truncated tile/entries/000 256 {good["tile/entries/000"].Length}");
        yield return new("An empty entry after a bundle", With(good, "tile/entries/000", b => [.. b, 0, 0]), $"V3 bundle-width tile/entries/000 256 {good["tile/entries/000"].Length}");
        yield return new("A bundle longer than bundles can be", With(good, "tile/entries/000", _ => new byte[(256 * 65537) + 1]), "V3 file-long tile/entries/000");
        yield return new("A missing bundle", Without(good, "tile/entries/001"), "V3 file-absent tile/entries/001");
        yield return new("A missing partial bundle", Without(good, $"tile/entries/{part}"), $"V3 file-absent tile/entries/{part}");
        yield return new("Swapped entries", With(good, "tile/entries/001", _ => Swapped(maker, 300)["tile/entries/001"]), "V4 entry-hash tile/entries/001 300");
        yield return new("An entry over the limit", With(good, "tile/entries/000", _ => OverTheLimit(maker)), "V3");
        yield return new("A short hash tile", With(good, "tile/0/000", b => b[..^1]), "V4 tile-size tile/0/000 - 8191");
        yield return new("A long hash tile", With(good, "tile/0/000", b => [.. b, 0]), "V4 tile-size tile/0/000 - 8192");
        yield return new("A missing hash tile", Without(good, "tile/0/001"), "V4 file-absent tile/0/001");
        yield return new("A missing partial tile", Without(good, $"tile/0/{part}"), $"V4 file-absent tile/0/{part}");
        yield return new("A missing upper tile", Without(good, $"tile/1/000.p/{last}"), $"V4 file-absent tile/1/000.p/{last}");
        yield return new("Full tiles in the place of partial ones", Grown(maker, good, part, last), "");
        yield return new("A missing checkpoint", Without(good, "checkpoint"), "V1 file-absent checkpoint");
        yield return new("A missing units blob", Without(good, $"blob/sha256/{maker.Opened.Units.Sha256}"), $"V10 file-absent blob/sha256/{maker.Opened.Units.Sha256} 0");
        yield return new("A truncated scan", With(good, image, b => b[..^1]), $"V10 blob-length {image} {named} 3");
        yield return new("A long scan", With(good, image, b => [.. b, 0]), $"V10 blob-length {image} {named} 4");
        yield return new("Missing totals", Without(good, totals), $"V11 file-absent {totals} {published}");
        yield return new("A missing outcome", Without(good, outcome), $"V12 file-absent {outcome} {published}");
        yield return new("A missing current", Without(good, "current.json"), "V15 file-absent current.json");
        yield return new("Current names an earlier publication", With(good, "current.json", Swap($"\"size\":{published}", $"\"size\":{maker.Fold.Publications[1].Index}")), "V15 current-differs current.json");
        yield return new("Current with a blank", With(good, "current.json", Swap("\"size\":", "\"size\": ")), "");
        yield return new("Current with an unknown member", With(good, "current.json", Swap("\"size\":", "\"colour\":1,\"size\":")), "V15 json-unknown-member current.json");
        yield return new("Current with a number as text", With(good, "current.json", Swap($"\"size\":{published}", $"\"size\":\"{published}\"")), "V15 current-differs current.json");
    }

    private static Dictionary<string, byte[]> Swapped(RecordMaker maker, int at)
    {
        List<byte[]> entries = [.. maker.Entries];
        (entries[at], entries[at + 1]) = (entries[at + 1], entries[at]);
        return RecordMaker.TreeFiles(entries);
    }

    /// <summary>The length of an entry has 16 bits: 65,536 bytes cannot be written, and a writer that tries writes 0.</summary>
    private static byte[] OverTheLimit(RecordMaker maker)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < 256; i++)
        {
            var entry = i == 100 ? [.. maker.Entries[i], .. Enumerable.Repeat((byte)' ', 65_536 - maker.Entries[i].Length)] : maker.Entries[i];
            var length = new byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(length, unchecked((ushort)entry.Length));
            bytes.AddRange([.. length, .. entry]);
        }

        return [.. bytes];
    }

    /// <summary>What a mirror of a later size keeps: the full tiles alone.</summary>
    private static Dictionary<string, byte[]> Grown(RecordMaker maker, Dictionary<string, byte[]> good, string part, int last)
    {
        var later = RecordMaker.TreeFiles([.. maker.Entries, .. Enumerable.Range(0, TilePath.FullWidth - (maker.Size % 256)).Select(_ => "{}"u8.ToArray())]);
        var files = new Dictionary<string, byte[]>(good, StringComparer.Ordinal);
        foreach (var kind in (string[])["0", "entries"])
        {
            files.Remove($"tile/{kind}/{part}");
            files[$"tile/{kind}/00{last}"] = later[$"tile/{kind}/00{last}"];
        }

        return files;
    }
}
