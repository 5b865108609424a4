using Npgsql;
using NpgsqlTypes;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// Writes batches, each one transaction, over one connection that holds the lock of the record. After a failure it writes nothing any more. Not safe for
/// several threads.
/// </summary>
internal sealed class PostgresWriter(NpgsqlConnection connection)
{
    /// <summary>"SCRE", and the number of the schema beside it: one lock for each record of a database.</summary>
    private const int LockClass = 0x53435245;

    private IOException? failure;

    /// <summary>Takes the lock; it is held as long as the connection lives. False if another writer has it.</summary>
    public static bool TryLock(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1, hashtext(current_schema()))", connection) { Parameters = { new() { Value = LockClass } } };
        return command.ExecuteScalar() is true;
    }

    /// <summary>Lets go of the lock at once: closed connections end on the server when it has time for it.</summary>
    public static void Unlock(NpgsqlConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open) return;
        try
        {
            using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", connection);
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException)
        {
            connection.Close(); // Broken: the server lets go when it notices.
        }
    }

    /// <summary>Says that a commit is durable when it is answered, whatever the server's setting is.</summary>
    public static void DemandDurability(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SET synchronous_commit = on", connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Appends to this tree and gives the next one when it is durable.</summary>
    public RecordTree Append(RecordTree tree, IReadOnlyList<ReadOnlyMemory<byte>> entries) => Guarded(() =>
    {
        using var transaction = connection.BeginTransaction();
        var growth = tree.Growing();
        Copy("COPY scrutineer_entries (idx, entry) FROM STDIN (FORMAT BINARY)", (long)tree.Size, entries.Count, i =>
        {
            growth.Add(entries[i].Span);
            return entries[i];
        });
        var (grown, filled) = growth.Finish();
        if (filled.Length > 0) Copy("COPY scrutineer_blocks (idx, root) FROM STDIN (FORMAT BINARY)", (long)tree.Blocks, filled.Length, i => filled[i].ToArray());
        using (var command = new NpgsqlCommand("UPDATE scrutineer_head SET size = $1, root = $2 WHERE magic = $3 AND size = $4", connection, transaction))
        {
            command.Parameters.Add(new() { Value = (long)grown.Size });
            command.Parameters.Add(new() { Value = grown.Root.ToArray() });
            command.Parameters.Add(new() { Value = PostgresSchema.Magic });
            command.Parameters.Add(new() { Value = (long)tree.Size });
            if (command.ExecuteNonQuery() != 1) throw new IOException("PostgreSQL: somebody else appended to the record.");
        }

        transaction.Commit();
        return grown;
    });

    /// <summary>Keeps the note of a checkpoint, durably.</summary>
    public void Sign(byte[] note) => Guarded(() =>
    {
        using var command = new NpgsqlCommand("UPDATE scrutineer_head SET note = $1 WHERE magic = $2", connection);
        command.Parameters.Add(new() { Value = note });
        command.Parameters.Add(new() { Value = PostgresSchema.Magic });
        return command.ExecuteNonQuery() == 1 ? true : throw new IOException("PostgreSQL: the head of the record is gone.");
    });

    private void Copy(string sql, long from, int count, Func<int, ReadOnlyMemory<byte>> row)
    {
        using var copy = connection.BeginBinaryImport(sql);
        for (var i = 0; i < count; i++)
        {
            copy.StartRow();
            copy.Write(from + i, NpgsqlDbType.Bigint);
            copy.Write(row(i), NpgsqlDbType.Bytea);
        }

        copy.Complete();
    }

    private T Guarded<T>(Func<T> write)
    {
        if (failure is not null) throw new IOException($"The record takes no more entries after a failure; open it again. {failure.Message}", failure);
        try
        {
            return PostgresFailure.Told(write);
        }
        catch (IOException e)
        {
            failure = e;
            throw;
        }
    }
}
