using System.Globalization;
using Scrutineer.Site.Editions;
using Scrutineer.Verification;

namespace Scrutineer.Site.Files;

/// <summary>
/// Single entries and their proofs, at the root of the site: a proof is made against the published checkpoint, which grows with the record, so that
/// it is not part of a version.
/// </summary>
public static class EntryFiles
{
    /// <summary>Larger records do not list each entry as a file of the static site; the proof is made from the tiles by a command.</summary>
    private const long MostListed = 50_000;

    /// <summary>True if pages link to files of single entries.</summary>
    public static bool AreListed(Edition edition) => edition.Number <= MostListed;

    /// <summary>Path of the bytes of an entry.</summary>
    public static string EntryPath(long index) => string.Create(CultureInfo.InvariantCulture, $"entry/{index}.json");

    /// <summary>Path of its proof (c2sp.org/tlog-proof).</summary>
    public static string ProofPath(long index) => string.Create(CultureInfo.InvariantCulture, $"entry/{index}.tlog-proof");

    /// <summary>The files of the static site: those that pages of the version link to.</summary>
    public static IEnumerable<string> Paths(Edition edition)
    {
        if (!AreListed(edition)) return [];
        return Enumerable.Range(0, edition.Election.Units.All.Length).SelectMany(edition.HistoryOf).Select(e => e.Index).Concat(edition.Register.Entries)
            .SelectMany(i => (string[])[EntryPath(i), ProofPath(i)]);
    }

    /// <summary>The file at a path from the root; null: there is none.</summary>
    public static SiteFile? Find(PublishedRecord record, string path)
    {
        const string folder = "entry/";
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (!path.StartsWith(folder, StringComparison.Ordinal) || dot < 0) return null;
        if (!long.TryParse(path.AsSpan(folder.Length, dot - folder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return null;
        var isEntry = path == EntryPath(index);
        if (!isEntry && path != ProofPath(index)) return null;
        var made = EntryProof.Make(record.Files, index);
        if (!made.IsOk) return null;
        return isEntry ? new SiteFile(made.Value.Entry, SiteFile.Json) : new SiteFile(made.Value.Proof.ToBytes(), "text/plain; charset=utf-8");
    }
}
