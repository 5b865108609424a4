using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Record;
using Scrutineer.Site.Editions;
using Xunit;

namespace Scrutineer.Site.Tests.Data;

/// <summary>
/// A small published record with a dispute: a complaint upheld that annuls a station and moves two seats, signed by the quorum; an appeal against it that revokes it; a
/// recount ordered and carried out; a case joined, one withdrawn, one open and overdue; a clock that a law stops.
/// </summary>
internal static class DisputedRecord
{
    /// <summary>The private person whose name must stand nowhere.</summary>
    public const string Person = "Aibek Bekov";

    public const string Text = "<b>The seals</b> were broken; \"all\" of them.";

    public const string Commission = "Central commission";

    /// <summary>Index of the complaint about s1, of the decision that annuls it, of the appeal and of the decision that revokes it; of what is open; of the recount.</summary>
    public const long Filed = 5, Annulled = 10, Appealed = 12, Revoked = 14, OpenCase = 15, Recount = 18, Suspended = 20, Withdrawn = 21, JoinedTo = 23;

    private static readonly Lazy<Task<ImmutableArray<Edition>>> Made = new(Make);

    /// <summary>The versions: before the complaint, with the station annulled, with that revoked, after the recount and all else.</summary>
    public static async Task<ImmutableArray<Edition>> Versions() => await Made.Value;

    public static async Task<Edition> Latest() => (await Versions())[^1];

    public static async Task<Edition> Again() => (await Make())[^1];

    /// <summary>The latest version of a site that leads to the forms of a desk.</summary>
    public static async Task<Edition> WithForms(Uri intake) => (await Make(intake))[^1];

    private static Task<ImmutableArray<Edition>> Make() => Make(null);

    private static async Task<ImmutableArray<Edition>> Make(Uri? intake)
    {
        var root = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());
        try
        {
            var paths = await Write(root);
            var record = PublishedRecord.Open(new DirectoryFiles(paths.Public), intake: intake);
            Assert.True(record.IsOk, record.Refusal?.ToString());
            Assert.Null(record.Value.Stopped);
            return [.. record.Value.Versions.Select(v => record.Value.Find(v.Number)!)];
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Writes the record below a folder.</summary>
    public static async Task<RecordPaths> Write(string root)
    {
        Directory.CreateDirectory(root);
        var paths = new RecordPaths(Path.Combine(root, "election"));
        var key = SignerKey.FromSeed("record.example/d", Enumerable.Repeat((byte)9, 32).ToArray()).Value;
        Directory.CreateDirectory(Path.GetDirectoryName(paths.LogKey)!);
        File.WriteAllText(paths.LogKey, key.ToPrivateText() + "\n");
        var member = SignerKey.FromSeed("commissioner-1", Enumerable.Repeat((byte)1, 32).ToArray()).Value;
        var blobs = new RecordBlobs(Json(Definition), Units, Form, Law);
        var election = Ok(ElectionDefinition.Read(blobs.Definition, Units, Form, Law));
        var clock = new Hands();
        using var office = Ok(RecordOffice.Create(paths, new NewRecord(election, blobs, "d:live", key, "quorum none\n", $"witness {member.Name} {member.Verifier}\nquorum {member.Name}\n"), clock));
        Report(office, "s1", 600, 0);
        Report(office, "s2", 0, 400);
        Report(office, "s3", 300, 300);
        await Publish(office);
        clock.At(2, 9);
        var open = Evidence(office, "a protocol, copied by hand", isSealed: false);
        Is(Filed, office, Complaint("s1", "counting", [open, Evidence(office, "what a witness said", isSealed: true)]) with { By = Voter });
        Take(office, Step(Filed, "admit", "It is admissible."));
        clock.At(2, 12);
        Take(office, Step(Filed, "set-hearing", "In the great hall.") with { Until = clock.Now.AddHours(4) });
        clock.At(2, 18);
        Take(office, Step(Filed, "hear", "Both sides were heard."));
        clock.At(3, 10);
        Take(office, Step(Filed, "evidence", "A late paper.") with { Evidence = [open] });
        Is(Annulled, office, Signed(office, Decide(Filed, "7", "upheld", new UnitsAnnulled(["s1"])) with { Votes = new MembersVote(5, 2, 1, LocalText.Of("The register was in order.")) }, member));
        await Publish(office);
        clock.At(4, 9);
        Is(Appealed, office, Complaint("s1", "counting", []) with { Forum = "court", Against = Annulled, Asks = ["revoke"] });
        Take(office, Step(Appealed, "admit", "Admitted."));
        clock.At(5, 9);
        Is(Revoked, office, Decide(Appealed, "2-15", "partly", new Revocation(Annulled)) with { Forum = "court", Votes = null });
        Is(OpenCase, office, Complaint("r1", "vote-buying", []));
        await Publish(office);
        Take(office, Step(OpenCase, "admit", "Admitted."));
        Is(Recount, office, Signed(office, Decide(null, "8", "own-motion", new RecountOrder(["s2", "s3"])), member));
        var form = Protocol("s3", 301, 299);
        Take(office, new ProtocolCorrected("recount: one ballot lay wrong", form));
        clock.At(7, 9);
        Is(Suspended, office, Decide(null, "119", "own-motion", new Suspension("appeal", new DateOnly(2026, 6, 30))) with { Forum = "parliament", Votes = null });
        Is(Withdrawn, office, Complaint("s2", "counting", []) with { By = Voter });
        Take(office, Step(Withdrawn, "withdraw", "Taken back."));
        Is(JoinedTo, office, Complaint("s3", "vote-buying", []));
        Take(office, Step(JoinedTo, "join", "The same matter.") with { With = OpenCase });
        clock.At(12, 9);
        await Publish(office);
        return paths;
    }

    /// <summary>
    /// Goes on with a record that <see cref="Write"/> made: a station is annulled and its vote repeated by another law, and newer figures are kept back. Gives the indices of the decision and the incident.
    /// </summary>
    public static async Task<(long Decision, long Incident)> Repeat(RecordPaths paths)
    {
        var clock = new Hands();
        clock.At(13, 9);
        using var office = Ok(await RecordOffice.Open(paths, clock, CancellationToken.None));
        var member = SignerKey.FromSeed("commissioner-1", Enumerable.Repeat((byte)1, 32).ToArray()).Value;
        var law = Encoding.UTF8.GetString(Law).Replace("dhondt", "sainte-lague", StringComparison.Ordinal).Replace("\"seats\":5", "\"seats\":7", StringComparison.Ordinal)
            .Replace("\"steps\":[", "\"steps\":[{\"do\":\"qualify\",\"as\":\"Q\",\"article\":\"Art. 64\",\"if\":{\"share\":\"5%\",\"of\":\"valid\"}},", StringComparison.Ordinal);
        Take(office, Signed(office, Decide(null, "9", "own-motion", new UnitsAnnulled(["s1"]), new RepeatVote(["s1"], new DateOnly(2026, 4, 5), null, office.Keep(Encoding.UTF8.GetBytes(law), "application/json"))), member));
        var decision = office.Fold.Size - 1;
        await Publish(office);
        Take(office, new IncidentReported("publication-blocked", "The figures were not published: an identity is broken.", ["r1: valid is more than cast by 12", "s2: votes of the lists and the valid ballots differ by 12"]));
        var incident = office.Fold.Size - 1;
        Ok(await office.Release(unwitnessed: true, CancellationToken.None));
        return (decision, incident);
    }

    private static Complainant Voter { get; } = new("voter", [], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("salt" + Person))), "A. B.");

    private static Evidence Evidence(RecordOffice office, string what, bool isSealed)
    {
        var bytes = Encoding.UTF8.GetBytes($"what was handed in: {what}");
        return new Evidence(isSealed ? new BlobReference(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, "text/plain") : office.Keep(bytes, "text/plain"), isSealed, what);
    }

    private static ComplaintFiled Complaint(string unit, string ground, ImmutableArray<Evidence> evidence) =>
        new("central", "land", new Complainant("list", ["B"], null, null), [ground], [unit], null, ["annul-units"], LocalText.Of(Text), evidence);

    private static ComplaintMoved Step(long number, string step, string text) => new(number, step, LocalText.Of(text), null, null, []);

    private static DecisionMade Decide(long? number, string name, string result, params Remedy[] remedies) => new(
        number, "central", "land", name, result, number is null ? [] : [new GroundFinding("counting", true, LocalText.Of("The bags were open."))],
        new MembersVote(8, 0, 0, LocalText.Empty), [.. remedies], LocalText.Of("So it was found."), "Art. 37", [], null);

    private static DecisionMade Signed(RecordOffice office, DecisionMade made, SignerKey member) =>
        made with { Note = SignedNote.Sign(DecisionText.Of("record.example/d", office.Fold.Election, made), member).Value.ToString() };

    private static ProtocolForm Protocol(string unit, long a, long b) =>
        new(unit, "hand", "first", new DateTimeOffset(2026, 1, 1, 21, 0, 0, TimeSpan.FromHours(6)), null, Figures.Of([a + b, a + b]), Figures.Of([a, b]), null, []);

    private static void Report(RecordOffice office, string unit, long a, long b) => Take(office, new ProtocolReported(Protocol(unit, a, b)));

    private static void Take(RecordOffice office, EntryData data) => Ok(office.Append(new Author("central-commission", null), data, office.Fold.PrevOf(data)));

    private static void Is(long index, RecordOffice office, EntryData data)
    {
        Take(office, data);
        Assert.Equal(index, office.Fold.Size - 1);
    }

    private static async Task Publish(RecordOffice office) => Ok(await office.Publish("hand", unwitnessed: true, CancellationToken.None));

    private static byte[] Form { get; } = Json(new
    {
        format = "scrutineer-form/1",
        id = "f",
        lines = new object[] { new { code = "cast", number = "1", names = "Cast" }, new { code = "valid", number = "2", names = "Valid" } },
        bases = new { cast = "cast", valid = "valid" },
        equations = Array.Empty<object>(),
    });

    private static byte[] Law { get; } = Encoding.UTF8.GetBytes(
        """{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"dhondt"}}],"result":"S"}""");

    private static Dictionary<string, object> Definition => new()
    {
        ["format"] = "scrutineer-definition/1",
        ["id"] = "d",
        ["names"] = new { en = "A disputed vote", ru = "Спорное голосование", ky = "Талаштуу добуш" },
        ["date"] = "2026-01-01",
        ["channels"] = new object[] { new { code = "hand", names = "Hand", decides = true } },
        ["lists"] = new object[] { new { code = "A", names = "List A", colour = "#2f6db5" }, new { code = "B", names = "List B", colour = "#b5562f" } },
        ["disputes"] = JsonSerializer.Deserialize<JsonElement>(
            """
            {"article":"Art. 44","offset":"+06:00",
             "forums":[
              {"code":"central","names":{"en":"Central commission","ru":"Центральная комиссия","ky":"Борбордук комиссия"},"kind":"commission","level":"country","appeal":"court","first":true,"members":8,"signs":true,"remedies":["recount","annul-units","repeat-vote","revoke"],"article":"Art. 37"},
              {"code":"court","names":{"en":"Supreme Court","ru":"Верховный суд","ky":"Жогорку сот"},"kind":"court","level":"country","remedies":["annul-units","revoke","suspend"]},
              {"code":"parliament","names":"Parliament","kind":"legislator","level":"country","remedies":["suspend","revoke"]}],
             "complainants":[{"code":"voter","names":{"en":"Voter","ru":"Избиратель","ky":"Шайлоочу"}},{"code":"list","names":"List"}],
             "grounds":[
              {"code":"counting","names":{"en":"Procedure of counting","ru":"Порядок подсчёта","ky":"Саноо тартиби"}},
              {"code":"vote-buying","names":{"en":"Buying of votes","ru":"Подкуп избирателей","ky":"Добуш сатып алуу"}}],
             "clocks":[
              {"code":"complaint","length":6,"unit":"calendar-days","article":"Art. 44(1)"},
              {"code":"appeal","length":3,"unit":"calendar-days","article":"Art. 44(2)"},
              {"code":"decision","length":3,"unit":"calendar-days","article":"Art. 44(3)"}]}
            """),
    };

    private static byte[] Units { get; } = UnitsJson.Write(UnitTree.Build(
    [
        new Unit("land", "country", null, LocalText.Of("Land")),
        new Unit("r1", "region", "land", LocalText.Of("North")),
        new Unit("r2", "region", "land", LocalText.Of("South")),
        new Unit("s1", "station", "r1", LocalText.Of("Station 1")) with { Registered = 1_000 },
        new Unit("s2", "station", "r1", LocalText.Of("Station 2")) with { Registered = 1_000 },
        new Unit("s3", "station", "r2", LocalText.Of("Station 3")) with { Registered = 1_000 },
    ]).Value);

    private static byte[] Json(object value) => JsonSerializer.SerializeToUtf8Bytes(value);

    private static T Ok<T>(Scrutineer.Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    /// <summary>A clock moved by hand, in January 2026.</summary>
    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 22, 0, 0, TimeSpan.FromHours(6));

        public void At(int day, int hour) => Now = new DateTimeOffset(2026, 1, day, hour, 0, 0, TimeSpan.FromHours(6));

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
