using System.Security.Cryptography;
using Scrutineer.Desk.People;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Office.Desk;
using Scrutineer.Verification;

namespace Scrutineer.DeskServer.Merging;

/// <summary>
/// Records of other offices that were uploaded and wait for a decision: in <c>record/incoming</c>, named by who sent them and their SHA-256. One for each person,
/// for a day; and those that offices sent. Nothing is ever fetched from an address.
/// </summary>
internal sealed class IncomingRecords(DeskOffice desk, TimeProvider clock, SentRecords sent) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // Verifying takes a processor and memory: one at a time is enough for an office.
    private readonly SemaphoreSlim one = new(1, 1);

    private string Folder => Path.Combine(desk.Paths.Private, "incoming");

    /// <summary>Keeps an archive and says what would become of its record. Refuses <c>archive-…</c>, <c>merge-…</c>.</summary>
    public async Task<Result<(string Key, MergePlan Plan)>> Take(StaffMember who, Stream sent, CancellationToken cancel) => await Alone<(string Key, MergePlan Plan)>(async () =>
    {
        Directory.CreateDirectory(Folder);
        foreach (var old in Directory.GetFiles(Folder))
            if (Path.GetFileName(old).StartsWith(who.Key, StringComparison.Ordinal) || File.GetLastWriteTimeUtc(old) + Kept < clock.GetUtcNow().UtcDateTime) File.Delete(old);
        var begun = Path.Combine(Folder, $"{who.Key}.part");
        try
        {
            var written = await Write(sent, begun, cancel);
            if (!written.IsOk) return written.Refusal!;
            var plan = await Task.Run(() => With(begun, files => desk.PlanMerge(who, files)), cancel);
            if (!plan.IsOk) return plan.Refusal!;
            File.Move(begun, At(who, written.Value));
            return (written.Value, plan.Value);
        }
        finally
        {
            File.Delete(begun);
        }
    });

    /// <summary>What would become of an archive that was kept. Refuses <c>merge-unknown</c>, and as <see cref="Take"/>.</summary>
    public Task<Result<MergePlan>> Plan(StaffMember who, string key) => Alone(() => Task.Run(() => Find(who, key) is { } file ? With(file, files => desk.PlanMerge(who, files)) : Unknown));

    /// <summary>Takes over what is new. Refuses as <see cref="DeskOffice.Merge"/> and <see cref="Plan"/>. Gives how many were taken.</summary>
    public Task<Result<int>> Merge(StaffMember who, string key, string seen) => Alone(() => Task.Run(() => Find(who, key) is { } file ? With(file, files => desk.Merge(who, files, seen)) : Unknown));

    /// <summary>Records that offices have sent, the newest first.</summary>
    public System.Collections.Immutable.ImmutableArray<SentRecord> Sent => sent.All();

    public void Dispose() => one.Dispose();

    private static Refusal Unknown => new("merge-unknown", "There is no such record here; upload it again.");

    private static async Task<Result<string>> Write(Stream sent, string to, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(to);
        var buffer = new byte[81_920];
        int read;
        while ((read = await sent.ReadAsync(buffer, cancel)) > 0)
        {
            if (file.Length + read > RecordArchive.GreatestLength) return new Refusal("archive-large", "The archive is longer than 1 GiB.");
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<Result<T>> Alone<T>(Func<Task<Result<T>>> work)
    {
        if (!await one.WaitAsync(TimeSpan.FromSeconds(10))) return new Refusal("merge-busy", "Another record is being verified; try again in a moment.");
        try
        {
            return await work();
        }
        finally
        {
            one.Release();
        }
    }

    private static Result<T> With<T>(string file, Func<IPublishedFiles, Result<T>> work)
    {
        var opened = RecordArchive.Open(file);
        if (!opened.IsOk) return opened.Refusal!;
        using var files = opened.Value;
        return work(files);
    }

    private string At(StaffMember who, string key) => Path.Combine(Folder, $"{who.Key}-{key}.zip");

    private string? Find(StaffMember who, string key) => key.Length == 2 * SHA256.HashSizeInBytes && key.All(char.IsAsciiHexDigitLower) && File.Exists(At(who, key)) ? At(who, key) : sent.Find(key);
}
