using System.Globalization;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>What the file of a record looks like.</summary>
internal static class SqliteSchema
{
    /// <summary>"SCRE": marks the file, for file(1) too.</summary>
    public const int ApplicationId = 0x53435245;

    /// <summary>Version of the tables.</summary>
    public const int Version = 1;

    /// <summary>
    /// Entries by index; roots of full blocks of 256 entries; one row with the size and its root; one row with the last signed checkpoint. Large pages: entries of 1 KB
    /// fill them without leaving much.
    /// </summary>
    private static readonly string Tables = string.Create(CultureInfo.InvariantCulture, $"""
        PRAGMA page_size = 16384;
        PRAGMA journal_mode = DELETE;
        PRAGMA synchronous = EXTRA;
        BEGIN;
        CREATE TABLE entries (idx INTEGER PRIMARY KEY, entry BLOB NOT NULL) STRICT;
        CREATE TABLE blocks (idx INTEGER PRIMARY KEY, root BLOB NOT NULL) STRICT;
        CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 0), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
        CREATE TABLE signed (id INTEGER PRIMARY KEY CHECK (id = 0), note BLOB NOT NULL) STRICT;
        INSERT INTO head VALUES (0, 0, X'{Merkle.EmptyRoot}');
        PRAGMA application_id = {ApplicationId};
        PRAGMA user_version = {Version};
        COMMIT;
        """);

    /// <summary>Makes the file, complete and durable from the first moment on which it has its name.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static void Create(string path)
    {
        var unfinished = path + Durable.Unfinished;
        // Whoever died here may have left a log that SQLite would play back into the new file.
        foreach (var end in (string[])["", "-journal", "-wal", "-shm"]) File.Delete(unfinished + end);
        using (var db = SqliteDb.Open(unfinished, write: true, create: true))
        {
            db.Run(Tables);
            if (db.Text("PRAGMA journal_mode = WAL") != "wal") throw new StoreDamage(path, "it cannot have a write-ahead log");
        }

        using (var file = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) Durable.Sync(file);
        File.Move(unfinished, path);
        Durable.SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>Refused: <c>store-foreign</c>, <c>store-version</c>.</summary>
    public static Refusal? Check(SqliteDb db, string path)
    {
        if (db.Number("PRAGMA application_id") != ApplicationId) return StoreRefusals.Foreign(path);
        var version = db.Number("PRAGMA user_version") ?? 0;
        return version == Version ? null : StoreRefusals.Version(path, version);
    }
}
