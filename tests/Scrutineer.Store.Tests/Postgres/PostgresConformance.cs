using Npgsql;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>The store in PostgreSQL.</summary>
public sealed class PostgresConformance(PostgresCluster cluster) : StoreConformance
{
    private string? connection;

    private string Connection => connection ??= cluster.NewSchema();

    private protected override Result<IRecordStore> Open(StoreAccess access)
    {
        var store = PostgresStore.Open(Connection, Path.Combine(Folder, "blobs"), access);
        return store.IsOk ? store.Value : store.Refusal!;
    }

    private void Run(string sql)
    {
        using var source = NpgsqlDataSource.Create(Connection);
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    [Theory]
    [InlineData("UPDATE scrutineer_head SET version = 2", "store-version")]
    [InlineData("UPDATE scrutineer_head SET magic = 'other'", "store-foreign")]
    [InlineData("UPDATE scrutineer_head SET size = 299", "store-damaged")]
    [InlineData("UPDATE scrutineer_head SET size = 4611686018427387904", "store-damaged")]
    [InlineData("UPDATE scrutineer_head SET root = '\\x00'", "store-damaged")]
    [InlineData("UPDATE scrutineer_head SET note = 'none'", "store-damaged")]
    [InlineData("UPDATE scrutineer_entries SET entry = 'other' WHERE idx = 299", "store-damaged")]
    [InlineData("UPDATE scrutineer_entries SET entry = 'other' WHERE idx = 5", "store-damaged")]
    [InlineData("DELETE FROM scrutineer_entries WHERE idx = 280", "store-damaged")]
    [InlineData("DELETE FROM scrutineer_blocks", "store-damaged")]
    [InlineData("DROP TABLE scrutineer_head; CREATE TABLE scrutineer_head (x int)", "store-foreign")]
    public void A_changed_database_is_refused(string change, string code)
    {
        using (var store = New()) store.Append(Small.Entries(0, 300), 0);
        Run(change);
        Assert.Equal(code, Open(StoreAccess.Write).Refusal!.Code);
    }

    [Fact]
    public void A_lost_connection_stops_the_writer_and_opening_again_goes_on()
    {
        using (var store = New())
        {
            store.Append(Small.Entries(0, 3), 0);
            Run("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid() AND objid::int = hashtext(current_schema())");
            Assert.Throws<IOException>(() => store.Append(Small.Entries(3, 3), 3));
            Assert.Throws<IOException>(() => store.Append(Small.Entries(3, 3), 3));
            Assert.Equal(3UL, store.Size);
        }

        using var again = Open(StoreAccess.Write).Value;
        Assert.Equal(3UL, again.Size);
        Assert.Equal(6UL, again.Append(Small.Entries(3, 3), 3).Value);
    }
}
