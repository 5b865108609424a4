using Npgsql;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>The tables of a record in PostgreSQL. They lie in the schema that the connection's search path names first.</summary>
internal static class PostgresSchema
{
    /// <summary>What the head table says it is.</summary>
    public const string Magic = "scrutineer-record";

    /// <summary>Version of the tables.</summary>
    public const int Version = 1;

    private static readonly string Tables = $"""
        CREATE TABLE scrutineer_entries (idx bigint PRIMARY KEY, entry bytea NOT NULL);
        CREATE TABLE scrutineer_blocks (idx bigint PRIMARY KEY, root bytea NOT NULL);
        CREATE TABLE scrutineer_head (magic text PRIMARY KEY, version integer NOT NULL, size bigint NOT NULL, root bytea NOT NULL, note bytea);
        ALTER TABLE scrutineer_entries ALTER COLUMN entry SET STORAGE EXTERNAL;
        INSERT INTO scrutineer_head VALUES ('{Magic}', {Version}, 0, '\x{Merkle.EmptyRoot}', NULL);
        """;

    /// <summary>Makes the tables, all or none. Refused: <c>store-exists</c>.</summary>
    public static Refusal? Create(NpgsqlConnection connection, string name)
    {
        if (Exists(connection)) return StoreRefusals.Exists(name);
        using var transaction = connection.BeginTransaction();
        using (var command = new NpgsqlCommand(Tables, connection, transaction)) command.ExecuteNonQuery();
        transaction.Commit();
        return null;
    }

    /// <summary>Refused: <c>store-absent</c>, <c>store-foreign</c>, <c>store-version</c>.</summary>
    public static Refusal? Check(NpgsqlConnection connection, string name)
    {
        if (!Exists(connection)) return StoreRefusals.Absent(name);
        try
        {
            using var command = new NpgsqlCommand("SELECT version FROM scrutineer_head WHERE magic = $1", connection) { Parameters = { new() { Value = Magic } } };
            return command.ExecuteScalar() switch
            {
                Version => null,
                int other => StoreRefusals.Version(name, other),
                _ => StoreRefusals.Foreign(name),
            };
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedColumn)
        {
            return StoreRefusals.Foreign(name);
        }
    }

    private static bool Exists(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT to_regclass('scrutineer_head') IS NOT NULL", connection);
        return command.ExecuteScalar() is true;
    }
}
