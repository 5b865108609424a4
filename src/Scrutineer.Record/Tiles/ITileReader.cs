namespace Scrutineer.Record;

/// <summary>Where tiles come from: a folder, a mirror, memory. The reader need not check what it brings.</summary>
public interface ITileReader
{
    /// <summary>The body of the tile at exactly this path; null, or empty, if there is none.</summary>
    ReadOnlyMemory<byte>? Read(TilePath path);
}
