using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>Up to 256 entries in a row, each behind its length in two bytes, high byte first (c2sp.org/tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>The most bytes an entry can have.</summary>
    public const int MaxEntry = ushort.MaxValue;

    /// <summary>The bytes of the bundle. Refused: <c>bundle-entry-long</c> for an entry above 65,535 bytes, <c>bundle-width</c> for more than 256 entries.</summary>
    public static Result<byte[]> Encode(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        if (entries.Count > TilePath.FullWidth) return new Refusal("bundle-width", $"A bundle holds 256 entries at most, and not {entries.Count}.");
        var length = 0;
        foreach (var entry in entries)
        {
            if (entry.Length > MaxEntry) return new Refusal("bundle-entry-long", $"An entry has {entry.Length} bytes; 65535 are allowed.");
            length += 2 + entry.Length;
        }

        var bytes = new byte[length];
        var at = 0;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)entry.Length);
            entry.Span.CopyTo(bytes.AsSpan(at + 2));
            at += 2 + entry.Length;
        }

        return bytes;
    }

    /// <summary>The entries, as parts of the same memory. Refused: <c>bundle-truncated</c> if the bytes end within an entry, <c>bundle-width</c> for more than 256 entries.</summary>
    public static Result<ImmutableArray<ReadOnlyMemory<byte>>> Parse(ReadOnlyMemory<byte> bundle)
    {
        var entries = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        for (var rest = bundle; !rest.IsEmpty;)
        {
            if (rest.Length < 2) return Truncated();
            int length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            if (rest.Length < 2 + length) return Truncated();
            if (entries.Count == TilePath.FullWidth) return new Refusal("bundle-width", "A bundle holds 256 entries at most.");
            entries.Add(rest.Slice(2, length));
            rest = rest[(2 + length)..];
        }

        return entries.ToImmutable();
    }

    /// <summary>The same, and refuses with <c>bundle-width</c> another number of entries than the path of the bundle says (1 to 256).</summary>
    public static Result<ImmutableArray<ReadOnlyMemory<byte>>> Parse(ReadOnlyMemory<byte> bundle, int width)
    {
        var entries = Parse(bundle);
        return entries.IsOk && entries.Value.Length != width ? new Refusal("bundle-width", $"The bundle holds {entries.Value.Length} entries and not {width}.") : entries;
    }

    private static Refusal Truncated() => new Refusal("bundle-truncated", "The bundle ends within an entry.");
}
