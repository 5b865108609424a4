using System.Globalization;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Verification;

/// <summary>V15: <c>current.json</c> says what the log says. It is JSON, in any spelling, with its eight members and no others.</summary>
internal sealed class CurrentFile(RecordFold fold, bool? isWitnessed)
{
    public const string Path = "current.json";

    private static readonly string[] Members = ["format", "origin", "election", "size", "publication", "channel", "blocked", "witnessed"];

    /// <summary>What is wrong with the file; null: nothing.</summary>
    public Fault? Check(ReadOnlyMemory<byte>? file, int most)
    {
        if (file is not { } bytes) return Fault.Missing(Path);
        if (bytes.Length > most) return Fault.Large(Path, most);
        var json = JsonValue.Read(bytes);
        var whole = json.IsOk ? RefusalException.Catch(() => Whole(json.Value)) : json;
        if (!whole.IsOk) return Fault.Of(whole.Refusal!) with { Path = Path };
        var wrong = Differing(whole.Value);
        return wrong is null ? null : Fault.Refuse("current-differs", $"By the log, \"{wrong.Value.Name}\" is {wrong.Value.Wanted}.") with { Path = Path };
    }

    private static JsonValue Whole(JsonValue json)
    {
        json.Only(Members);
        foreach (var member in Members) json.Need(member);
        return json;
    }

    /// <summary>The first member that says something else than the log.</summary>
    private (string Name, string Wanted)? Differing(JsonValue said)
    {
        var latest = fold.Publications.Count == 0 ? (Placed<PublicationMade>?)null : fold.Publications[^1];
        List<(string Name, string[] Wanted)> wanted =
        [
            ("format", [Quoted("scrutineer-current/1")]), ("origin", [Quoted(fold.Opened.Origin)]), ("election", [Quoted(fold.Election)]),
            ("size", [Number(latest?.Data.Size)]), ("publication", [Number(latest?.Index)]), ("blocked", Blocks(latest?.Index ?? -1)),
            ("witnessed", isWitnessed is { } known ? [known ? "true" : "false"] : ["true", "false"]),
        ];
        // Before the first publication no channel is shown yet, and any may be named.
        if (latest is { } publication) wanted.Add(("channel", [Quoted(publication.Data.Channel)]));
        foreach (var (name, texts) in wanted)
            if (!texts.Contains(Text(said[name]!))) return (name, texts[0]);
        return null;
    }

    /// <summary>The incidents that block a newer publication, the latest one first; <c>null</c> if there are none.</summary>
    private string[] Blocks(long latest)
    {
        var blocks = fold.Incidents.Where(i => i.Data.Code == "publication-blocked" && i.Index > latest).Reverse().Select(i => Number(i.Index)).ToArray();
        return blocks.Length == 0 ? ["null"] : blocks;
    }

    private static string Text(JsonValue value) => value.Kind switch
    {
        JsonKind.Text => Quoted(value.Text),
        JsonKind.Number or JsonKind.Boolean => value.Text,
        JsonKind.Null => "null",
        JsonKind.Array or JsonKind.Object or _ => "",
    };

    private static string Quoted(string text) => $"\"{text}\"";

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
