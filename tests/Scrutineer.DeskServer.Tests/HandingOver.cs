using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Sittings;
using Scrutineer.DeskServer.Tests.Pages;
using Scrutineer.Elections.Entries;
using Scrutineer.Office;
using Xunit;

namespace Scrutineer.DeskServer.Tests;

/// <summary>An office gives its record to the centre as a file; the centre looks at it, and takes what is new.</summary>
public class HandingOver
{
    /// <summary>A desk with protocols in its record and published: votes of A by station; B has 3.</summary>
    internal static async Task<LiveOffice> Office(string typists, params (string Unit, long A)[] protocols)
    {
        var office = await LiveOffice.Start();
        var desk = office.Server.Desk;
        LiveOffice.Ok(desk.SetSitting((await office.Person(Role.Coordinator, "land", "opens")).ToMember(), "land", Sitting.Open, Sitting.NotOpened));
        foreach (var login in (string[])["one", "two"])
        {
            var typist = (await office.Person(Role.Typist, "land", typists + login)).ToMember();
            foreach (var (unit, a) in protocols)
            {
                LiveOffice.Ok(desk.Take(typist, unit, "hand"));
                LiveOffice.Ok(desk.Finish(typist, unit, "hand", new Dictionary<int, long?> { [0] = a + 3, [1] = a + 3, [2] = a, [3] = 3 }));
            }
        }

        return office;
    }

    internal static async Task<byte[]> Packed(LiveOffice office)
    {
        using var coordinator = await office.SignedIn(Role.Coordinator, "land", "hands-over");
        while (true)
        {
            var answer = await coordinator.Get("/api/v1/handover");
            if (answer.Refusal() == "handover-unpublished")
            {
                await Task.Delay(20, LiveOffice.Cancel);
                continue;
            }

            Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            return await answer.Content.ReadAsByteArrayAsync(LiveOffice.Cancel);
        }
    }

    private static MultipartFormDataContent Form(Browser by, byte[] file)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/html");
        return new MultipartFormDataContent { { new StringContent(by.FormToken), "form-token" }, { content, "record", "../../record.db" } };
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(LiveOffice.Cancel));

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var to = new MemoryStream();
        using (var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }

        return to.ToArray();
    }

    [Fact]
    public async Task The_centre_takes_what_is_new_and_shows_what_conflicts_field_by_field()
    {
        await using var office = await Office("far-", ("s1", 7), ("s2", 1_234));
        await using var centre = await Office("near-", ("s2", 1_231));
        var record = await Packed(office);
        using var commissioner = await centre.SignedIn(Role.Commissioner, "land");
        var sent = await commissioner.Send(HttpMethod.Post, "/en/merge", Form(commissioner, record), withToken: false);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var at = sent.Headers.Location!.ToString();
        var page = await Text(await commissioner.Get(at));
        Assert.Contains("1 protocol is new", page, StringComparison.Ordinal);
        Assert.Contains("1 protocol is in conflict", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"n strong\">1\u202F234</td><td class=\"n strong\">1\u202F231</td><td class=\"n changed\">−3</td>", page, StringComparison.Ordinal);
        Assert.Contains("record.example/t+", page, StringComparison.Ordinal);
        var before = centre.Server.Desk.RecordSize;
        Assert.Equal("desk-confirm-again", (await commissioner.Form(at, ("form-token", commissioner.FormToken), ("seen", TypingByForm.Seen(page)))).Refusal());
        Assert.Equal("decision-stale", (await commissioner.Form(at, ("form-token", commissioner.FormToken), ("seen", new string('0', 64)), ("password", LiveOffice.Password))).Refusal());
        Assert.DoesNotContain(Entries(centre, "s1"), e => e is ProtocolReported);
        var taken = await commissioner.Form(at, ("form-token", commissioner.FormToken), ("seen", TypingByForm.Seen(page)), ("password", LiveOffice.Password));
        Assert.EndsWith("?taken=1", taken.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 protocol was taken over", await Text(await commissioner.Get(taken.Headers.Location!.ToString())), StringComparison.Ordinal);
        Assert.Equal(EntryMethods.HandedOver, Assert.Single(Entries(centre, "s1").OfType<ProtocolEntered>()).Method);
        Assert.Single(Entries(centre, "s2").OfType<ProtocolReported>());
        Assert.True(centre.Server.Desk.RecordSize > before);
    }

    [Fact]
    public async Task A_program_of_the_centre_does_the_same_by_the_API()
    {
        await using var office = await Office("far-", ("s1", 7), ("s3", 5));
        await using var centre = await Office("near-", ("s3", 5));
        using var commissioner = await centre.SignedIn(Role.Commissioner, "land");
        var plan = await Browser.Json(await commissioner.Send(HttpMethod.Post, "/api/v1/merges", new ByteArrayContent(await Packed(office))));
        Assert.Equal((1, 1, 0), (plan["new"]!.GetValue<int>(), plan["same"]!.GetValue<int>(), plan["conflicts"]!.AsArray().Count));
        var at = $"/api/v1/merges/{plan["key"]}";
        Assert.Equal(plan["seen"]!.GetValue<string>(), (await Browser.Json(await commissioner.Get(at)))["seen"]!.GetValue<string>());
        Assert.Equal(1, (await Browser.Json(await commissioner.Confirmed(at, new { seen = plan["seen"]!.GetValue<string>() })))["taken"]!.GetValue<int>());
        using var other = await centre.SignedIn(Role.Commissioner, "land", "another");
        Assert.Equal("merge-unknown", (await other.Get(at)).Refusal());
    }

    [Fact]
    public async Task A_district_takes_over_nothing_of_another()
    {
        await using var office = await Office("far-", ("s1", 7), ("s3", 5));
        await using var centre = await Office("near-");
        using var commissioner = await centre.SignedIn(Role.Commissioner, "d2");
        var plan = await Browser.Json(await commissioner.Send(HttpMethod.Post, "/api/v1/merges", new ByteArrayContent(await Packed(office))));
        await commissioner.Confirmed($"/api/v1/merges/{plan["key"]}", new { seen = plan["seen"]!.GetValue<string>() });
        Assert.Empty(Entries(centre, "s1").OfType<ProtocolReported>());
        Assert.Single(Entries(centre, "s3").OfType<ProtocolReported>());
    }

    [Fact]
    public async Task Hostile_archives_are_refused_by_name_and_nothing_is_left_of_them()
    {
        await using var office = await Office("far-", ("s1", 7));
        var record = await Packed(office);
        await using var centre = await Office("near-");
        using var commissioner = await centre.SignedIn(Role.Commissioner, "land");
        var before = centre.Server.Desk.RecordSize;
        foreach (var (file, code) in new (byte[], string)[]
                 {
                     ([], "archive-unreadable"),
                     (Encoding.UTF8.GetBytes("http://169.254.169.254/latest/meta-data"), "archive-unreadable"),
                     (record[..(record.Length / 2)], "archive-unreadable"),
                     (record[..^1], "archive-unreadable"),
                     (Zip(("checkpoint", [1])), "merge-not-verified"),
                     (Zip(("checkpoint", [1]), ("../../staff.db", [1])), "archive-name"),
                     (Zip(("checkpoint", [1]), ("/etc/passwd", [1])), "archive-name"),
                     (Zip(("checkpoint", [1]), (@"a\..\..\b", [1])), "archive-name"),
                     (Zip(("checkpoint", [1]), ("checkpoint", [2])), "archive-name"),
                     (Zip([.. Enumerable.Range(0, 65_600).Select(i => ($"{i}", Array.Empty<byte>()))]), "archive-large"),
                     (Overlapped(), "archive-dense"),
                     (Burst(record), "merge-not-verified"),
                     (Changed(record), "merge-not-verified"),
                 })
        {
            var answer = await commissioner.Send(HttpMethod.Post, "/api/v1/merges", new ByteArrayContent(file));
            Assert.Equal((code, false), (answer.Refusal(), answer.IsSuccessStatusCode));
            Assert.Equal(code, (await commissioner.Send(HttpMethod.Post, "/ru/merge", Form(commissioner, file), withToken: false)).Refusal());
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(centre.Paths.Private, "incoming")));
        Assert.Equal(before, centre.Server.Desk.RecordSize);
        Assert.False(File.Exists(Path.Combine(centre.Root, "staff.db")));
    }

    /// <summary>Many names for the same bytes: the list of files points again and again at the first one.</summary>
    private static byte[] Overlapped()
    {
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        var bytes = Zip([.. Enumerable.Range(0, 3).Select(i => ($"f{i}", i == 0 ? noise : [1]))]);
        var list = BitConverter.ToInt32(bytes, bytes.Length - 6);
        var first = bytes.AsSpan(list, 46)[20..28].ToArray();
        for (var at = list; BitConverter.ToUInt32(bytes, at) == 0x02014b50; at += 46 + BitConverter.ToUInt16(bytes, at + 28) + BitConverter.ToUInt16(bytes, at + 30)) first.CopyTo(bytes, at + 20);
        return bytes;
    }

    /// <summary>A record whose entries are 200 MB of nothing, packed to a thousandth: no more of them is read than entries can be long.</summary>
    private static byte[] Burst(byte[] record) => Again(record, (name, bytes) => name.StartsWith("tile/entries", StringComparison.Ordinal) ? new byte[200 << 20] : bytes);

    /// <summary>A record in which somebody changed one number.</summary>
    private static byte[] Changed(byte[] record) => Again(record, (name, bytes) =>
    {
        if (!name.StartsWith("tile/entries", StringComparison.Ordinal)) return bytes;
        var text = Encoding.Latin1.GetString(bytes);
        var at = text.LastIndexOf("\"A\":7", StringComparison.Ordinal);
        return at < 0 ? bytes[..^1] : Encoding.Latin1.GetBytes(text.Remove(at + 4, 1).Insert(at + 4, "9"));
    });

    private static byte[] Again(byte[] record, Func<string, byte[], byte[]> change)
    {
        using var archive = new ZipArchive(new MemoryStream(record));
        return Zip([.. archive.Entries.Select(e =>
        {
            using var stream = e.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return (e.FullName, change(e.FullName, bytes.ToArray()));
        })]);
    }

    private static List<EntryData> Entries(LiveOffice office, string unit) =>
        [.. LiveOffice.Ok(office.Server.Desk.HistoryOf(new StaffMember("00000001", Role.Auditor, "land"), unit)).Select(e => e.Entry.Data)];
}
