using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Record;
using Scrutineer.Verification;

namespace Scrutineer.Office.Desk;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>What becomes of a protocol of another office's record.</summary>
public enum MergeFate
{
    /// <summary>This record has none; it is taken over.</summary>
    New,

    /// <summary>This record has the same figures.</summary>
    Same,

    /// <summary>This record has other figures, or somebody is typing it here; both are shown and nothing is taken.</summary>
    Conflict,
}

/// <summary>A protocol of the other record beside that of this one.</summary>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Theirs">The other record's protocol.</param>
/// <param name="Index">Index of its entry there.</param>
/// <param name="By">Keys of those who entered it there.</param>
/// <param name="Accepted">What was accepted with a reason there, oldest first.</param>
/// <param name="Ours">This record's protocol; null: none.</param>
public sealed record MergeItem(MergeFate Fate, ProtocolForm Theirs, long Index, ImmutableArray<string> By, ImmutableArray<(Author By, ProtocolAccepted Data)> Accepted, Protocol? Ours);

/// <summary>What the other record holds, and what would become of it.</summary>
/// <param name="Origin">Origin of the other log.</param>
/// <param name="Key">The key that its log was opened with, to be compared with the one that the other office is known by.</param>
/// <param name="Size">Entries it has.</param>
/// <param name="Items">Its protocols, in the order of their entries.</param>
/// <param name="Seen">Digest of all of this, to be sent back with the decision.</param>
public sealed record MergePlan(string Origin, string Key, long Size, ImmutableArray<MergeItem> Items, string Seen)
{
    /// <summary>How many have a fate.</summary>
    public int Count(MergeFate fate) => Items.Count(i => i.Fate == fate);
}

public sealed partial class DeskOffice
{
    /// <summary>
    /// Reads the published record of an office that worked by itself, and says what would become of each of its protocols. The record is verified first,
    /// all of it, while the desk works on. Refuses <c>merge-not-verified</c>, <c>merge-other-election</c>, <c>archive-unreadable</c>.
    /// </summary>
    /// <param name="who">A commissioner.</param>
    /// <param name="files">The other record.</param>
    /// <param name="trusted">The key and witnesses that the other office is known by; null: as the record itself says.</param>
    public Result<MergePlan> PlanMerge(StaffMember who, IPublishedFiles files, string? trusted = null) => Planned(who, Operation.MergeRecord, files, trusted);

    /// <summary>What would become of a record that an office sends; whoever sends it decides nothing. Refuses as <see cref="PlanMerge"/>.</summary>
    /// <param name="who">A coordinator, or a program in his place.</param>
    /// <param name="files">The record that is sent.</param>
    public Result<MergePlan> PlanSent(StaffMember who, IPublishedFiles files) => Planned(who, Operation.SendRecord, files, null);

    private Result<MergePlan> Planned(StaffMember who, Operation operation, IPublishedFiles files, string? trusted)
    {
        var other = Verified(who, operation, files, trusted);
        return other.IsOk ? InTurn<MergePlan>(who, operation, who.Unit, null, () => Plan(who, other.Value)) : other.Refusal!;
    }

    /// <summary>
    /// Takes over what is new, and leaves what conflicts. Refuses as <see cref="PlanMerge"/>, and <c>decision-stale</c> if either record has changed.
    /// Gives how many were taken.
    /// </summary>
    public Result<int> Merge(StaffMember who, IPublishedFiles files, string seen, string? trusted = null)
    {
        var other = Verified(who, Operation.MergeRecord, files, trusted);
        return other.IsOk ? InTurn<int>(who, Operation.MergeRecord, who.Unit, null, () =>
        {
            var plan = Plan(who, other.Value);
            if (plan.Seen != seen) return new Refusal("decision-stale", "One of the two records has changed meanwhile; look at it again and decide then.");
            var taken = 0;
            foreach (var item in plan.Items.Where(i => i.Fate == MergeFate.New))
            {
                if (TakeOver(who, files, plan.Origin, item) is { } refusal) return refusal;
                taken++;
            }

            if (taken > 0) Due();
            return taken;
        }) : other.Refusal!;
    }

    /// <summary>A record that was verified, with its protocols.</summary>
    private sealed record OtherRecord(Checkpoint Head, string Key, ImmutableArray<MergeItem> Protocols);

    private Result<OtherRecord> Verified(StaffMember who, Operation operation, IPublishedFiles files, string? trusted)
    {
        var may = InTurn<bool>(who, operation, who.Unit, null, () => true);
        if (!may.IsOk) return may.Refusal!;
        Result<OtherRecord> read;
        try
        {
            read = Read(files, trusted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            read = RecordArchive.Unreadable;
        }

        if (read.Refusal is { } refusal) Audit.Refused(who, operation, who.Unit, refusal.Code);
        return read;
    }

    private Result<OtherRecord> Read(IPublishedFiles files, string? trusted)
    {
        var report = RecordVerifier.Verify(files, new VerifyOptions { TrustedPolicy = trusted });
        if (!report.IsVerified)
        {
            return new Refusal("merge-not-verified", $"The other record does not verify ({report.FirstFailed?.Step}: {report.FirstFailed?.Fault}); nothing is taken from it.");
        }

        var head = PublishedEntries.Head(files);
        if (!head.IsOk) return head.Refusal!;
        var (protocols, key) = (new Dictionary<(string, string), MergeItem>(), "");
        foreach (var (index, read) in PublishedEntries.Read(files, 0, (long)head.Value.Size).Index())
        {
            if (!read.IsOk) return read.Refusal!;
            if (index == 0)
            {
                if (Other(read.Value) is { } other) return other;
                key = Policy.Parse(((ElectionOpened)read.Value.Data).Policy).Value.Logs[0].Key.ToString();
            }

            Follow(protocols, index, read.Value);
        }

        return new OtherRecord(head.Value, key, [.. protocols.Values.OrderBy(i => i.Index)]);
    }

    private MergePlan Plan(StaffMember who, OtherRecord other)
    {
        var own = Election.Units.Find(who.Unit);
        var items = other.Protocols.Where(i => Election.Units.Find(i.Theirs.Unit) is >= 0 and var at && Election.Units.PathOf(at).Contains(own)).Select(Fated).ToImmutableArray();
        var seen = new StringBuilder($"{other.Head.Origin}\n{other.Key}\n{other.Head.Root.ToBase64()}\n");
        foreach (var item in items) seen.Append(item.Theirs.Unit).Append(' ').Append(item.Theirs.Channel).Append(' ').Append(item.Fate).Append('\n');
        return new MergePlan(other.Head.Origin, other.Key, (long)other.Head.Size, items, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen.ToString()))));
    }

    /// <summary>The other record is of this election, in this phase, with the same form, units and law.</summary>
    private Refusal? Other(Entry first)
    {
        var (theirs, ours) = ((first.Data as ElectionOpened)!, office.Fold.Opened);
        return first.Election == Id && (theirs.Definition.Sha256, theirs.Units.Sha256, theirs.Form.Sha256, theirs.Law.Sha256) == (ours.Definition.Sha256, ours.Units.Sha256, ours.Form.Sha256, ours.Law.Sha256)
            ? null
            : new Refusal("merge-other-election", $"The other record is of \"{first.Election}\" with its own definition; this one is of \"{Id}\".");
    }

    private static void Follow(Dictionary<(string, string), MergeItem> protocols, long index, Entry entry)
    {
        if (entry.Data is not UnitEntry unit) return;
        var key = (unit.Unit, unit.Channel);
        switch (unit)
        {
            case ProtocolReported reported: protocols[key] = new MergeItem(MergeFate.New, reported.Protocol, index, [], [], null); break;
            case ProtocolCorrected corrected: protocols[key] = new MergeItem(MergeFate.New, corrected.Protocol, index, [], [], null); break;
            case ProtocolWithdrawn: protocols.Remove(key); break;
            case ProtocolEntered entered: protocols[key] = protocols[key] with { By = entered.By }; break;
            case ProtocolAccepted accepted: protocols[key] = protocols[key] with { Accepted = protocols[key].Accepted.Add((entry.By, accepted)) }; break;
            case ProtocolScanned scanned: protocols[key] = protocols[key] with { Theirs = protocols[key].Theirs with { Images = protocols[key].Theirs.Images.AddRange(scanned.Images) } }; break;
        }
    }

    private MergeItem Fated(MergeItem item)
    {
        var ours = office.Fold.Counting(item.Theirs.Channel, item.Theirs.Unit)?.Protocol;
        var underway = state.StageOf(item.Theirs.Unit, item.Theirs.Channel) is not (Stage.Untyped or Stage.Recorded);
        var fate = ours is null ? underway ? MergeFate.Conflict : MergeFate.New
            : ours.Lines == item.Theirs.Lines && ours.Votes == item.Theirs.Votes ? MergeFate.Same : MergeFate.Conflict;
        return item with { Fate = fate, Ours = ours };
    }

    private Refusal? TakeOver(StaffMember who, IPublishedFiles files, string origin, MergeItem item)
    {
        var images = ImmutableArray.CreateBuilder<BlobReference>();
        foreach (var image in item.Theirs.Images)
        {
            if (files.Read($"blob/sha256/{image.Sha256}", (int)image.Length) is not { } bytes || Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) != image.Sha256)
                return new Refusal("merge-scan-missing", $"The scan {image.Sha256} of \"{item.Theirs.Unit}\" is not with the other record.");
            images.Add(office.Keep(bytes.ToArray(), image.MediaType));
        }

        var (unit, channel) = (item.Theirs.Unit, item.Theirs.Channel);
        var author = new Author(who.Role.Code(), who.Key);
        var form = item.Theirs with { Count = CountOf(unit, channel), Images = images.ToImmutable(), Source = new Source(origin, (int)long.Min(item.Index, int.MaxValue)) };
        var entries = new List<(Author, UnitEntry)>
        {
            (author, new ProtocolReported(form)),
            (author, new ProtocolEntered(unit, channel, EntryMethods.HandedOver, [.. item.By.Append(who.Key).Distinct().Order(StringComparer.Ordinal)], [])),
        };
        entries.AddRange(item.Accepted.Select(a => (a.By, (UnitEntry)a.Data)));
        var appended = office.AppendTogether(entries);
        if (!appended.IsOk) return appended.Refusal;
        Write(new DeskLine("reported", Now(), who.Key, unit) { Channel = channel, Index = appended.Value });
        return null;
    }
}
