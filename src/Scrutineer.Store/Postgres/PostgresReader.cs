using Npgsql;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>Reads over connections of a pool, one for each call. Safe for several threads.</summary>
internal sealed class PostgresReader(NpgsqlDataSource source, string name)
{
    private const int Chunk = 256;

    public (ulong Size, Hash32 Root, byte[]? Note) Head() => PostgresFailure.Told(() =>
    {
        using var command = source.CreateCommand("SELECT size, root, note FROM scrutineer_head WHERE magic = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = PostgresSchema.Magic });
        using var rows = command.ExecuteReader();
        if (!rows.Read() || rows.GetInt64(0) < 0 || !Hash32.TryFromBytes(rows.GetFieldValue<byte[]>(1), out var root)) throw new StoreDamage(name, "it has no head");
        return ((ulong)rows.GetInt64(0), root, rows.IsDBNull(2) ? null : rows.GetFieldValue<byte[]>(2));
    });

    /// <summary>The largest index of an entry, and 1: what the size must be.</summary>
    public ulong End() => PostgresFailure.Told(() =>
    {
        using var command = source.CreateCommand("SELECT coalesce(max(idx), -1) + 1 FROM scrutineer_entries");
        return (ulong)(long)command.ExecuteScalar()!;
    });

    /// <summary>The roots of the first blocks.</summary>
    /// <exception cref="IOException">There are not as many.</exception>
    public List<Hash32> Blocks(ulong count) => PostgresFailure.Told(() =>
    {
        var roots = new List<Hash32>();
        foreach (var bytes in Column("SELECT root FROM scrutineer_blocks WHERE idx >= $1 AND idx < $2 ORDER BY idx", 0, count))
            if (Hash32.TryFromBytes(bytes, out var root)) roots.Add(root);
        return (ulong)roots.Count == count ? roots : throw new StoreDamage(name, "the roots of its blocks are not complete");
    });

    /// <summary>Entries from an index on, 256 at a time, so that a slow caller holds no transaction.</summary>
    /// <exception cref="IOException">An entry is missing.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Read(ulong from, ulong end)
    {
        for (var at = from; at < end; at += Chunk)
            foreach (var entry in Part(at, ulong.Min(end, at + Chunk))) yield return entry;
    }

    private List<byte[]> Part(ulong from, ulong end) => PostgresFailure.Told(() =>
    {
        var part = Column("SELECT entry FROM scrutineer_entries WHERE idx >= $1 AND idx < $2 ORDER BY idx", from, end);
        return (ulong)part.Count == end - from ? part : throw new StoreDamage(name, $"an entry from {from} to {end} is missing");
    });

    private List<byte[]> Column(string sql, ulong from, ulong end)
    {
        using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)from });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = (long)end });
        using var rows = command.ExecuteReader();
        var column = new List<byte[]>();
        while (rows.Read()) column.Add(rows.GetFieldValue<byte[]>(0));
        return column;
    }
}
