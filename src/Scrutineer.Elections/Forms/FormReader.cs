using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Forms;

internal static class FormReader
{
    public static Result<Form> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? RefusalException.Catch(() => Form(json.Value)) : json.Refusal!;
    }

    private static Form Form(JsonValue root)
    {
        root.Only("$schema", "format", "id", "names", "source", "lines", "bases", "derived", "equations");
        if (root.Need("format").AsText() != "scrutineer-form/1")
            throw root.Need("format").Fail("form-format", $"This program reads scrutineer-form/1, not {root.Need("format").Text}.");

        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<FormLine>();
        foreach (var item in root.Need("lines").Expect(JsonKind.Array, "a list of lines").Items)
        {
            item.Only("code", "number", "names", "required");
            var code = Code(item.Need("code"), codes);
            codes.Add(code, lines.Count);
            lines.Add(new FormLine(code, item["number"]?.AsText() ?? "", LocalText.Read(item.Need("names")), item["required"]?.AsBoolean() ?? false));
        }

        var bases = root.Need("bases").Expect(JsonKind.Object, "an object").Members
            .ToImmutableSortedDictionary(m => m.Key, m => new EquationParser(codes, m.Value).Sum(m.Value.AsText()), StringComparer.Ordinal);

        var derived = ImmutableArray.CreateBuilder<DerivedLine>();
        foreach (var item in root["derived"]?.Expect(JsonKind.Array, "a list of derived lines").Items ?? [])
        {
            item.Only("code", "names", "sum");
            var code = Code(item.Need("code"), codes);
            if (derived.Any(d => d.Code == code)) throw item.Need("code").Fail("form-code-twice", $"The code \"{code}\" is already taken.");
            derived.Add(new DerivedLine(code, LocalText.Read(item.Need("names")), new EquationParser(codes, item.Need("sum")).Sum(item.Need("sum").AsText())));
        }

        var equations = ImmutableArray.CreateBuilder<Equation>();
        foreach (var item in root["equations"]?.Expect(JsonKind.Array, "a list of equations").Items ?? [])
        {
            var equation = Equation(item, codes);
            if (equations.Any(e => e.Code == equation.Code)) throw item.Fail("form-code-twice", $"The code \"{equation.Code}\" is used by two equations.");
            equations.Add(equation);
        }

        return new Form(root.Need("id").AsText(), lines.ToImmutable(), bases, derived.ToImmutable(), equations.ToImmutable());
    }

    private static string Code(JsonValue json, Dictionary<string, int> codes)
    {
        var code = json.AsText();
        var isName = code.Length > 0 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(code[0]);
        if (!isName) throw json.Fail("form-code", $"A code is made of letters, digits and _, and begins with a letter: not \"{code}\".");
        if (codes.ContainsKey(code) || code == EquationParser.AgainstAll) throw json.Fail("form-code-twice", $"The code \"{code}\" is already taken.");
        return code;
    }

    private static Equation Equation(JsonValue item, Dictionary<string, int> codes)
    {
        item.Only("code", "severity", "equation", "tolerance", "short", "long");
        var (left, relation, right) = new EquationParser(codes, item.Need("equation")).Equation();
        var severity = item.Need("severity").AsText() switch
        {
            "error" => Severity.Error,
            "warning" => Severity.Warning,
            var word => throw item.Need("severity").Fail("form-severity", $"A severity is error or warning, not \"{word}\"."),
        };
        var tolerance = item["tolerance"] is { } json ? Tolerance(json, codes) : null;
        if (tolerance is not null && severity == Severity.Error)
            throw item.Need("tolerance").Fail("form-tolerance", "Only a warning can have a tolerance; an error has none.");
        return new Equation(
            item.Need("code").AsText(), severity, item.Need("equation").AsText(), left, relation, right, tolerance,
            LocalText.Read(item.Need("short")), LocalText.Read(item.Need("long")));
    }

    private static Tolerance Tolerance(JsonValue json, Dictionary<string, int> codes)
    {
        json.Only("share", "of", "absolute", "join");
        var share = json["share"]?.AsRational();
        long? absolute = json["absolute"] is { } most ? most.AsCount() : null;
        if (share is null && absolute is null) throw json.Fail("form-tolerance", "A tolerance has a share, an absolute number, or both.");
        if (share is not null && absolute is not null && json["join"] is null)
            throw json.Fail("form-tolerance", "With a share and an absolute number, \"join\" must say \"and\" or \"or\".");
        var join = json["join"]?.AsText() ?? "or";
        if (join is not ("and" or "or")) throw json.Need("join").Fail("form-tolerance", $"\"join\" is \"and\" or \"or\", not \"{join}\".");
        return new Tolerance(share, share is null ? null : new EquationParser(codes, json.Need("of")).Sum(json.Need("of").AsText()), absolute, join == "and");
    }
}
