using System.Security.Cryptography;
using System.Text;

namespace Scrutineer.Store.Journals;

/// <summary>A line of a journal.</summary>
/// <param name="Number">Its number, from 1, without gaps.</param>
/// <param name="Kind">What it belongs to.</param>
/// <param name="Text">What it says.</param>
public sealed record JournalLine(long Number, string Kind, string Text);

/// <summary>
/// What an office writes down for itself, and no reader of the record sees: lines that are only ever added, each chained to the one before it by SHA-256,
/// durable before they are acknowledged; and drafts, which are replaced. One SQLite file. Safe for several threads.
/// </summary>
public sealed class Journal : IDisposable
{
    private readonly Lock gate = new();
    private readonly SqliteDb db;
    private readonly SqliteStatement add, read, readBack, put, remove, draft;
    private byte[] chain;

    private Journal(SqliteDb db)
    {
        this.db = db;
        db.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        db.Run("CREATE TABLE IF NOT EXISTS journal (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, line TEXT NOT NULL, chain BLOB NOT NULL) STRICT");
        db.Run("CREATE TABLE IF NOT EXISTS drafts (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID");
        add = db.Prepare("INSERT INTO journal (number, kind, line, chain) VALUES (?1, ?2, ?3, ?4)");
        read = db.Prepare("SELECT number, line FROM journal WHERE kind = ?1 AND number > ?2 ORDER BY number LIMIT ?3");
        readBack = db.Prepare("SELECT number, line FROM journal WHERE kind = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3");
        put = db.Prepare("INSERT INTO drafts (name, text) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET text = ?2");
        remove = db.Prepare("DELETE FROM drafts WHERE name = ?1");
        draft = db.Prepare("SELECT text FROM drafts WHERE name = ?1");
        (Size, chain) = Checked();
    }

    /// <summary>Lines there are.</summary>
    public long Size { get; private set; }

    /// <summary>Opens the journal in a file, which is made if it is not there.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="InvalidDataException">A line was changed or is missing.</exception>
    public static Journal Open(string path)
    {
        var db = SqliteDb.Open(path, write: true, create: true);
        try
        {
            return new Journal(db);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <summary>Adds lines, all or none, durably; gives the number of the last.</summary>
    /// <exception cref="IOException">They could not be written; nothing was added.</exception>
    public long Append(string kind, params ReadOnlySpan<string> lines)
    {
        lock (gate)
        {
            var (number, next) = (Size, chain);
            db.Run("BEGIN IMMEDIATE");
            try
            {
                foreach (var line in lines)
                {
                    next = Link(next, ++number, kind, line);
                    add.Bind(1, number).Bind(2, kind).Bind(3, line).Bind(4, next).Run();
                }

                db.Run("COMMIT");
            }
            catch
            {
                add.Reset();
                db.Run("ROLLBACK");
                throw;
            }

            (Size, chain) = (number, next);
            return number;
        }
    }

    /// <summary>All lines of a kind, oldest first.</summary>
    public IReadOnlyList<JournalLine> Read(string kind, long after = 0, int most = int.MaxValue) => Lines(read, kind, after, most);

    /// <summary>Lines of a kind before a number, newest first.</summary>
    public IReadOnlyList<JournalLine> ReadBack(string kind, long before = long.MaxValue, int most = int.MaxValue) => Lines(readBack, kind, before, most);

    private List<JournalLine> Lines(SqliteStatement select, string kind, long from, int most)
    {
        lock (gate)
        {
            var lines = new List<JournalLine>();
            select.Bind(1, kind).Bind(2, from).Bind(3, most);
            while (select.Step()) lines.Add(new(select.Number(0), kind, select.Text(1)));
            select.Reset();
            return lines;
        }
    }

    /// <summary>Keeps a draft in place of the one of the same name.</summary>
    public void Put(string name, string text)
    {
        lock (gate) put.Bind(1, name).Bind(2, text).Run();
    }

    /// <summary>The draft of a name; null: there is none.</summary>
    public string? Draft(string name)
    {
        lock (gate)
        {
            var text = draft.Bind(1, name).Step() ? draft.Text(0) : null;
            draft.Reset();
            return text;
        }
    }

    /// <summary>Removes the draft of a name.</summary>
    public void Remove(string name)
    {
        lock (gate) remove.Bind(1, name).Run();
    }

    /// <summary>Copies the journal to a new file while it is in use.</summary>
    public void CopyTo(string path)
    {
        lock (gate)
        {
            db.Run($"VACUUM INTO '{path.Replace("'", "''", StringComparison.Ordinal)}'");
        }
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => db.Dispose();

    private (long Size, byte[] Chain) Checked()
    {
        var (number, link) = (0L, new byte[SHA256.HashSizeInBytes]);
        var all = db.Prepare("SELECT number, kind, line, chain FROM journal ORDER BY number");
        while (all.Step())
        {
            link = Link(link, ++number, all.Text(1), all.Text(2));
            if (all.Number(0) != number || !all.Blob(3).SequenceEqual(link)) throw new InvalidDataException($"Line {number} of the journal was changed, or one before it is missing.");
        }

        return (number, link);
    }

    private static byte[] Link(byte[] before, long number, string kind, string line)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number}\n{kind}\n{line.Length}\n{line}")));
        return hash.GetHashAndReset();
    }
}
