using System.IO.Compression;
using Scrutineer.Desk.People;
using Scrutineer.Law;
using Scrutineer.Published;
using Scrutineer.Verification;

namespace Scrutineer.Office.Desk;

/// <summary>A record as it is handed over.</summary>
/// <param name="Origin">Origin of its log.</param>
/// <param name="Size">Entries in it.</param>
public sealed record HandedOver(string Origin, long Size);

public sealed partial class DeskOffice
{
    /// <summary>
    /// Packs the published record into a ZIP archive: every entry, scan and signature, and nothing of the desk itself. Refuses <c>handover-unpublished</c> while
    /// entries are not published yet.
    /// </summary>
    /// <param name="who">A coordinator or commissioner.</param>
    /// <param name="to">Where it is written to; left open.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public Result<HandedOver> HandOver(StaffMember who, Stream to)
    {
        // What can change or vanish (checkpoint, partial tiles) is small and is read at one moment; the rest never changes, and nobody waits while it is packed.
        var still = InTurn<(HandedOver Made, List<(string Path, byte[]? Bytes)> Files)>(who, Operation.HandOver, who.Unit, null, () =>
        {
            var head = PublishedEntries.Head(new DirectoryFiles(Paths.Public));
            if (!head.IsOk || (long)head.Value.Size != office.Size) return new Refusal("handover-unpublished", "Not everything is published yet; wait a moment, and look why if it stays so.");
            var files = Directory.EnumerateFiles(Paths.Public, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Paths.Public, f).Replace('\\', '/')).Order(StringComparer.Ordinal);
            return (new HandedOver(head.Value.Origin, (long)head.Value.Size), files.Select(f => (f, IsFixed(f) ? null : File.ReadAllBytes(Path.Combine(Paths.Public, f)))).ToList());
        });
        if (!still.IsOk) return still.Refusal!;
        using (var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in still.Value.Files)
            {
                using var packed = archive.CreateEntry(path, path.StartsWith("blob/", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest).Open();
                if (bytes is not null)
                {
                    packed.Write(bytes);
                    continue;
                }

                using var file = File.OpenRead(Path.Combine(Paths.Public, path));
                file.CopyTo(packed);
            }

        Audit.Write(who.Key, "handed-over", who.Unit);
        return still.Value.Made;
    }

    private static bool IsFixed(string path) => path.Contains('/', StringComparison.Ordinal) && !path.Contains(".p/", StringComparison.Ordinal);
}
