using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Record;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>Builds a record entry by entry, as a commission would, and publishes it. What a test needs wrong is made wrong on the way.</summary>
internal sealed class RecordMaker
{
    public const string Origin = "results.example/sample-2027";
    public const string Election = SampleDefinition.Id + ":live";
    private static readonly DateTimeOffset Opening = new(2027, 1, 17, 20, 0, 0, TimeSpan.FromHours(6));

    private readonly MerkleFrontier tree = new();
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly RecordFold fold;

    public RecordMaker(int regions = 3, int stationsEach = 100, Func<ElectionOpened, ElectionOpened>? opened = null, string quorum = "all")
    {
        Definition = new SampleDefinition(regions, stationsEach);
        Keys = new Keys(Origin, "first", quorum);
        var says = new ElectionOpened(Origin, Blob(Definition.Definition, "application/json"), Blob(Definition.Units, "application/json"),
            Blob(Definition.Form, "application/json"), Blob(Definition.Law, "application/json"), Keys.Policy, Keys.CommissionPolicy);
        Opened = opened is null ? says : opened(says);
        var entry = new Entry(Election, new Author("central-commission", null), Opening, null, Opened);
        var election = ElectionDefinition.Read(Definition.Definition, Definition.Units, Definition.Form, Definition.Law);
        Elected = election.IsOk ? election.Value : throw new InvalidOperationException(election.Refusal!.ToString());
        fold = RecordFold.Open(entry with { Data = says }, Elected).Value;
        AddRaw(EntryWriter.Write(entry));
    }

    public SampleDefinition Definition { get; }

    public Election Elected { get; }

    public ElectionOpened Opened { get; }

    public Keys Keys { get; private set; }

    public RecordFold Fold => fold;

    public List<byte[]> Entries { get; } = [];

    public int Size => Entries.Count;

    public Hash32 Root => tree.Root();

    public BlobReference Blob(byte[] bytes, string type)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        files[$"blob/sha256/{hash}"] = bytes;
        return new BlobReference(hash, bytes.Length, type);
    }

    /// <summary>Adds bytes that need not be an entry.</summary>
    public long AddRaw(byte[] entry)
    {
        tree.Append(Merkle.LeafHash(entry));
        Entries.Add(entry);
        return Size - 1;
    }

    /// <summary>How much later than usual entries come.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The time of the next entry.</summary>
    public DateTimeOffset Now => Opening.AddSeconds(Size * 7) + Delay;

    /// <summary>Adds an entry after the one that it follows.</summary>
    public long Follow(EntryData data) => Add(data, fold.PrevOf(data));

    /// <summary>The next entry, not added.</summary>
    public Entry Entry(EntryData data, long? prev, string role = "central-commission") =>
        new(Election, new Author(role, null), Now, prev, data);

    public long Add(EntryData data, long? prev = null, string role = "central-commission")
    {
        var entry = Entry(data, prev, role);
        if (fold.Take(entry) is { } refusal) throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}");
        return AddRaw(EntryWriter.Write(entry));
    }

    /// <summary>Adds an entry whatever the fold thinks of it.</summary>
    public long AddWrong(EntryData data, long? prev = null) => AddRaw(EntryWriter.Write(Entry(data, prev)));

    public long AddOf(string unit, Func<ProtocolForm, EntryData> data, string channel = "hand", long more = 0, params ImmutableArray<BlobReference> images) =>
        Add(data(Protocol(unit, channel, more, images)), fold.HeadOf(unit), "district-commission");

    /// <summary>A protocol that fits together, other for every station.</summary>
    public ProtocolForm Protocol(string unit, string channel = "hand", long more = 0, params ImmutableArray<BlobReference> images)
    {
        var at = Elected.Units.Find(unit);
        long?[] votes = [240 + (at % 17) + more, 180 + (at % 13), 90 + (at % 7), 20 + (at % 3)];
        var valid = votes.Sum();
        return new ProtocolForm(unit, channel, "preliminary", null, null, Figures.Of([1000, valid + 4, valid, 4]), Figures.Of(votes), new Source($"{channel}.csv", at + 2), images);
    }

    public long Publish(string channel = "hand", Func<PublicationMade, PublicationMade>? made = null)
    {
        var (totals, outcome) = Documents.Results(fold.State(), Election, Size, channel, Opened.Law.Sha256);
        files[$"results/{Size}/totals.json"] = totals;
        files[$"results/{Size}/outcome.json"] = outcome;
        var says = new PublicationMade(Size, Root.ToBase64(), channel, Hex(totals), Hex(outcome), Hex("program"u8.ToArray()));
        return Add(made is null ? says : made(says), fold.Publications.Count == 0 ? null : fold.Publications[^1].Index, "system");
    }

    /// <summary>Replaces a file: what a publication shows, for example.</summary>
    public void Put(string path, byte[] bytes) => files[path] = bytes;

    public byte[] File(string path) => files[path];

    public string DeclarationText() => Elections.Entries.DeclarationText.Of(Origin, Election, fold.Publications[^1]);

    public long Declare(params SignerKey[] signers) => Declare(Keys.Sign(DeclarationText(), signers));

    public long Declare(string note) => Add(new DeclarationMade(note), fold.Declarations.Count == 0 ? null : fold.Declarations[^1].Index);

    public long ChangeKeys(Keys keys, params SignerKey[] signers)
    {
        var note = Keys.Sign(fold.Keys.TextFor(keys.Policy, keys.CommissionPolicy), signers);
        var index = Add(new KeysChanged("the building burned", note), fold.Keys.Changes.Count == 0 ? null : fold.Keys.Changes[^1].Index);
        Keys = keys;
        return index;
    }

    /// <summary>The published tree, with the current keys unless others are given.</summary>
    public Dictionary<string, byte[]> Files(Keys? keys = null, Func<string, SignedNote, SignedNote>? note = null, Hash32? root = null)
    {
        var all = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
        foreach (var (path, bytes) in TreeFiles(Entries)) all[path] = bytes;
        all["checkpoint"] = Checkpoint(keys ?? Keys, note, root);
        if (!all.ContainsKey("current.json")) all["current.json"] = Current(true);
        return all;
    }

    public byte[] Current(bool isWitnessed) => Encoding.UTF8.GetBytes(
        $$"""{"format":"scrutineer-current/1","origin":"{{Origin}}","election":"{{Election}}","size":{{Latest}},"publication":{{Latest}},"channel":"{{(fold.Publications.Count == 0 ? "hand" : fold.Publications[^1].Data.Channel)}}","blocked":null,"witnessed":{{(isWitnessed ? "true" : "false")}}}""");

    public byte[] Checkpoint(Keys keys, Func<string, SignedNote, SignedNote>? note = null, Hash32? root = null)
    {
        var text = Keys.Ok(Record.Checkpoint.Create(Origin, (ulong)Size, root ?? Root)).Text;
        var signed = Keys.Ok(Keys.Ok(SignedNote.Sign(text, keys.Log)).With(keys.Witnesses.Select((w, i) => Keys.Ok(w.Sign(text, 1_800_000_000UL + (ulong)i)))));
        return (note is null ? signed : note(text, signed)).ToBytes();
    }

    /// <summary>Hash tiles and bundles of entries.</summary>
    public static Dictionary<string, byte[]> TreeFiles(IReadOnlyList<byte[]> entries)
    {
        var made = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var tiles = new TreeTiles();
        var filled = new List<HashTile>();
        foreach (var entry in entries) tiles.Append(Merkle.LeafHash(entry), filled);
        foreach (var tile in filled.Concat(tiles.Partial())) made[tile.Path.ToString()] = tile.Body.ToArray();
        for (var i = 0; i < entries.Count; i += TilePath.FullWidth)
        {
            var some = entries.Skip(i).Take(TilePath.FullWidth).Select(e => (ReadOnlyMemory<byte>)e).ToList();
            made[TilePath.Entries((ulong)(i / TilePath.FullWidth), some.Count).ToString()] = Keys.Ok(EntryBundle.Encode(some));
        }

        return made;
    }

    private string Latest => fold.Publications.Count == 0 ? "null" : $"{fold.Publications[^1].Index}";

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
