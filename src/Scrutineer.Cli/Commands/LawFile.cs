using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Cli.Commands;

/// <summary>A law as a file brings it: a law document, a file with votes and a law, or the law.json of an election folder.</summary>
/// <param name="Path">The file.</param>
/// <param name="Json">The law document.</param>
/// <param name="Law">The law.</param>
/// <param name="Data">The votes of the same file; null: it has none.</param>
internal sealed record LawFile(string Path, JsonValue Json, SeatLaw Law, VoteData? Data)
{
    /// <summary>A path of the law document (<c>$.steps[0]</c>) as the file has it.</summary>
    public string InFile(string path) => Json.Path + path[1..];

    /// <summary>Reads the law alone; the votes of the same file are read only if they are wanted.</summary>
    public static Result<LawFile> Read(string path, bool withVotes)
    {
        if (Directory.Exists(path)) path = System.IO.Path.Combine(path, "law.json");
        var bytes = InputFile.ReadAll(path);
        if (!bytes.IsOk) return bytes.Refusal!;
        var json = JsonValue.Read(bytes.Value);
        if (!json.IsOk) return json.Refusal!.In(path);
        var inner = json.Value["law"];
        var law = LawReader.Read(inner ?? json.Value);
        if (!law.IsOk) return law.Refusal!.In(path);
        if (inner is null || !withVotes) return new LawFile(path, inner ?? json.Value, law.Value, null);
        var vector = VectorReader.Read(json.Value);
        if (!vector.IsOk) return vector.Refusal!.In(path);
        return new LawFile(path, inner, law.Value, vector.Value.Data);
    }
}
