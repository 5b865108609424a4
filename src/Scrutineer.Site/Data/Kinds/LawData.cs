using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Scrutineer.Law.Language;
using Scrutineer.Site.Laws;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>How the law of a repeat vote differs from the law of this vote.</summary>
internal static class LawData
{
    public static DataKind Kind { get; } = new(
        "law", "law", "How the law of a repeat vote differs from the law of this vote, and the seats that both make of these votes (a supposition).",
        edition => RepeatLaw.Decisions(edition).Select(i => i.ToString(CultureInfo.InvariantCulture)), Write, Members);

    private static bool Write(DataPage page, string name)
    {
        if (RepeatLaw.Find(page.Edition, name) is not { } repeat) return false;
        page.Begin();
        var json = page.Json;
        json.WriteNumber("decision", repeat.Decision);
        json.WriteString("on", repeat.Repeat.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("law_sha256", page.Edition.Opened.Law.Sha256);
        json.WriteString("repeat_law_sha256", repeat.Repeat.Law!.Sha256);
        page.Text("refusal", repeat.Compared.Refusal?.Code);
        var diff = repeat.Compared.IsOk ? repeat.Compared.Value.Diff : new LawDiff([], []);
        Options(page, diff.Law);
        page.Each("steps", diff.Steps, step =>
        {
            json.WriteString("change", step.Change.ToString().ToLowerInvariant());
            page.Count("from", step.First + 1);
            page.Count("to", step.Second + 1);
            Options(page, step.Options);
        });
        page.Each("seats", repeat.Seats(page.Edition) ?? [], seat =>
        {
            json.WriteString("list", seat.List);
            page.Count("seats", seat.Before);
            page.Count("seats_repeat_law", seat.After);
        });
        return true;
    }

    private static void Options(DataPage page, ImmutableArray<OptionChange> options) => page.Each("options", options, option =>
    {
        page.Json.WriteString("path", option.Path);
        page.Text("from", option.From);
        page.Text("to", option.To);
    });

    private static (string, JsonNode)[] Members()
    {
        JsonObject Options() => List("Options that differ, as JSON text.", Object("", ("path!", Text("Where: by.quota.")), ("from!", TextOrNull("Here; null: not named.")), ("to!", TextOrNull("In the repeat vote; null: not named."))));
        return
        [
            ("decision!", Count("Index of the decision.")), ("on!", Text("Day of the repeat vote.")), ("law_sha256!", Text("Digest of the law of this vote, hex.")), ("repeat_law_sha256!", Text("Digest of the other law, hex.")),
            ("refusal!", TextOrNull("Why the other law cannot be read; null: it can.")), ("options!", Options()),
            ("steps!", List("Steps that differ.", Object(
                "", ("change!", Interchange.Schemas.Schema.Word("How.", "changed", "added", "removed")), ("from!", CountOrNull("Its place here, from 1.")), ("to!", CountOrNull("Its place there, from 1.")), ("options!", Options())))),
            ("seats!", List("A supposition, not a result: the votes of this version under both laws; empty: nothing is counted, or the other law cannot be applied to them.", Object(
                "", ("list!", Text("Code.")), ("seats!", Count("By the law of this vote.")), ("seats_repeat_law!", Count("By the other law."))))),
        ];
    }
}
