using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>A signature line of a note, as it stands there: not verified.</summary>
/// <param name="Name">The key name.</param>
/// <param name="KeyId">The key id.</param>
/// <param name="Signature">The bytes after the key id, at least one; their form depends on the key.</param>
public sealed record NoteSignature(string Name, uint KeyId, ImmutableArray<byte> Signature)
{
    private const string Dash = "— ";

    /// <summary>
    /// The base64 as it was read, where its last character has spare bits; null for the canonical spelling. Such a line is kept as it is, and never verifies.
    /// </summary>
    internal string? OddSpelling { get; private init; }

    /// <summary>The line with its end: <c>— name base64</c>.</summary>
    public string Line
    {
        get
        {
            var bytes = new byte[4 + Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
            Signature.CopyTo(bytes, 4);
            return $"{Dash}{Name} {OddSpelling ?? Convert.ToBase64String(bytes)}\n";
        }
    }

    /// <summary>Reads a line, with or without its end. Refused: <c>note-signature-line</c>.</summary>
    public static Result<NoteSignature> Parse(string line)
    {
        var refusal = new Refusal("note-signature-line", "A line below the text of a note is not a signature.");
        if (line.EndsWith('\n')) line = line[..^1];
        if (!line.StartsWith(Dash, StringComparison.Ordinal)) return refusal;
        var parts = line[Dash.Length..].Split(' ');
        return parts.Length == 2 && StrictText.IsKeyName(parts[0]) && CanonicalBase64.TryDecode(parts[1], out var bytes, out var canonical) && bytes.Length > 4
            ? new NoteSignature(parts[0], BinaryPrimitives.ReadUInt32BigEndian(bytes), [.. bytes.AsSpan(4)]) { OddSpelling = canonical ? null : parts[1] }
            : refusal;
    }

    /// <summary>True if the key has this name and id, so that it must verify.</summary>
    public bool IsBy(VerifierKey key) => key.Name == Name && key.KeyId == KeyId;

    /// <summary>True for the same line.</summary>
    public bool Equals(NoteSignature? other) => other is not null && Name == other.Name && KeyId == other.KeyId && OddSpelling == other.OddSpelling && Signature.AsSpan().SequenceEqual(other.Signature.AsSpan());

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, KeyId, Signature.Length, Signature.IsEmpty ? 0 : Signature[^1]);
}
