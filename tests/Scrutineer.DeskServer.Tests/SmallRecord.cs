using System.Text;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections;
using Scrutineer.Elections.Units;
using Scrutineer.Office;
using Scrutineer.Office.Keys;
using Scrutineer.Record;

namespace Scrutineer.DeskServer.Tests;

/// <summary>A small record on disk: a country of two districts with two stations and one, two lists, three channels, no witnesses.</summary>
internal sealed class SmallRecord : IDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), "scrutineer-desk-" + Path.GetRandomFileName());

    /// <param name="vote">The day of the vote; null: long ago, when every limit of one day is over.</param>
    public SmallRecord(DateOnly? vote = null)
    {
        var blobs = Blobs(vote ?? new DateOnly(2026, 1, 1));
        var election = ElectionDefinition.Read(blobs.Definition, blobs.Units, blobs.Form, blobs.Law).Value;
        Paths = new RecordPaths(Path.Combine(root, "election"));
        KeyFile.Write(Paths.LogKey, LogKey);
        using var office = RecordOffice.Create(Paths, new NewRecord(election, blobs, "t:test", LogKey, "quorum none\n", $"witness {Commissioner.Name} {Commissioner.Verifier}\nquorum {Commissioner.Name}\n"), TimeProvider.System).Value;
    }

    public RecordPaths Paths { get; }

    public string Root => root;

    private static SignerKey LogKey { get; } = SignerKey.FromSeed("record.example/t", Enumerable.Repeat((byte)9, 32).ToArray()).Value;

    private static SignerKey Commissioner { get; } = SignerKey.FromSeed("c1", Enumerable.Repeat((byte)1, 32).ToArray()).Value;

    private const string Disputes =
        """
        "disputes":{"article":"Art. 44","offset":"+00:00",
         "forums":[{"code":"territorial","names":"Territorial commission","kind":"commission","level":"district","appeal":"central","first":true,"remedies":["annul-units","recount"],"article":"Art. 37"},
          {"code":"central","names":"Central commission","kind":"commission","level":"country","appeal":"court","first":true,"remedies":["annul-result","annul-units","correct","exclude-box","recount","repeat-vote","revoke","suspend","void-votes"],"members":3,"article":"Art. 45"},
          {"code":"court","names":"Court","kind":"court","level":"country","remedies":["annul-units","revoke"],"article":"Art. 50"}],
         "complainants":[{"code":"voter","names":"Voter"},{"code":"list","names":"List"},{"code":"observer","names":"Observer"}],"grounds":[{"code":"counting","names":"Counting"},{"code":"secrecy","names":"Secrecy"}],"clocks":[{"code":"complaint","length":1000,"unit":"months","article":"Art. 44(1)"},
          {"code":"complaint","forum":"territorial","length":1,"unit":"calendar-days","article":"Art. 44(2)"},{"code":"appeal","length":3,"unit":"calendar-days","article":"Art. 44(3)"},{"code":"decision","length":5,"unit":"calendar-days","article":"Art. 44(4)"},{"code":"repeat-notice","length":30,"unit":"calendar-days","article":"Art. 63"}]},
        """;

    private static RecordBlobs Blobs(DateOnly vote) => new(
        Bytes($$"""{"format":"scrutineer-definition/1","id":"t","names":"Test","date":"{{vote.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}}",{{Disputes}}"channels":[{"code":"hand","names":"Hand","decides":true},{"code":"machine","names":"Machine"},{"code":"observer","names":"Observer"}],"lists":[{"code":"A","names":"A"},{"code":"B","names":"B"}]}"""),
        UnitsJson.Write(UnitTree.Build(
        [
            new Unit("land", "country", null, LocalText.Of("Land")),
            new Unit("d1", "district", "land", LocalText.Of("First")),
            new Unit("s1", "station", "d1", LocalText.Of("One")) with { Registered = 1_000 },
            new Unit("s2", "station", "d1", LocalText.Of("Two")) with { Registered = 1_000 },
            new Unit("d2", "district", "land", LocalText.Of("Second")),
            new Unit("s3", "station", "d2", LocalText.Of("Three")) with { Registered = 1_000 },
        ]).Value),
        Bytes("""{"format":"scrutineer-form/1","id":"f","lines":[{"code":"cast","names":"Cast"},{"code":"valid","names":"Valid"}],"bases":{"cast":"cast","valid":"valid"},"equations":[]}"""),
        Bytes("""{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"dhondt"}}],"result":"S"}"""));

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
