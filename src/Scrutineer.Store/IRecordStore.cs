using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// The entries of a record, where they survive. Nothing is known before it is durable: <see cref="Size"/> and <see cref="Root"/> are those of entries on the
/// disk. Safe for several threads at once. An <see cref="IOException"/> is fatal: dispose the store and open it again.
/// </summary>
public interface IRecordStore : IDisposable
{
    /// <summary>The number of entries.</summary>
    ulong Size { get; }

    /// <summary>The root over all entries.</summary>
    Hash32 Root { get; }

    /// <summary>The blobs beside the entries.</summary>
    BlobFolder Blobs { get; }

    /// <summary>The checkpoint that was last kept by <see cref="SetLastSigned"/>; null if there was none.</summary>
    SignedHead? LastSigned { get; }

    /// <summary>
    /// Appends all of the entries or none, and returns the new size when they are durable. Refused: <c>store-size</c> if the size is not the one expected,
    /// <c>store-entry-size</c> for an entry without bytes or of more than 65,535, <c>store-read-only</c>.
    /// </summary>
    /// <exception cref="IOException">The entries are not known to be there. The store takes no more; opened again, it has all of them or none.</exception>
    Result<ulong> Append(IReadOnlyList<ReadOnlyMemory<byte>> entries, ulong expectedSize);

    /// <summary>The entries from an index on, in order, as many as there are up to the count. They are read as they are asked for.</summary>
    /// <exception cref="IOException">The store cannot be read, or an entry is missing in it.</exception>
    IEnumerable<ReadOnlyMemory<byte>> Read(ulong from, ulong count);

    /// <summary>The root over the first entries, without reading all of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The size is above <see cref="Size"/>: a bug of the caller.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    Hash32 RootAt(ulong size);

    /// <summary>
    /// Keeps a signed checkpoint and returns it when it is durable. Refused: <c>store-signed</c> if it is larger than the store, has another root than the store at its
    /// size, or does not follow the last one; <c>store-read-only</c>.
    /// </summary>
    /// <exception cref="IOException">The checkpoint is not known to be kept. The store takes no more.</exception>
    Result<SignedHead> SetLastSigned(SignedHead head);
}
