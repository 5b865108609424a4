using System.Text;
using Scrutineer.Elections;
using Scrutineer.Elections.Definitions;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Units;
using Scrutineer.Office;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Site.Tests.Data;

/// <summary>A published record with 2,000 invented cases in nine regions, before two forums, at several stages; a fifth of them decided.</summary>
internal static class CrowdedRecord
{
    /// <summary>How many cases there are.</summary>
    public const int Cases = 2_000;

    private const int Stations = 450;
    private static readonly string[] Grounds = ["arithmetic", "ballot-stuffing", "counting", "list-errors", "observer-expelled", "vote-buying"];
    private static readonly DateTimeOffset Night = new(2026, 1, 2, 9, 0, 0, TimeSpan.FromHours(6));

    /// <summary>Writes the record below a folder.</summary>
    public static async Task<RecordPaths> Write(string root)
    {
        Directory.CreateDirectory(root);
        var paths = new RecordPaths(Path.Combine(root, "election"));
        var key = SignerKey.FromSeed("record.example/m", Enumerable.Repeat((byte)9, 32).ToArray()).Value;
        Directory.CreateDirectory(Path.GetDirectoryName(paths.LogKey)!);
        File.WriteAllText(paths.LogKey, key.ToPrivateText() + "\n");
        var blobs = new RecordBlobs(Encoding.UTF8.GetBytes(Definition), Units, Encoding.UTF8.GetBytes(Form), Encoding.UTF8.GetBytes(Law));
        var election = ElectionDefinition.Read(blobs.Definition, blobs.Units, blobs.Form, blobs.Law).Value;
        using var office = Ok(RecordOffice.Create(paths, new NewRecord(election, blobs, "m:live", key, "quorum none\n", "quorum none\n"), new Still()));
        Take(office, Enumerable.Range(0, Stations).Select(EntryData (i) => new ProtocolReported(Protocol(i))));
        var first = (int)office.Fold.Size;
        Take(office, Enumerable.Range(0, Cases).Select(EntryData (i) => Complaint(i)));
        Take(office, Enumerable.Range(0, Cases).Where(i => i % 4 != 0).Select(EntryData (i) => new ComplaintMoved(first + i, i % 9 == 1 ? "withdraw" : "admit", LocalText.Of("So it was."), null, null, [])));
        Take(office, Enumerable.Range(0, Cases).Where(i => i % 4 == 2 && i % 9 != 1).Select(EntryData (i) => Decision(first + i, i)));
        Ok(await office.Publish("hand", unwitnessed: true, CancellationToken.None));
        return paths;
    }

    private static ComplaintFiled Complaint(int i) => new(
        i % 7 == 0 ? "court" : "central", "land", new Complainant(i % 3 == 0 ? "voter" : "list", i % 3 == 0 ? [] : [i % 2 == 0 ? "A" : "B"], null, i % 3 == 0 ? "A. B." : null),
        i % 5 == 0 ? [Grounds[i % 3], Grounds[3 + (i % 3)]] : [Grounds[i % 6]], [$"s{i * 7 % Stations}"], null, [], LocalText.Of($"What was seen there, number {i}."), []);

    private static DecisionMade Decision(long number, int i) => new(
        number, i % 7 == 0 ? "court" : "central", "land", $"{i}", "rejected", [.. Complaint(i).Grounds.Select(g => new GroundFinding(g, false, LocalText.Of("It was not so.")))], null, [], LocalText.Of("It was not so."), "Art. 44", [], null);

    private static ProtocolForm Protocol(int i) =>
        new($"s{i}", "hand", "first", new DateTimeOffset(2026, 1, 1, 21, 0, 0, TimeSpan.FromHours(6)), null, Figures.Of([500 + (i % 40), 500 + (i % 40)]), Figures.Of([300, 200 + (i % 40)]), null, []);

    private static void Take(RecordOffice office, IEnumerable<EntryData> data) =>
        Ok(office.AppendAll(new Author("central-commission", null), data.Select(d => (Func<RecordFold, (long?, EntryData)>)(fold => (fold.PrevOf(d), d)))));

    private const string Form = """{"format":"scrutineer-form/1","id":"f","lines":[{"code":"cast","number":"1","names":"Cast"},{"code":"valid","number":"2","names":"Valid"}],"bases":{"cast":"cast","valid":"valid"},"equations":[]}""";

    private const string Law = """{"id":"t","ties":"lot","steps":[{"do":"award","as":"S","seats":120,"by":{"divisors":"dhondt"}}],"result":"S"}""";

    private const string Definition = """
        {"format":"scrutineer-definition/1","id":"m","names":{"en":"Many complaints","ru":"Много жалоб","ky":"Көп даттануулар"},"date":"2026-01-01",
         "channels":[{"code":"hand","names":"Hand","decides":true}],"lists":[{"code":"A","names":"List A"},{"code":"B","names":"List B"}],
         "disputes":{"article":"Art. 44","offset":"+06:00",
          "forums":[{"code":"central","names":{"en":"Central election commission","ru":"Центральная избирательная комиссия","ky":"Борбордук шайлоо комиссиясы"},"kind":"commission","level":"country","first":true,"remedies":["annul-units"]},
           {"code":"court","names":{"en":"Administrative court","ru":"Административный суд","ky":"Административдик сот"},"kind":"court","level":"country","first":true,"remedies":["annul-units"]}],
          "grounds":[
            {"code":"arithmetic","names":{"en":"Arithmetic of the protocol","ru":"Арифметика протокола","ky":"Протоколдун эсеби"}},{"code":"ballot-stuffing","names":{"en":"Ballot stuffing","ru":"Вброс бюллетеней","ky":"Бюллетень ыргытуу"}},
            {"code":"counting","names":{"en":"Procedure of counting","ru":"Порядок подсчёта","ky":"Саноо тартиби"}},{"code":"list-errors","names":{"en":"Errors of the voter list","ru":"Ошибки списка избирателей","ky":"Шайлоочулар тизмесинин каталары"}},
            {"code":"observer-expelled","names":{"en":"Observer expelled","ru":"Удаление наблюдателя","ky":"Байкоочуну чыгаруу"}},{"code":"vote-buying","names":{"en":"Buying of votes","ru":"Подкуп избирателей","ky":"Добуш сатып алуу"}}],
          "complainants":[{"code":"list","names":{"en":"List","ru":"Список","ky":"Тизме"}},{"code":"voter","names":{"en":"Voter","ru":"Избиратель","ky":"Шайлоочу"}}],
          "clocks":[{"code":"decision","length":3,"unit":"calendar-days"}]}}
        """;

    private static byte[] Units { get; } = UnitsJson.Write(UnitTree.Build(
    [
        new Unit("land", "country", null, LocalText.Of("Land")),
        .. Enumerable.Range(0, 9).Select(i => new Unit($"r{i}", "region", "land", LocalText.Of($"Region {i}"))),
        .. Enumerable.Range(0, Stations).Select(i => new Unit($"s{i}", "station", $"r{i % 9}", LocalText.Of($"Station {7000 + i}")) with { Registered = 1_000 }),
    ]).Value);

    private static T Ok<T>(Scrutineer.Law.Result<T> result)
    {
        Assert.True(result.IsOk, result.Refusal?.ToString());
        return result.Value;
    }

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Night;
    }
}
