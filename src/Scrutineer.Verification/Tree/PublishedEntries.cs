using System.Collections.Immutable;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;

namespace Scrutineer.Verification;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>Reads a published tree as its reader, not as its judge: the size of the checkpoint, entries, blobs. Nothing is verified but the form.</summary>
public static class PublishedEntries
{
    /// <summary>Origin, size and root of the published checkpoint. Refuses <c>site-no-record</c> if there is none or it is damaged.</summary>
    public static Result<Checkpoint> Head(IPublishedFiles files)
    {
        var file = CheckpointFile.Of(files.Read(CheckpointFile.Path, new VerifyLimits().Small), new(), out var fault);
        return file is null ? new Refusal("site-no-record", $"There is no record to show: {fault}") : file.Checkpoint;
    }

    /// <summary>The entries from an index up to a size, in order. Stops with a refusal at the first that cannot be read.</summary>
    public static IEnumerable<Result<Entry>> Read(IPublishedFiles files, long from, long size)
    {
        var source = new BundleSource(files, size);
        var reader = new EntryReader();
        for (var bundle = from / TilePath.FullWidth; bundle < source.Count; bundle++)
        {
            var (_, entries, fault) = source.Read(bundle);
            if (fault is not null)
            {
                yield return new Refusal("site-entry-unreadable", fault.ToString());
                yield break;
            }

            var first = bundle * TilePath.FullWidth;
            for (var i = (int)long.Max(0, from - first); i < entries.Length; i++)
            {
                var entry = reader.Read(entries[i].Span);
                yield return entry;
                if (!entry.IsOk) yield break;
            }
        }
    }

    /// <summary>A blob that an entry names. Refuses <c>site-no-record</c> if it is missing or another one.</summary>
    public static Result<ReadOnlyMemory<byte>> Blob(IPublishedFiles files, BlobReference reference) =>
        BlobFiles.Read(files, new(), reference, out var bytes) is { } fault ? new Refusal("site-no-record", fault.ToString()) : bytes;

    /// <summary>The blobs of the definition that entry 0 names, in the order definition, units, form, law.</summary>
    public static Result<ImmutableArray<ReadOnlyMemory<byte>>> Definition(IPublishedFiles files, ElectionOpened opened)
    {
        var blobs = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(4);
        foreach (var reference in (BlobReference[])[opened.Definition, opened.Units, opened.Form, opened.Law])
        {
            var blob = Blob(files, reference);
            if (!blob.IsOk) return blob.Refusal!;
            blobs.Add(blob.Value);
        }

        return blobs.MoveToImmutable();
    }
}
