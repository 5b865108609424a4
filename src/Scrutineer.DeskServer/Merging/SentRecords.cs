using System.Collections.Immutable;
using System.Security.Cryptography;
using Scrutineer.Desk.People;
using Scrutineer.Law;
using Scrutineer.Office;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Merging;

/// <summary>A record that an office has sent over the network.</summary>
/// <param name="Key">SHA-256 of its archive.</param>
/// <param name="By">Key of whoever sent it.</param>
/// <param name="At">When it was there whole.</param>
/// <param name="Length">Its length in bytes.</param>
internal sealed record SentRecord(string Key, string By, DateTimeOffset At, long Length);

/// <summary>
/// Records that offices send, in parts: in <c>record/incoming/sent</c>, named by who sends them and their SHA-256. What is whole waits for a commissioner for a week; each sender has one
/// whole and one on its way.
/// </summary>
internal sealed class SentRecords(DeskOffice desk, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private readonly SemaphoreSlim one = new(1, 1);

    private string Folder => Path.Combine(desk.Paths.Private, "incoming", "sent");

    /// <summary>How many bytes of an archive are here, and whether that is all. Refuses <c>merge-unknown</c>.</summary>
    public Result<(long Length, bool IsWhole)> Status(StaffMember who, string key)
    {
        if (!IsKey(key)) return Unknown;
        var (part, whole) = (new FileInfo(At(who, key, "part")), new FileInfo(At(who, key, "zip")));
        return whole.Exists ? (whole.Length, true) : (part.Exists ? part.Length : 0, false);
    }

    /// <summary>Adds the next part. Refuses <c>sent-offset</c> if another part is next, <c>archive-large</c>, <c>merge-unknown</c>.</summary>
    public async Task<Result<(long Length, bool IsWhole)>> Append(StaffMember who, string key, long from, Stream sent, CancellationToken cancel)
    {
        if (!IsKey(key)) return Unknown;
        await one.WaitAsync(cancel);
        try
        {
            Sweep(who, key, "part");
            var status = Status(who, key);
            if (status.Value.IsWhole) return status;
            if (status.Value.Length != from) return new Refusal("sent-offset", $"{status.Value.Length} bytes are here; the next part begins there.");
            await using var file = new FileStream(At(who, key, "part"), FileMode.Append, FileAccess.Write);
            var buffer = new byte[81_920];
            int read;
            while ((read = await sent.ReadAsync(buffer, cancel)) > 0)
            {
                if (file.Length + read > RecordArchive.GreatestLength) return new Refusal("archive-large", "The archive is longer than 1 GiB.");
                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            return (file.Length, false);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>
    /// All parts are here: verifies the record and says what would become of it. Sent again, it says so again. Refuses <c>sent-damaged</c>, <c>merge-unknown</c>, <c>archive-…</c>,
    /// <c>merge-…</c>; nothing is left of what was refused.
    /// </summary>
    public async Task<Result<MergePlan>> Finish(StaffMember who, string key, CancellationToken cancel)
    {
        if (!IsKey(key)) return Unknown;
        await one.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Verify(who, key), cancel);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Those that are whole, the newest first.</summary>
    public ImmutableArray<SentRecord> All() => !Directory.Exists(Folder) ? [] :
        [.. new DirectoryInfo(Folder).GetFiles("*.zip").OrderByDescending(f => f.LastWriteTimeUtc).Select(f => (File: f, Parts: Path.GetFileNameWithoutExtension(f.Name).Split('-')))
            .Select(f => new SentRecord(f.Parts[1], f.Parts[0], new DateTimeOffset(f.File.LastWriteTimeUtc, TimeSpan.Zero), f.File.Length))];

    /// <summary>The file of one that is whole; null: there is none.</summary>
    public string? Find(string key) => IsKey(key) && Directory.Exists(Folder) ? Directory.GetFiles(Folder, $"*-{key}.zip").FirstOrDefault() : null;

    public void Dispose() => one.Dispose();

    private static Refusal Unknown => new("merge-unknown", "There is no such record here; upload it again.");

    private static bool IsKey(string key) => key.Length == 2 * SHA256.HashSizeInBytes && key.All(char.IsAsciiHexDigitLower);

    private Result<MergePlan> Verify(StaffMember who, string key)
    {
        var (part, whole) = (At(who, key, "part"), At(who, key, "zip"));
        var isNew = !File.Exists(whole);
        if (isNew && !File.Exists(part)) return Unknown;
        if (isNew && Digest(part) != key)
        {
            File.Delete(part);
            return new Refusal("sent-damaged", "What arrived is not what was sent; send it again.");
        }

        var plan = Planned(who, isNew ? part : whole);
        if (!isNew) return plan;
        if (plan.IsOk)
        {
            Sweep(who, key, "zip");
            File.Move(part, whole);
            File.SetLastWriteTimeUtc(whole, clock.GetUtcNow().UtcDateTime);
            desk.Audit.Write(who.Key, $"record-sent {key[..12]}", who.Unit);
        }
        else
        {
            File.Delete(part);
        }

        return plan;
    }

    private Result<MergePlan> Planned(StaffMember who, string file)
    {
        var opened = RecordArchive.Open(file);
        if (!opened.IsOk) return opened.Refusal!;
        using var files = opened.Value;
        return desk.PlanSent(who, files);
    }

    /// <summary>Makes room: what is too old, and what the sender sent before.</summary>
    private void Sweep(StaffMember who, string key, string kind)
    {
        Directory.CreateDirectory(Folder);
        foreach (var file in Directory.GetFiles(Folder))
        {
            var isReplaced = Path.GetFileName(file).StartsWith($"{who.Key}-", StringComparison.Ordinal) && file.EndsWith($".{kind}", StringComparison.Ordinal) && !file.Contains(key, StringComparison.Ordinal);
            if (isReplaced || File.GetLastWriteTimeUtc(file) + Kept < clock.GetUtcNow().UtcDateTime) File.Delete(file);
        }
    }

    private static string Digest(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private string At(StaffMember who, string key, string kind) => Path.Combine(Folder, $"{who.Key}-{key}.{kind}");
}
