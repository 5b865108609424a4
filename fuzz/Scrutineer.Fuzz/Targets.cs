using System.Text;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;

namespace Scrutineer.Fuzz;

/// <summary>
/// What is fuzzed: readers of bytes from outside. Each must refuse or read, never throw; and what it read is written back as the same bytes.
/// </summary>
public static class Targets
{
    /// <summary>By name. A target says whether the bytes were read; it throws <see cref="BrokenException"/> if they do not come back.</summary>
    public static IReadOnlyDictionary<string, Func<byte[], bool>> All { get; } = new SortedDictionary<string, Func<byte[], bool>>(StringComparer.Ordinal)
    {
        ["note"] = bytes => SignedNote.Parse(bytes) is { IsOk: true } note && Same(bytes, note.Value.ToBytes()),
        // A checkpoint is read from the text of a note: bytes that are no text become one first.
        ["checkpoint"] = bytes => Encoding.UTF8.GetString(bytes) is var text && Checkpoint.Parse(text) is { IsOk: true } checkpoint && Same(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(checkpoint.Value.Text)),
        ["policy"] = bytes => Policy.Parse(bytes) is { IsOk: true } policy && Same(bytes, policy.Value.ToBytes()),
        ["proof"] = bytes => TlogProof.Parse(bytes) is { IsOk: true } proof && Same(bytes, proof.Value.ToBytes()),
        ["bundle"] = bytes => EntryBundle.Parse(bytes) is { IsOk: true } bundle && Same(bytes, EntryBundle.Encode(bundle.Value).Value),
        ["entry"] = bytes => new EntryReader().Read(bytes) is { IsOk: true } entry && Same(bytes, EntryWriter.Write(entry.Value)),
        ["units"] = Units,
    };

    /// <summary>Units need not be written in one form: what was written is read again and written the same.</summary>
    private static bool Units(byte[] bytes)
    {
        var units = UnitsJson.Read(bytes);
        if (!units.IsOk) return false;
        var written = UnitsJson.Write(units.Value);
        var again = UnitsJson.Read(written);
        return again.IsOk ? Same(written, UnitsJson.Write(again.Value)) : throw new BrokenException($"What was written is refused: {again.Refusal}");
    }

    private static bool Same(ReadOnlySpan<byte> read, ReadOnlySpan<byte> written) =>
        read.SequenceEqual(written) ? true : throw new BrokenException($"What was read is written otherwise from byte {read.CommonPrefixLength(written)} on.");
}

/// <summary>A reader and its writer do not fit together.</summary>
public sealed class BrokenException(string message) : Exception(message);
