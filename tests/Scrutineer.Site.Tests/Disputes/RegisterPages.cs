using System.Text;
using System.Xml.Linq;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Tests.Data;
using Xunit;

namespace Scrutineer.Site.Tests.Disputes;

/// <summary>The register, a case, a decision: in three languages, complete without a script, without the name of a person.</summary>
public class RegisterPages
{
    public static TheoryData<string> Languages() => [.. Wordbook.Languages];

    private static string Html(Edition edition, string path) => Encoding.UTF8.GetString(EditionFiles.Find(edition, path)!.Bytes.Span);

    private static XElement Page(Edition edition, string path) => XElement.Parse(Html(edition, path).Replace("<!DOCTYPE html>\n", "", StringComparison.Ordinal));

    private static XElement Section(Edition edition, string path, string id) => Page(edition, path).Descendants("section").Single(s => s.Attribute("id")?.Value == id);

    private static List<string[]> Rows(XElement section) => [.. section.Descendants("tbody").SelectMany(b => b.Elements("tr")).Select(r => r.Elements().Select(c => c.Value.Trim()).ToArray())];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Pages_lead_to_the_forms_of_the_desk_in_the_readers_language_and_without_a_desk_say_where_to_write(string language)
    {
        var (with, without) = (await DisputedRecord.WithForms(new Uri("https://desk.example/office/")), await DisputedRecord.Latest());
        foreach (var (path, form) in ((string, string)[])[("report-error", "report"), ("report-error", "complain"), ("complaints", "complain")])
            Assert.Contains($"href=\"https://desk.example/office/{language}/{form}\"", Html(with, $"{language}/{path}.html"), StringComparison.Ordinal);
        foreach (var path in (string[])["report-error", "complaints"]) Assert.DoesNotContain("id=\"forms\"", Html(without, $"{language}/{path}.html"), StringComparison.Ordinal);
        var words = Site.Words.SiteWords.In(language);
        Assert.Contains(words["report.step-write"], Html(without, $"{language}/report-error.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(words["report.step-write"], Html(with, $"{language}/report-error.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_of_every_case_where_it_stands_and_what_it_did()
    {
        var rows = Rows(Section(await DisputedRecord.Latest(), "en/complaints.html", "cases"));
        Assert.Equal(["23", "21", "15", "12", "5"], rows.Select(r => r[0]));
        Assert.Equal(["joined with case 15", "withdrawn", "admitted", "upheld in part", "upheld"], rows.Select(r => r[5]));
        Assert.Equal(("7", "2 seats change hands", "1 of 3"), (rows[4][6], rows[4][7], rows[4][8]));
        Assert.Equal("2 seats change hands", rows[3][7]);
        Assert.Equal("7 of 3 overdue", rows[2][8]);
    }

    [Fact]
    public async Task The_list_is_by_forum_ground_status_and_place_as_pages_of_their_own()
    {
        var edition = await DisputedRecord.Latest();
        string[] Numbers(string view) => [.. Rows(Section(edition, $"en/complaints/{view}.html", "cases")).Select(r => r[0])];
        Assert.Equal(["12"], Numbers("forum-court"));
        Assert.Equal(["23", "15"], Numbers("ground-vote-buying"));
        Assert.Equal(["15"], Numbers("status-open"));
        Assert.Equal(["15"], Numbers("status-overdue"));
        Assert.Equal(["23"], Numbers("unit-r2"));
        Assert.Equal(["21", "15", "12", "5"], Numbers("unit-r1"));
        foreach (var none in (string[])["forum-parliament", "forum-x", "all", "all.2", "status-open.2", "07", "6", "status"]) Assert.Null(EditionFiles.Find(edition, $"en/complaints/{none}.html"));
    }

    [Fact]
    public async Task The_statistics_stand_beside_what_they_are_counted_of()
    {
        var text = Section(await DisputedRecord.Latest(), "en/complaints.html", "statistics");
        Assert.Contains("filing to decision: 1, over 2 decided cases", text.Value, StringComparison.Ordinal);
        Assert.Contains("Overdue: 1 of 5 cases", text.Value, StringComparison.Ordinal);
        var rows = Rows(text).ToDictionary(r => r[0], r => string.Join(' ', r.Skip(1)));
        Assert.Equal("4 1 1 0 0 0 1", rows["Central commission"]);
        Assert.Equal("1 1 0 1 0 0 0", rows["Supreme Court"]);
        Assert.Equal("2 1 1 0 0 0 0", rows["Voter"]);
    }

    [Fact]
    public async Task Days_are_counted_to_the_time_of_the_version()
    {
        var versions = await DisputedRecord.Versions();
        Assert.Equal("0 of 3", Rows(Section(versions[2], "en/complaints.html", "cases"))[0][8]);
        Assert.Contains("12 January 2026", Html(versions[3], "en/complaints.html"), StringComparison.Ordinal);
        Assert.Contains("5 January 2026", Html(versions[2], "en/complaints.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_tells_evidence_steps_clocks_decision_and_appeal()
    {
        var edition = await DisputedRecord.Latest();
        var page = $"en/complaints/{DisputedRecord.Filed}.html";
        Assert.Contains(DisputedRecord.Text, Section(edition, page, "said").Value, StringComparison.Ordinal);
        var evidence = Section(edition, page, "evidence");
        Assert.Equal(3, evidence.Descendants("li").Count());
        Assert.Equal(2, evidence.Descendants("a").Count());
        Assert.Single(evidence.Descendants("li"), l => l.Value.Contains("sealed", StringComparison.Ordinal) && !l.Descendants("a").Any() && l.Descendants("code").Single().Value.Length == 64);
        Assert.Equal(["5", "6", "7", "8", "9", "10"], Rows(Section(edition, page, "steps")).Select(r => r[0]));
        var clocks = Rows(Section(edition, page, "clocks"));
        Assert.Equal(["filing", "decision", "appeal"], clocks.Select(c => c[0]));
        Assert.Contains("5 January 2026, 23:59", clocks[1][2], StringComparison.Ordinal);
        Assert.Equal("Art. 44(3)", clocks[1][4]);
        var decision = Section(edition, page, "decision").Value;
        foreach (var told in (string[])["For: 5. Against: 2. Abstained: 1.", "The register was in order.", "The bags were open.", "found to be so", "The voting results are annulled: Station 1.", "revoked by Decision 2-15, Supreme Court", "6 January 2026, 23:59"])
            Assert.Contains(told, decision, StringComparison.Ordinal);
        Assert.Contains("Case 12, Supreme Court", Section(edition, page, "related").Value, StringComparison.Ordinal);
        Assert.Equal(12, Section(edition, page, "proof").Descendants("a").Count());
    }

    [Fact]
    public async Task A_case_says_whether_it_matters_for_the_version_shown()
    {
        var versions = await DisputedRecord.Versions();
        var open = Section(versions[3], $"en/complaints/{DisputedRecord.OpenCase}.html", "matters").Value;
        Assert.Contains("A supposition", open, StringComparison.Ordinal);
        Assert.Contains("2 stations are counted there now, with 1\u202F000 votes.", open, StringComparison.Ordinal);
        Assert.Contains("At worst, with all their votes moved to List B", open, StringComparison.Ordinal);
        Assert.Contains("The fewest of them", open, StringComparison.Ordinal);
        var annulled = Section(versions[1], $"en/complaints/{DisputedRecord.Filed}.html", "matters").Value;
        Assert.Contains("0 stations are counted there now", annulled, StringComparison.Ordinal);
        Assert.Contains($"first {versions[1].Number} entries", annulled, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_shows_the_count_before_it_and_after_it_and_what_ended_it()
    {
        var versions = await DisputedRecord.Versions();
        var page = $"en/decisions/{DisputedRecord.Annulled}.html";
        var changed = Section(versions[3], page, "changed");
        var rows = Rows(changed);
        Assert.Equal(["List A", "900", "300", "\u2212600", "3", "1", "–"], rows[0]);
        Assert.Equal(["List B", "700", "700", "0", "2", "4", "–"], rows[1]);
        Assert.Equal(["3", "2"], rows[2][1..3]);
        Assert.Contains("scrutineer seats DIR --size 10", changed.Value, StringComparison.Ordinal);
        Assert.Contains("scrutineer seats DIR --size 11", changed.Value, StringComparison.Ordinal);
        Assert.Contains($"/v/{versions[0].Number}/en/index.html", changed.ToString(), StringComparison.Ordinal);
        Assert.Contains($"/v/{versions[1].Number}/en/index.html", changed.ToString(), StringComparison.Ordinal);
        Assert.Contains("no longer holds: revoked by Decision 2-15", Html(versions[3], page), StringComparison.Ordinal);
        Assert.Contains("It is in force.", Html(versions[1], page), StringComparison.Ordinal);
        Assert.Contains("commissioner-1", Section(versions[3], page, "documents").Value, StringComparison.Ordinal);
        Assert.Equal(["List A", "300", "900", "+600", "1", "3", "–"], Rows(Section(versions[3], $"en/decisions/{DisputedRecord.Revoked}.html", "changed"))[0]);
    }

    [Fact]
    public async Task Orders_are_carried_out_or_open()
    {
        var rows = Rows(Section(await DisputedRecord.Latest(), $"en/decisions/{DisputedRecord.Recount}.html", "orders"));
        Assert.Equal(["recount", "Station 2", "open"], rows[0]);
        Assert.Equal(["recount", "Station 3", "by entry 19"], rows[1]);
        Assert.Contains("nothing that changes a figure", Section(await DisputedRecord.Latest(), $"en/decisions/{DisputedRecord.Recount}.html", "changed").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_that_stands_still_says_by_which_decision()
    {
        var edition = await DisputedRecord.Latest();
        Assert.Contains("The limit stands still by Decision 119, Parliament (entry 20)", Section(edition, $"en/decisions/{DisputedRecord.Recount}.html", "appeal").Value, StringComparison.Ordinal);
        Assert.Contains("appeal, until the end of 30 June 2026", Section(edition, $"en/decisions/{DisputedRecord.Suspended}.html", "orders").Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unit/s1", new[] { "Case 15", "Case 12", "Case 5", "Decision 2-15", "Decision 7" })]
    [InlineData("unit/s3", new[] { "Case 23", "Decision 8" })]
    [InlineData("unit/r1", new[] { "Case 21", "Case 15", "Case 12", "Case 5", "Decision 8", "Decision 2-15", "Decision 7" })]
    public async Task A_unit_names_the_cases_and_decisions_that_touch_it(string unit, string[] told) =>
        Assert.Equal(told, Section(await DisputedRecord.Latest(), $"en/{unit}.html", "disputes").Descendants("li").Select(l => l.Descendants("a").First().Value.Split(',')[0]));

    [Fact]
    public async Task What_changed_names_the_decisions_with_the_way_to_them()
    {
        var page = Page((await DisputedRecord.Versions())[1], "en/changes.html");
        var told = page.Descendants("p").Single(p => p.Value.Contains("Decision 7", StringComparison.Ordinal));
        Assert.Contains("Station 1", told.Value, StringComparison.Ordinal);
        Assert.Equal($"decisions/{DisputedRecord.Annulled}.html", told.Descendants("a").Single().Attribute("href")!.Value);
        Assert.Contains("1 decision was entered", page.Value, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_is_well_formed_says_what_it_is_and_leads_only_to_what_is_there(string language)
    {
        var edition = await DisputedRecord.Latest();
        var there = EditionFiles.Paths(edition).Select(p => $"v/{edition.Number}/{p}").Concat(EntryFiles.Paths(edition)).Concat(Assets.Paths).Concat(RootFiles.Of(edition).Select(f => f.Path))
            .Concat(edition.Versions.Select(v => $"v/{v.Number}/{language}/index.html")).ToHashSet(StringComparer.Ordinal);
        var words = Site.Words.SiteWords.In(language);
        var pages = EditionFiles.Paths(edition).Where(p => p.StartsWith($"{language}/complaints", StringComparison.Ordinal) || p.StartsWith($"{language}/decisions/", StringComparison.Ordinal)).ToList();
        Assert.Equal(1 + 15 + 5 + 4, pages.Count);
        foreach (var path in pages)
        {
            var page = Page(edition, path);
            Assert.Contains(words["site.nav.complaints"], page.Descendants("nav").First().Value, StringComparison.Ordinal);
            foreach (var href in page.Descendants().Select(e => e.Attribute("href")?.Value).OfType<string>().Where(h => !h.StartsWith('#') && !h.StartsWith("data:", StringComparison.Ordinal)))
            {
                var target = new Uri(new Uri($"http://x/v/{edition.Number}/{path}"), href).AbsolutePath[1..];
                Assert.True(there.Contains(target) || target.StartsWith("blob/sha256/", StringComparison.Ordinal), $"{path}: {href}");
            }
        }
    }

    [Fact]
    public async Task No_file_of_the_site_holds_the_name_of_a_person()
    {
        var edition = await DisputedRecord.Latest();
        var files = EditionFiles.Paths(edition).Select(p => (p, EditionFiles.Find(edition, p)!)).Concat(RootFiles.Of(edition).Select(f => (f.Path, f.File))).ToList();
        foreach (var (path, file) in files) Assert.False(Encoding.UTF8.GetString(file.Bytes.Span).Contains(DisputedRecord.Person, StringComparison.Ordinal), path);
        Assert.Contains("A. B.", Html(edition, $"en/complaints/{DisputedRecord.Filed}.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_without_rules_of_complaints_has_no_register()
    {
        var edition = await HostileRecord.Latest();
        foreach (var none in (string[])["en/complaints.html", "data/complaints.json", "data/complaints.csv", "en/complaints/5.html", "pdf/decision/5-en.pdf"]) Assert.Null(EditionFiles.Find(edition, none));
        Assert.DoesNotContain("complaints", Html(edition, "en/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(RootFiles.Of(edition), f => f.Path.StartsWith("complaints", StringComparison.Ordinal));
    }
}
