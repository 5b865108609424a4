using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads an <c>award</c> step.</summary>
internal static class AwardReader
{
    public static AwardStep Read(JsonValue json, string name, Names names)
    {
        json.Only(
            "do", "as", "article", "source", "seats", "by", "among", "votes", "each", "to", "units", "measure",
            "start", "drop", "cap", "via", "inner", "ties", "least", "level", "zero", "void-if");
        if (json["zero"] is { } zero) throw zero.Fail("law-not-built", "The option \"zero\" is reserved: a claimant without votes never takes a seat.");

        var by = RuleReader.Read(json.Need("by"));
        var step = new AwardStep(name, SeatsReader.Read(json.Need("seats"), names), by)
        {
            Among = json["among"] is { } among ? names.Set(among) : null,
            Votes = json["votes"] is { } votes ? names.Table(votes) : "votes",
            Each = json["each"]?.AsText(),
            Level = json["level"]?.AsText(),
            Start = json["start"] is { } start ? names.Tables(start) : [],
            Drop = json["drop"] is { } drop ? names.Table(drop) : null,
            Cap = json["cap"] is { Kind: JsonKind.Number } cap ? (int)cap.AsCount(int.MaxValue) : null,
            CapByCandidates = json["cap"] is { Kind: JsonKind.Text, Text: "candidates" },
            Caps = json["cap"] is { Kind: JsonKind.Object } caps
                ? caps.Members.ToImmutableDictionary(m => m.Key, m => (int)m.Value.AsCount(int.MaxValue))
                : ImmutableDictionary<string, int>.Empty,
            Least = json["least"] is { } least ? (int)least.AsCount(int.MaxValue) : null,
            Via = json["via"]?.AsTexts() ?? [],
            Inner = json["inner"] is { } inner ? RuleReader.Read(inner) : null,
            VoidIf = json["void-if"] is { } empty ? ConditionReader.Ask(empty, names) : null,
        };
        if (json["to"] is { } to)
        {
            to.OneOf("units");
            step = step with { ToUnits = json["units"]?.AsText() ?? "district", Measure = json.Need("measure").AsText() };
        }

        Check(json, step);
        return step;
    }

    private static void Check(JsonValue json, AwardStep step)
    {
        if (!step.CapByCandidates && json["cap"] is { Kind: not (JsonKind.Number or JsonKind.Object) } cap)
            throw cap.Fail("json-wrong-type", "A cap is a whole number, an object from list to whole number, or \"candidates\".");
        void Clash(bool isHere, string where, params ReadOnlySpan<string> options)
        {
            if (!isHere) return;
            foreach (var option in options)
                if (json[option] is { } lost) throw lost.Fail("law-clash", $"\"{option}\" has no meaning with {where}.");
        }

        void Needs(bool isMissing, string need, params ReadOnlySpan<string> options)
        {
            if (!isMissing) return;
            foreach (var option in options)
                if (json[option] is { } lost) throw lost.Fail("law-clash", $"\"{option}\" needs {need}.");
        }

        var overUnits = step.ToUnits is not null || step.Each is "list" or "list-in";
        Clash(step.ToUnits is not null, "\"to\": \"units\"", "among", "start", "each", "cap", "via", "inner", "drop", "void-if");
        Clash(step.Each is "list" or "list-in", $"\"each\": \"{step.Each}\"", "cap", "least", "via", "inner", "drop", "void-if");
        if (overUnits && step.By is QuotaRule { Base: not null }) throw json.Need("by").Need("base").Fail("law-clash", "\"base\" has no meaning where units claim.");
        Clash(step.Drop is not null, "\"drop\"", "start", "via", "cap", "each", "least");
        Clash(step.Via.Length > 0, "groups (\"via\")", "start", "least");
        Needs(step.ToUnits is null, "\"to\": \"units\"", "units", "measure");
        Needs(step.Each != "list-in", "\"each\": \"list-in\"", "level");
        Needs(step.Via.Length == 0, "groups (\"via\")", "inner");
        Needs(step.Each is null or "list" or "list-in", "\"each\" with a level", "void-if");
        if (step.Each == "list-in") _ = json.Need("level");
        if (step.Least is not null && step.ToUnits is null && step.By is not QuotaRule)
            throw json.Need("least").Fail("law-clash", "\"least\" goes with a quota; with divisors use a table of floors (\"start\").");
        if (step.By is QuotaRule { CapRest: not CapRest.Next } && !step.HasCap && json.Need("by")["cap-rest"] is { } rest)
            throw rest.Fail("law-clash", "\"cap-rest\" needs a \"cap\".");
        if (step.By is QuotaRule { MajorityTakesLast: true } && (overUnits || step.Via.Length > 0 || step.Drop is not null))
            throw json.Need("by").Need("majority").Fail("law-clash", "\"majority\" has no meaning where units or groups claim, or with \"drop\".");
    }
}
