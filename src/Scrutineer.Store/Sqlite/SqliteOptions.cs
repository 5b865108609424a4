namespace Scrutineer.Store;

/// <summary>Settings that only measurements change.</summary>
/// <param name="Synchronous">False: a power cut loses what was acknowledged.</param>
/// <param name="CheckpointBytes">Bytes of entries after which the write-ahead log is moved to the main file.</param>
internal sealed record SqliteOptions(bool Synchronous, long CheckpointBytes)
{
    public static SqliteOptions Durable { get; } = new(true, 32 << 20);
}
