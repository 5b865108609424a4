using System.Text.Json;
using Scrutineer.Published;

namespace Scrutineer.Web.Live;

/// <summary>The two files of a published tree that change.</summary>
/// <param name="Checkpoint">The checkpoint; null: it is not there.</param>
/// <param name="Current">The pointer; null: it is not there.</param>
internal sealed record Pointers(ReadOnlyMemory<byte>? Checkpoint, ReadOnlyMemory<byte>? Current)
{
    private const int Most = 1 << 16;

    public static Pointers Read(DirectoryFiles files) => new(Small(files, "checkpoint"), Small(files, "current.json"));

    /// <summary>True if both are the same bytes.</summary>
    public bool Same(Pointers other) => Same(Checkpoint, other.Checkpoint) && Same(Current, other.Current);

    /// <summary>These, and where one is not there, the one from before: a tree that is away keeps its last word.</summary>
    public Pointers Or(Pointers before) => new(Checkpoint ?? before.Checkpoint, Current ?? before.Current);

    /// <summary>Index of the incident that keeps a newer version back, as the pointer says; null: none, or it cannot be read.</summary>
    public long? Blocked()
    {
        try
        {
            if (Current is not { } bytes) return null;
            using var json = JsonDocument.Parse(bytes);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("blocked", out var blocked)
                && blocked.ValueKind == JsonValueKind.Number && blocked.TryGetInt64(out var index) ? index : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte>? Small(DirectoryFiles files, string path) =>
        files.Read(path, Most) is { Length: > 0 and <= Most } bytes ? bytes : (ReadOnlyMemory<byte>?)null;

    private static bool Same(ReadOnlyMemory<byte>? one, ReadOnlyMemory<byte>? other) =>
        one is { } a && other is { } b ? a.Span.SequenceEqual(b.Span) : one is null == other is null;
}
