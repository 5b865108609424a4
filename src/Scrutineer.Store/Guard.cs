using System.Security.Cryptography;
using System.Text;
using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>
/// The last signed checkpoint at a second place, best on another disk: the memory that a restored copy of the store does not have. It is advanced
/// <b>before</b> a checkpoint is handed out, and checked when the store is opened. The file is one line, <c>scrutineer-guard/1 SHA256</c>, and the note
/// below it. One program at a time, by <c>NAME.lock</c>. Safe for several threads.
/// </summary>
public sealed class Guard : IDisposable
{
    private const string Format = "scrutineer-guard/1 ";

    private readonly string path;
    private readonly FileLock held;
    private readonly Lock gate = new();

    private Guard(string path, FileLock held, SignedHead? last)
    {
        (this.path, this.held) = (path, held);
        Last = last;
    }

    /// <summary>The last checkpoint that was signed; null if there was none.</summary>
    public SignedHead? Last { get; private set; }

    /// <summary>
    /// Opens the guard. Refused: <c>guard-missing</c> if there is none and none is to be made, <c>guard-exists</c> if one is to be made and there is one,
    /// <c>guard-damaged</c>, <c>guard-locked</c>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="create">True for a new record, whose guard does not exist yet.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static Result<Guard> Open(string path, bool create = false)
    {
        if (create) Durable.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        else if (!File.Exists(path)) return new Refusal("guard-missing", $"The rollback guard {path} is missing.");
        var held = FileLock.Take(path + ".lock", () => new Refusal("guard-locked", $"Another program holds the rollback guard {path}."));
        if (!held.IsOk) return held.Refusal!;
        var last = create ? Begin(path) : Read(path);
        if (last.Refusal is not { } refusal) return new Guard(path, held.Value, last.Head);
        held.Value.Dispose();
        return refusal;
    }

    /// <summary>
    /// Remembers a checkpoint that is about to be handed out, and returns it when it is durable. Refused: <c>guard-not-extending</c> for a smaller size than
    /// the last one, or another root at the same size. The same size and root with other signatures is allowed.
    /// </summary>
    /// <exception cref="IOException">It is not known to be remembered: do not hand it out.</exception>
    public Result<SignedHead> Advance(SignedHead next)
    {
        lock (gate)
        {
            if (!next.Extends(Last))
            {
                return new Refusal("guard-not-extending", next.Size == Last!.Size
                    ? $"Another root was signed at {next.Size} entries before; two are never signed for one size."
                    : $"A checkpoint of {Last.Size} entries was signed before; one of {next.Size} never follows it.");
            }

            Durable.WriteAtomically(path, Bytes(next));
            Last = next;
            return next;
        }
    }

    /// <summary>
    /// Whether the store still holds what was signed; null if it does. Refused: <c>store-went-backwards</c> if it is smaller, <c>store-forked</c> if its root at that
    /// size is another one.
    /// </summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public Refusal? Check(IRecordStore store)
    {
        if (Last is not { } last) return null;
        var size = store.Size;
        if (size < last.Size)
            return new Refusal("store-went-backwards", $"The record has {size} entries, but a checkpoint of {last.Size} was signed: it is an older copy.");
        return store.RootAt(last.Size) == last.Root
            ? null
            : new Refusal("store-forked", $"The record has {size} entries, and its first {last.Size} are not those that were signed.");
    }

    private static (SignedHead? Head, Refusal? Refusal) Begin(string path)
    {
        if (File.Exists(path)) return (null, new Refusal("guard-exists", $"There is a rollback guard at {path} already."));
        Durable.WriteAtomically(path, Bytes(null));
        return (null, null);
    }

    private static (SignedHead? Head, Refusal? Refusal) Read(string path)
    {
        var damaged = new Refusal("guard-damaged", $"The rollback guard {path} is damaged.");
        var bytes = File.ReadAllBytes(path);
        var end = bytes.AsSpan().IndexOf((byte)'\n') + 1;
        if (end == 0 || !bytes.AsSpan(0, end).SequenceEqual(FirstLine(bytes.AsSpan(end)))) return (null, damaged);
        if (end == bytes.Length) return (null, null);
        var head = SignedHead.Parse(bytes.AsSpan(end));
        return head.IsOk ? (head.Value, null) : (null, damaged);
    }

    private static byte[] Bytes(SignedHead? head)
    {
        var note = head?.Bytes ?? [];
        return [.. FirstLine(note), .. note];
    }

    private static byte[] FirstLine(ReadOnlySpan<byte> note) => Encoding.UTF8.GetBytes($"{Format}{Convert.ToHexStringLower(SHA256.HashData(note))}\n");

    /// <summary>Lets another program have the guard.</summary>
    public void Dispose() => held.Dispose();
}
