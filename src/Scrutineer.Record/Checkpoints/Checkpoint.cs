using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Scrutineer.Record;

/// <summary>A log at a size (c2sp.org/tlog-checkpoint): the text that the log signs and witnesses cosign.</summary>
public sealed record Checkpoint
{
    private Checkpoint(string origin, ulong size, Hash32 root, ImmutableArray<string> extensionLines)
    {
        Origin = origin;
        Size = size;
        Root = root;
        ExtensionLines = extensionLines;
    }

    /// <summary>What names the log: one line, not empty.</summary>
    public string Origin { get; }

    /// <summary>The number of entries, below 2^63.</summary>
    public ulong Size { get; }

    /// <summary>The root of the tree.</summary>
    public Hash32 Root { get; }

    /// <summary>Further lines, none of them empty. Our logs write none: ML-DSA cosignatures do not cover them.</summary>
    public ImmutableArray<string> ExtensionLines { get; }

    /// <summary>A checkpoint without extension lines. Refused: <c>checkpoint-form</c> for the origin, <c>checkpoint-size</c> above 2^63 - 1.</summary>
    public static Result<Checkpoint> Create(string origin, ulong size, in Hash32 root)
    {
        if (origin.Length == 0 || origin.Contains('\n') || !StrictText.IsPlain(origin)) return FormRefusal();
        return size > PlainDecimal.Max ? SizeRefusal() : new Checkpoint(origin, size, root, []);
    }

    /// <summary>Reads the text of a note. Refused: <c>checkpoint-form</c>, <c>checkpoint-size</c>, <c>checkpoint-root</c>.</summary>
    public static Result<Checkpoint> Parse(string text)
    {
        if (!SignedNote.IsText(text)) return FormRefusal();
        var lines = text[..^1].Split('\n');
        if (lines.Length < 3 || lines.Contains("")) return FormRefusal();
        if (!PlainDecimal.TryParse(lines[1], out var size)) return SizeRefusal();
        if (!Hash32.TryParse(lines[2], out var root)) return new Refusal("checkpoint-root", "The root of the checkpoint is not 32 bytes in padded base64.");
        return new Checkpoint(lines[0], size, root, [.. lines[3..]]);
    }

    /// <summary>Verifies the note and reads its text. Refused: as <see cref="SignedNote.Open"/> and <see cref="Parse"/>.</summary>
    public static Result<OpenedCheckpoint> Open(SignedNote note, params IReadOnlyCollection<VerifierKey> known)
    {
        var opened = note.Open(known);
        if (!opened.IsOk) return opened.Refusal!;
        var checkpoint = Parse(opened.Value.Text);
        return checkpoint.IsOk ? new OpenedCheckpoint(checkpoint.Value, opened.Value) : checkpoint.Refusal!;
    }

    /// <summary>The text with the ends of its lines, without signatures.</summary>
    public string Text => string.Concat(((string[])[Origin, PlainDecimal.Write(Size), Root.ToBase64(), .. ExtensionLines]).Select(line => line + "\n"));

    /// <summary>SHA-256 of an origin: its folder at the monitoring prefix of a witness.</summary>
    public static Hash32 OriginHash(string origin) => Hash32.FromBytes(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(origin)));

    /// <summary>The path of the last cosigned checkpoint under the monitoring prefix of a witness: <c>HEX/checkpoint</c>.</summary>
    public static string MonitoringPath(string origin) => $"{OriginHash(origin)}/checkpoint";

    /// <summary>SHA-256 of <c>o:</c> and the origin: how distributors of transparency-dev name a log. Not the name that witnesses use.</summary>
    public static Hash32 DistributorId(string origin) => OriginHash("o:" + origin);

    /// <summary>True for the same text.</summary>
    public bool Equals(Checkpoint? other) => other is not null && Text == other.Text;

    /// <summary>A hash code for tables.</summary>
    public override int GetHashCode() => HashCode.Combine(Origin, Size, Root);

    /// <summary>The text.</summary>
    public override string ToString() => Text;

    private static Refusal FormRefusal() => new Refusal("checkpoint-form", "A checkpoint has an origin, a size, a root, and no empty line.");

    private static Refusal SizeRefusal() => new Refusal("checkpoint-size", "The size of the checkpoint is not a plain decimal below 2^63.");
}

/// <summary>A checkpoint that at least one known key signed.</summary>
/// <param name="Checkpoint">What was signed.</param>
/// <param name="Note">Who signed.</param>
public sealed record OpenedCheckpoint(Checkpoint Checkpoint, OpenedNote Note);
