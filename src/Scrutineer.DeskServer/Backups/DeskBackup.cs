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
/// <param name="WithKeys">True: the private keys are in it, under a password.</param>
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

    /// <summary>Makes one. Refuses <c>desk-not-allowed</c>, <c>backup-busy</c>, <c>backup-password</c>.</summary>
    /// <param name="who">Who makes it.</param>
    /// <param name="withKeys">True: with the private keys.</param>
    /// <param name="password">What the keys open with; without one there are none.</param>
    /// <exception cref="IOException">It could not be written; nothing is left of it.</exception>
    internal async Task<Result<MadeBackup>> Make(StaffMember who, bool withKeys, string? password)
    {
        if (withKeys && SealedKeys.Wrong(password) is { } wrong) return wrong;
        if (Interlocked.Exchange(ref atWork, 1) == 1) return new Refusal("backup-busy", "A backup is being made; wait until it is done.");
        try
        {
            return await Task.Run(() => Write(who, withKeys ? password : null));
        }
        finally
        {
            Interlocked.Exchange(ref atWork, 0);
        }
    }

    /// <summary>
    /// Puts a backup where there is no record, after looking at every file. Refuses <c>record-exists</c>, <c>backup-damaged</c>, <c>backup-password</c>. The log key is put beside it
    /// by hand if the backup has none, or if no password is given; the guard is that of the backup, so that a newer one elsewhere still refuses it.
    /// </summary>
    /// <param name="folder">The backup.</param>
    /// <param name="to">Where the record goes.</param>
    /// <param name="password">What its keys open with; null: they stay sealed.</param>
    public static Result<long> Restore(string folder, RecordPaths to, string? password = null)
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

        var keys = ImmutableSortedDictionary<string, byte[]>.Empty;
        if (password is not null && files.ContainsKey(SealedKeys.Name))
        {
            var opened = SealedKeys.Open(File.ReadAllBytes(Path.Combine(folder, SealedKeys.Name)), password);
            if (!opened.IsOk) return opened.Refusal!;
            keys = opened.Value;
        }

        foreach (var name in files.Keys.Where(n => n != SealedKeys.Name))
        {
            var target = name == "guard" ? to.Guard : Path.Combine(to.Private, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(folder, name), target);
        }

        foreach (var (name, bytes) in keys)
        {
            if (name.Contains("..", StringComparison.Ordinal) || Path.IsPathRooted(name)) return new Refusal("backup-damaged", "A key of the backup has no name of its own.", folder);
            WriteKey(Path.Combine(to.Keys, name), bytes);
        }

        return listed.Size;
    }

    /// <summary>A key is its owner's alone from its first byte.</summary>
    private static void WriteKey(string file, byte[] bytes)
    {
        MakeFolder(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var to = File.Open(file, options);
        to.Write(bytes);
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

    private Result<MadeBackup> Write(StaffMember who, string? password)
    {
        var withKeys = password is not null;
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
            if (password is not null) File.WriteAllBytes(Path.Combine(begun, SealedKeys.Name), SealedKeys.Seal(paths.Keys, password));
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
