using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Results;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

/// <summary>What a counting machine, a program or an observer sends in.</summary>
/// <param name="Id">Made by the sender, for this message alone: sent twice, it is taken once.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Figures">The numbers.</param>
public sealed record SentReport(string Id, string Unit, string Channel, PaperFigures Figures);

/// <summary>What became of a message.</summary>
/// <param name="Index">Index of its entry.</param>
/// <param name="IsNew">False: it had come before.</param>
public sealed record TakenReport(long Index, bool IsNew);

public sealed partial class DeskOffice
{
    /// <summary>
    /// Takes a report of a machine or a copy of an observer. The same message again gives the same entry. Refuses <c>report-id</c>,
    /// <c>report-other-content</c>, <c>report-again</c> (the unit has another report; a correction needs a reason), <c>channel-is-typed</c>, <c>report-over-whole</c> (a machine counts more votes than valid ballots, or
    /// more of those than were cast), and what the record refuses.
    /// </summary>
    public Result<TakenReport> Report(StaffMember who, SentReport report)
    {
        var isCopy = who.Role == Role.Observer;
        return InTurn<TakenReport>(who, isCopy ? Operation.SendCopy : Operation.ReportMachine, report.Unit, report.Channel, () =>
        {
            if (NotReported(report, isCopy) is { } not) return not;
            var known = Known(who, report);
            if (!known.IsOk) return known.Refusal!;
            if (known.Value is { } taken) return taken;
            return Enter(who, isCopy ? EntryMethods.Copy : EntryMethods.Machine, [report]) is { } refused ? refused : new TakenReport(state.Taken(IdOf(who, report))!.Value, true);
        });
    }

    /// <summary>
    /// Replaces what a machine reported, with a reason that is public. Refuses as <see cref="Report"/>, <c>protocol-none</c>, <c>decision-stale</c>, <c>correction-reason</c>,
    /// <c>decision-no-reason</c>, and <c>report-again</c> where nothing would change.
    /// </summary>
    /// <param name="who">A coordinator.</param>
    /// <param name="report">The new numbers.</param>
    /// <param name="code">One of <see cref="CorrectionReasons"/>.</param>
    /// <param name="reason">Why, for the public.</param>
    /// <param name="seen">Digest of the stage that was seen.</param>
    public Result<TakenReport> CorrectReport(StaffMember who, SentReport report, string code, string reason, string seen) =>
        InTurn<TakenReport>(who, Operation.CorrectProtocol, report.Unit, report.Channel, () =>
        {
            if (NotReported(report, false) is { } not) return not;
            if (office.Fold.Counting(report.Channel, report.Unit) is null) return new Refusal("protocol-none", $"The unit \"{report.Unit}\" has no report in the channel \"{report.Channel}\".");
            var known = Known(who, report);
            if (known.IsOk) return known.Value!;
            if (known.Refusal!.Code != "report-conflict") return known.Refusal;
            if (NotSeen(report.Unit, report.Channel, seen) is { } stale) return stale;
            var ordered = TypingRules.Next(new Stage.Recorded(office.Fold.HeadOf(report.Unit)!.Value), new TypingAction.Correct(who.Key, code, reason));
            if (!ordered.IsOk) return ordered.Refusal!;
            return Enter(who, EntryMethods.Machine, [report], $"{code}: {reason.Trim()}") is { } refused ? refused : new TakenReport(state.Taken(IdOf(who, report))!.Value, true);
        });

    /// <summary>The entry that a report became before; null: it is new.</summary>
    private Result<TakenReport?> Known(StaffMember who, SentReport report)
    {
        var before = office.Fold.Counting(report.Channel, report.Unit);
        var same = before is { } b && b.Protocol.Lines == report.Figures.Lines && b.Protocol.Votes == report.Figures.Votes;
        if (state.Taken(IdOf(who, report)) is { } index) return same ? new TakenReport(index, false) : new Refusal("report-other-content", "A message of this id was taken, and it said something else.");
        if (before is null) return (TakenReport?)null;
        return same
            ? new Refusal("report-again", $"The unit \"{report.Unit}\" has this report already, under another id.")
            : new Refusal("report-conflict", $"The unit \"{report.Unit}\" has another report in the channel \"{report.Channel}\"; a correction needs a reason.");
    }

    /// <summary>Writes reports of different units into the record and the journal, all or none.</summary>
    private Refusal? Enter(StaffMember who, string method, IReadOnlyList<SentReport> reports, string? correction = null)
    {
        UnitEntry Entry(ProtocolForm form) => correction is null ? new ProtocolReported(form) : new ProtocolCorrected(correction, form);
        var author = new Author(who.Role.Code(), who.Key);
        var appended = office.AppendTogether([.. reports.Select(r => (IReadOnlyList<(Author, UnitEntry)>)
        [
            (author, Entry(new ProtocolForm(r.Unit, r.Channel, CountOf(r.Unit, r.Channel), Now(), null, r.Figures.Lines, r.Figures.Votes, null, state.ScansOf(r.Unit, r.Channel)))),
            (author, new ProtocolEntered(r.Unit, r.Channel, method, [who.Key], [])),
        ])]);
        if (!appended.IsOk) return appended.Refusal;
        foreach (var report in reports) DeskMeter.Entered(report.Channel);
        Write([.. reports.Select((r, i) => new DeskLine("reported", Now(), who.Key, r.Unit) { Channel = r.Channel, Code = IdOf(who, r), Index = appended.Value + (2 * i) })]);
        Due();
        return null;
    }

    // The sender's key is part of the name: two senders never meet.
    private static string IdOf(StaffMember who, SentReport report) => $"{who.Key} {report.Id}";

    /// <summary>
    /// Keeps a scan of a protocol. It is public with the protocol, or at once if that is in the record already. The bytes are those that the public gets:
    /// the caller has made them safe. Refuses <c>scan-other-unit</c> if the same scan was given for another unit.
    /// </summary>
    /// <param name="who">Who gives it.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="bytes">The scan.</param>
    /// <param name="mediaType">Its type.</param>
    public Result<BlobReference> AddScan(StaffMember who, string unit, string channel, byte[] bytes, string mediaType)
    {
        var operation = who.Role == Role.Observer ? Operation.SendCopy : Operation.AddScan;
        return InTurn<BlobReference>(who, operation, unit, channel, () =>
        {
            var blob = office.Keep(bytes, mediaType);
            if (scansBySha.TryGetValue(blob.Sha256, out var other) && other != (unit, channel))
                return new Refusal("scan-other-unit", $"This very scan was given for \"{other.Unit}\" already; look which station it is of.");
            if (state.ScansOf(unit, channel).Any(s => s.Sha256 == blob.Sha256)) return blob;
            if (office.Fold.Counting(channel, unit) is not null)
            {
                var appended = office.AppendTogether([(new Author(who.Role.Code(), who.Key), new ProtocolScanned(unit, channel, [blob]))]);
                if (!appended.IsOk) return appended.Refusal!;
                Due();
            }

            Write(new DeskLine("scan", Now(), who.Key, unit) { Channel = channel, Images = [blob] });
            scansBySha[blob.Sha256] = (unit, channel);
            return blob;
        });
    }

    /// <summary>A scan of a station, for whoever may see the station. Refuses <c>scan-unknown</c>.</summary>
    public Result<(byte[] Bytes, string MediaType)> Scan(StaffMember who, string unit, string channel, string sha256) =>
        InTurn<(byte[], string)>(who, Operation.SeeOverview, unit, channel, () =>
            state.ScansOf(unit, channel).FirstOrDefault(s => s.Sha256 == sha256) is { } scan && office.Blob(scan.Sha256) is { } bytes
                ? (bytes, scan.MediaType)
                : new Refusal("scan-unknown", "This station has no such scan."));

    /// <summary>Where each scan was given for.</summary>
    private readonly Dictionary<string, (string Unit, string Channel)> scansBySha = new(StringComparer.Ordinal);

    private Refusal? NotReported(SentReport report, bool isCopy)
    {
        if (report.Id.Length is < 8 or > 64 || !report.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return new Refusal("report-id", "The id of a message has 8 to 64 letters, digits, hyphens or underscores.");
        if (report.Channel == Election.DecidingChannel.Code) return new Refusal("channel-is-typed", "Protocols of this channel are typed twice from paper, not reported.");
        // An observer never speaks for a machine.
        if (isCopy != (report.Channel == "observer")) return new Refusal("channel-other-sender", "Observers send copies in the channel \"observer\", machines in all others.");
        if (!Election.Units[Election.Units.Find(report.Unit)].IsStation) return new Refusal("unit-no-station", "Protocols are reported for stations.");
        // A machine's channel is shown all night, and nobody stands by such a sum with a reason; an observer's copy is evidence and is never shown as the count.
        return !isCopy && Identities.BrokenAlone(Election, OnPaper(report.Unit, report.Figures)) is [var broken, ..]
            ? new Refusal("report-over-whole", $"{broken.Sentence}. Compare with the tape of the machine.")
            : null;
    }
}
