using System.Globalization;
using Scrutineer.Published;
using Scrutineer.Store;
using Scrutineer.Verification;

namespace Scrutineer.Office.Mirrors;

/// <summary>What came of one round of mirroring.</summary>
/// <param name="Report">The verification of what the mirror would hold.</param>
/// <param name="Size">Entries in the mirror now.</param>
/// <param name="Fetched">Files that were fetched.</param>
public sealed record Mirrored(VerificationReport Report, long Size, int Fetched);

/// <summary>
/// A copy of a published record that grows only by what is verified: a fork, a rollback or a damaged file is refused and changes nothing. What a mirror
/// holds is again a published record, which others can verify, mirror and restore from.
/// </summary>
/// <param name="folder">Where the mirror lies.</param>
public sealed class Mirror(string folder)
{
    /// <summary>Fetches what is new, verifies the whole, and keeps it if it is verified.</summary>
    /// <param name="source">The record to follow.</param>
    /// <param name="policy">The policy that is trusted; null: that of entry 0.</param>
    /// <param name="progress">Told as the verification goes on; null: nobody.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public Mirrored Update(IPublishedFiles source, string? policy, IProgress<VerifyProgress>? progress = null)
    {
        Durable.CreateFolder(folder);
        var kept = new DirectoryFiles(folder);
        var overlay = new Overlay(source, kept, Path.Combine(folder, ".incoming"));
        try
        {
            var report = RecordVerifier.Verify(overlay, new VerifyOptions { TrustedPolicy = policy, Remembered = kept.Read("checkpoint", 1 << 20) }, progress);
            if (report.IsVerified) Keep(report, overlay);
            return new Mirrored(report, Size(kept), overlay.Fetched);
        }
        finally
        {
            overlay.Clear();
        }
    }

    /// <summary>Moves what was fetched into the mirror, the checkpoint last.</summary>
    private void Keep(VerificationReport report, Overlay overlay)
    {
        // The verification reads every file of the record, so that every one was fetched.
        foreach (var (path, staged) in overlay.Staged.Where(s => s.Path is not ("checkpoint" or "current.json")))
        {
            var target = Path.Combine(folder, path);
            Durable.CreateFolder(Path.GetDirectoryName(target)!);
            if (!File.Exists(target)) Durable.WriteAtomically(target, File.ReadAllBytes(staged));
        }

        Durable.WriteAtomically(Path.Combine(folder, "checkpoint"), report.CheckpointBytes.Span);
        if (overlay.Staged.FirstOrDefault(s => s.Path == "current.json").File is { } current)
            Durable.WriteAtomically(Path.Combine(folder, "current.json"), File.ReadAllBytes(current));
    }

    private static long Size(DirectoryFiles kept) =>
        kept.Read("checkpoint", 1 << 20) is { } bytes && SignedHead.Parse(bytes.Span) is { IsOk: true, Value: var head } ? (long)head.Size : 0;

    /// <summary>Immutable files of the mirror stand for those of the source; everything else is fetched into a folder of its own.</summary>
    private sealed class Overlay(IPublishedFiles source, DirectoryFiles kept, string incoming) : IPublishedFiles
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, string?> staged = new(StringComparer.Ordinal);
        private int last;

        public int Fetched => staged.Values.Count(f => f is not null);

        public IEnumerable<(string Path, string File)> Staged => staged.Where(s => s.Value is not null).Select(s => (s.Key, s.Value!)).OrderBy(s => s.Key, StringComparer.Ordinal);

        public ReadOnlyMemory<byte>? Read(string path, int most)
        {
            var isMutable = path is "checkpoint" or "current.json";
            if (!isMutable && kept.Read(path, most) is { } own) return own;
            string? file;
            lock (gate)
                if (staged.TryGetValue(path, out file) && file is null) return null;
            if (file is not null) return File.ReadAllBytes(file);
            var bytes = source.Read(path, most);
            Stage(path, bytes);
            return bytes;
        }

        public void Prefetch(IReadOnlyList<(string Path, int Most)> files) => source.Prefetch(files);

        private void Stage(string path, ReadOnlyMemory<byte>? bytes)
        {
            string? file = null;
            if (bytes is { } content)
            {
                Directory.CreateDirectory(incoming);
                // Several publications are read at once: a number is never given twice.
                file = Path.Combine(incoming, Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture));
                File.WriteAllBytes(file, content.Span);
            }

            lock (gate) staged[path] = file;
        }

        public void Clear()
        {
            if (Directory.Exists(incoming)) Directory.Delete(incoming, recursive: true);
        }
    }
}
