using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Scrutineer.Elections;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Office;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>What came of a publication.</summary>
/// <param name="Size">Entries of the checkpoint that is now public.</param>
/// <param name="Publication">Index of the publication that is current; null: none yet.</param>
/// <param name="Blocked">Index of the incident that keeps a newer one back; null: nothing does.</param>
/// <param name="Broken">Why.</param>
/// <param name="Cosigned">Names of the witnesses that cosigned.</param>
/// <param name="Unanswered">What other witnesses said.</param>
public sealed record Released(
    long Size, long? Publication, long? Blocked, ImmutableArray<BrokenIdentity> Broken, ImmutableArray<string> Cosigned, ImmutableArray<string> Unanswered);

public sealed partial class RecordOffice
{
    private readonly Dictionary<long, PublishedFigures> published = [];

    /// <summary>
    /// Held by whoever calls <see cref="Publish"/>, if others use this office too: it is let go while the witnesses are asked, which may take long, and
    /// taken again. null: nobody else uses it.
    /// </summary>
    public SemaphoreSlim? Turn { get; set; }

    /// <summary>
    /// Publishes the figures of all entries: checks the identities, appends the publication (or the incident that keeps it back), signs,
    /// asks the witnesses and writes the public tree. Nothing is public until everything before it is durable.
    /// Refuses <c>not-witnessed</c> if the quorum of witnesses is not reached, unless <paramref name="unwitnessed"/>: then an incident says so.
    /// </summary>
    /// <param name="channel">The channel shown; null: the one with most stations in, and of equals the one that decides.</param>
    /// <param name="unwitnessed">True: publish though too few witnesses cosign, and say so in the record.</param>
    /// <param name="cancel">Stops waiting for witnesses.</param>
    public async Task<Result<Released>> Publish(string? channel, bool unwitnessed, CancellationToken cancel)
    {
        var state = Fold.State();
        // What was published last and did not get out goes out; it is not published twice.
        if (Latest is { } latest && latest.Index == Size - 1 && (channel ?? latest.Data.Channel) == latest.Data.Channel) return await Release(unwitnessed, cancel);
        channel ??= Fullest(state);
        if (Election.Channels.All(c => c.Code != channel)) return new Refusal("channel-unknown", $"There is no channel \"{channel}\".");
        var tallies = TallyTable.Of(state, channel);
        var before = Fold.Publications.LastOrDefault(p => p.Data.Channel == channel);
        var broken = Identities.Broken(state, tallies, Figures(before), before.Data is not null && Fold.LatestChange > before.Index, Fold.Accepted(channel));
        var size = Size;
        Result<long> index;
        (long, byte[], byte[])? written = null;
        if (broken.IsEmpty)
        {
            var totals = TotalsDocument.Write(Fold.Election, size, Election, tallies);
            var outcome = OutcomeDocument.Write(Fold.Election, size, channel, Fold.Opened.Law.Sha256, ElectionOutcome.Of(state.Election, tallies));
            written = (size, totals, outcome);
            var made = new PublicationMade(size, store.Root.ToBase64(), channel, Hex(totals), Hex(outcome), ProgramDigest.Current);
            index = Append(System, made, Fold.Publications.Count == 0 ? null : Fold.Publications[^1].Index);
            if (index.IsOk) published[index.Value] = PublishedFigures.Of(Election, tallies);
        }
        else
        {
            index = Append(System, new IncidentReported(
                "publication-blocked", $"The figures of the first {size} entries were not published.", [.. broken.Take(50).Select(b => b.Sentence)]), null);
        }

        if (!index.IsOk) return index.Refusal!;
        var released = await Release(unwitnessed, cancel, written);
        return released.IsOk ? released.Value with { Broken = broken } : released;
    }

    /// <summary>
    /// Makes the record as it is public: writes tiles, blobs and results, signs, asks the witnesses, and only then puts up the checkpoint.
    /// Refuses <c>not-witnessed</c> as <see cref="Publish"/>.
    /// </summary>
    public async Task<Result<Released>> Release(bool unwitnessed, CancellationToken cancel, (long Size, byte[] Totals, byte[] Outcome)? made = null)
    {
        var tree = PublicTree.Open(Paths.Public);
        if (!tree.IsOk) return tree.Refusal!.AsLaw();
        if (WriteContent(tree.Value, made) is { } refusal) return refusal;
        var asked = await Witnessed(tree.Value, cancel);
        if (!asked.IsOk) return asked.Refusal!;
        if (!asked.Value.IsMet)
        {
            if (!unwitnessed) return new Refusal("not-witnessed", $"Too few witnesses cosigned. The entries are durable but not public: `publish` asks again, `publish --unwitnessed` goes public and says so. {string.Join(" ", asked.Value.Unanswered)}");
            var incident = Append(System, new IncidentReported(
                "not-witnessed", "A checkpoint was published though too few witnesses cosigned it.", asked.Value.Unanswered), null);
            if (!incident.IsOk) return incident.Refusal!;
            asked = await Witnessed(tree.Value, cancel);
            if (!asked.IsOk) return asked.Refusal!;
        }

        var head = SignedHead.Parse(asked.Value.Note.ToString()).Value;
        var blocked = Fold.Incidents.LastOrDefault(i => i.Data.Code == "publication-blocked" && i.Index > (Latest?.Index ?? -1)) is { Data: not null } found ? found.Index : (long?)null;
        var published = tree.Value.Publish(head, Current(blocked, asked.Value.IsMet));
        if (!published.IsOk) return published.Refusal!.AsLaw();
        tree.Value.Sweep();
        return new Released((long)head.Size, Latest?.Index, blocked, [], asked.Value.Cosigned, asked.Value.Unanswered);
    }

    /// <summary>The channel with most stations in: a hand count that has begun does not replace a machine count that is nearly complete.</summary>
    private string Fullest(CountState state) =>
        Election.Channels.OrderByDescending(c => TallyTable.Of(state, c.Code).Country.StationsReported).ThenBy(c => c != Election.DecidingChannel).First().Code;

    private Author System => new("system", $"{LogKey.KeyId:x8}");

    /// <summary>Tiles of all entries, blobs that entries name, and the documents of every publication, also of those that a crash kept back.</summary>
    private Refusal? WriteContent(PublicTree tree, (long Size, byte[] Totals, byte[] Outcome)? made)
    {
        var missing = Fold.Blobs.Where(b => !File.Exists(Path.Combine(Paths.Public, "blob", "sha256", b))).Select(b => Hash32.FromBytes(Convert.FromHexString(b)));
        if (tree.WriteBlobs(store.Blobs, missing) is { IsOk: false, Refusal: { } blobs }) return blobs.AsLaw();
        foreach (var (_, publication) in Fold.Publications)
        {
            if (File.Exists(Path.Combine(Paths.Public, "results", publication.Size.ToString(CultureInfo.InvariantCulture), "outcome.json"))) continue;
            var documents = made is { } known && known.Size == publication.Size ? (known.Totals, known.Outcome) : Documents(publication.Size, publication.Channel);
            if (tree.WriteResults((ulong)publication.Size, documents.Totals, documents.Outcome) is { IsOk: false, Refusal: { } results }) return results.AsLaw();
        }

        return null;
    }

    private (byte[] Totals, byte[] Outcome) Documents(long size, string channel)
    {
        var state = RecordReading.Fold(store, size).Value.Fold.State();
        var tallies = TallyTable.Of(state, channel);
        return (TotalsDocument.Write(Fold.Election, size, Election, tallies),
            OutcomeDocument.Write(Fold.Election, size, channel, Fold.Opened.Law.Sha256, ElectionOutcome.Of(state.Election, tallies)));
    }

    /// <summary>A signed checkpoint of all entries with what the witnesses add to it. Its tiles are written before anybody is asked.</summary>
    private async Task<Result<Asked>> Witnessed(PublicTree tree, CancellationToken cancel)
    {
        var tiles = tree.WriteTiles(store, store.Size);
        if (!tiles.IsOk) return tiles.Refusal!.AsLaw();
        var signed = Sign();
        if (!signed.IsOk) return signed.Refusal!;
        Turn?.Release();
        try
        {
            return await Witnesses.Ask(Policy.Parse(Fold.Keys.Policy).Value, signed.Value, new DirectoryTiles(Paths.Public), cancel);
        }
        finally
        {
            if (Turn is not null) await Turn.WaitAsync(CancellationToken.None);
        }
    }

    private Placed<PublicationMade>? Latest => Fold.Publications.Count == 0 ? null : Fold.Publications[^1];

    /// <summary>A signed checkpoint of all durable entries; the guard remembers it before anybody sees it.</summary>
    private Result<SignedNote> Sign()
    {
        var key = ring.InForce(Fold.Keys.Policy);
        if (!key.IsOk) return key.Refusal!;
        var checkpoint = Checkpoint.Create(Fold.Opened.Origin, store.Size, store.Root);
        if (!checkpoint.IsOk) return checkpoint.Refusal!.AsLaw();
        var note = SignedNote.Sign(checkpoint.Value.Text, key.Value);
        if (!note.IsOk) return note.Refusal!.AsLaw();
        var head = SignedHead.Parse(note.Value.ToString()).Value;
        if (guard.Advance(head) is { IsOk: false, Refusal: { } refusal }) return refusal.AsLaw();
        return store.SetLastSigned(head) is { IsOk: false, Refusal: { } kept } ? kept.AsLaw() : note.Value;
    }

    private byte[] Current(long? blocked, bool witnessed)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"format\":\"scrutineer-current/1\",\"origin\":"u8);
        to.Text(Fold.Opened.Origin);
        to.Raw(",\"election\":"u8);
        to.Text(Fold.Election);
        to.Raw(",\"size\":"u8);
        to.NumberOrNull(Latest?.Data.Size);
        to.Raw(",\"publication\":"u8);
        to.NumberOrNull(Latest?.Index);
        to.Raw(",\"channel\":"u8);
        to.TextOrNull(Latest?.Data.Channel);
        to.Raw(",\"blocked\":"u8);
        to.NumberOrNull(blocked);
        to.Raw(",\"witnessed\":"u8);
        to.Boolean(witnessed);
        to.Raw("}"u8);
        return to.ToArray();
    }

    /// <summary>The country's figures in a publication, counted again if this office did not just make it; null: there is none.</summary>
    private PublishedFigures? Figures(Placed<PublicationMade> made)
    {
        if (made.Data is null) return null;
        return published.TryGetValue(made.Index, out var known)
            ? known
            : PublishedFigures.Of(Election, TallyTable.Of(RecordReading.Fold(store, made.Data.Size).Value.Fold.State(), made.Data.Channel));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
