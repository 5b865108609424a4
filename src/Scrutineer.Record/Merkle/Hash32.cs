using System.Runtime.InteropServices;

namespace Scrutineer.Record;

/// <summary>A SHA-256 hash: 32 bytes held in line, compared by value. The default is 32 zero bytes.</summary>
[StructLayout(LayoutKind.Sequential, Size = Size)]
public readonly struct Hash32 : IEquatable<Hash32>
{
    /// <summary>Bytes in a hash.</summary>
    public const int Size = 32;

    // The bytes in the order of memory, so that an array of hashes is the body of a tile.
    private readonly ulong a, b, c, d;

    /// <summary>The hash of exactly 32 bytes.</summary>
    /// <exception cref="ArgumentException">There are not 32 bytes: a bug of the caller. For foreign bytes use <see cref="TryFromBytes"/>.</exception>
    public static Hash32 FromBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? MemoryMarshal.Read<Hash32>(bytes) : throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));

    /// <summary>The hash of these bytes; false if there are not exactly 32.</summary>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, out Hash32 hash)
    {
        hash = bytes.Length == Size ? MemoryMarshal.Read<Hash32>(bytes) : default;
        return bytes.Length == Size;
    }

    /// <summary>The hash in canonical padded base64 (RFC 4648, section 4); false for anything else, or for other than 32 bytes.</summary>
    public static bool TryParse(string base64, out Hash32 hash)
    {
        hash = default;
        return CanonicalBase64.TryDecode(base64, out var bytes) && TryFromBytes(bytes, out hash);
    }

    /// <summary>The hash in canonical padded base64. Refused: <c>hash-base</c>.</summary>
    public static Result<Hash32> Parse(string base64) =>
        TryParse(base64, out var hash) ? hash : new Refusal("hash-base", "A hash is 32 bytes in padded base64.");

    /// <summary>Writes the 32 bytes to the start of a span.</summary>
    /// <exception cref="ArgumentException">The span is shorter: a bug of the caller.</exception>
    public void CopyTo(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);

    /// <summary>The 32 bytes, in an array of their own.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Canonical padded base64, 44 characters.</summary>
    public string ToBase64()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Lower-case hexadecimal, 64 characters.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>True for the same 32 bytes.</summary>
    public bool Equals(Hash32 other) => a == other.a && b == other.b && c == other.c && d == other.d;

    /// <summary>True for a hash of the same 32 bytes.</summary>
    public override bool Equals(object? obj) => obj is Hash32 other && Equals(other);

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => HashCode.Combine(a, b, c, d);

    /// <summary>True for the same 32 bytes.</summary>
    public static bool operator ==(Hash32 left, Hash32 right) => left.Equals(right);

    /// <summary>False for the same 32 bytes.</summary>
    public static bool operator !=(Hash32 left, Hash32 right) => !left.Equals(right);
}
