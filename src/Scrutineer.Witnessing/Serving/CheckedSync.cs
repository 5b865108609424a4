using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Scrutineer.Witnessing;

/// <summary>
/// fsync with its answer checked: what .NET 10 calls for durability swallows the errors of fsync on Linux. The same as in Scrutineer.Store, which a witness
/// does not need otherwise: whoever runs one gets no database with it.
/// </summary>
internal static partial class CheckedSync
{
    private const int Eintr = 4;
    private const int LinuxReadOnlyCloseOnExec = 0x80000;
    private const int MacReadOnlyCloseOnExec = 0x1000000;

    /// <summary>Puts the file there in place of an old one: the old content or the new one is found at any time, never a part.</summary>
    /// <exception cref="IOException">Nothing is known of which of the two is there.</exception>
    public static void Replace(string path, string unfinished, ReadOnlySpan<byte> bytes)
    {
        using (var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, bytes, 0);
            Sync(file);
        }

        File.Move(unfinished, path, overwrite: true);
        SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static void Sync(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) RandomAccess.FlushToDisk(file); // FlushFileBuffers, which is checked; F_FULLFSYNC.
        if (!OperatingSystem.IsWindows()) Sync((int)file.DangerousGetHandle());
    }

    /// <summary>Returns when the names in the folder are on the disk. Windows has no such call: NTFS journals names.</summary>
    /// <exception cref="IOException">They are not known to be there.</exception>
    public static void SyncDirectory(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        int fd;
        while ((fd = Open(path, OperatingSystem.IsMacOS() ? MacReadOnlyCloseOnExec : LinuxReadOnlyCloseOnExec)) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Eintr) throw Failed("open the folder", error);
        }

        try
        {
            Sync(fd);
        }
        finally
        {
            _ = Close(fd); // Only reading: nothing to lose.
        }
    }

    private static void Sync(int fd)
    {
        while (FSync(fd) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Eintr) throw Failed("fsync", error);
        }
    }

    private static IOException Failed(string call, int error) => new($"{call}: {Marshal.GetPInvokeErrorMessage(error)}", error);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int fd);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int fd);
}
