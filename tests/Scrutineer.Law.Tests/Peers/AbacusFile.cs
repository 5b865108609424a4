using Scrutineer.Law.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>shared/vectors/abacus.json: cases of kiesraad/abacus as facts.</summary>
internal static class AbacusFile
{
    private static readonly Lazy<JsonValue> File = new(() => Small.Ok(JsonValue.Read(System.IO.File.ReadAllBytes(Shared.Path("vectors", "abacus.json")))));

    public static JsonValue Root => File.Value;

    /// <summary>The ids of a kind; where the file is not there, one row that is skipped.</summary>
    public static TheoryData<string> Ids(string kind) => System.IO.File.Exists(Path.Combine(Shared.Repository, "..", "shared", "vectors", "abacus.json"))
        ? [.. Root[kind]!.Items.Select(c => c["id"]!.Text)]
        : [""];

    public static JsonValue Case(string kind, string id) => Root[kind]!.Items.Single(c => c["id"]!.Text == id);

    public static Council Council(JsonValue json)
    {
        var deceased = Peers.Council.Deceased(json["deceased"]);
        return new Council(json.Need("seats").AsCount(), [.. json.Need("lists").Items.Select(l => List(l, deceased))]);
    }

    public static Rational Fraction(JsonValue json) => new(json.Items[0].AsInteger(), json.Items[1].AsInteger());

    /// <summary>The draws of a case with what they were drawn from.</summary>
    public static List<Draw> Draws(JsonValue lots) => [.. lots.Items.Select(l => new Draw([.. l["options"]!.Items.Select(o => o.Text)], l["drawn"]!.Text))];

    public static IEnumerable<string> Texts(JsonValue? json) => json!.Items.Select(i => i.Text);

    private static Peers.Council.List List(JsonValue json, ISet<string> deceased)
    {
        json.Only("list", "total", "candidates", "votes", "votes_by_candidate");
        var code = json.Need("list").Text;
        var list = json["votes_by_candidate"] is { } pairs
            ? new Peers.Council.List(code, [.. pairs.Items.Select(p => Peers.Council.Person(code, p.Items[0].Text, p.Items[1].AsCount(), deceased))])
            : Peers.Council.Numbered(code, json.Need("votes").Items.Select(v => v.AsCount()), (int)json.Need("candidates").AsCount(), deceased);
        Assert.Equal(json.Need("total").AsRational(), list.Votes);
        return list;
    }
}
