using Scrutineer.Cli.Output;
using Scrutineer.Cli.Records;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Verification;

namespace Scrutineer.Cli.Demo;

/// <summary>The record of the invented night: every protocol an entry in the order of arrival, and what followed, by the clock of the night.</summary>
internal sealed class DemoRecord : IDisposable
{
    private readonly RecordOffice office;
    private readonly NightClock clock;
    private readonly UnitTree units;
    private bool isUnpublished;
    private readonly Queue<(Batch Batch, Protocol Protocol)> arrivals;
    private readonly Queue<Happening> happenings = new(Aftermath.All);

    private DemoRecord(RecordOffice office, NightClock clock, ElectionFolder folder)
    {
        this.office = office;
        this.clock = clock;
        units = folder.Election.Units;
        arrivals = new(folder.Batches.SelectMany(b => b.Protocols.Select(p => (b, p))).OrderBy(a => a.p.Received));
    }

    /// <summary>The election.</summary>
    public Election Election => office.Election;

    /// <summary>The state after the entries so far.</summary>
    public CountState State => office.Fold.State();

    /// <summary>Complaints and decisions so far.</summary>
    public Docket Docket => office.Fold.Docket;

    /// <summary>When the next thing happens that is no protocol; null: nothing more does.</summary>
    public Happening? Next => happenings.TryPeek(out var next) ? next : null;

    /// <summary>When the last protocol arrives.</summary>
    public DateTimeOffset End { get; private init; }

    /// <summary>Opens the record in the folder, with no protocol yet.</summary>
    public static Result<DemoRecord> Open(string folder, DateTimeOffset begin)
    {
        var read = FolderReader.Read(folder);
        if (!read.IsOk) return read.Refusal!;
        var paths = new RecordPaths(folder);
        var with = OpenCommand.With(read.Value, paths, new OpenCommand.Asked(folder, Live: false, "demo.invalid/kg-2020-invented", null, null, Empty: true, null));
        if (!with.IsOk) return with.Refusal!;
        var clock = new NightClock(begin);
        var office = RecordOffice.Create(paths, with.Value, clock);
        if (!office.IsOk) return office.Refusal!;
        var end = read.Value.Batches.SelectMany(b => b.Protocols).Max(p => p.Received)!.Value;
        return new DemoRecord(office.Value, clock, read.Value) { End = end };
    }

    /// <summary>Takes in everything that arrives or happens until a moment; publishes what is new if asked to.</summary>
    public async Task<Result<bool>> PlayUntil(DateTimeOffset moment, bool publish, CancellationToken cancel)
    {
        while (happenings.TryPeek(out var next) && next.At <= moment)
        {
            var before = Arrive(next.At);
            if (!before.IsOk) return before;
            var data = happenings.Dequeue().Data(office.Fold);
            var happened = office.Append(new Author(next.By, null), data, office.Fold.PrevOf(data));
            if (!happened.IsOk) return happened.Refusal!;
            isUnpublished = true;
        }

        var arrived = Arrive(moment);
        if (!arrived.IsOk || !publish || !isUnpublished) return arrived.IsOk ? false : arrived;
        isUnpublished = false;
        var published = await office.Publish(null, unwitnessed: false, cancel);
        return published.IsOk ? true : published.Refusal!;
    }

    private Result<bool> Arrive(DateTimeOffset moment)
    {
        var part = new List<(Batch Batch, Protocol Protocol)>();
        while (arrivals.TryPeek(out var next) && next.Protocol.Received <= moment) part.Add(arrivals.Dequeue());
        clock.Now = moment;
        if (part.Count == 0) return true;
        var appended = office.AppendAll(new Author("polling-station", null), part.Select(a =>
            (Func<RecordFold, (long?, EntryData)>)(fold => BatchEntries.Of(fold, units, a.Batch, a.Protocol))));
        if (!appended.IsOk) return appended.Refusal!;
        isUnpublished = true;
        return true;
    }

    /// <summary>Verifies what was published, as a stranger would.</summary>
    public static bool Verify(string folder)
    {
        var report = RecordVerifier.Verify(new DirectoryFiles(new RecordPaths(folder).Public), new VerifyOptions());
        Terminal.Heading("The record");
        Terminal.Line($"Every protocol is an entry of a signed, append-only record: {Terminal.Number(report.Size)} entries, {report.Publications.Length} publications.");
        var outcome = report.IsVerified ? "and all of it verifies" : "but it does NOT verify";
        Terminal.Line($"Anyone can count it again from the entries; this program just did, {outcome}.");
        return report.IsVerified;
    }

    public void Dispose() => office.Dispose();
}
