using SQLitePCL;

namespace Scrutineer.Store;

/// <summary>What SQLite answered instead of doing it.</summary>
internal sealed class SqliteFailure(int code, string message) : IOException(message)
{
    /// <summary>The primary result code.</summary>
    public int Code { get; } = code;

    /// <summary>True if the bytes of the file are wrong, rather than that they cannot be had.</summary>
    public bool IsDamage => Code is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_FORMAT or raw.SQLITE_MISMATCH or raw.SQLITE_ERROR;
}
