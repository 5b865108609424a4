using Microsoft.Win32.SafeHandles;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// Files that are there after a power cut, or an <see cref="IOException"/>. Such an exception is fatal for a writer: it stops, and whoever comes after it
/// looks at what is on the disk.
/// </summary>
public static class Durable
{
    /// <summary>The end of the names of files that are still being written. They mean nothing and may be deleted while nobody writes.</summary>
    public const string Unfinished = ".new";

    private static long counter;

    /// <summary>Returns when the content of the file is on the disk.</summary>
    /// <exception cref="IOException">It is not known to be there.</exception>
    public static void Sync(SafeFileHandle file) => NativeSync.Sync(file);

    /// <summary>Returns when the names in the folder are on the disk.</summary>
    /// <exception cref="IOException">They are not known to be there.</exception>
    public static void SyncDirectory(string folder) => NativeSync.SyncDirectory(folder);

    /// <summary>Puts the file there, new or in place of an old one: the old content or the new one is found at any time, never a part.</summary>
    /// <exception cref="IOException">Nothing is known of which of the two is there.</exception>
    public static void WriteAtomically(string path, ReadOnlySpan<byte> bytes)
    {
        var unfinished = Temporary(path);
        Write(unfinished, bytes);
        File.Move(unfinished, path, overwrite: true);
        SyncDirectory(FolderOf(path));
    }

    /// <summary>Puts the file there if there is none; if there is one, it must be the same. True if it was put there. Refused: <c>file-differs</c>.</summary>
    /// <exception cref="IOException">The file is not known to be there.</exception>
    public static Result<bool> CreateOnce(string path, ReadOnlySpan<byte> bytes)
    {
        if (File.Exists(path))
        {
            if (!Same(path, bytes)) return Differs(path);
            SyncDirectory(FolderOf(path)); // Whoever put it there may have died before.
            return false;
        }

        WriteAtomically(path, bytes);
        return true;
    }

    /// <summary>Creates the folder and those above it that are missing, durably.</summary>
    /// <exception cref="IOException">They are not known to be there.</exception>
    public static void CreateFolder(string folder)
    {
        var missing = new Stack<string>();
        for (var at = Path.GetFullPath(folder); !Directory.Exists(at); at = FolderOf(at)) missing.Push(at);
        foreach (var one in missing)
        {
            Directory.CreateDirectory(one);
            SyncDirectory(FolderOf(one));
        }
    }

    /// <summary>Writes a file whose content is durable and whose name is not yet.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, bytes, 0);
        Sync(file);
    }

    internal static bool Same(string path, ReadOnlySpan<byte> bytes) => File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);

    internal static Refusal Differs(string path) => new Refusal("file-differs", $"The file {path} is there with other content and must never change.");

    private static string Temporary(string path) => $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref counter)}{Unfinished}";

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
}
