using System.Text;
using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Previous;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Record;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Maps;
using Xunit;

namespace Scrutineer.Site.Tests.Data;

/// <summary>
/// A small published record whose names are as bad as names can be: two regions, four stations of which one is missing, two lists and "against
/// all", two channels, a correction, two publications.
/// </summary>
internal static class HostileRecord
{
    public const string Formula = "=HYPERLINK(\"http://x\";\"win\")";
    public const string Markup = "<script>alert('&')</script>\u202Eabc";
    public const string Broken = "Line one\nline \"two\", and three";
    public const string Kyrgyz = "Ңарын Өзгөн Үч-Коргон";

    /// <summary>Longer than a name of a file may be, as codes made from long Russian names are.</summary>
    public static readonly string LongCode = string.Join('/', Enumerable.Repeat("Городская территория города Снежинска", 4)) + "/УИК №2321";

    private static readonly Lazy<Task<Edition>> Made = new(() => Make(Definition, Units));
    private static readonly Lazy<Task<Edition>> MadeBare = new(() => Make(Head, UnitsWith(null)));

    /// <summary>The second publication.</summary>
    public static async Task<Edition> Latest() => await Made.Value;

    /// <summary>The same record, read again from nothing.</summary>
    public static async Task<Edition> Again() => await Make(Definition, Units);

    /// <summary>The second publication of a record that has no calendar, no licence and no election before.</summary>
    public static async Task<Edition> Bare() => await MadeBare.Value;

    private static async Task<Edition> Make(Dictionary<string, object> head, byte[] units)
    {
        var root = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
        try
        {
            Directory.CreateDirectory(root);
            var paths = new RecordPaths(Path.Combine(root, "election"));
            var key = SignerKey.FromSeed("record.example/h", Enumerable.Repeat((byte)9, 32).ToArray()).Value;
            Directory.CreateDirectory(Path.GetDirectoryName(paths.LogKey)!);
            File.WriteAllText(paths.LogKey, key.ToPrivateText() + "\n");
            var member = SignerKey.FromSeed("c1", Enumerable.Repeat((byte)1, 32).ToArray()).Value;
            var blobs = new RecordBlobs(Json(head), units, Form, Law);
            var election = Ok(ElectionDefinition.Read(blobs.Definition, units, Form, Law));
            var commission = $"witness {member.Name} {member.Verifier}\nquorum c1\n";
            using (var office = Ok(RecordOffice.Create(paths, new NewRecord(election, blobs, "h:test", key, "quorum none\n", commission), new Noon())))
            {
                Append(office, new ProtocolReported(Protocol("s1", "machine", 90, 50, 3)));
                Append(office, new ProtocolReported(Protocol("s1", "hand", 100, 50, 3)));
                Ok(await office.Publish("hand", unwitnessed: true, TestContext.Current.CancellationToken));
                Append(office, new ProtocolReported(Protocol("s2", "hand", 7, 900, 0)));
                Append(office, new ProtocolCorrected("typing error", Protocol("s1", "hand", 101, 49, 3)));
                Append(office, new ProtocolReported(Protocol("s/3 Ү", "hand", 11, 12, 13)));
                Ok(await office.Publish("hand", unwitnessed: true, TestContext.Current.CancellationToken));
            }

            var record = PublishedRecord.Open(new DirectoryFiles(paths.Public), new MapInput(Map, null));
            Assert.True(record.IsOk, record.Refusal?.ToString());
            Assert.Null(record.Value.Stopped);
            return record.Value.Latest!;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Two squares that are the regions, and one that is no unit.</summary>
    private static byte[] Map { get; } = Json(new
    {
        type = "FeatureCollection",
        features = ((string Code, double West)[])[("r1", 70), ("r2", 71), (Markup, 72)] is var squares
            ? squares.Select(s => new
            {
                type = "Feature",
                properties = new { code = s.Code },
                geometry = new { type = "Polygon", coordinates = new[] { new[] { new[] { s.West, 40 }, [s.West + 1, 40], [s.West + 1, 41], [s.West, 41], [s.West, 40] } } },
            }).ToArray()
            : [],
    });

    private static byte[] Form { get; } = Json(new
    {
        format = "scrutineer-form/1",
        id = "f",
        lines = new object[] { new { code = "cast", number = "1", names = new { en = "Cast", ru = "Приняли участие", ky = "Катышкандар" } }, new { code = "valid", number = "2", names = "Valid" } },
        bases = new { cast = "cast", valid = "valid" },
        equations = Array.Empty<object>(),
    });

    private static byte[] Law { get; } = Encoding.UTF8.GetBytes(
        """{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"dhondt"}}],"result":"S"}""");

    private static Dictionary<string, object> Head => new()
    {
        ["format"] = "scrutineer-definition/1",
        ["id"] = "h",
        ["names"] = new { en = "Trial & error", ru = "Проба", ky = "Сыноо" },
        ["date"] = "2026-01-01",
        ["channels"] = new object[] { new { code = "machine", names = "Machine" }, new { code = "hand", names = "Hand", decides = true } },
        ["lists"] = new object[]
        {
            new { code = "A", names = new { en = Formula, ky = Kyrgyz }, colour = "#2f6db5" },
            new { code = "B", names = new { en = Markup, ru = Broken } },
            new Dictionary<string, object> { ["code"] = "none", ["names"] = "Against all", ["attributes"] = new Dictionary<string, string> { ["against-all"] = "1" } },
        },
    };

    private static Dictionary<string, object> Definition => new(Head)
    {
        ["calendar"] = new object[]
        {
            new { code = "declaration", until = "2026-01-21", names = new { en = Markup, ru = "Итог", ky = Kyrgyz }, rule = "20 days" },
            new { code = "report-error", until = "2026-01-04T18:00:00+06:00", names = new { en = "Reports of errors", ru = Broken }, article = Markup },
        },
        ["licence"] = new { name = Markup, url = "https://example.org/own?a=1&b='2'" },
        ["previous"] = new Dictionary<string, object>
        {
            ["names"] = new { en = Markup, ru = "Прежние" },
            ["date"] = "2021-01-01",
            ["source"] = Formula,
            ["bases"] = new { valid = 400, registered = 1_000 },
            ["lists"] = new object[]
            {
                new { names = "Then A", now = "A", votes = 300, seats = 4 }, new { names = Markup, votes = 90 }, new { names = "Then none", now = "none", votes = 10 },
            },
        },
    };

    private static byte[] Units => UnitsWith(new PreviousTurnout(1_000, 900));

    private static byte[] UnitsWith(PreviousTurnout? turnout) => UnitsJson.Write(UnitTree.Build(
    [
        new Unit("land", "country", null, LocalText.Of("Land")),
        new Unit("r1", "region", "land", LocalText.Of(Markup)),
        new Unit("r2", "region", "land", LocalText.Of(Kyrgyz)),
        new Unit("s1", "station", "r1", LocalText.Of(Formula)) with { Registered = 1_000, Previous = turnout },
        new Unit("s2", "station", "r1", LocalText.Of(Broken)) with { Registered = 1_000 },
        new Unit("s/3 Ү", "station", "r2", LocalText.Of("@SUM(1)")) with { Registered = 1_000 },
        new Unit("s4", "station", "r2", LocalText.Of("\u0001nul")) with { Registered = 500 },
        new Unit(LongCode, "region", "land", LocalText.Of("Long")),
        new Unit(LongCode + "/1", "station", LongCode, LocalText.Of("Long 1")) with { Registered = 500 },
    ]).Value);

    private static ProtocolForm Protocol(string unit, string channel, long a, long b, long none) => new(
        unit, channel, "first", new DateTimeOffset(2026, 1, 1, 21, 0, 0, TimeSpan.FromHours(6)), null, Figures.Of([a + b + none + 2, a + b + none]), Figures.Of([a, b, none]), null, []);

    private static void Append(RecordOffice office, EntryData data) => Ok(office.Append(new Author("district-commission", null), data, office.Fold.PrevOf(data)));

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private static T Ok<T>(Scrutineer.Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    /// <summary>A clock that stands still.</summary>
    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
