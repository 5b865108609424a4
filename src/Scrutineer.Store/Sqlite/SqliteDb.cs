using System.Globalization;
using SQLitePCL;

namespace Scrutineer.Store;

/// <summary>
/// One connection to SQLite, nearer to its interface than ADO.NET: no pool, no boxed parameters, every answer checked. Not safe for several threads.
/// </summary>
internal sealed class SqliteDb : IDisposable
{
    private readonly sqlite3 db;
    private readonly List<SqliteStatement> statements = [];

    static SqliteDb() => Batteries_V2.Init();

    private SqliteDb(sqlite3 db) => this.db = db;

    /// <summary>Opens the file; a new one only if asked.</summary>
    /// <exception cref="SqliteFailure">It cannot be opened.</exception>
    public static SqliteDb Open(string path, bool write, bool create = false)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX | (write ? raw.SQLITE_OPEN_READWRITE : raw.SQLITE_OPEN_READONLY) | (create ? raw.SQLITE_OPEN_CREATE : 0);
        var rc = raw.sqlite3_open_v2(path, out var db, flags, null);
        var opened = new SqliteDb(db);
        try
        {
            opened.Check(rc);
            raw.sqlite3_extended_result_codes(db, 1);
            raw.sqlite3_busy_timeout(db, 5000);
            // Closing writes nothing: what a checkpoint cannot write must not be found out where nobody looks at the answer.
            raw.sqlite3_db_config(db, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>A statement, closed with the connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(db, sql, out var handle));
        var statement = new SqliteStatement(this, handle);
        statements.Add(statement);
        return statement;
    }

    /// <summary>Runs statements that give no rows anybody wants.</summary>
    public void Run(string sql) => Check(raw.sqlite3_exec(db, sql));

    /// <summary>The first column of the first row, or null.</summary>
    public long? Number(string sql) => First<long?>(sql, s => s.Number(0));

    /// <summary>The first column of the first row as text, or null.</summary>
    public string? Text(string sql) => First(sql, s => s.Text(0));

    private T? First<T>(string sql, Func<SqliteStatement, T> read)
    {
        Check(raw.sqlite3_prepare_v2(db, sql, out var handle));
        using var statement = new SqliteStatement(this, handle);
        if (!statement.Step()) return default;
        var value = statement.IsNull(0) ? default : read(statement);
        // To the end: what a statement writes (PRAGMA journal_mode does) is committed after its last row, and only then is it known to have worked.
        while (statement.Step()) continue;
        return value;
    }

    /// <summary>Moves pages from the write-ahead log to the main file, as far as no reader is in the way; returns the pages that stay.</summary>
    public int Checkpoint()
    {
        Check(raw.sqlite3_wal_checkpoint_v2(db, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var inLog, out var moved));
        return inLog - moved;
    }

    public void Check(int rc)
    {
        if (rc is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)) throw Failure(rc);
    }

    private SqliteFailure Failure(int rc)
    {
        var extended = db.IsInvalid ? rc : raw.sqlite3_extended_errcode(db);
        var message = db.IsInvalid ? raw.sqlite3_errstr(rc).utf8_to_string() : raw.sqlite3_errmsg(db).utf8_to_string();
        return new SqliteFailure(rc & 0xff, string.Create(CultureInfo.InvariantCulture, $"SQLite: {message} ({rc & 0xff}/{extended})"));
    }

    public void Dispose()
    {
        foreach (var statement in statements) statement.Dispose();
        db.Dispose();
    }
}
