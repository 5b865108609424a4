using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>The tables and sets that a step may read: those of the data and those named before it.</summary>
internal sealed class Names
{
    private enum Kind
    {
        Table,
        Set,
        Question,
    }

    private readonly Dictionary<string, (Kind Kind, Step? Step)> known = new(StringComparer.Ordinal)
    {
        ["votes"] = (Kind.Table, null),
        ["direct"] = (Kind.Table, null),
    };

    public void Define(JsonValue name, Step step)
    {
        var kind = step switch { AskStep => Kind.Question, QualifyStep => Kind.Set, _ => Kind.Table };
        if (!known.TryAdd(name.Text, (kind, step))) throw name.Fail("law-name-twice", $"The name \"{name.Text}\" is used twice; every step needs its own.");
    }

    public string Table(JsonValue json) => Known(json, Kind.Table, "table");

    public string Set(JsonValue json) => Known(json, Kind.Set, "set of lists");

    /// <summary>One name, or a list of at least one.</summary>
    public ImmutableArray<string> Tables(JsonValue json)
    {
        if (json.Kind == JsonKind.Text) return [Table(json)];
        if (json.Expect(JsonKind.Array, "a table or a list of tables").Items.IsEmpty) throw json.Fail("law-unknown-table", "At least one table is needed here.");
        return [.. json.Items.Select(Table)];
    }

    /// <summary>The step of that name, which must be of the type wanted.</summary>
    public string StepOf<T>(JsonValue json, Func<T, bool> fits, string what)
        where T : Step
    {
        var name = Table(json);
        return known[name].Step is T step && fits(step) ? name : throw json.Fail("law-unknown-table", $"\"{name}\" is not {what}.");
    }

    private string Known(JsonValue json, Kind kind, string what)
    {
        var name = json.AsText();
        if (known.TryGetValue(name, out var found) && found.Kind == kind) return name;
        var those = string.Join(", ", known.Where(n => n.Value.Kind == kind).Select(n => n.Key));
        throw json.Fail(
            "law-unknown-table",
            $"No {what} is named \"{name}\" before this step; {(those.Length == 0 ? "none is named yet" : "known are " + those)}.");
    }
}
