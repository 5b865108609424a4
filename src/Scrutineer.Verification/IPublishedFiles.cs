namespace Scrutineer.Verification;

/// <summary>
/// A published tree: a folder, a web server, an archive, memory. It need not check what it brings. Several threads read at once.
/// </summary>
public interface IPublishedFiles
{
    /// <summary>
    /// The bytes of the file at exactly this path below the prefix of the record; null if there is none. Of a file longer than
    /// <paramref name="most"/> bytes, at least one byte more than that is given, and the rest may be left out.
    /// </summary>
    /// <param name="path">For example <c>tile/entries/000</c>.</param>
    /// <param name="most">How long the file can be at most.</param>
    ReadOnlyMemory<byte>? Read(string path, int most);

    /// <summary>A hint that these files will be read soon, in this order. Where reading is slow they may be fetched ahead.</summary>
    void Prefetch(IReadOnlyList<(string Path, int Most)> files)
    {
    }
}
