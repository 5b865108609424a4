using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Scrutineer.Store;

/// <summary>
/// fsync with its answer checked. <see cref="RandomAccess.FlushToDisk"/> of .NET 10 swallows the errors of fsync on Linux (EIO, ENOSPC, EROFS), so it
/// is not asked there.
/// </summary>
internal static partial class NativeSync
{
    private const int Eintr = 4;
    private const int LinuxReadOnlyCloseOnExec = 0x80000;
    private const int MacReadOnlyCloseOnExec = 0x1000000;

    /// <summary>Returns when the content of the file is on the disk.</summary>
    /// <exception cref="IOException">It is not known to be there. Never ask again: after a failed fsync the next one lies.</exception>
    public static void Sync(SafeFileHandle file)
    {
        // Windows: FlushFileBuffers, whose answer the runtime checks.
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        var added = false;
        try
        {
            file.DangerousAddRef(ref added);
            Sync((int)file.DangerousGetHandle());
        }
        finally
        {
            if (added) file.DangerousRelease();
        }

        // macOS: fsync reports the error, F_FULLFSYNC (which the runtime uses) empties the cache of the disk as well.
        if (OperatingSystem.IsMacOS()) RandomAccess.FlushToDisk(file);
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
