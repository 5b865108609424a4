using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.DeskServer.Tests.Scans;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>Decisions with documents and with the law of a repeat vote.</summary>
public partial class DecisionsWithFiles
{
    private const string OtherLaw = """{"id":"r","ties":"lot","steps":[{"do":"award","as":"S","seats":5,"by":{"divisors":"sainte-lague"}}],"result":"S"}""";
    private static readonly byte[] Paper = Scanned.Pdf("/Type /Catalog");
    private static readonly string Later = DateTime.UtcNow.AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static (string Name, string Value)[] Written(Browser commissioner) =>
    [
        ("form-token", commissioner.FormToken), ("seat", "central@land"), ("result", "own-motion"), ("number", "7"), ("reason-en", "So it was found."), ("law", "Art. 63"), ("for", "3"),
        ("units-annul-units", "s1"), ("units-repeat-vote", "s1"), ("repeat-on", Later),
    ];

    [Fact]
    public async Task Documents_and_the_law_of_a_repeat_vote_are_checked_shown_and_go_with_the_decision_from_its_preview()
    {
        await using var office = await LiveOffice.Start();
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        Typed(office);
        var refused = await Preview(commissioner, [.. Written(commissioner)], ("document-file-0", Paper), ("document-file-1", Scanned.Pdf("/OpenAction 2 0 R")));
        Assert.Equal("scan-pdf-active", refused.Refusal());
        var form = await refused.Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.Contains("So it was found.", form, StringComparison.Ordinal);
        // What was good is held, and named by the form.
        Assert.Equal([Sha(Paper)], Held("document", form));
        refused = await Preview(commissioner, [.. Written(commissioner), ("document", Sha(Paper))], ("repeat-law-file", """{"id":"r","steps":[{"do":"reward"}]}"""u8.ToArray()));
        Assert.Equal("repeat-law", refused.Refusal());
        Assert.Equal([Sha(Paper)], Held("document", await refused.Content.ReadAsStringAsync(LiveOffice.Cancel)));

        var shown = await Preview(commissioner, [.. Written(commissioner), ("document", Sha(Paper))], ("document-file-0", Scanned.Jpeg()), ("repeat-law-file", Encoding.UTF8.GetBytes(OtherLaw)));
        var preview = await shown.Content.ReadAsStringAsync(LiveOffice.Cancel);
        Assert.True(shown.StatusCode == HttpStatusCode.OK, shown.Refusal());
        Assert.Contains("id=\"repeated\"", preview, StringComparison.Ordinal);
        Assert.Contains(Sha(Encoding.UTF8.GetBytes(OtherLaw)), preview, StringComparison.Ordinal);
        (string, string)[] confirmed = [.. Written(commissioner), .. Hidden().Matches(preview).Where(m => m.Groups[1].Value is "document" or "repeat-law").Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Distinct(), ("seen", Seen().Match(preview).Groups[1].Value), ("password", LiveOffice.Password)];
        Assert.Equal("decision-stale", (await commissioner.Form("/en/decide", [.. confirmed.Where(c => c.Item1 != "document")])).Refusal());
        await office.Restart();
        using var again = office.Browser();
        await again.SignIn("commissioner-land");
        Assert.Equal(HttpStatusCode.SeeOther, (await again.Form("/en/decide", [.. confirmed.Where(c => c.Item1 != "form-token"), ("form-token", again.FormToken)])).StatusCode);

        while (office.Server.Desk.LastPublication is not { IsOk: true }) await Task.Delay(20, LiveOffice.Cancel);
        foreach (var name in (string[])[Sha(Paper), Sha(Encoding.UTF8.GetBytes(OtherLaw)), .. confirmed.Where(c => c.Item1 == "document").Select(c => c.Item2)])
        {
            var file = Path.Combine(office.Paths.Public, "blob", "sha256", name);
            Assert.True(File.Exists(file), name);
            Assert.DoesNotContain("Somebody of flat 7", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, LiveOffice.Cancel)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_day_of_a_repeat_vote_without_units_is_refused_instead_of_left_out()
    {
        await using var office = await LiveOffice.Start();
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        var shown = await Preview(commissioner, [.. Written(commissioner).Where(w => w.Name != "units-repeat-vote")]);
        Assert.Equal("dispute-incomplete", shown.Refusal());
    }

    [Fact]
    public async Task By_the_API_a_file_is_given_first_and_named_by_its_SHA256()
    {
        await using var office = await LiveOffice.Start();
        using var commissioner = await office.SignedIn(Role.Commissioner, "land");
        object Body(string document, string? law) => new
        {
            forum = "central",
            at = "land",
            number = "7",
            result = "own-motion",
            reason = new { en = "So it was found." },
            law = "Art. 63",
            votes = new { @for = 3 },
            documents = new[] { document },
            remedies = new object[] { new { @do = "annul-units", units = new[] { "s1" } }, new { @do = "repeat-vote", units = new[] { "s1" }, on = Later, law } },
        };
        Assert.Equal("decision-file", await Browser.Code(await commissioner.Post("/api/v1/decisions/preview", Body(Sha(Paper), null))));
        Assert.Equal("decision-file", await Browser.Code(await commissioner.Post("/api/v1/decisions/preview", Body("../record.db", null))));
        Assert.Equal("scan-kind", await Browser.Code(await commissioner.Send(HttpMethod.Post, "/api/v1/decisions/documents", new ByteArrayContent("text"u8.ToArray()))));
        var document = await Browser.Json(await commissioner.Send(HttpMethod.Post, "/api/v1/decisions/documents", new ByteArrayContent(Paper)));
        Assert.Equal((Sha(Paper), "application/pdf"), (document["sha256"]!.GetValue<string>(), document["mediaType"]!.GetValue<string>()));
        // A document is no law.
        Assert.Equal("repeat-law", await Browser.Code(await commissioner.Post("/api/v1/decisions/preview", Body(Sha(Paper), Sha(Paper)))));
        Assert.Equal("repeat-law", await Browser.Code(await commissioner.Send(HttpMethod.Post, "/api/v1/decisions/laws", new ByteArrayContent("{}"u8.ToArray()))));
        var law = await Browser.Json(await commissioner.Send(HttpMethod.Post, "/api/v1/decisions/laws", new ByteArrayContent(Encoding.UTF8.GetBytes(OtherLaw))));
        Typed(office);
        var plan = await Browser.Json(await commissioner.Post("/api/v1/decisions/preview", Body(Sha(Paper), law["sha256"]!.GetValue<string>())));
        Assert.NotNull(plan["repeated"]);
        office.Clock.Pass(TimeSpan.FromDays(2));
        using var later = office.Browser();
        await later.SignIn("commissioner-land");
        await later.Send(HttpMethod.Post, "/api/v1/decisions/documents", new ByteArrayContent(Scanned.Png()));
        Assert.Equal("decision-file", await Browser.Code(await later.Post("/api/v1/decisions/preview", Body(Sha(Paper), null))));
    }

    private static void Typed(LiveOffice office)
    {
        var desk = office.Server.Desk;
        LiveOffice.Ok(desk.SetSitting(new StaffMember("0000000c", Role.Coordinator, "land"), "land", Sitting.Open, Sitting.NotOpened));
        foreach (var typist in (StaffMember[])[new("0000000a", Role.Typist, "land"), new("0000000b", Role.Typist, "land")])
        {
            LiveOffice.Ok(desk.Take(typist, "s2", "hand"));
            LiveOffice.Ok(desk.Finish(typist, "s2", "hand", new Dictionary<int, long?> { [0] = 500, [1] = 500, [2] = 420, [3] = 80 }));
        }
    }

    private static async Task<HttpResponseMessage> Preview(Browser commissioner, (string Name, string Value)[] fields, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), name, "file");
        return await commissioner.Send(HttpMethod.Post, "/en/decide/preview", form, withToken: false);
    }

    private static IEnumerable<string> Held(string name, string html) => Box().Matches(html).Where(m => m.Groups[1].Value == name).Select(m => m.Groups[2].Value);

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex("name=\"([a-z-]+)\" value=\"([0-9a-f]{64})\" checked")]
    private static partial Regex Box();

    [GeneratedRegex("<textarea name=\"([a-z-]+)\"[^>]*>\\s*([^<]*)</textarea>")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"seen\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Seen();
}
