namespace Scrutineer.Record;

/// <summary>Lists of hashes from outside: 32 bytes each, or nothing.</summary>
internal static class HashList
{
    public static bool TryRead(IEnumerable<ReadOnlyMemory<byte>> bytes, out Hash32[] hashes)
    {
        var list = new List<Hash32>();
        hashes = [];
        foreach (var one in bytes)
        {
            if (!Hash32.TryFromBytes(one.Span, out var hash)) return false;
            list.Add(hash);
        }

        hashes = [.. list];
        return true;
    }
}
