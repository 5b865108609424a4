using Scrutineer.Record;

namespace Scrutineer.Store.Tests;

/// <summary>A store in memory whose disk fails after some batches; a batch may be made to wait.</summary>
internal sealed class BrokenStore(int goodBatches) : IRecordStore
{
    private readonly List<ReadOnlyMemory<byte>> entries = [];

    public int Batches { get; private set; }

    public ManualResetEventSlim Go { get; } = new(true);

    public ulong Size => (ulong)entries.Count;

    public Hash32 Root => Small.RootOf(entries);

    public BlobFolder Blobs => throw new NotSupportedException();

    public SignedHead? LastSigned => null;

    public Result<ulong> Append(IReadOnlyList<ReadOnlyMemory<byte>> entries, ulong expectedSize)
    {
        Go.Wait();
        if (Batches == goodBatches) throw new IOException("fsync: Input/output error");
        Batches++;
        this.entries.AddRange(entries);
        return Size;
    }

    public IEnumerable<ReadOnlyMemory<byte>> Read(ulong from, ulong count) => entries.Skip((int)from).Take((int)count);

    public Hash32 RootAt(ulong size) => Small.RootOf(entries.Take((int)size));

    public Result<SignedHead> SetLastSigned(SignedHead head) => head;

    public void Dispose() => Go.Dispose();
}
