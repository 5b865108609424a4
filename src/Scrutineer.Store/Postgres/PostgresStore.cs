using Npgsql;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// A record in PostgreSQL, in the first schema of the connection's search path, with its blobs in a folder. A second writer is kept out by an advisory lock, and if that
/// is lost with the connection, by the size that every append demands.
/// </summary>
public sealed class PostgresStore : IRecordStore
{
    private readonly string name;
    private readonly NpgsqlDataSource source;
    private readonly PostgresReader reader;
    private readonly Lock gate = new();
    private NpgsqlConnection? connection;
    private PostgresWriter? writer;
    private volatile RecordTree? tree; // What the writer knows to be durable; null for readers, who ask.
    private volatile SignedHead? signed;

    private PostgresStore(NpgsqlDataSource source, string name, string blobs)
    {
        (this.source, this.name) = (source, name);
        reader = new PostgresReader(source, name);
        Blobs = new BlobFolder(blobs);
    }

    /// <summary>
    /// Opens a record, and looks whether its head fits its blocks and its last entries; it does not read all of it. Refused: <c>store-absent</c>, <c>store-exists</c>,
    /// <c>store-locked</c>, <c>store-foreign</c>, <c>store-version</c>, <c>store-damaged</c>.
    /// </summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="blobs">The folder of the blobs.</param>
    /// <param name="access">What for.</param>
    /// <exception cref="IOException">The server refuses or cannot be reached.</exception>
    public static Result<PostgresStore> Open(string connection, string blobs, StoreAccess access)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var store = new PostgresStore(NpgsqlDataSource.Create(settings), $"{settings.Database} on {settings.Host}", blobs);
        Refusal? refusal = null;
        var done = false;
        try
        {
            refusal = PostgresFailure.Told(() => store.Connect(access));
            done = refusal is null;
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

    private Refusal? Connect(StoreAccess access)
    {
        connection = source.OpenConnection();
        if (access != StoreAccess.Read && !PostgresWriter.TryLock(connection)) return StoreRefusals.Locked(name);
        if (access == StoreAccess.Create && PostgresSchema.Create(connection, name) is { } exists) return exists;
        if (PostgresSchema.Check(connection, name) is { } refusal) return refusal;
        if (access == StoreAccess.Read)
        {
            connection.Dispose();
            connection = null;
        }
        else
        {
            PostgresWriter.DemandDurability(connection);
            writer = new PostgresWriter(connection);
        }

        var head = reader.Head();
        if (reader.End() is var end && (writer is null ? end < head.Size : end != head.Size)) return StoreRefusals.Damaged(name, "it has another number of entries than its head says");
        var opened = Tree(head.Size);
        if (StoreCheck.Head(opened, head.Root, reader.Read, reader.Blocks, name) is { } damage) return damage;
        signed = head.Note is { } note ? StoreCheck.Note(note, name) : null;
        if (writer is not null) tree = opened;
        return null;
    }

    private RecordTree Tree(ulong size)
    {
        var full = size / RecordTree.BlockSize;
        return RecordTree.Of(reader.Blocks(full), reader.Read(full * RecordTree.BlockSize, size));
    }

    private (ulong Size, Hash32 Root) Head
    {
        get
        {
            if (tree is { } known) return (known.Size, known.Root);
            var (size, root, _) = reader.Head();
            return (size, root);
        }
    }

    /// <inheritdoc/>
    public ulong Size => Head.Size;

    /// <inheritdoc/>
    public Hash32 Root => Head.Root;

    /// <inheritdoc/>
    public BlobFolder Blobs { get; }

    /// <inheritdoc/>
    public SignedHead? LastSigned => writer is not null ? signed : reader.Head().Note is { } note ? StoreCheck.Note(note, name) : null;

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

    /// <summary>Closes the connections, and with them the lock.</summary>
    public void Dispose()
    {
        lock (gate) writer = null;
        if (connection is not null) PostgresWriter.Unlock(connection);
        connection?.Dispose();
        source.Dispose();
    }
}
