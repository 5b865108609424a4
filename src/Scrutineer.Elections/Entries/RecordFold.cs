using System.Collections.Immutable;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Results;
using Scrutineer.Law;

namespace Scrutineer.Elections.Entries;

/// <summary>
/// The fold of a record: takes one entry after the other, refuses what is not legal where it stands, and gives the state of the count at
/// any time. The same entries always give the same state. Signatures are not its business: it keeps what must be signed by whom.
/// Not safe for several threads.
/// </summary>
public sealed class RecordFold
{
    private readonly Election definition;
    private readonly Dictionary<string, ChannelState> channels;
    private readonly long[] heads;
    private readonly List<Placed<PublicationMade>> publications = [];
    private readonly List<Placed<DeclarationMade>> declarations = [];
    private readonly List<Placed<IncidentReported>> incidents = [];

    private readonly Dictionary<(int Unit, string Channel), ImmutableSortedSet<string>> accepted = [];
    private readonly SortedDictionary<string, long> recounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> blobs = new(StringComparer.Ordinal);

    private RecordFold(string election, ElectionOpened opened, Election definition)
    {
        Election = election;
        Opened = opened;
        Keys = new KeyChain(opened, election);
        foreach (var blob in (BlobReference[])[opened.Definition, opened.Units, opened.Form, opened.Law]) blobs.Add(blob.Sha256);
        this.definition = definition;
        channels = definition.Channels.ToDictionary(c => c.Code, c => new ChannelState(c.Code, definition.Units.All.Length), StringComparer.Ordinal);
        Docket = new Docket(definition, new Rulings());
        heads = new long[definition.Units.All.Length];
        Array.Fill(heads, -1);
    }

    /// <summary>Identity with the phase.</summary>
    public string Election { get; }

    /// <summary>What entry 0 says.</summary>
    public ElectionOpened Opened { get; }

    /// <summary>The keys in force, and how they came to be.</summary>
    public KeyChain Keys { get; }

    /// <summary>How many entries have been taken.</summary>
    public long Size { get; private set; } = 1;

    /// <summary>Publications so far.</summary>
    public IReadOnlyList<Placed<PublicationMade>> Publications => publications;

    /// <summary>Declarations so far.</summary>
    public IReadOnlyList<Placed<DeclarationMade>> Declarations => declarations;

    /// <summary>Incidents so far.</summary>
    public IReadOnlyList<Placed<IncidentReported>> Incidents => incidents;

    /// <summary>Complaints and decisions so far.</summary>
    public Docket Docket { get; }

    /// <summary>The ruling that annuls the voting results of the whole country; null: none in force does.</summary>
    public Ruling? AnnulmentOfAll => Docket.Rulings.Of<UnitsAnnulled>().FirstOrDefault(a => a.Remedy.Units.Contains(definition.Units[definition.Units.Root].Code)).Ruling;

    /// <summary>Requests of recounts that no correction with the reason <c>recount</c> has answered: the unit, and the index of the request.</summary>
    public IEnumerable<KeyValuePair<string, long>> OpenRecounts => recounts;

    /// <summary>Codes of the findings that somebody took on himself at the protocol that counts.</summary>
    public ImmutableSortedSet<string> AcceptedAt(int unit, string channel) => accepted.GetValueOrDefault((unit, channel), []);

    /// <summary>Units whose protocol in a channel was accepted with a reason, as it now stands.</summary>
    public IReadOnlyCollection<int> Accepted(string channel) => [.. accepted.Keys.Where(a => a.Channel == channel).Select(a => a.Unit)];

    /// <summary>SHA-256 of every blob that entries name.</summary>
    public IReadOnlySet<string> Blobs => blobs;

    /// <summary>Index of the latest entry that corrects, withdraws, decides or revokes: figures may fall after it; -1: none.</summary>
    public long LatestChange { get; private set; } = -1;

    /// <summary>Index of the latest entry that can change a figure; -1: none.</summary>
    public long LatestFigure { get; private set; } = -1;

    /// <summary>Index of the latest entry of a unit's history; null: it has none. Null too for a unit that does not exist.</summary>
    public long? HeadOf(string unit) => definition.Units.Find(unit) is >= 0 and var at && heads[at] >= 0 ? heads[at] : null;

    /// <summary>The entry that an author who has seen everything would follow with this.</summary>
    public long? PrevOf(EntryData data) => data switch
    {
        UnitEntry unit => HeadOf(unit.Unit),
        PublicationMade => Latest(publications),
        DeclarationMade => Latest(declarations),
        KeysChanged => Keys.LatestChange,
        ComplaintMoved moved => Docket.HeadOf(moved.Case),
        DecisionMade made => Docket.HeadOf(made.Case),
        _ => null,
    };

    /// <summary>The protocol that counts for a unit in a channel; null: none.</summary>
    public Versioned? Counting(string channel, string unit) =>
        channels.TryGetValue(channel, out var state) && definition.Units.Find(unit) is >= 0 and var at ? state.Current(at) : null;

    /// <summary>
    /// Opens the fold with entry 0 and the definition that its blobs give.
    /// Refuses with <c>record-not-opened</c> and <c>entry-other-election</c>.
    /// </summary>
    public static Result<RecordFold> Open(Entry first, Election definition)
    {
        if (first.Data is not ElectionOpened opened || first.Prev is not null)
            return new Refusal("record-not-opened", "Entry 0 of a record is election.opened, without prev.");
        return first.Election == $"{definition.Id}:live" || first.Election == $"{definition.Id}:test"
            ? new RecordFold(first.Election, opened, definition)
            : new Refusal("entry-other-election", $"The entry opens \"{first.Election}\"; its definition is of \"{definition.Id}\", with the phase live or test.");
    }

    /// <summary>Why the entry would not be legal as the next one; null: it is. Changes nothing.</summary>
    public Refusal? Check(Entry entry)
    {
        if (entry.Election != Election) return new Refusal("entry-other-election", $"The entry is of \"{entry.Election}\"; this record is of \"{Election}\".");
        return entry.Data switch
        {
            ElectionOpened => new Refusal("record-opened-twice", "The election is open already; election.opened is entry 0 alone."),
            UnitEntry unit => OfUnit(unit, entry.Prev),
            ActEntry act => Follows(entry.Prev, null) ?? OfAct(act),
            PublicationMade made => Follows(entry.Prev, Latest(publications)) ?? OfPublication(made),
            DeclarationMade made => Follows(entry.Prev, Latest(declarations)) ?? BeforeDeclaration.Refuse(this) ?? DeclarationText.Check(made, Opened.Origin, Election, publications),
            DisputeEntry dispute => Follows(entry.Prev, PrevOf(dispute)) ?? OfDispute(dispute, entry.Time),
            KeysChanged changed => Follows(entry.Prev, Keys.LatestChange) ?? Keys.Check(changed),
            IncidentReported => Follows(entry.Prev, null),
            _ => throw new InvalidOperationException(entry.Data.GetType().Name),
        };
    }

    /// <summary>Takes the next entry, or refuses it and stays as it was.</summary>
    public Refusal? Take(Entry entry)
    {
        if (Check(entry) is { } refusal) return refusal;
        switch (entry.Data)
        {
            case UnitEntry unit: Take(unit); break;
            case ActEntry act: Docket.Rulings.Add(Ruling.Of(Size, entry.Time, act)); break;
            case DisputeEntry dispute: Take(dispute, entry.Time); break;
            case PublicationMade made: publications.Add(new(Size, made)); break;
            case DeclarationMade made: declarations.Add(new(Size, made)); break;
            case KeysChanged changed: Keys.Take(Size, changed); break;
            case IncidentReported incident: Take(incident); break;
        }

        var changes = entry.Data is ProtocolCorrected or ProtocolWithdrawn or ActEntry || (entry.Data is DecisionMade decision && decision.Remedies.Any(RemedyCodes.ChangesFigures));
        if (changes) LatestChange = Size;
        if (changes || entry.Data is ProtocolReported) LatestFigure = Size;
        Size++;
        return null;
    }

    /// <summary>The state of the count after the entries so far: a value of its own, which later entries do not change.</summary>
    public CountState State() => CountState.Of(definition with { Acts = Docket.Rulings.Acts }, channels.Values.Select(c => c.Copy()));

    /// <summary>The state of the count as it would be after a decision whose forum is known. Nothing is taken.</summary>
    public CountState StateAfter(DecisionMade made) => CountState.Of(
        definition with { Acts = Docket.Rulings.With(Ruling.Of(Size, default, made, Docket.Rules!.Forum(made.Forum)!)).Acts }, channels.Values.Select(c => c.Copy()));

    private void Take(UnitEntry entry)
    {
        var unit = definition.Units.Find(entry.Unit);
        var state = channels[entry.Channel];
        heads[unit] = Size;
        if (entry is ProtocolReported or ProtocolCorrected or ProtocolWithdrawn) accepted.Remove((unit, entry.Channel));
        if (entry is ProtocolAccepted taken) accepted[(unit, entry.Channel)] = AcceptedAt(unit, entry.Channel).Union(taken.Findings);
        if (entry is ProtocolCorrected { Reason: var reason } && reason.StartsWith("recount", StringComparison.Ordinal)) recounts.Remove(entry.Unit);
        if (entry is ProtocolCorrected { Reason: var why } && definition.DecidingChannel.Code == entry.Channel) Docket.Corrected(Size, entry.Unit, why);
        switch (entry)
        {
            case ProtocolReported reported: state.Count(Versioned(unit, reported.Protocol)); break;
            case ProtocolCorrected corrected: state.Count(Versioned(unit, corrected.Protocol)); break;
            case ProtocolRepeated repeated: state.Repeat(Versioned(unit, repeated.Protocol)); break;
            case ProtocolWithdrawn: state.Withdraw(unit); break;
            case ProtocolScanned scanned: Take(scanned.Images); break;
        }
    }

    private void Take(DisputeEntry entry, DateTimeOffset at)
    {
        Docket.Take(Size, at, entry);
        foreach (var blob in PublicBlobs.Of(entry)) blobs.Add(blob.Sha256);
    }

    private Versioned Versioned(int unit, ProtocolForm form)
    {
        Take(form.Images);
        return new Versioned(form.Count, Protocol(unit, form));
    }

    private void Take(IncidentReported incident)
    {
        incidents.Add(new(Size, incident));
        if (incident is { Code: "recount-requested", Details: [var unit, ..] }) recounts[unit] = Size;
    }

    private void Take(ImmutableArray<BlobReference> images)
    {
        foreach (var image in images) blobs.Add(image.Sha256);
    }

    private Protocol Protocol(int unit, ProtocolForm form) =>
        new Protocol(unit, form.Lines, form.Votes, form.Source ?? new Source("record", (int)long.Min(Size, int.MaxValue)), definition.Shape)
        {
            Received = form.Received,
            StationsCovered = form.Covers,
        };

    private static Refusal? Follows(long? prev, long? latest) => prev == latest
        ? null
        : new Refusal("prev-stale", latest is null ? "This kind of entry follows none; prev is null." : $"The entry follows {Said(prev)}, but entry {latest} is newer.");

    private static string Said(long? prev) => prev is { } index ? $"entry {index}" : "none";

    private Refusal? OfUnit(UnitEntry entry, long? prev)
    {
        var unit = definition.Units.Find(entry.Unit);
        if (unit < 0) return new Refusal("unit-unknown", $"The unit \"{entry.Unit}\" is not among the units.");
        if (!channels.TryGetValue(entry.Channel, out var channel)) return new Refusal("channel-unknown", $"There is no channel \"{entry.Channel}\".");
        var head = heads[unit] < 0 ? (long?)null : heads[unit];
        if (prev != head)
            return new Refusal("prev-stale", $"The entry follows {Said(prev)} of the unit \"{entry.Unit}\", but {(head is null ? "it has no entry yet" : $"entry {head} is newer")}.");
        return (entry, channel.Current(unit)) switch
        {
            (ProtocolReported, { }) => new Refusal("protocol-already-reported", $"The unit \"{entry.Unit}\" has a protocol in the channel \"{entry.Channel}\"; correct it and say why."),
            (ProtocolReported reported, null) => OfShape(reported.Protocol),
            (_, null) => new Refusal("protocol-none", $"No protocol of the unit \"{entry.Unit}\" counts in the channel \"{entry.Channel}\"."),
            (ProtocolCorrected corrected, _) => OfShape(corrected.Protocol),
            (ProtocolRepeated repeated, { } counting) => repeated.Protocol.Count == counting.Version
                ? OfShape(repeated.Protocol)
                : new Refusal("protocol-not-repeated", $"The protocol that counts came with \"{counting.Version}\"; another version is a correction."),
            (ProtocolEntered { Method: EntryMethods.DoubleEntry, By.Length: < 2 }, _) =>
                new Refusal("entered-once", $"Double entry takes two different people; the protocol of \"{entry.Unit}\" names fewer."),
            (ProtocolEntered { By: [] }, _) => new Refusal("entered-by-nobody", $"The entry does not say who entered the protocol of \"{entry.Unit}\"."),
            _ => null,
        };
    }

    private Refusal? OfShape(ProtocolForm protocol)
    {
        var (lines, votes) = (definition.Form.Lines.Length, definition.Lists.Length);
        return protocol.Lines.Length == lines && protocol.Votes.Length == votes
            ? null
            : new Refusal("protocol-shape", $"The protocol has {protocol.Lines.Length} lines and {protocol.Votes.Length} votes; the form has {lines} and the ballot {votes}.");
    }

    private Refusal? OfAct(ActEntry act)
    {
        if (act is ActRevoked revoked)
            return Docket.Rulings.Find(revoked.Act) is { Forum: null } ? null : new Refusal("act-not-there", $"Entry {revoked.Act} is not an act.");
        Act known = act is ActOfSettingAside aside ? new SetAside(aside.Units, aside.Authority, aside.Reason) : Ruling.LotOf((ActOfLot)act);
        return ActReader.CheckAgainst(known, definition);
    }

    private Refusal? OfDispute(DisputeEntry entry, DateTimeOffset at) => entry switch
    {
        ComplaintFiled filed => ComplaintChecks.OfFiling(Docket, definition, filed, at),
        ComplaintMoved moved => ComplaintChecks.OfStep(Docket, moved, at),
        DecisionMade made => DecisionChecks.Of(Docket, definition, made)
            ?? new RemedyChecks(Docket, definition, made, at, State).Of()
            ?? DecisionText.Check(made, Docket.Rules!.Forum(made.Forum)!.Signs, Opened.Origin, Election),
        _ => throw new InvalidOperationException(entry.GetType().Name),
    };

    private Refusal? OfPublication(PublicationMade made)
    {
        if (!channels.ContainsKey(made.Channel)) return new Refusal("channel-unknown", $"There is no channel \"{made.Channel}\".");
        return made.Size == Size ? null : new Refusal("publication-size", $"The publication is of {made.Size} entries, but is entry {Size}.");
    }

    private static long? Latest<T>(List<Placed<T>> entries) => entries.Count == 0 ? null : entries[^1].Index;
}

/// <summary>What an entry says, with its index.</summary>
/// <param name="Index">The index of the entry.</param>
/// <param name="Data">What it says.</param>
public readonly record struct Placed<T>(long Index, T Data);
