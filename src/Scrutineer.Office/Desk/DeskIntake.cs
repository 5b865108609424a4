using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Desk.Intake;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Office.Desk.Intake;
using Scrutineer.Store;

namespace Scrutineer.Office.Desk;

/// <summary>What the public sends without signing in: checked as at the desk, kept at once, with a receipt.</summary>
public sealed partial class DeskOffice
{
    /// <summary>Longest text, in signs.</summary>
    public const int LongestSent = 20_000;

    /// <summary>Longest line of a form: a name, a figure.</summary>
    public const int LongestLine = 500;

    private const string SentKindOfLine = "intake";

    private static readonly Author Public = new("public", null);

    /// <summary>Makes tokens that nobody can guess from what was sent; gone with the process, and with it every form that was open.</summary>
    private readonly byte[] tokenKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>Files of what waits take no more than so many bytes of the office's disk.</summary>
    internal long MostWaiting { get; set; } = 4L << 30;

    private SentPapers Papers => new(new BlobFolder(office.Paths.Sealed));

    /// <summary>
    /// Takes a complaint of the public. It goes to the first forum that is competent. Refuses as <see cref="RecordOffice.FileComplaint"/> would now, and
    /// <c>complainant-unnamed</c>, <c>sent-long</c>, <c>intake-full</c>. The same sent twice from one form is kept once.
    /// </summary>
    /// <param name="once">Drawn for the form.</param>
    /// <param name="complaint">The complaint; election, person and files are filled in here.</param>
    /// <param name="name">Name of a private person; null: none.</param>
    /// <param name="contact">How to reach the sender; null: not at all.</param>
    /// <param name="files">What is handed in.</param>
    public Result<SentReceipt> Send(string once, Submission.Complaint complaint, string? name, string? contact, IReadOnlyList<HandedIn> files) => InTurn<Result<SentReceipt>>(() =>
    {
        if (TooLong(complaint.Text, name, contact, [.. files.Select(f => f.What)]) is { } large) return large;
        complaint = complaint with
        {
            Election = Id,
            Person = null,
            Files = [.. files.Select(f => new SentFile(f.What, f.IsPublic, f.Sha256, new BlobReference(SentPapers.Digest(f.Bytes), f.Bytes.Length, f.MediaType)))],
        };
        var seat = SeatFor(complaint.Unit);
        if (!seat.IsOk) return seat.Refusal!;
        if (name is null && complaint.List is null) return new Refusal("complainant-unnamed", "Whoever complains gives a name, or the list for which he complains. The name is kept sealed.");
        var arrived = ToTheSecond(Now());
        if (files.Any(f => f.What.Length == 0)) return new Refusal("dispute-incomplete", "Each file that is handed in says what it is.");
        if (office.Check(Public, FilingOf(complaint, seat.Value, complaint.Kind, [complaint.Ground]), arrived) is { } not) return not;
        var token = TokenOf(once, complaint, name, contact);
        var salt = SHA256.HashData(Encoding.UTF8.GetBytes($"scrutineer/salt/1\n{token}"))[..16];
        if (name is not null) complaint = complaint with { Person = RecordOffice.Commitment(salt, name) };
        return Receive(token, complaint, new Sender(name, contact, Convert.ToHexStringLower(salt)), files, new IntakeLine("complaint", arrived, 0) { Unit = complaint.Unit, Seat = seat.Value.At, Ground = complaint.Ground });
    });

    /// <summary>Takes a report of an error. Refuses <c>unit-unknown</c>, <c>report-incomplete</c>, <c>sent-long</c>.</summary>
    /// <param name="once">Drawn for the form.</param>
    /// <param name="report">The report; the election is filled in here.</param>
    /// <param name="contact">How to reach the sender; null: not at all.</param>
    public Result<SentReceipt> Send(string once, Submission.ErrorReport report, string? contact) => InTurn<Result<SentReceipt>>(() =>
    {
        if (TooLong(report.Expected, report.Figure, contact, [report.Shown]) is { } large) return large;
        report = report with { Election = Id };
        if (Election.Units.Find(report.Unit) < 0) return UnknownUnit(report.Unit);
        if (report.Figure.Length == 0 || report.Expected.Length == 0) return new Refusal("report-incomplete", "Say which figure is wrong and what should be there.");
        var token = TokenOf(once, report, null, contact);
        var salt = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"scrutineer/salt/1\n{token}"))[..16]);
        return Receive(token, report, new Sender(null, contact, salt), [], new IntakeLine("report", ToTheSecond(Now()), 0) { Unit = report.Unit, Seat = report.Unit });
    });

    /// <summary>Who hears complaints in the first instance, and until when each takes them; null: the law sets no limit.</summary>
    public ImmutableArray<(Forum Forum, CaseClock? Clock)> FirstForums() => InTurn<ImmutableArray<(Forum, CaseClock?)>>(() =>
        [.. (Election.Disputes?.Forums ?? []).Where(f => f.IsFirst && f.Kind != ForumKind.Legislator).Select(f => (f, office.Fold.Docket.ToFile(f.Code, null, Now())))]);

    /// <summary>What a sender sees of what he sent. Refuses <c>sent-unknown</c>.</summary>
    /// <param name="token">What the receipt has.</param>
    public Result<SentView> SentBy(string token) => InTurn<Result<SentView>>(() =>
    {
        if (sent.FindToken(Kept(token)) is not { } found) return NothingSent;
        return SentView.Of(found, Papers.Submission(found.Document));
    });

    /// <summary>The bytes of what was sent, whose SHA-256 the receipt has. Refuses <c>sent-unknown</c>.</summary>
    public Result<byte[]> PaperOf(string token) => InTurn<Result<byte[]>>(() =>
    {
        if (sent.FindToken(Kept(token)) is not { } found || Papers.Find(found.Document) is not { } bytes) return NothingSent;
        return bytes;
    });

    /// <summary>The proof that the complaint of a sender stands in the published record. Refuses <c>sent-unknown</c>, <c>entry-not-public</c>.</summary>
    public Result<EntryProof> ProofFor(string token) => InTurn<Result<EntryProof>>(() =>
        sent.FindToken(Kept(token)) is { Standing: Standing.TakenIn { Case: var number } } ? office.Prove(number) : NothingSent);

    private static Refusal NothingSent => new("sent-unknown", "Nothing was sent under this address; compare it with the receipt.");

    private static Refusal UnknownUnit(string unit) => new("unit-unknown", $"The unit \"{unit}\" is not among the units.");

    /// <summary>Keeps what was sent: files and papers first, then the line that says so.</summary>
    private Result<SentReceipt> Receive(string token, Submission submission, Sender sender, IReadOnlyList<HandedIn> files, IntakeLine line)
    {
        var bytes = SentPapers.Bytes(submission);
        var salt = sender.Name is null ? null : sender.Salt;
        if (sent.FindToken(Kept(token)) is { } again) return new SentReceipt(again.Number, again.Arrived, again.Document, token, salt);
        var length = files.Sum(f => (long)f.Bytes.Length);
        if (length > 0 && sent.Waiting + length > MostWaiting) return new Refusal("intake-full", "The office has no room for more files now; send it without files, and hand them in later.");
        foreach (var file in files) _ = Papers.Keep(file.Bytes);
        line = line with
        {
            Number = sent.Next,
            Document = Papers.Keep(bytes),
            Sealed = sender is { Name: null, Contact: null } ? null : Papers.Keep(sender),
            Token = Kept(token),
            Length = length,
        };
        journal.Append(SentKindOfLine, line.ToJson());
        sent.Take(line);
        return new SentReceipt(line.Number, line.At, line.Document, token, salt);
    }

    /// <summary>Before whom a unit is complained of. Refuses <c>disputes-none</c>, <c>unit-unknown</c>, <c>forum-not-competent</c>.</summary>
    private Result<(string Forum, string At)> SeatFor(string unit)
    {
        if (Election.Disputes is not { } rules) return NoRules;
        var at = Election.Units.Find(unit);
        if (at < 0) return UnknownUnit(unit);
        return FirstInstance.Of(rules, Election.Units, at) is { } seat
            ? (seat.Forum.Code, seat.At)
            : new Refusal("forum-not-competent", $"Nobody hears complaints of \"{unit}\" in the first instance ({rules.Article}).");
    }

    /// <summary>The entry that a complaint becomes, but for its evidence.</summary>
    private static ComplaintFiled FilingOf(Submission submission, (string Forum, string At) seat, string kind, IEnumerable<string> grounds)
    {
        var complaint = submission as Submission.Complaint;
        var said = submission is Submission.ErrorReport report ? $"{report.Figure}: {report.Shown} → {report.Expected}" : complaint!.Text;
        return new ComplaintFiled(
            seat.Forum, seat.At, new Complainant(kind, complaint?.List is { } list ? [list] : [], complaint?.Person, null),
            [.. grounds.Where(g => g.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], [submission.Unit], null, [],
            said.Length == 0 ? LocalText.Empty : new LocalText(LocalText.Empty.ByLanguage.Add(submission.Language, said)), []);
    }

    private static Refusal? TooLong(string text, string? one, string? other, IEnumerable<string> lines) =>
        text.Length > LongestSent || lines.Append(one ?? "").Append(other ?? "").Any(l => l.Length > LongestLine)
            ? new Refusal("sent-long", $"A text has at most {LongestSent} signs, a line {LongestLine}.")
            : null;

    /// <summary>Opens the sender's page: the same for the same sent from one form, and nothing that anybody could guess.</summary>
    private string TokenOf(string once, Submission submission, string? name, string? contact)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, tokenKey);
        foreach (var part in (byte[][])[Encoding.UTF8.GetBytes(once), SentPapers.Bytes(submission), Encoding.UTF8.GetBytes(name ?? ""), Encoding.UTF8.GetBytes(contact ?? "")])
            mac.AppendData(SHA256.HashData(part));
        return Base64Url.EncodeToString(mac.GetHashAndReset());
    }

    private static string Kept(string token) => SentPapers.Digest(Encoding.UTF8.GetBytes(token));

    private static DateTimeOffset ToTheSecond(DateTimeOffset time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond), time.Offset);
}
