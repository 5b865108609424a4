using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// Writes batches, each one transaction and one fsync of the write-ahead log. After a failure it writes nothing any more. Not safe for several threads.
/// </summary>
internal sealed class SqliteWriter
{
    private readonly SqliteDb db;
    private readonly long checkpointBytes;
    private readonly SqliteStatement begin, commit, entry, block, head, signed;
    private long unmoved;
    private IOException? failure;

    public SqliteWriter(SqliteDb db, string path, SqliteOptions options)
    {
        this.db = db;
        checkpointBytes = options.CheckpointBytes;
        if (db.Text("PRAGMA journal_mode = WAL") != "wal") throw new StoreDamage(path, "it cannot have a write-ahead log");
        db.Run(options.Synchronous ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
        // Checkpoints are made here: SQLite does not tell anybody of the errors of those it makes by itself.
        db.Run("PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
        (begin, commit) = (db.Prepare("BEGIN IMMEDIATE"), db.Prepare("COMMIT"));
        entry = db.Prepare("INSERT INTO entries (idx, entry) VALUES (?1, ?2)");
        block = db.Prepare("INSERT INTO blocks (idx, root) VALUES (?1, ?2)");
        head = db.Prepare("UPDATE head SET size = ?1, root = ?2 WHERE id = 0");
        signed = db.Prepare("INSERT OR REPLACE INTO signed (id, note) VALUES (0, ?1)");
        begin.Run();
        commit.Run();
        db.Checkpoint();
        // Nor does it tell of errors when it makes the name of the write-ahead log durable.
        Durable.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Appends to this tree and gives the next one when it is durable.</summary>
    public RecordTree Append(RecordTree tree, IReadOnlyList<ReadOnlyMemory<byte>> entries) => Guarded(() =>
    {
        begin.Run();
        var growth = tree.Growing();
        var at = (long)tree.Size;
        for (var i = 0; i < entries.Count; i++)
        {
            var bytes = entries[i].Span;
            entry.Bind(1, at++).Bind(2, bytes).Run();
            growth.Add(bytes);
            unmoved += bytes.Length;
        }

        var (grown, filled) = growth.Finish();
        Span<byte> root = stackalloc byte[Hash32.Size];
        for (var i = 0; i < filled.Length; i++)
        {
            filled[i].CopyTo(root);
            block.Bind(1, (long)tree.Blocks + i).Bind(2, root).Run();
        }

        grown.Root.CopyTo(root);
        head.Bind(1, (long)grown.Size).Bind(2, root).Run();
        commit.Run();
        if (unmoved >= checkpointBytes && db.Checkpoint() == 0) unmoved = 0;
        return grown;
    });

    /// <summary>Keeps the note of a checkpoint, durably.</summary>
    public void Sign(ReadOnlyMemory<byte> note) => Guarded(() =>
    {
        begin.Run();
        signed.Bind(1, note.Span).Run();
        commit.Run();
        return true;
    });

    private T Guarded<T>(Func<T> write)
    {
        if (failure is not null) throw new IOException($"The record takes no more entries after a failure; open it again. {failure.Message}", failure);
        try
        {
            return write();
        }
        catch (IOException e)
        {
            failure = e;
            throw;
        }
    }
}
