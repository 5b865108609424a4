using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Law.Data;
using Scrutineer.Law.Json;
using Scrutineer.Testing;
using Xunit;

namespace Scrutineer.Law.Tests.Peers;

/// <summary>shared/vectors/ausmittlung.json: cases of VOTING Ausmittlung as facts.</summary>
internal static class AusmittlungFile
{
    private static readonly Lazy<JsonValue> File = new(() => Small.Ok(JsonValue.Read(System.IO.File.ReadAllBytes(Shared.Path("vectors", "ausmittlung.json")))));

    private static readonly ImmutableDictionary<string, Rational> NoNumbers = ImmutableDictionary<string, Rational>.Empty;

    public static JsonValue Root => File.Value;

    /// <summary>Places of the cases of a kind.</summary>
    public static TheoryData<int> Rows(int count) => [.. Enumerable.Range(0, count)];

    /// <summary>A matrix of votes: rows are districts R1, R2 ... with their seats, columns are lists C1, C2 ...; null is no list there.</summary>
    public static VoteData Matrix(JsonValue votes, IEnumerable<long> rowSeats, int columns, ImmutableArray<Lot> lots) => new(
        [.. rowSeats.Select((s, i) => new LawUnit(Row(i), "district", null, NoNumbers.Add("seats", s)))],
        [.. Enumerable.Range(0, columns).Select(j => new LawList(Column(j), ImmutableDictionary<string, string>.Empty))],
        Table.Of(votes.Items.Select((r, i) => KeyValuePair.Create(
            Row(i), r.Items.Select((v, j) => (v, j)).Where(c => c.v.Kind == JsonKind.Number).Select(c => KeyValuePair.Create(Column(c.j), c.v.AsRational()))))))
    {
        Lots = lots,
    };

    /// <summary>One row of votes for lists, in the order given.</summary>
    public static VoteData Row(IEnumerable<(string List, Rational Votes, ImmutableDictionary<string, string> Attributes)> lists, ImmutableArray<Lot> lots) => new(
        [new LawUnit("N", "nation", null, NoNumbers)],
        [.. lists.Select(l => new LawList(l.List, l.Attributes))],
        Table.Of([KeyValuePair.Create("N", lists.Select(l => KeyValuePair.Create(l.List, l.Votes)))]))
    {
        Lots = lots,
    };

    public static string Row(int index) => "R" + (index + 1).ToString(CultureInfo.InvariantCulture);

    public static string Column(int index) => "C" + (index + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A JSON list of whole numbers as <c>3 1 1</c>.</summary>
    public static string Line(JsonValue json) => string.Join(' ', json.Items.Select(i => i.Text));

    /// <summary>A JSON list of lists as lines.</summary>
    public static string Lines(JsonValue json) => string.Join(" / ", json.Items.Select(Line));

    /// <summary>A printed number is ours, as far as its digits go.</summary>
    public static void AssertNear(string printed, Rational exact, string within)
    {
        Assert.True(Rational.TryParse(printed, out var number), printed);
        Assert.True(Rational.TryParse(within, out var tolerance), within);
        var difference = number - exact;
        Assert.True((difference.Sign < 0 ? -difference : difference) <= tolerance, $"{printed} is not {exact}.");
    }
}
