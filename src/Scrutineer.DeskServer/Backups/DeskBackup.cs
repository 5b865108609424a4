using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Scrutineer.Desk.People;
using Scrutineer.DeskServer.Accounts;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Backups;

/// <summary>A backup that was made.</summary>
/// <param name="Name">Name of its folder in <c>record/backups</c>.</param>
/// <param name="Size">Entries in it.</param>
/// <param name="Files">How many files.</param>
/// <param name="WithKeys">True: the private keys are in it.</param>
public sealed record MadeBackup(string Name, long Size, int Files, bool WithKeys);

/// <summary>
/// Copies of everything that an office cannot make again: entries, journal, accounts, blobs and the guard's checkpoint, with the SHA-256 of each file. Made
/// while everybody works. The public tree is left out: the next publication writes it anew.
/// </summary>
public sealed class DeskBackup
{
    private const string List = "backup.json";
    private const string Format = "scrutineer-backup/1";
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly DeskOffice desk;
    private readonly TimeProvider clock;
    private int atWork;

    internal DeskBackup(DeskOffice desk, TimeProvider clock) => (this.desk, this.clock) = (desk, clock);

    /// <summary>Makes one. Refuses <c>desk-not-allowed</c>, <c>backup-busy</c>.</summary>
    /// <exception cref="IOException">It could not be written; nothing is left of it.</exception>
    internal async Task<Result<MadeBackup>> Make(StaffMember who, bool withKeys)
    {
        if (Interlocked.Exchange(ref atWork, 1) == 1) return new Refusal("backup-busy", "A backup is being made; wait until it is done.");
        try
        {
            return await Task.Run(() => Write(who, withKeys));
        }
        finally
        {
            Interlocked.Exchange(ref atWork, 0);
        }
    }

    /// <summary>
    /// Puts a backup where there is no record, after looking at every file. Refuses <c>record-exists</c>, <c>backup-damaged</c>. The log key is put beside it
    /// by hand if the backup has none; the guard is that of the backup, so that a newer one elsewhere still refuses it.
    /// </summary>
    /// <param name="folder">The backup.</param>
    /// <param name="to">Where the record goes.</param>
    public static Result<long> Restore(string folder, RecordPaths to)
    {
        if (to.Exist) return new Refusal("record-exists", "There is a record here already.", to.Root);
        var list = Path.Combine(folder, List);
        if (!File.Exists(list)) return new Refusal("backup-damaged", "This folder is no backup, or one that was not finished.", folder);
        var listed = Read(list);
        if (listed is not { Files: { } files }) return new Refusal("backup-damaged", "The list of the backup cannot be read.", list);
        foreach (var (name, sha256) in files)
        {
            var file = Path.Combine(folder, name);
            if (name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name) || !File.Exists(file) || Digest(file) != sha256)
                return new Refusal("backup-damaged", "A file of the backup is missing or was changed.", file);
        }

        foreach (var name in files.Keys)
        {
            var target = name == "guard" ? to.Guard : Path.Combine(to.Private, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(folder, name), target);
        }

        return listed.Size;
    }

    /// <summary>Those that were made and are still there, the newest first. Their files are not looked at.</summary>
    internal ImmutableArray<MadeBackup> All()
    {
        var folder = Path.Combine(desk.Paths.Private, "backups");
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.GetDirectories(folder).OrderByDescending(d => d, StringComparer.Ordinal)
            .Select(d => (Name: Path.GetFileName(d), Listed: Read(Path.Combine(d, List)))).Where(b => b.Listed is not null)
            .Select(b => new MadeBackup(b.Name, b.Listed!.Size, b.Listed.Files.Count, b.Listed.WithKeys))];
    }

    /// <summary>The list of a backup; null: there is none, or it cannot be read.</summary>
    private static Listed? Read(string list)
    {
        try
        {
            return File.Exists(list) && JsonSerializer.Deserialize<Listed>(File.ReadAllBytes(list), JsonSerializerOptions.Web) is { Format: Format, Files: not null } listed ? listed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Result<MadeBackup> Write(StaffMember who, bool withKeys)
    {
        var paths = desk.Paths;
        var name = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'.'fff'Z'", CultureInfo.InvariantCulture);
        var backups = Path.Combine(paths.Private, "backups");
        var begun = Path.Combine(backups, $"{name}.unfinished");
        MakeFolder(begun);
        try
        {
            var size = desk.CopyWhileStill(who, Path.Combine(begun, "desk.db"), () =>
            {
                CopyDatabase(paths.Store, Path.Combine(begun, Path.GetFileName(paths.Store)));
                File.Copy(paths.Guard, Path.Combine(begun, "guard"));
            });
            if (!size.IsOk) return size.Refusal!;
            CopyDatabase(StaffAccounts.FileOf(paths), Path.Combine(begun, "staff.db"));
            CopyFolder(paths.Store + ".blobs", Path.Combine(begun, Path.GetFileName(paths.Store) + ".blobs"));
            // Evidence of which only the hash is public, and what the public sent, are nowhere else.
            CopyFolder(paths.Sealed, Path.Combine(begun, Path.GetFileName(paths.Sealed)));
            if (withKeys) CopyFolder(paths.Keys, Path.Combine(begun, "keys"));
            var files = Directory.GetFiles(begun, "*", SearchOption.AllDirectories)
                .ToImmutableSortedDictionary(f => Path.GetRelativePath(begun, f).Replace('\\', '/'), Digest, StringComparer.Ordinal);
            File.WriteAllBytes(Path.Combine(begun, List), JsonSerializer.SerializeToUtf8Bytes(new Listed(Format, size.Value, withKeys, files), JsonSerializerOptions.Web));
            Directory.Move(begun, Path.Combine(backups, name));
            desk.Audit.Write(who.Key, withKeys ? "backup-with-keys" : "backup", who.Unit);
            return new MadeBackup(name, size.Value, files.Count, withKeys);
        }
        finally
        {
            if (Directory.Exists(begun)) Directory.Delete(begun, recursive: true);
        }
    }

    private static void CopyDatabase(string from, string to)
    {
        using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        db.Open();
        using var copy = db.CreateCommand();
        copy.CommandText = "VACUUM INTO $to";
        copy.Parameters.AddWithValue("$to", to);
        copy.ExecuteNonQuery();
    }

    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            MakeFolder(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Own);
    }

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private sealed record Listed(string Format, long Size, bool WithKeys, ImmutableSortedDictionary<string, string> Files);
}
