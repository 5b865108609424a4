using System.Text;
using Scrutineer.Office.Keys;
using Scrutineer.Published;
using Scrutineer.Record;
using Scrutineer.Store;
using Scrutineer.Verification;

namespace Scrutineer.Office.Mirrors;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>A record that was restored, and what the commission must sign before it can go on.</summary>
/// <param name="Size">Entries in it.</param>
/// <param name="Key">The new log key, not yet in force.</param>
/// <param name="Text">The text that lets it take over: docs/reference/record.md, keys.changed.</param>
public sealed record Restored(long Size, VerifierKey Key, string Text);

/// <summary>
/// After a total loss any mirror gives the record back: every entry and blob that was public. The log key is lost with the rest, so that a new one
/// must take over, by a note that the commission in force signs.
/// </summary>
public static class Restoring
{
    private const int Most = 512 * 1024 * 1024;
    private const ulong Batch = 1_000;

    /// <summary>
    /// Restores a record from a mirror. Refuses a mirror that does not verify (<c>mirror-not-verified</c>), a place that is taken (<c>record-exists</c>).
    /// </summary>
    /// <param name="mirror">The mirror's folder.</param>
    /// <param name="paths">Where the record goes.</param>
    /// <param name="policy">The policy that is trusted; null: that of entry 0.</param>
    public static Result<Restored> From(string mirror, RecordPaths paths, string? policy)
    {
        if (paths.Exist) return new Refusal("record-exists", "There is a record here already.", paths.Root);
        var files = new DirectoryFiles(mirror);
        var report = RecordVerifier.Verify(files, new VerifyOptions { TrustedPolicy = policy });
        if (!report.IsVerified || report.Fold is not { } fold)
        {
            var failed = report.Steps.First(s => s.State == StepState.Failed);
            return new Refusal("mirror-not-verified", $"The mirror is not verified, so nothing is restored from it: {failed.Step}, {failed.Fault}", mirror);
        }

        Directory.CreateDirectory(paths.Private);
        var opened = Files.OpenStore(paths, StoreAccess.Create);
        if (!opened.IsOk) return opened.Refusal!;
        using var store = opened.Value;
        foreach (var name in fold.Blobs) store.Blobs.Put(files.Read($"blob/sha256/{name}", Most)!.Value.Span);
        var tiles = new DirectoryTiles(mirror);
        var size = (ulong)report.Size;
        var pending = new List<ReadOnlyMemory<byte>>();
        for (ulong bundle = 0; bundle * TilePath.FullWidth < size; bundle++)
        {
            pending.AddRange(tiles.Bundle(bundle, size).Value);
            if ((ulong)pending.Count < Batch && (bundle + 1) * TilePath.FullWidth < size) continue;
            var appended = store.Append(pending, store.Size);
            if (!appended.IsOk) return appended.Refusal!.AsLaw();
            pending.Clear();
        }

        using var guard = Guard.Open(paths.Guard, create: true).Value;
        var head = SignedHead.Parse(report.CheckpointBytes.Span).Value;
        guard.Advance(head);
        store.SetLastSigned(head);
        var key = KeyFile.Make(paths.LogKey, fold.Opened.Origin);
        if (!key.IsOk) return key.Refusal!;
        return new Restored((long)store.Size, key.Value.Verifier, fold.Keys.TextFor(WithLog(fold.Keys.Policy, key.Value.Verifier), fold.Keys.Commission));
    }

    /// <summary>The policy with another log key in place of its own.</summary>
    private static string WithLog(string policy, VerifierKey key)
    {
        var text = new StringBuilder();
        foreach (var line in policy.TrimEnd('\n').Split('\n'))
            text.Append(line.StartsWith("log ", StringComparison.Ordinal) ? $"log {key}" : line).Append('\n');
        return text.ToString();
    }
}
