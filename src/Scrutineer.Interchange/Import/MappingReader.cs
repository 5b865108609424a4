using System.Collections.Immutable;
using System.Text;
using Scrutineer.Interchange.Csv;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Interchange.Import;

/// <summary>Reads mapping.json, strictly.</summary>
public static class MappingReader
{
    /// <summary>Reads the mapping; refuses with file, line and path.</summary>
    public static Result<Mapping> Read(string path)
    {
        var bytes = InputFile.ReadAll(path);
        if (!bytes.IsOk) return bytes.Refusal!;
        var json = JsonValue.Read(bytes.Value);
        if (!json.IsOk) return json.Refusal!.In(path);
        var mapping = RefusalException.Catch(() => Mapping(json.Value, Path.GetDirectoryName(Path.GetFullPath(path))!));
        return mapping.IsOk ? mapping : mapping.Refusal!.In(path);
    }

    private static Mapping Mapping(JsonValue root, string folder)
    {
        root.Only("$schema", "format", "election", "csv", "inputs", "unit", "lines", "lists", "received", "ignore", "blank-rows");
        if (root.Need("format").AsText() != "scrutineer-mapping/1")
            throw root.Need("format").Fail("mapping-format", $"This program reads scrutineer-mapping/1, not {root.Need("format").Text}.");
        var unit = root.Need("unit").Only("columns", "join", "create", "level", "above", "name", "registered", "numbers");
        return new Mapping(
            Path.GetFullPath(Path.Combine(folder, root["election"] is { } where ? Plain(where) : ".")),
            Style(root["csv"]),
            Inputs(root.Need("inputs")),
            unit.Need("columns").AsTexts(),
            unit["join"]?.AsText() ?? "/",
            unit["create"]?.AsBoolean() ?? false,
            unit["level"]?.AsText() ?? "station",
            [.. (unit["above"]?.Expect(JsonKind.Array, "a list of levels").Items ?? []).Select(Level)],
            unit["name"]?.AsTexts() ?? [],
            unit["registered"]?.AsTexts() ?? [],
            [.. (unit["numbers"]?.Expect(JsonKind.Object, "an object").Members ?? []).Select(m => Number(m.Key, m.Value))],
            [.. (root["lines"]?.Expect(JsonKind.Object, "an object").Members ?? []).Select(m => KeyValuePair.Create(m.Key, m.Value.AsTexts()))],
            [.. root.Need("lists").Expect(JsonKind.Object, "an object").Members.Select(m => KeyValuePair.Create(m.Key, m.Value.AsText()))],
            root["received"]?.AsText(),
            root["ignore"]?.AsTexts() ?? [],
            root["blank-rows"]?.AsText() switch
            {
                null or "refuse" => false,
                "skip" => true,
                var word => throw root.Need("blank-rows").Fail("mapping-option", $"\"blank-rows\" is \"refuse\" or \"skip\", not \"{word}\"."),
            });
    }

    private static MappingNumber Number(string name, JsonValue json)
    {
        if (!Elections.Codes.IsSafe(name)) throw json.Fail("code-unsafe", $"\"{name}\" cannot be the name of a column.");
        json.Only("column", "times");
        var times = json["times"]?.AsCount() ?? 1;
        return times is >= 1 and <= 1_000_000 ? new MappingNumber(name, json.Need("column").AsText(), times) : throw json.Fail("mapping-option", "\"times\" lies between 1 and 1000000.");
    }

    private static string Plain(JsonValue json) =>
        json.AsText().Any(char.IsControl) ? throw json.Fail("mapping-option", "A path has no control characters.") : json.Text;

    private static CsvStyle Style(JsonValue? json)
    {
        if (json is null) return CsvStyle.Folder;
        json.Only("delimiter", "encoding", "thousands", "decimal", "blanks");
        var delimiter = json["delimiter"]?.AsText() ?? ",";
        if (delimiter.Length != 1 || char.IsLetterOrDigit(delimiter[0]) || delimiter[0] is '"' or '\n' or '\r')
            throw json.Need("delimiter").Fail("mapping-option", "A delimiter is one character, and neither a letter, a digit, a quotation mark nor a line break.");
        var point = json["decimal"]?.AsText();
        if (point is { Length: not 1 }) throw json.Need("decimal").Fail("mapping-option", "A decimal point is one character.");
        var encoding = json["encoding"]?.AsText() ?? "utf-8";
        return new CsvStyle(
            delimiter[0],
            CsvStyle.Find(encoding) ?? throw json.Need("encoding").Fail("mapping-encoding", $"There is no encoding \"{encoding}\"."),
            json["thousands"]?.AsText() ?? "",
            point?[0],
            json["blanks"]?.AsTexts() ?? []);
    }

    private static ImmutableArray<MappingInput> Inputs(JsonValue json)
    {
        var inputs = ImmutableArray.CreateBuilder<MappingInput>();
        foreach (var item in json.Expect(JsonKind.Array, "a list of inputs").Items)
        {
            item.Only("file", "inside", "channel", "version", "align");
            inputs.Add(new MappingInput(
                item["file"]?.AsText(), item["inside"]?.AsText(), item.Need("channel").AsText(), item.Need("version").AsText(), item["align"]?.AsText()));
        }

        if (inputs.Count == 0) throw json.Fail("mapping-option", "At least one input is needed.");
        foreach (var (item, input) in json.Items.Zip(inputs))
        {
            if (input.AlignTo is { } to && !inputs.Any(i => i.Version == to && i.AlignTo is null))
                throw item.Need("align").Fail("mapping-option", $"There is no input of version \"{to}\" that carries station codes.");
            if (inputs.Count(i => i.Version == input.Version) > 1) throw item.Need("version").Fail("mapping-option", $"The version \"{input.Version}\" is named twice.");
        }

        return inputs.ToImmutable();
    }

    private static MappingLevel Level(JsonValue json)
    {
        json.Only("level", "column", "codes");
        return new MappingLevel(
            json.Need("level").AsText(),
            json.Need("column").AsText(),
            json["codes"]?.Expect(JsonKind.Object, "an object").Members.ToImmutableDictionary(m => m.Key, m => m.Value.AsText()) ?? ImmutableDictionary<string, string>.Empty);
    }
}
