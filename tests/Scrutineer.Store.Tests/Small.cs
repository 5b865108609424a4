using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Record;

namespace Scrutineer.Store.Tests;

/// <summary>Small things that the tests need.</summary>
internal static class Small
{
    /// <summary>An entry that is the same for the same number.</summary>
    public static ReadOnlyMemory<byte> Entry(int number, int length = 40)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length; at += 32)
        {
            var part = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} {at}")));
            part.AsSpan(0, int.Min(32, length - at)).CopyTo(bytes.AsSpan(at));
        }

        return bytes;
    }

    public static ReadOnlyMemory<byte>[] Entries(int from, int count) => [.. Enumerable.Range(from, count).Select(i => Entry(i))];

    public static Hash32 RootOf(IEnumerable<ReadOnlyMemory<byte>> entries) => Merkle.Root([.. entries.Select(e => Merkle.LeafHash(e.Span))]);

    /// <summary>A checkpoint with a line that looks like a signature; nobody here verifies it.</summary>
    public static SignedHead Head(ulong size, Hash32 root, uint signature = 1)
    {
        var bytes = new byte[68];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, signature);
        return SignedHead.Parse($"{Checkpoint.Create("log.example", size, root).Value.Text}\n— log.example {Convert.ToBase64String(bytes)}\n").Value;
    }

    public static SignedHead HeadOf(IRecordStore store) => Head(store.Size, store.Root);

    public static List<byte[]> All(IRecordStore store) => [.. store.Read(0, store.Size).Select(e => e.ToArray())];
}
