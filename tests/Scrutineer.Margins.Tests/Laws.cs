using System.Collections.Immutable;
using System.Text;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Language;
using Scrutineer.Testing;

namespace Scrutineer.Margins.Tests;

/// <summary>Laws and votes for tests.</summary>
internal static class Laws
{
    public static SeatLaw Law(string steps, string ties = "\"lot\"", string result = "S") =>
        LawReader.Read(Encoding.UTF8.GetBytes($$"""{"id": "test", "ties": {{ties}}, "steps": [{{steps}}], "result": "{{result}}"}""")).Value;

    /// <summary>A law of the shared vectors, with its votes.</summary>
    public static LawCase Vector(string id) => VectorReader.Read(File.ReadAllBytes(Shared.Path("vectors", "seats", $"{id}.json"))).Value;

    /// <summary>One national row of lists A, B, C ...; the last is against all if asked for.</summary>
    public static VoteData National(IReadOnlyList<int> votes, int? cast = null, bool lastIsAgainst = false)
    {
        var lists = votes.Select((_, i) => new LawList(
            Name(i), lastIsAgainst && i == votes.Count - 1 ? ImmutableDictionary<string, string>.Empty.Add("against-all", "true") : ImmutableDictionary<string, string>.Empty));
        var numbers = cast is { } c ? ImmutableDictionary<string, Rational>.Empty.Add("cast", c) : ImmutableDictionary<string, Rational>.Empty;
        return new VoteData([new LawUnit("N", "nation", null, numbers)], [.. lists], Rows([("N", votes)]));
    }

    /// <summary>Districts with their seats.</summary>
    public static VoteData Districts(params IReadOnlyList<(int Seats, IReadOnlyList<int> Votes)> districts) => new(
        [
            new LawUnit("N", "nation", null, ImmutableDictionary<string, Rational>.Empty),
            .. districts.Select((d, i) => new LawUnit($"D{i}", "district", "N", ImmutableDictionary<string, Rational>.Empty.Add("seats", d.Seats))),
        ],
        [.. districts[0].Votes.Select((_, i) => new LawList(Name(i), ImmutableDictionary<string, string>.Empty))],
        Rows([.. districts.Select((d, i) => ($"D{i}", d.Votes))]));

    public static string Name(int list) => ((char)('A' + list)).ToString();

    private static Table Rows(IReadOnlyList<(string Unit, IReadOnlyList<int> Votes)> rows) => Table.Of(rows.Select(r => KeyValuePair.Create(
        r.Unit, (IEnumerable<KeyValuePair<string, Rational>>)[.. r.Votes.Select((v, i) => KeyValuePair.Create(Name(i), (Rational)v))])));
}
