using Scrutineer.Cli.Output;
using Scrutineer.Cli.Records;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Verification;

namespace Scrutineer.Cli.Demo;

/// <summary>The record of the invented night: every protocol an entry in the order of arrival, published every three hours, then verified.</summary>
internal static class DemoRecord
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(3);

    /// <summary>Opens the record in the folder, takes the protocols in and publishes as the night goes on. Gives the state after all entries.</summary>
    public static async Task<Result<CountState>> Make(string folder)
    {
        var read = FolderReader.Read(folder);
        if (!read.IsOk) return read.Refusal!;
        var paths = new RecordPaths(folder);
        var with = OpenCommand.With(read.Value, paths, new OpenCommand.Asked(folder, Live: false, "demo.invalid/kg-2020-invented", null, null, Empty: true, null));
        if (!with.IsOk) return with.Refusal!;
        using var office = RecordOffice.Create(paths, with.Value, TimeProvider.System).OrRefuse(out var refusal);
        if (office is null) return refusal!;
        var units = read.Value.Election.Units;
        var arrivals = read.Value.Batches.SelectMany(b => b.Protocols.Select(p => (Batch: b, Protocol: p))).OrderBy(a => a.Protocol.Received).ToList();
        foreach (var part in Parts(arrivals))
        {
            var appended = office.AppendAll(new Author("polling-station", null), part.Select(a =>
                (Func<RecordFold, (long?, EntryData)>)(fold => BatchEntries.Of(fold, units, a.Batch, a.Protocol))));
            if (!appended.IsOk) return appended.Refusal!;
            var published = await office.Publish(null, unwitnessed: false, CancellationToken.None);
            if (!published.IsOk) return published.Refusal!;
        }

        return office.Fold.State();
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

    private static IEnumerable<List<(Batch Batch, Protocol Protocol)>> Parts(List<(Batch Batch, Protocol Protocol)> arrivals)
    {
        var part = new List<(Batch, Protocol)>();
        DateTimeOffset? until = null;
        foreach (var arrival in arrivals)
        {
            until ??= arrival.Protocol.Received + Between;
            if (arrival.Protocol.Received > until)
            {
                yield return part;
                part = [];
                until += Between;
            }

            part.Add(arrival);
        }

        if (part.Count > 0) yield return part;
    }
}
