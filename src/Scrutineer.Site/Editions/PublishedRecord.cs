using System.Collections.Immutable;
using System.Security.Cryptography;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Maps;
using Scrutineer.Verification;

namespace Scrutineer.Site.Editions;

/// <summary>
/// A published record as its readers see it: it is read on as it grows, and gives every version that was ever published. Each publication is counted
/// again and compared with its digests before it is shown; after the first that differs, or the first entry that is not legal, nothing newer is
/// shown. Safe for several threads.
/// </summary>
public sealed class PublishedRecord
{
    private const int MostKept = 6;

    // Reading on and folding an old version again take long; neither waits for the other, and pages wait for none of them.
    private readonly Lock reading = new();
    private readonly Lock folding = new();
    private readonly Lock gate = new();
    private readonly Lock deciding = new();
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, List<long>> histories = new(StringComparer.Ordinal);
    private readonly LinkedList<Edition> kept = [];
    private readonly Dictionary<string, (long Index, PublishedFigures? Figures)> good = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Decision, string Channel), Consequence> consequences = [];
    private readonly RecordFold fold;
    private ImmutableList<PastVersion> versions = [];

    private PublishedRecord(IPublishedFiles files, Election definition, Entry first, string origin)
    {
        Files = files;
        Definition = definition;
        Origin = origin;
        fold = RecordFold.Open(first, definition).Value;
        entries.Add(first);
    }

    /// <summary>The published tree.</summary>
    public IPublishedFiles Files { get; }

    /// <summary>The election as entry 0 defines it.</summary>
    public Election Definition { get; }

    /// <summary>The boundaries that its maps are drawn from; null: none are given, tiles are drawn.</summary>
    public Boundaries? Boundaries { get; private init; }

    /// <summary>Where the public files complaints and reports errors by a form: the desk of the office. Null: pages say where to write.</summary>
    public Uri? Intake { get; private init; }

    /// <summary>Origin of the log.</summary>
    public string Origin { get; }

    /// <summary>Every version that can be shown, oldest first.</summary>
    public ImmutableList<PastVersion> Versions => versions;

    /// <summary>Entries that were read.</summary>
    public long Size
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>Why nothing newer is shown; null: nothing stands in the way.</summary>
    public Refusal? Stopped { get; private set; }

    /// <summary>
    /// Why the newest publication is not shown, though newer ones can be: its figures break an identity (a part above its whole, parts that do not add up,
    /// a total that fell without a correction). The same rules that keep a publication back at the commission; null: it is shown.
    /// </summary>
    public Refusal? Held { get; private set; }

    /// <summary>Opens the record of a published tree and reads all of it. Refuses <c>site-no-record</c>, <c>site-entry-unreadable</c>, and as the readers of the definition and of the map.</summary>
    /// <param name="files">The published tree.</param>
    /// <param name="map">The boundaries of its units; null: none.</param>
    /// <param name="intake">Where the public files complaints and reports errors by a form; null: nowhere.</param>
    public static Result<PublishedRecord> Open(IPublishedFiles files, MapInput? map = null, Uri? intake = null)
    {
        var head = PublishedEntries.Head(files);
        if (!head.IsOk) return head.Refusal!;
        var first = PublishedEntries.Read(files, 0, (long)head.Value.Size).FirstOrDefault();
        if (first is not { IsOk: true }) return first.Refusal ?? new Refusal("site-no-record", "The record has no entry.");
        if (first.Value.Data is not ElectionOpened opened) return new Refusal("record-not-opened", "Entry 0 of a record is election.opened, without prev.");
        var blobs = PublishedEntries.Definition(files, opened);
        if (!blobs.IsOk) return blobs.Refusal!;
        var definition = ElectionDefinition.Read(blobs.Value[0], blobs.Value[1], blobs.Value[2], blobs.Value[3]);
        if (!definition.IsOk) return definition.Refusal!;
        var fold = RecordFold.Open(first.Value, definition.Value);
        if (!fold.IsOk) return fold.Refusal!;
        Boundaries? boundaries = null;
        if (map is not null)
        {
            var read = Maps.Boundaries.Read(map.File, map.Key, definition.Value);
            if (!read.IsOk) return read.Refusal!;
            boundaries = read.Value;
        }

        var record = new PublishedRecord(files, definition.Value, first.Value, head.Value.Origin) { Boundaries = boundaries, Intake = intake };
        record.ReadOn();
        return record;
    }

    /// <summary>Reads what was published since; true if a newer version can be shown. What cannot be read now is tried again the next time.</summary>
    public bool ReadOn()
    {
        lock (reading)
        {
            var before = versions.Count;
            if (Stopped is { Code: not "site-entry-unreadable" and not "site-no-record" }) return false;
            var head = PublishedEntries.Head(Files);
            Stopped = head.Refusal;
            if (!head.IsOk || (long)head.Value.Size <= Size) return false;
            foreach (var read in PublishedEntries.Read(Files, Size, (long)head.Value.Size))
            {
                Stopped = read.IsOk ? Take(read.Value) : read.Refusal;
                if (Stopped is not null) break;
            }

            return versions.Count > before;
        }
    }

    /// <summary>A version; null: there is no publication of that size.</summary>
    public Edition? Find(long number)
    {
        var version = versions.Find(v => v.Number == number);
        if (version is null) return null;
        if (Kept(number) is { } known) return known;
        lock (folding)
        {
            if (Kept(number) is { } meanwhile) return meanwhile;
            Entry[] before;
            lock (gate) before = [.. entries.Take((int)number)];
            var again = RecordFold.Open(before[0], Definition).Value;
            foreach (var entry in before.Skip(1))
                if (again.Take(entry) is { } refusal) throw new InvalidOperationException($"An entry was legal once: {refusal}");
            return Keep(Edition.Of(this, version, again, again.State()));
        }
    }

    /// <summary>The latest version; null: nothing is published yet.</summary>
    public Edition? Latest => versions is [.., var last] ? Find(last.Number) : null;

    /// <summary>The incident at an index, also one after the latest version; null: there is none.</summary>
    public IncidentReported? Incident(long index)
    {
        lock (gate) return index >= 0 && index < entries.Count ? entries[(int)index].Data as IncidentReported : null;
    }

    /// <summary>What a decision changed in a channel. Found when it is asked for, for all decisions that change figures up to the latest in one pass over the record, and then kept.</summary>
    internal Consequence ConsequenceOf(long decision, string channel)
    {
        lock (deciding)
        {
            if (consequences.TryGetValue((decision, channel), out var known)) return known;
            Entry[] so;
            lock (gate) so = [.. entries];
            var last = Array.FindLastIndex(so, e => e.Data is DecisionMade);
            var again = RecordFold.Open(so[0], Definition).Value;
            for (var i = 1; i <= last; i++)
            {
                var before = so[i].Data is DecisionMade made && made.Remedies.Any(RemedyCodes.ChangesFigures) && !consequences.ContainsKey((i, channel)) ? CountedThen.Of(i, again.State(), channel) : null;
                if (again.Take(so[i]) is { } refusal) throw new InvalidOperationException($"An entry was legal once: {refusal}");
                if (before is not null) consequences[(i, channel)] = new Consequence(i, before, CountedThen.Of(i + 1, again.State(), channel));
            }

            return consequences[(decision, channel)];
        }
    }

    /// <summary>An entry by its index.</summary>
    internal Entry this[long index]
    {
        get
        {
            lock (gate) return entries[(int)index];
        }
    }

    /// <summary>Indices of the entries of a unit before a version, oldest first.</summary>
    internal ImmutableArray<long> History(string unit, long before)
    {
        lock (gate) return histories.TryGetValue(unit, out var all) ? [.. all.TakeWhile(i => i < before)] : [];
    }

    private Refusal? Take(Entry entry)
    {
        var index = Size;
        if (entry.Data is PublicationMade made && fold.Check(entry) is null && Publish(new(index, made), entry.Time) is { } differs) return differs;
        if (fold.Take(entry) is { } refusal) return refusal with { Message = $"Entry {index}: {refusal.Message}" };
        lock (gate)
        {
            entries.Add(entry);
            if (entry.Data is UnitEntry unit)
            {
                if (!histories.TryGetValue(unit.Unit, out var history)) histories[unit.Unit] = history = [];
                history.Add(index);
            }
        }

        return null;
    }

    private Refusal? Publish(Placed<PublicationMade> made, DateTimeOffset time)
    {
        var state = fold.State();
        var tallies = TallyTable.Of(state, made.Data.Channel);
        var outcome = ElectionOutcome.Of(state.Election, tallies);
        var totals = TotalsDocument.Write(fold.Election, made.Data.Size, Definition, tallies);
        var seats = OutcomeDocument.Write(fold.Election, made.Data.Size, made.Data.Channel, fold.Opened.Law.Sha256, outcome);
        if (Hex(totals) != made.Data.Totals || Hex(seats) != made.Data.Outcome)
            return new Refusal("site-figures-differ", $"Counted again, the figures of publication {made.Index} are not those it gives.");
        // A law that cannot be applied to these votes makes a publication without seats; there is nothing to show as a version.
        if (!outcome.IsOk) return null;
        var before = good.GetValueOrDefault(made.Data.Channel);
        var broken = Identities.Broken(state, tallies, before.Figures, before.Figures is not null && fold.LatestChange > before.Index, fold.Accepted(made.Data.Channel));
        Held = broken.IsEmpty ? null : new Refusal("site-identity-broken", $"The figures of publication {made.Index} break an identity and are not shown: {broken[0].Sentence}.");
        if (Held is not null) return null;
        good[made.Data.Channel] = (made.Index, PublishedFigures.Of(Definition, tallies));
        var version = PastVersion.Of(made, time, outcome.Value, Definition);
        Keep(Edition.Of(this, version, fold, state, outcome.Value));
        versions = versions.Add(version);
        return null;
    }

    private Edition? Kept(long number)
    {
        lock (gate)
        {
            var known = kept.FirstOrDefault(e => e.Number == number);
            if (known is null) return null;
            kept.Remove(known);
            kept.AddFirst(known);
            return known;
        }
    }

    private Edition Keep(Edition edition)
    {
        lock (gate)
        {
            kept.AddFirst(edition);
            while (kept.Count > MostKept) kept.RemoveLast();
            return edition;
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
