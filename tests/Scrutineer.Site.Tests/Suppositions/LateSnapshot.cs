using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Interchange.Import;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Record;
using Scrutineer.Site.Editions;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Site.Tests.Suppositions;

/// <summary>
/// The late snapshot of Kyrgyzstan 2020 as a published record. Its bar is 7 % of those who took part, as far as marked ballots can say it: Kloop's assumption is
/// that 1.5 % of them left invalid ballots, so it is 7/0.985 % of marked ballots.
/// </summary>
internal static class LateSnapshot
{
    private static readonly Lazy<Task<Edition>> Made = new(Make);

    /// <summary>Its one publication.</summary>
    public static async Task<Edition> Latest() => await Made.Value;

    /// <summary>The same, read again from nothing.</summary>
    public static async Task<Edition> Again() => await Make();

    private static async Task<Edition> Make()
    {
        var folder = Path.Combine(Shared.Repository, "elections", "kg-2020-late");
        var mapping = MappingReader.Read(Path.Combine(folder, "mapping.json")).Value;
        var imported = Importer.Read(mapping, [Shared.Path("data", "kyrgyzstan-2020", "snapshot-late-2413.csv")]).Value;
        var law = Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(folder, "law.json")).Replace("\"share\": \"7%\"", "\"share\": \"7000/98500\"", StringComparison.Ordinal));
        var blobs = RecordBlobs.Of(imported.Election, File.ReadAllBytes(Path.Combine(folder, "form.json")), law);
        var root = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
        try
        {
            Directory.CreateDirectory(root);
            var paths = new RecordPaths(Path.Combine(root, "election"));
            var key = SignerKey.FromSeed("record.example/late", Enumerable.Repeat((byte)7, 32).ToArray()).Value;
            Directory.CreateDirectory(Path.GetDirectoryName(paths.LogKey)!);
            File.WriteAllText(paths.LogKey, key.ToPrivateText() + "\n");
            var member = SignerKey.FromSeed("c1", Enumerable.Repeat((byte)1, 32).ToArray()).Value;
            var election = Ok(Scrutineer.Elections.Definitions.ElectionDefinition.Read(blobs.Definition, blobs.Units, blobs.Form, blobs.Law));
            using (var office = Ok(RecordOffice.Create(paths, new NewRecord(election, blobs, "kg-2020-late:live", key, "quorum none\n", $"witness {member.Name} {member.Verifier}\nquorum c1\n"), new Evening())))
            {
                var entries = imported.Batches.SelectMany(b => b.Protocols.Select(p => (Batch: b, Protocol: p)));
                Ok(office.AppendAll(new Author("central-commission", null), entries.Select(e => (Func<RecordFold, (long?, EntryData)>)(fold => BatchEntries.Of(fold, election.Units, e.Batch, e.Protocol)))));
                Ok(await office.Publish("published", unwitnessed: true, TestContext.Current.CancellationToken));
            }

            return Ok(PublishedRecord.Open(new DirectoryFiles(paths.Public))).Latest!;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static T Ok<T>(Scrutineer.Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class Evening : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2020, 11, 4, 12, 0, 0, TimeSpan.Zero);
    }
}
