namespace Scrutineer.Fuzz;

/// <summary>Changes seeds a little, always the same way for the same number.</summary>
public sealed class Mutator(IReadOnlyList<byte[]> seeds, int number)
{
    private static readonly byte[][] Words =
    [
        [.. "\n\n"u8], [.. "\n"u8], [.. "\u2014 "u8], [.. "\""u8], [.. "\\u00"u8], [.. "\\"u8], [.. "null"u8], [.. "{"u8], [.. "}"u8], [.. ",\""u8], [.. ":"u8],
        [.. "9223372036854775807"u8], [.. "18446744073709551616"u8], [.. "-1"u8], [.. "0"u8], [.. "1e9"u8], [.. "+"u8], [.. "="u8], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
        [0], [0xEF, 0xBB, 0xBF], [.. "quorum none\n"u8], [.. "group g any "u8], [.. "\r"u8], [.. "\u00a0"u8], [.. "\u2028"u8],
    ];

    private readonly Random random = new(number);

    /// <summary>The next bytes: a seed with one to eight changes.</summary>
    public byte[] Next()
    {
        var bytes = seeds[random.Next(seeds.Count)].ToList();
        for (var changes = 1 << random.Next(4); changes > 0; changes--) Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count + 1);
        var length = random.Next(1, 9);
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes.InsertRange(at, Words[random.Next(Words.Length)]); break;
            case 3: bytes.RemoveRange(at, int.Min(length, bytes.Count - at)); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(at, int.Min(length * length, bytes.Count - at))); break;
            case 5: Splice(bytes, at); break;
            default: bytes.RemoveRange(at, (bytes.Count - at) / length); break;
        }
    }

    /// <summary>Goes on with a part of another seed.</summary>
    private void Splice(List<byte> bytes, int at)
    {
        var other = seeds[random.Next(seeds.Count)];
        var from = random.Next(other.Length + 1);
        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other[from..]);
    }
}
