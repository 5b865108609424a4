using Microsoft.Win32.SafeHandles;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// Files that never change, put under a folder together: first all contents are durable, then they get their names, then the names are durable. A file
/// that is there must be the same.
/// </summary>
internal sealed class PublishBatch(string folder) : IDisposable
{
    private readonly List<(SafeFileHandle File, string Unfinished, string Path)> written = [];
    private readonly HashSet<string> folders = [];

    /// <summary>Files on their way.</summary>
    public int Count => written.Count;

    /// <summary>Adds a file. Refused: <c>file-differs</c>.</summary>
    public Refusal? Add(string relative, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder, relative);
        var within = Path.GetDirectoryName(path)!;
        MakeFolder(within);
        folders.Add(within);
        if (File.Exists(path)) return Durable.Same(path, bytes) ? null : Durable.Differs(path);
        var unfinished = path + Durable.Unfinished;
        var file = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write, FileShare.None);
        written.Add((file, unfinished, path));
        RandomAccess.Write(file, bytes, 0);
        return null;
    }

    /// <summary>Returns when all files are there and durable.</summary>
    public void Finish()
    {
        // One after the other, but after all are written: the disk takes most of them with the first.
        foreach (var (file, _, _) in written) Durable.Sync(file);
        foreach (var (file, unfinished, path) in written)
        {
            file.Dispose();
            File.Move(unfinished, path, overwrite: true);
        }

        foreach (var one in folders) Durable.SyncDirectory(one);
        written.Clear();
        folders.Clear();
    }

    private void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        var above = Path.GetDirectoryName(path)!;
        MakeFolder(above);
        Directory.CreateDirectory(path);
        folders.Add(above);
    }

    /// <summary>Lets go of what was not finished.</summary>
    public void Dispose()
    {
        foreach (var (file, _, _) in written) file.Dispose();
    }
}
