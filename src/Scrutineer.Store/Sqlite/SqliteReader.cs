using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>Reads entries, blocks and heads over a connection of its own. Safe for several threads; each call is short.</summary>
internal sealed class SqliteReader(SqliteDb db, string path)
{
    private const int Chunk = 256;

    private readonly Lock gate = new();
    private readonly SqliteStatement
        entries = db.Prepare("SELECT entry FROM entries WHERE idx >= ?1 AND idx < ?2 ORDER BY idx"),
        blocks = db.Prepare("SELECT root FROM blocks WHERE idx < ?1 ORDER BY idx"),
        head = db.Prepare("SELECT size, root FROM head WHERE id = 0"),
        signed = db.Prepare("SELECT note FROM signed WHERE id = 0");

    /// <summary>Size and root of the last commit; null if there is no such row.</summary>
    public (ulong Size, Hash32 Root)? Head()
    {
        lock (gate)
        {
            var found = head.Step() && head.Number(0) >= 0 && Hash32.TryFromBytes(head.Blob(1), out _);
            (ulong, Hash32)? value = found ? ((ulong)head.Number(0), Hash32.FromBytes(head.Blob(1))) : null;
            head.Reset();
            return value;
        }
    }

    /// <summary>The note of the last signed checkpoint, or null.</summary>
    public byte[]? Signed()
    {
        lock (gate)
        {
            var note = signed.Step() ? signed.Blob(0).ToArray() : null;
            signed.Reset();
            return note;
        }
    }

    /// <summary>The largest index of an entry, and 1: what the size must be.</summary>
    public ulong End()
    {
        lock (gate) return (ulong)((db.Number("SELECT max(idx) FROM entries") ?? -1) + 1);
    }

    /// <summary>The roots of the first blocks.</summary>
    /// <exception cref="IOException">There are not as many.</exception>
    public List<Hash32> Blocks(ulong count)
    {
        lock (gate)
        {
            var roots = new List<Hash32>(); // Not as long as the count: it may be of a damaged file.
            try
            {
                blocks.Bind(1, (long)count);
                while (blocks.Step())
                    if (Hash32.TryFromBytes(blocks.Blob(0), out var root)) roots.Add(root);
            }
            finally
            {
                blocks.Reset();
            }

            return (ulong)roots.Count == count ? roots : throw new StoreDamage(path, "the roots of its blocks are not complete");
        }
    }

    /// <summary>Entries from an index on; a short transaction for every 256 of them, so that a slow caller does not hold up the write-ahead log.</summary>
    /// <exception cref="IOException">An entry is missing.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Read(ulong from, ulong end)
    {
        for (var at = from; at < end; at += Chunk)
        {
            var part = Part(at, ulong.Min(end, at + Chunk));
            foreach (var entry in part) yield return entry;
        }
    }

    private List<ReadOnlyMemory<byte>> Part(ulong from, ulong end)
    {
        lock (gate)
        {
            var part = new List<ReadOnlyMemory<byte>>((int)(end - from));
            try
            {
                entries.Bind(1, (long)from).Bind(2, (long)end);
                while (entries.Step()) part.Add(entries.Blob(0).ToArray());
            }
            finally
            {
                entries.Reset();
            }

            return (ulong)part.Count == end - from ? part : throw new StoreDamage(path, $"an entry from {from} to {end} is missing");
        }
    }
}
