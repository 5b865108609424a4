using Scrutineer.Cli.Output;
using Scrutineer.Cli.Records;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Verification;

namespace Scrutineer.Cli.Demo;

/// <summary>The record of the invented night: every protocol an entry in the order of arrival, by the clock of the night.</summary>
internal sealed class DemoRecord : IDisposable
{
    private readonly RecordOffice office;
    private readonly NightClock clock;
    private readonly UnitTree units;
    private bool isUnpublished;
    private readonly Queue<(Batch Batch, Protocol Protocol)> arrivals;

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

    /// <summary>Takes in everything that arrives until a moment; publishes what is new if asked to.</summary>
    public async Task<Result<bool>> PlayUntil(DateTimeOffset moment, bool publish, CancellationToken cancel)
    {
        var part = new List<(Batch Batch, Protocol Protocol)>();
        while (arrivals.TryPeek(out var next) && next.Protocol.Received <= moment) part.Add(arrivals.Dequeue());
        clock.Now = moment;
        if (part.Count > 0)
        {
            var appended = office.AppendAll(new Author("polling-station", null), part.Select(a =>
                (Func<RecordFold, (long?, EntryData)>)(fold => BatchEntries.Of(fold, units, a.Batch, a.Protocol))));
            if (!appended.IsOk) return appended.Refusal!;
            isUnpublished = true;
        }

        if (!publish || !isUnpublished) return false;
        isUnpublished = false;
        var published = await office.Publish(null, unwitnessed: false, cancel);
        return published.IsOk ? true : published.Refusal!;
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
