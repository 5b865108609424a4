using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Cli.Records;
using Scrutineer.Elections;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Scrutineer.Office;

namespace Scrutineer.Cli.Commands;

/// <summary>A state of the count and where it comes from: the files of a folder, or the first entries of its record.</summary>
/// <param name="State">The state.</param>
/// <param name="Folder">The folder it was read from; null: it comes from the record.</param>
/// <param name="Record">The prefix of the record; null: it comes from files.</param>
internal sealed record Counted(CountState State, ElectionFolder? Folder, RecordPrefix? Record)
{
    /// <summary>An election folder that has a record is counted from it; the size says how many entries, without it all.</summary>
    public static Result<Counted> Of(string path, long? size, string? phase)
    {
        var paths = new RecordPaths(path);
        if (paths.Exist) return OfRecord(paths, size, phase);
        if (size is not null) return Records.Common.NoRecord(path);
        var folder = FolderReader.Read(path);
        if (!folder.IsOk) return folder.Refusal!;
        var batches = folder.Value.Batches;
        if (phase is not null)
        {
            var last = -1;
            for (var i = 0; i < batches.Length; i++)
                if (batches[i].Version == phase) last = i;
            if (last < 0) return new Refusal("phase-unknown", $"No protocols have the version \"{phase}\"; there are {string.Join(", ", batches.Select(b => b.Version).Distinct())}.");
            batches = batches[..(last + 1)];
        }

        return new Counted(CountState.Fold(folder.Value.Election, batches), folder.Value, null);
    }

    private static Result<Counted> OfRecord(RecordPaths paths, long? size, string? phase)
    {
        if (phase is not null) return new Refusal("phase-of-record", "A record is cut by --size, the number of its first entries, not by --phase.", paths.Root);
        using var store = Files.ReadStore(paths).OrRefuse(out var refusal);
        if (store is null) return refusal!;
        var at = RecordReading.Fold(store, size);
        if (!at.IsOk) return at.Refusal!;
        var fold = at.Value.Fold;
        return new Counted(fold.State(), null, new RecordPrefix(fold.Election, fold.Size, store.RootAt((ulong)fold.Size).ToBase64()));
    }
}

/// <summary>The first entries of a record.</summary>
/// <param name="Election">Identity with the phase.</param>
/// <param name="Size">How many.</param>
/// <param name="Root">The root of the tree at that size, base64.</param>
internal sealed record RecordPrefix(string Election, long Size, string Root)
{
    public static void Write(Utf8JsonWriter json, RecordPrefix? record)
    {
        if (record is null) return;
        json.WriteStartObject("record");
        json.WriteString("election", record.Election);
        json.WriteNumber("size", record.Size);
        json.WriteString("root", record.Root);
        json.WriteEndObject();
    }

    public static void Print(RecordPrefix? record)
    {
        if (record is not null) Terminal.Line($"Record {record.Election}, the first {Terminal.Number(record.Size)} entries.");
    }
}
