using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>Reads <c>add</c>, <c>combine</c>, <c>total</c>, <c>unused</c> and <c>weigh</c> steps.</summary>
internal static class TableReader
{
    private static readonly (string Name, CombineRule Rule)[] Rules =
        [("max", CombineRule.Max), ("max-or-ceil-mean", CombineRule.MaxOrCeilMean), ("excess", CombineRule.Excess)];

    /// <summary>The word of a rule in law files.</summary>
    public static string NameOf(CombineRule rule) => Rules.First(r => r.Rule == rule).Name;

    public static AddStep Add(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "of");
        return new AddStep(name, names.Tables(json.Need("of").Expect(JsonKind.Array, "a list of tables")));
    }

    public static CombineStep Combine(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "of", "with");
        var of = json.Need("of").Expect(JsonKind.Array, "a list of two tables");
        if (of.Items.Length != 2) throw of.Fail("law-unknown-table", "\"combine\" takes exactly two tables.");
        var word = json.Need("with").OneOf([.. Rules.Select(r => r.Name)]);
        var with = Rules.First(r => r.Name == word).Rule;
        return new CombineStep(name, names.Table(of.Items[0]), names.Table(of.Items[1]), with);
    }

    public static TotalStep Total(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "of");
        return new TotalStep(name, names.Table(json.Need("of")));
    }

    public static UnusedStep Unused(JsonValue json, string name, Names names)
    {
        json.Only("do", "as", "article", "source", "of");
        return new UnusedStep(name, names.StepOf<AwardStep>(
            json.Need("of"),
            a => a is { By: QuotaRule, ToUnits: null, Each: not ("list" or "list-in") },
            "an award of seats to lists by a quota"));
    }

    public static WeighStep Weigh(JsonValue json, string name)
    {
        json.Only("do", "as", "article", "source", "round");
        return new WeighStep(name, json["round"]?.OneOf("half-up") is not null);
    }
}
