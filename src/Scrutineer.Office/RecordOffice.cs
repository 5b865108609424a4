using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Office.Keys;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>
/// The one writer of a record: a command is decided against the state, becomes an entry, is appended durably, and only then counts.
/// Not safe for several threads.
/// </summary>
public sealed partial class RecordOffice : IDisposable
{
    private const int Batch = 1_000;
    private readonly IRecordStore store;
    private readonly Guard guard;
    private readonly KeyRing ring;
    private readonly TimeProvider clock;

    private RecordOffice(RecordPaths paths, IRecordStore store, Guard guard, KeyRing ring, Election election, RecordFold fold, TimeProvider clock)
    {
        (Paths, this.store, this.guard, this.ring, this.clock) = (paths, store, guard, ring, clock);
        (Election, Fold) = (election, fold);
    }

    /// <summary>Where it lies.</summary>
    public RecordPaths Paths { get; }

    /// <summary>The definition.</summary>
    public Election Election { get; }

    /// <summary>The state after all durable entries.</summary>
    public RecordFold Fold { get; private set; }

    /// <summary>The log's key in force, to be trusted by others.</summary>
    public VerifierKey LogKey => Policy.Parse(Fold.Keys.Policy).Value.Logs[0].Key;

    /// <summary>Entries in the record.</summary>
    public long Size => (long)store.Size;

    /// <summary>Opens a new record: entry 0 and its blobs. Refuses a place that is taken (<c>record-exists</c>).</summary>
    public static Result<RecordOffice> Create(RecordPaths paths, NewRecord with, TimeProvider clock)
    {
        if (paths.Exist) return new Refusal("record-exists", "There is a record here already.", paths.Root);
        if (Policies(with.Policy, with.Commission) is { } wrong) return wrong;
        Directory.CreateDirectory(paths.Private);
        var opened = Files.OpenStore(paths, StoreAccess.Create);
        if (!opened.IsOk) return opened.Refusal!;
        var blobs = with.Blobs;
        BlobReference Keep(byte[] bytes) => new(opened.Value.Blobs.Put(bytes).Value.ToString(), bytes.Length, "application/json");
        var data = new ElectionOpened(
            with.LogKey.Name, Keep(blobs.Definition), Keep(blobs.Units), Keep(blobs.Form), Keep(blobs.Law), with.Policy, with.Commission);
        var entry = new Entry(with.Id, new Author("central-commission", null), Now(clock), null, data);
        var fold = RecordFold.Open(entry, with.Election);
        if (!fold.IsOk) return Closed(opened.Value, fold.Refusal!);
        var appended = opened.Value.Append([EntryWriter.Write(entry)], 0);
        if (!appended.IsOk) return Closed(opened.Value, appended.Refusal!.AsLaw());
        var guard = Guarded(paths, opened.Value, create: true);
        if (!guard.IsOk) return Closed(opened.Value, guard.Refusal!);
        var ring = KeyRing.Read(paths.Keys);
        return ring.IsOk
            ? new RecordOffice(paths, opened.Value, guard.Value, ring.Value, with.Election, fold.Value, clock)
            : Closed(opened.Value, ring.Refusal!);
    }

    /// <summary>
    /// Opens the record that is there, alone: the store, the guard, the keys, the fold of all entries; and asks the witnesses how far they
    /// have seen it. Refuses a store that is smaller than what was signed or witnessed, or has another tree.
    /// </summary>
    public static async Task<Result<RecordOffice>> Open(RecordPaths paths, TimeProvider clock, CancellationToken cancel)
    {
        var opened = Open(paths, clock);
        if (!opened.IsOk) return opened;
        var stop = await Witnesses.Stop(opened.Value.Fold, opened.Value.guard.Last, cancel);
        if (stop is null) return opened;
        opened.Value.Dispose();
        return stop;
    }

    private static Result<RecordOffice> Open(RecordPaths paths, TimeProvider clock)
    {
        var opened = Files.OpenStore(paths);
        if (!opened.IsOk) return opened.Refusal!;
        var store = opened.Value;
        var guard = Guarded(paths, store, create: false);
        if (!guard.IsOk) return Closed(store, guard.Refusal!);
        var ring = KeyRing.Read(paths.Keys);
        if (!ring.IsOk) return Closed(store, ring.Refusal!);
        var read = RecordReading.Fold(store, null);
        return read.IsOk
            ? new RecordOffice(paths, store, guard.Value, ring.Value, read.Value.Election, read.Value.Fold, clock)
            : Closed(store, read.Refusal!);
    }

    /// <summary>Appends one entry durably and gives its index.</summary>
    /// <param name="by">The author.</param>
    /// <param name="data">What it says.</param>
    /// <param name="prev">The entry that the author has seen and follows.</param>
    public Result<long> Append(Author by, EntryData data, long? prev) => Append(new Entry(Fold.Election, by, Now(clock), prev, data));

    private Result<long> Append(Entry entry)
    {
        var bytes = Decide(entry);
        if (!bytes.IsOk) return bytes.Refusal!;
        var appended = store.Append([bytes.Value], store.Size);
        if (!appended.IsOk) return appended.Refusal!.AsLaw();
        Fold.Take(entry);
        return Size - 1;
    }

    /// <summary>
    /// Appends many entries in batches, each made when those before it are in the state. Gives how many. If one is refused, nothing of its batch is appended.
    /// </summary>
    public Result<long> AppendAll(Author by, IEnumerable<Func<RecordFold, (long? Prev, EntryData Data)>> entries, Action<long>? progress = null)
    {
        var before = Size;
        foreach (var batch in entries.Chunk(Batch))
        {
            if (AppendBatch(by, batch) is { } refusal) return refusal;
            progress?.Invoke(Size - before);
        }

        return Size - before;
    }

    private Refusal? AppendBatch(Author by, Func<RecordFold, (long? Prev, EntryData Data)>[] batch)
    {
        var written = new List<ReadOnlyMemory<byte>>(batch.Length);
        var expected = store.Size;
        try
        {
            foreach (var make in batch)
            {
                var (prev, data) = make(Fold);
                var entry = new Entry(Fold.Election, by, Now(clock), prev, data);
                var bytes = Decide(entry);
                if (!bytes.IsOk) return bytes.Refusal;
                written.Add(bytes.Value);
                Fold.Take(entry);
            }

            return store.Append(written, expected) is { IsOk: false, Refusal: { } refusal } ? refusal.AsLaw() : null;
        }
        finally
        {
            // The state ran ahead of what is durable: it is folded anew, which is dear and seldom.
            if (Fold.Size != (long)store.Size) Fold = RecordReading.Fold(store, null).Value.Fold;
        }
    }

    /// <summary>
    /// Appends entries of one unit that belong together, all or none, durably; gives the index of the first. Each follows the one before it.
    /// </summary>
    /// <param name="entries">The first is decided against the state; what follows only says more of it (who entered it, who accepted it, scans).</param>
    public Result<long> AppendTogether(IReadOnlyList<(Author By, UnitEntry Data)> entries) => AppendTogether([entries]);

    /// <summary>Appends groups of entries, each of another unit, all or none, durably; gives the index of the first entry of all.</summary>
    /// <param name="groups">In each, as in <see cref="AppendTogether(IReadOnlyList{ValueTuple{Author, UnitEntry}})"/>.</param>
    public Result<long> AppendTogether(IReadOnlyList<IReadOnlyList<(Author By, UnitEntry Data)>> groups)
    {
        var first = Size;
        var (made, bytes) = (new List<Entry>(), new List<ReadOnlyMemory<byte>>());
        foreach (var group in groups)
            for (var i = 0; i < group.Count; i++)
            {
                var entry = new Entry(Fold.Election, group[i].By, Now(clock), i == 0 ? Fold.PrevOf(group[i].Data) : first + made.Count - 1, group[i].Data);
                var written = i == 0 ? Decide(entry) : Written(entry);
                if (!written.IsOk) return written.Refusal!;
                made.Add(entry);
                bytes.Add(written.Value);
            }

        var appended = store.Append(bytes, store.Size);
        if (!appended.IsOk) return appended.Refusal!.AsLaw();
        foreach (var entry in made)
            if (Fold.Take(entry) is { } refusal) throw new InvalidOperationException($"What was appended together is not legal together: {refusal}");
        return first;
    }

    /// <summary>Keeps a file beside the record and gives its name in entries.</summary>
    public BlobReference Keep(byte[] bytes, string mediaType) => new(store.Blobs.Put(bytes).Value.ToString(), bytes.Length, mediaType);

    /// <summary>A file beside the record; null: there is none of that SHA-256.</summary>
    public byte[]? Blob(string sha256) => store.Blob(sha256);

    /// <summary>The proof of an entry that is public.</summary>
    public Result<EntryProof> Prove(long index) => EntryProof.Of(store, Paths, index);

    /// <summary>Closes the record; another writer may open it then.</summary>
    public void Dispose()
    {
        guard.Dispose();
        store.Dispose();
    }

    /// <summary>The bytes of an entry that is legal and reads back as itself.</summary>
    private Result<byte[]> Decide(Entry entry)
    {
        if (Fold.Check(entry) is { } refusal) return refusal;
        var bytes = Written(entry);
        return bytes.IsOk && Signed(entry) is { } unsigned ? unsigned : bytes;
    }

    /// <summary>The bytes of an entry that reads back as itself.</summary>
    private static Result<byte[]> Written(Entry entry)
    {
        var bytes = EntryWriter.Write(entry);
        var read = new EntryReader().Read(bytes);
        return read.IsOk ? bytes : read.Refusal!;
    }

    /// <summary>Declarations, changes of keys and signed decisions need the commission's quorum: <c>quorum-unmet</c>.</summary>
    private Refusal? Signed(Entry entry)
    {
        var note = entry.Data switch
        {
            DeclarationMade made => made.Note,
            KeysChanged changed => changed.Note,
            DecisionMade made => made.Note,
            _ => null,
        };
        return note is null ? null : Quorums.Check(note, Fold.Keys.Commission);
    }

    /// <summary>
    /// Enters a change of keys and keeps the log key that takes over. The note must be signed by the commission in force until now.
    /// </summary>
    /// <param name="note">The signed note.</param>
    /// <param name="reason">Why; public.</param>
    /// <param name="key">The new log key; null: the log key stays.</param>
    public Result<long> ChangeKeys(string note, string reason, SignerKey? key)
    {
        // The key is safe before the entry says that it is needed.
        if (key is not null) ring.Add(key);
        var changed = new KeysChanged(reason, note);
        return Append(new Author("central-commission", null), changed, Fold.PrevOf(changed));
    }

    private static Result<Guard> Guarded(RecordPaths paths, IRecordStore store, bool create)
    {
        var guard = Guard.Open(paths.Guard, create);
        if (!guard.IsOk) return guard.Refusal!.AsLaw();
        if (guard.Value.Check(store) is not { } refusal) return guard.Value;
        guard.Value.Dispose();
        return refusal.AsLaw();
    }

    private static Refusal? Policies(string policy, string commission)
    {
        foreach (var text in (string[])[policy, commission])
            if (Policy.Parse(text) is { IsOk: false, Refusal: { } refusal }) return refusal.AsLaw();
        return null;
    }

    private static Refusal Closed(IRecordStore store, Refusal refusal)
    {
        store.Dispose();
        return refusal;
    }

    private static DateTimeOffset Now(TimeProvider clock)
    {
        var now = clock.GetLocalNow();
        return new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, now.Second, now.Offset);
    }
}
