using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// A record in one SQLite file, with its write-ahead log beside it, and a folder <c>NAME.blobs</c>. A batch is durable with one fsync. A second writer
/// is kept out by <c>NAME.lock</c>.
/// </summary>
public sealed class SqliteStore : IRecordStore
{
    private readonly string path;
    private readonly FileLock? held;
    private readonly List<SqliteDb> connections = [];
    private readonly Lock gate = new();
    private SqliteReader reader = null!;
    private SqliteWriter? writer;
    private volatile RecordTree? tree; // What the writer knows to be durable; null for readers, who ask.
    private volatile SignedHead? signed;

    private SqliteStore(string path, FileLock? held)
    {
        (this.path, this.held) = (path, held);
        Blobs = new BlobFolder(path + ".blobs");
    }

    /// <summary>
    /// Opens a record, and looks whether its head fits its blocks and its last entries; it does not read all of it. Refused: <c>store-absent</c>, <c>store-exists</c>,
    /// <c>store-locked</c>, <c>store-foreign</c>, <c>store-version</c>, <c>store-damaged</c>.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static Result<SqliteStore> Open(string path, StoreAccess access) => Open(path, access, SqliteOptions.Durable);

    /// <summary>The same with other settings, for measurements.</summary>
    internal static Result<SqliteStore> Open(string path, StoreAccess access, SqliteOptions options)
    {
        if (access == StoreAccess.Create) Durable.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        else if (!File.Exists(path)) return StoreRefusals.Absent(path);
        if (access == StoreAccess.Read) return Opened(new SqliteStore(path, null), access, options);
        var held = FileLock.Take(path + ".lock", () => StoreRefusals.Locked(path));
        return held.IsOk ? Opened(new SqliteStore(path, held.Value), access, options) : held.Refusal!;
    }

    private static Result<SqliteStore> Opened(SqliteStore store, StoreAccess access, SqliteOptions options)
    {
        Refusal? refusal = null;
        var done = false;
        try
        {
            refusal = store.Connect(access, options);
            done = refusal is null;
        }
        catch (SqliteFailure failure) when (failure.IsDamage)
        {
            refusal = StoreRefusals.Damaged(store.path, failure.Message);
        }
        catch (StoreDamage damage)
        {
            refusal = new Refusal("store-damaged", damage.Message);
        }
        finally
        {
            if (!done) store.Dispose();
        }

        return done ? store : refusal!;
    }

    private Refusal? Connect(StoreAccess access, SqliteOptions options)
    {
        if (access == StoreAccess.Create)
        {
            if (File.Exists(path)) return StoreRefusals.Exists(path);
            SqliteSchema.Create(path);
        }

        // The writer is first: it puts the write-ahead log in order.
        if (access != StoreAccess.Read)
        {
            var db = Connection(write: true);
            if (SqliteSchema.Check(db, path) is { } refused) return refused;
            writer = new SqliteWriter(db, path, options);
        }

        var reading = Connection(write: false);
        if (SqliteSchema.Check(reading, path) is { } refusal) return refusal;
        reader = new SqliteReader(reading, path);
        return CheckHead();
    }

    private SqliteDb Connection(bool write)
    {
        var db = SqliteDb.Open(path, write);
        connections.Add(db);
        return db;
    }

    private Refusal? CheckHead()
    {
        if (reader.Head() is not { } head) return StoreRefusals.Damaged(path, "it has no head");
        if (reader.End() is var end && (writer is null ? end < head.Size : end != head.Size)) return StoreRefusals.Damaged(path, "it has another number of entries than its head says");
        var opened = Tree(head.Size);
        if (StoreCheck.Head(opened, head.Root, reader.Read, reader.Blocks, path) is { } damage) return damage;
        signed = reader.Signed() is { } note ? StoreCheck.Note(note, path) : null;
        if (writer is not null) tree = opened;
        return null;
    }

    private RecordTree Tree(ulong size)
    {
        var full = size / RecordTree.BlockSize;
        return RecordTree.Of(reader.Blocks(full), reader.Read(full * RecordTree.BlockSize, size));
    }

    // Without the gate: a commit that waits for the disk keeps nobody from reading.
    private (ulong Size, Hash32 Root) Head =>
        tree is { } known ? (known.Size, known.Root) : reader.Head() ?? throw new StoreDamage(path, "it has no head");

    /// <inheritdoc/>
    public ulong Size => Head.Size;

    /// <inheritdoc/>
    public Hash32 Root => Head.Root;

    /// <inheritdoc/>
    public BlobFolder Blobs { get; }

    /// <inheritdoc/>
    public SignedHead? LastSigned => writer is not null ? signed : reader.Signed() is { } note ? StoreCheck.Note(note, path) : null;

    /// <inheritdoc/>
    public Result<ulong> Append(IReadOnlyList<ReadOnlyMemory<byte>> entries, ulong expectedSize)
    {
        if (StoreRefusals.ForEntries(entries) is { } refusal) return refusal;
        lock (gate)
        {
            if (writer is null || tree is null) return StoreRefusals.ReadOnly();
            if (tree.Size != expectedSize) return StoreRefusals.Size(expectedSize, tree.Size);
            if (entries.Count > 0) tree = writer.Append(tree, entries);
            return tree.Size;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ReadOnlyMemory<byte>> Read(ulong from, ulong count)
    {
        var size = Size;
        return from >= size ? [] : reader.Read(from, count > size - from ? size : from + count);
    }

    /// <inheritdoc/>
    public Hash32 RootAt(ulong size)
    {
        var head = Head;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, head.Size);
        return size == head.Size ? head.Root : Tree(size).Root;
    }

    /// <inheritdoc/>
    public Result<SignedHead> SetLastSigned(SignedHead head)
    {
        lock (gate)
        {
            if (writer is null) return StoreRefusals.ReadOnly();
            if (StoreRefusals.ForHead(this, head) is { } refusal) return refusal;
            writer.Sign(head.Bytes);
            signed = head;
            return head;
        }
    }

    /// <summary>Closes the record. Nothing is written: what was acknowledged is durable already.</summary>
    public void Dispose()
    {
        lock (gate) writer = null;
        foreach (var connection in connections) connection.Dispose();
        held?.Dispose();
    }
}
