using System.Security.Cryptography;

namespace Scrutineer.Record;

/// <summary>The hashes of the Merkle tree of RFC 6962, section 2.1, over SHA-256.</summary>
public static class Merkle
{
    /// <summary>The root of the tree without leaves: SHA-256 of nothing.</summary>
    public static Hash32 EmptyRoot { get; } = Hash32.FromBytes(SHA256.HashData([]));

    /// <summary>The hash of a leaf: SHA-256 of a zero byte and the entry.</summary>
    public static Hash32 LeafHash(ReadOnlySpan<byte> entry)
    {
        const int small = 1024;
        Span<byte> hash = stackalloc byte[Hash32.Size];
        if (entry.Length < small)
        {
            Span<byte> message = stackalloc byte[small];
            message[0] = 0;
            entry.CopyTo(message[1..]);
            SHA256.HashData(message[..(entry.Length + 1)], hash);
        }
        else
        {
            var message = System.Buffers.ArrayPool<byte>.Shared.Rent(entry.Length + 1);
            message[0] = 0;
            entry.CopyTo(message.AsSpan(1));
            SHA256.HashData(message.AsSpan(0, entry.Length + 1), hash);
            System.Buffers.ArrayPool<byte>.Shared.Return(message);
        }

        return Hash32.FromBytes(hash);
    }

    /// <summary>The hash of an inner node: SHA-256 of a byte 1 and the hashes of its two children.</summary>
    public static Hash32 NodeHash(in Hash32 left, in Hash32 right)
    {
        Span<byte> message = stackalloc byte[1 + (2 * Hash32.Size)];
        Span<byte> hash = stackalloc byte[Hash32.Size];
        message[0] = 1;
        left.CopyTo(message[1..]);
        right.CopyTo(message[(1 + Hash32.Size)..]);
        SHA256.HashData(message, hash);
        return Hash32.FromBytes(hash);
    }

    /// <summary>The root over these leaf hashes, or over the roots of equal complete subtrees.</summary>
    public static Hash32 Root(ReadOnlySpan<Hash32> hashes)
    {
        var frontier = new MerkleFrontier();
        foreach (ref readonly var hash in hashes) frontier.Append(hash);
        return frontier.Root();
    }
}
