using System.Buffers.Binary;

namespace Scrutineer.Store.Drill;

/// <summary>Entries that follow from a seed and an index: 8 bytes of the index, then 92 to 1,115 others.</summary>
public static class DrillEntries
{
    /// <summary>The entry at an index.</summary>
    public static byte[] At(int seed, ulong index)
    {
        var state = unchecked(((ulong)seed << 40) ^ (index * 0x9E3779B97F4A7C15));
        var bytes = new byte[100 + (int)(Next(ref state) % 1024)];
        for (var at = 0; at + 8 <= bytes.Length; at += 8) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), Next(ref state));
        BinaryPrimitives.WriteUInt64BigEndian(bytes, index);
        return bytes;
    }

    // Splitmix64.
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
