using Scrutineer.Verification;

namespace Scrutineer.Published;

/// <summary>A published tree in a folder.</summary>
/// <param name="folder">The folder that <c>checkpoint</c> lies in.</param>
public sealed class DirectoryFiles(string folder) : IPublishedFiles
{
    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? Read(string path, int most)
    {
        var file = Path.Combine(folder, PublishedPath.Plain(path));
        if (!File.Exists(file)) return null;
        using var handle = File.OpenHandle(file, options: FileOptions.SequentialScan);
        var length = (int)long.Min(RandomAccess.GetLength(handle), most + 1L);
        var bytes = GC.AllocateUninitializedArray<byte>(length);
        var at = 0;
        while (at < length && RandomAccess.Read(handle, bytes.AsSpan(at), at) is > 0 and var read) at += read;
        return bytes.AsMemory(0, at);
    }
}
