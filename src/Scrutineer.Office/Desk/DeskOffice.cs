using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Findings;
using Scrutineer.Law;
using Scrutineer.Office.Desk.Intake;
using Scrutineer.Store.Journals;

namespace Scrutineer.Office.Desk;

/// <summary>
/// The desk of an office, without pages: what somebody wants is checked against his role and unit, decided by the rules, written to the journal, and, when
/// a protocol is ready, into the record. Safe for several threads. Expected refusals are values; every one of them is left in the audit trail.
/// </summary>
public sealed partial class DeskOffice : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly RecordOffice office;
    private readonly Journal journal;
    private readonly TimeProvider clock;
    private readonly DeskState state;
    private readonly IntakeState sent = new();
    private bool isClosed;

    private DeskOffice(RecordOffice office, Journal journal, TimeProvider clock)
    {
        (this.office, this.journal, this.clock) = (office, journal, clock);
        state = new DeskState(office.Election);
        Audit = new AuditTrail(journal, clock);
        office.Turn = turn;
    }

    /// <summary>The definition of the election.</summary>
    public Election Election => office.Election;

    /// <summary>Identity with the phase: <c>kg-2020:live</c>.</summary>
    public string Id => office.Fold.Election;

    /// <summary>Who did what and was refused what.</summary>
    public AuditTrail Audit { get; }

    /// <summary>Where the record lies.</summary>
    public RecordPaths Paths => office.Paths;

    /// <summary>Opens the desk of a record: folds its journal, and writes into the record what a stop kept from it.</summary>
    /// <exception cref="IOException">The journal cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The journal was changed.</exception>
    public static Result<DeskOffice> Open(RecordOffice office, TimeProvider clock)
    {
        var desk = new DeskOffice(office, Journal.Open(Path.Combine(office.Paths.Private, "desk.db")), clock);
        foreach (var line in desk.journal.Read(Kind)) desk.state.Take(DeskLine.Read(line.Text));
        foreach (var line in desk.journal.Read(SentKindOfLine)) desk.sent.Take(IntakeLine.Read(line.Text));
        foreach (var (of, scan) in desk.state.Scans) desk.scansBySha[scan.Sha256] = of;
        foreach (var ((unit, channel), stage) in desk.state.Stages.ToList())
            if (stage is Stage.Ready) _ = desk.Enter(unit, channel, desk.office.Election.Units.Find(unit));
        return desk;
    }

    /// <summary>Ends publishing, then closes the journal and the record.</summary>
    public async ValueTask DisposeAsync()
    {
        if (isClosed) return;
        isClosed = true;
        await StopPublishing().ConfigureAwait(false);
        journal.Dispose();
        office.Dispose();
        turn.Dispose();
    }

    private const string Kind = "desk";

    /// <summary>Runs one after the other what somebody wants, if he may. A refusal is left in the audit trail.</summary>
    private Result<T> InTurn<T>(StaffMember who, Operation operation, string unit, string? channel, Func<Result<T>> decide) => InTurn(() =>
    {
        var result = Permissions.Check(who, operation, unit, Election.Units) is { } not ? not
            : channel is not null && Election.Channels.All(c => c.Code != channel) ? new Refusal("channel-unknown", $"There is no channel \"{channel}\".")
            : decide();
        if (result.Refusal is { } refusal) Audit.Refused(who, operation, unit, refusal.Code);
        return result;
    });

    /// <summary>Runs one after the other.</summary>
    private T InTurn<T>(Func<T> work)
    {
        turn.Wait();
        try
        {
            return work();
        }
        finally
        {
            turn.Release();
        }
    }

    private Refusal? NotSitting(string unit) => state.SittingOver(unit) switch
    {
        { Sitting: Sitting.Open } => null,
        { Sitting: Sitting.Paused } => new Refusal("sitting-paused", "The sitting is paused; what you typed is kept."),
        { Sitting: Sitting.Closed } => new Refusal("sitting-closed", "The sitting is closed."),
        _ => new Refusal("sitting-not-open", "The sitting is not open yet."),
    };

    private void Write(params DeskLine[] lines)
    {
        journal.Append(Kind, [.. lines.Select(l => l.ToJson())]);
        foreach (var line in lines) state.Take(line);
    }

    private DateTimeOffset Now()
    {
        var now = clock.GetLocalNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), now.Offset);
    }
}
