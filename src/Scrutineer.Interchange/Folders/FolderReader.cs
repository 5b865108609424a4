using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Law.Language;

namespace Scrutineer.Interchange.Folders;

/// <summary>An election folder in memory: the definition, and its protocols by batch.</summary>
/// <param name="Head">What election.json says.</param>
/// <param name="Election">The definition.</param>
/// <param name="Batches">The protocols, in the order in which they supersede one another.</param>
public sealed record ElectionFolder(ElectionHead Head, Election Election, ImmutableArray<Batch> Batches)
{
    /// <summary>The state of the count: the fold of all batches.</summary>
    public CountState State() => CountState.Fold(Election, Batches);
}

/// <summary>Reads election folders. Everything is refused with file, line and reason; nothing is skipped in silence.</summary>
public static class FolderReader
{
    /// <summary>Reads a folder with its protocols.</summary>
    public static Result<ElectionFolder> Read(string folder)
    {
        var definition = ReadDefinition(folder);
        if (!definition.IsOk) return definition.Refusal!;
        return RefusalException.Catch(() =>
        {
            var (head, defined) = definition.Value;
            var election = WithTurnout(folder, head, defined);
            CheckActs(election, head.Files.Acts.Select(f => Path.Combine(folder, f)));
            var batches = head.Files.Protocols.Select(f => new Batch(
                f.Channel, f.Version, ProtocolCsv.Read(Path.Combine(folder, f.File), election))).ToImmutableArray();
            return new ElectionFolder(head, election, batches);
        });
    }

    /// <summary>
    /// Reads the definition alone: head, form, lists, units, law, acts, official figures, the election before. Whether the acts name units
    /// that exist is not checked yet, and turnout of the election before not given to them: an import may still bring them
    /// (<see cref="CheckActs"/>, <see cref="WithTurnout"/>).
    /// </summary>
    public static Result<(ElectionHead Head, Election Election)> ReadDefinition(string folder)
    {
        if (!Directory.Exists(folder)) return new Refusal("folder-missing", "There is no such file or folder.", folder);
        return RefusalException.Catch(() =>
        {
            var head = Json(folder, "election.json", ElectionHead.Read);
            var form = Json(folder, head.Files.Form, Form.Read);
            var lists = ListCsv.Read(Path.Combine(folder, head.Files.Lists));
            var units = UnitCsv.Read(Path.Combine(folder, head.Files.Units));
            var law = Json(folder, head.Files.Law, LawReader.Read);
            var election = head.With(form, lists, units, law);
            if (ElectionChecks.Of(election) is { } refusal) throw Refuse(refusal.In(Path.Combine(folder, refusal.Code == "code-clash" ? head.Files.Form : "election.json")));
            var acts = head.Files.Acts.Select(f => Json(folder, f, ActReader.Read)).ToImmutableArray();
            return (head, election with
            {
                Acts = acts,
                Official = head.Files.Official is { } official ? OfficialCsv.Read(Path.Combine(folder, official), election) : [],
                Previous = head.Files.Previous is { } previous ? Previous(folder, previous, election) : null,
                Disputes = head.Files.Disputes is { } disputes ? Json(folder, disputes, DisputeRulesReader.Read) : null,
            });
        });
    }

    /// <summary>Refuses an act that names a unit or list that does not exist.</summary>
    internal static void CheckActs(Election election, IEnumerable<string> files)
    {
        foreach (var (act, file) in election.Acts.Zip(files))
            if (ActReader.CheckAgainst(act, election) is { } refusal) throw Refuse(refusal.In(file));
    }

    /// <summary>The election whose units know their turnout in the election before, if a file gives it.</summary>
    internal static Election WithTurnout(string folder, ElectionHead head, Election election) =>
        head.Files.PreviousUnits is { } file ? PreviousCsv.Attach(Path.Combine(folder, file), election) : election;

    private static PreviousElection Previous(string folder, string file, Election election)
    {
        var previous = Json(folder, file, PreviousReader.Read);
        return ElectionChecks.OfPrevious(election, previous) is { } refusal ? throw Refuse(refusal.In(Path.Combine(folder, file))) : previous;
    }

    private static T Json<T>(string folder, string file, Func<ReadOnlyMemory<byte>, Result<T>> read)
    {
        var path = Path.Combine(folder, file);
        var bytes = InputFile.ReadAll(path);
        if (!bytes.IsOk) throw Refuse(bytes.Refusal!);
        var result = read(bytes.Value);
        return result.IsOk ? result.Value : throw Refuse(result.Refusal!.In(path));
    }

    private static RefusalException Refuse(Refusal refusal) => new(refusal);
}
