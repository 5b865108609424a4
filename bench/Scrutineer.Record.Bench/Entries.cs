using System.Buffers.Binary;

namespace Scrutineer.Record.Bench;

/// <summary>A batch of entries whose memory is used again and again; each begins with its index.</summary>
internal sealed class Entries
{
    private readonly byte[] memory;
    private readonly int length;
    private readonly ReadOnlyMemory<byte>[] batch;

    public Entries(int batch, int length)
    {
        this.length = length;
        memory = new byte[batch * length];
        new Random(1).NextBytes(memory);
        this.batch = [.. Enumerable.Range(0, batch).Select(i => new ReadOnlyMemory<byte>(memory, i * length, length))];
    }

    /// <summary>All bytes of the batch, one entry after the other.</summary>
    public ReadOnlyMemory<byte> Bytes => memory;

    /// <summary>The batch that begins at an index.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> From(ulong index)
    {
        for (var i = 0; i < batch.Length; i++) BinaryPrimitives.WriteUInt64BigEndian(memory.AsSpan(i * length), index + (ulong)i);
        return batch;
    }
}
