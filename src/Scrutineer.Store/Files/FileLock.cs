using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>One writer at a time: a file held open for this process alone. The system lets go of it when the process ends, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock, or refuses with this code.</summary>
    public static Result<FileLock> Take(string path, Func<Refusal> held)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1));
        }
        catch (IOException) when (File.Exists(path))
        {
            return held();
        }
    }

    /// <summary>Lets go. The file stays: deleting it would let two writers hold two files of one name.</summary>
    public void Dispose() => file.Dispose();
}
