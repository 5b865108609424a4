using System.Text;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>A checkpoint that was signed: its size and root, and the note with all its signatures. The signatures are not verified here.</summary>
public sealed record SignedHead
{
    private SignedHead(ulong size, Hash32 root, string note)
    {
        Size = size;
        Root = root;
        Note = note;
    }

    /// <summary>The number of entries.</summary>
    public ulong Size { get; }

    /// <summary>The root at that size.</summary>
    public Hash32 Root { get; }

    /// <summary>The note, as it is published.</summary>
    public string Note { get; }

    /// <summary>The note in UTF-8.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Note);

    /// <summary>Reads a note. Refused: as <see cref="SignedNote.Parse(string)"/> and <see cref="Checkpoint.Parse"/>.</summary>
    public static Result<SignedHead> Parse(string note)
    {
        var signed = SignedNote.Parse(note);
        if (!signed.IsOk) return signed.Refusal!;
        var checkpoint = Checkpoint.Parse(signed.Value.Text);
        return checkpoint.IsOk ? new SignedHead(checkpoint.Value.Size, checkpoint.Value.Root, note) : checkpoint.Refusal!;
    }

    /// <summary>Reads the bytes of a note. Refused: as <see cref="SignedNote.Parse(ReadOnlySpan{byte})"/> and <see cref="Checkpoint.Parse"/>.</summary>
    public static Result<SignedHead> Parse(ReadOnlySpan<byte> note)
    {
        var signed = SignedNote.Parse(note);
        return signed.IsOk ? Parse(Encoding.UTF8.GetString(note)) : signed.Refusal!;
    }

    /// <summary>True if this head may follow the other one: it is larger, or the same size with the same root.</summary>
    internal bool Extends(SignedHead? last) => last is null || Size > last.Size || (Size == last.Size && Root == last.Root);
}
