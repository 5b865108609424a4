using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Parquet;
using Scrutineer.Elections;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Folders;
using Scrutineer.Schemas.Tests;
using Scrutineer.Site.Data;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Xunit;

namespace Scrutineer.Site.Tests.Data;

/// <summary>Files that leave the house: read back by other readers, they say the same, and no name does harm.</summary>
public class ExportedFiles
{
    private static byte[] File(Edition edition, string path) => EditionFiles.Find(edition, $"export/{path}")!.Bytes.ToArray();

    [Fact]
    public async Task Protocols_read_back_by_the_importer_give_the_same_totals()
    {
        var edition = await HostileRecord.Latest();
        var path = Path.GetTempFileName();
        try
        {
            foreach (var channel in (string[])["hand", "machine"])
            {
                System.IO.File.WriteAllBytes(path, File(edition, $"csv/protocols-{channel}.csv"));
                var state = CountState.Fold(edition.Record.Definition, [new Batch(channel, "read", ProtocolCsv.Read(path, edition.Record.Definition))]);
                var (read, told) = (TallyTable.Of(state, channel).Country, TallyTable.Of(edition.State, channel).Country);
                Assert.Equal(told.Protocols, read.Protocols);
                for (var i = 0; i < 3; i++) Assert.Equal(told.Votes(i), read.Votes(i));
                for (var i = 0; i < 2; i++) Assert.Equal(told.Line(i), read.Line(i));
                Assert.Equal(told.LatestReceived, read.LatestReceived);
            }
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    [Fact]
    public async Task No_field_of_any_CSV_begins_as_a_formula()
    {
        var edition = await HostileRecord.Latest();
        var files = new OpenDataFiles().Paths(edition).Where(p => p.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.Equal(9, files.Count);
        foreach (var path in files)
        {
            var rows = Csv.Read(Encoding.UTF8.GetString(EditionFiles.Find(edition, path)!.Bytes.Span));
            Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
            Assert.DoesNotContain(rows.SelectMany(r => r), f => f.Length > 0 && "=+-@\t\r".Contains(f[0], StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Names_survive_in_CSV_but_for_the_apostrophe_before_a_formula()
    {
        var units = Csv.Read(Encoding.UTF8.GetString(File(await HostileRecord.Latest(), "csv/units.csv"))).ToDictionary(r => r[0], r => r[3]);
        Assert.Equal("'" + HostileRecord.Formula, units["s1"]);
        Assert.Equal("'@SUM(1)", units["s/3 Ү"]);
        Assert.Equal(HostileRecord.Broken, units["s2"]);
        Assert.Equal(HostileRecord.Markup, units["r1"]);
        Assert.Equal(HostileRecord.Kyrgyz, units["r2"]);
    }

    [Fact]
    public async Task Wide_and_long_results_say_the_same()
    {
        var edition = await HostileRecord.Latest();
        var wide = Csv.Read(Encoding.UTF8.GetString(File(edition, "csv/results.csv")));
        var figures = Csv.Read(Encoding.UTF8.GetString(File(edition, "csv/results-long.csv"))).Skip(1).ToDictionary(r => (r[0], r[2], $"{r[3]}:{r[4]}"), r => r[5]);
        var head = wide[0];
        var seen = 0;
        foreach (var row in wide.Skip(1))
            for (var i = 10; i < head.Length; i++)
            {
                Assert.Equal(row[i], figures.GetValueOrDefault((row[0], row[3], head[i]), ""));
                if (row[i].Length > 0) seen++;
            }

        Assert.Equal(figures.Count, seen);
        Assert.Equal("119", wide.Single(r => r[0] == "land" && r[3] == "hand")[Array.IndexOf(head, "list:A")]);
    }

    [Fact]
    public async Task Parquet_read_back_holds_every_station()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(File(await HostileRecord.Latest(), "stations.parquet")), cancellationToken: cancel);
        var field = reader.Schema.FindDataField("list:B");
        using var group = reader.OpenRowGroupReader(0);
        var rows = (int)group.RowCount;
        var (votes, units) = (new long?[rows], new string?[rows]);
        await group.ReadAsync<long>(field, votes.AsMemory(), cancellationToken: cancel);
        await group.ReadAsync(reader.Schema.FindDataField("unit"), units.AsMemory(), cancellationToken: cancel);
        Assert.Equal(10, rows);
        Assert.Equal(["s1", "s2", "s/3 Ү", "s4", HostileRecord.LongCode + "/1"], units[..5]);
        Assert.Equal([50, null, null, null, null, 49, 900, 12, null, null], votes);
    }

    [Fact]
    public async Task The_NIST_report_is_valid_by_the_official_schema_and_refers_only_to_what_it_holds()
    {
        var text = Encoding.UTF8.GetString(Standard("nist-1500-100-v2.schema.json"));
        Assert.Equal("55c1c6382bf5ba369ae05d58c3f4bab6b487a2e8c01720ee87209b9a85e5d3db", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        var report = JsonNode.Parse(File(await HostileRecord.Latest(), "nist-1500-100.json"))!;
        Assert.Null(SchemaValidator.Of(text).Wrong(report));
        Assert.Equal("unofficial-partial", report["Status"]!.GetValue<string>());
        var units = report["GpUnit"]!.AsArray().Select(u => u!["@id"]!.GetValue<string>()).ToHashSet();
        var counts = report["Election"]![0]!["Contest"]![0]!["ContestSelection"]!.AsArray().SelectMany(s => s!["VoteCounts"]!.AsArray()).ToList();
        Assert.All(counts, c => Assert.Contains(c!["GpUnitId"]!.GetValue<string>(), units));
        Assert.Equal(119, counts.First(c => c!["GpUnitId"]!.GetValue<string>() == "gp-land" && c["Type"]!.GetValue<string>() == "total")!["Count"]!.GetValue<int>());
        Assert.Equal(5, counts.Where(c => c!["Type"]!.GetValue<string>() == "seats").Sum(c => c!["Count"]!.GetValue<int>()));
    }

    [Fact]
    public async Task The_EML_message_is_valid_and_its_parts_sum_to_the_total()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, XmlReader.Create(new MemoryStream(Standard("eml-510-used.xsd"))));
        var xml = XDocument.Load(new MemoryStream(File(await HostileRecord.Latest(), "eml-510.xml")));
        xml.Validate(schemas, (_, e) => Assert.Fail(e.Message));
        XNamespace eml = "urn:oasis:names:tc:evs:schema:eml";
        var total = xml.Descendants(eml + "TotalVotes").Single();
        var regions = xml.Descendants(eml + "ReportingUnitVotes").Where(u => u.Element(eml + "ReportingUnitIdentifier")!.Attribute("Id")!.Value[0] == 'r').ToList();
        Assert.Equal([119, 961, 16], Votes(total));
        Assert.Equal(Votes(total), regions.Select(Votes).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]));
        Assert.Contains(HostileRecord.Markup, xml.Descendants(eml + "RegisteredName").Select(n => n.Value));
        Assert.Contains("s.2f3.20.d2.ae", xml.Descendants(eml + "ReportingUnitIdentifier").Select(n => n.Attribute("Id")!.Value));

        long[] Votes(XElement of) => [.. of.Elements(eml + "Selection").Select(s => (long)s.Element(eml + "ValidVotes")!)];
    }

    [Fact]
    public async Task The_package_describes_every_file_of_the_bundle_with_its_digest() => Described(await HostileRecord.Latest());

    [Fact]
    public async Task The_bundle_of_a_disputed_election_has_the_register_as_tables_with_their_columns()
    {
        var edition = await DisputedRecord.Latest();
        Described(edition);
        using var zip = new ZipArchive(new MemoryStream(EditionFiles.Find(edition, "bundle.zip")!.Bytes.ToArray()));
        foreach (var path in (string[])["data/complaints.csv", "data/decisions.csv"]) Assert.Equal(EditionFiles.Find(edition, path)!.Bytes.ToArray(), Bytes(zip.GetEntry(path)!));
    }

    private static void Described(Scrutineer.Site.Editions.Edition edition)
    {
        using var zip = new ZipArchive(new MemoryStream(EditionFiles.Find(edition, "bundle.zip")!.Bytes.ToArray()));
        var names = zip.Entries.Select(e => e.FullName).ToList();
        Assert.Equal([.. names.SkipLast(1).Order(StringComparer.Ordinal), "datapackage.json"], names);
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        var package = JsonNode.Parse(Bytes(zip.GetEntry("datapackage.json")!))!;
        var resources = package["resources"]!.AsArray().Select(r => r!).ToDictionary(r => r["path"]!.GetValue<string>(), r => r);
        Assert.Equal(names.SkipLast(1), resources.Keys);
        foreach (var entry in zip.Entries.SkipLast(1))
        {
            var bytes = Bytes(entry);
            Assert.Equal(bytes.Length, resources[entry.FullName]["bytes"]!.GetValue<int>());
            Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)), resources[entry.FullName]["hash"]!.GetValue<string>());
            if (Path.GetExtension(entry.FullName) != ".csv") continue;
            var fields = resources[entry.FullName]["schema"]!["fields"]!.AsArray().Select(f => f!["name"]!.GetValue<string>());
            Assert.Equal(Csv.Read(Encoding.UTF8.GetString(bytes))[0], fields);
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var to = new MemoryStream();
        stream.CopyTo(to);
        return to.ToArray();
    }

    private static byte[] Standard(string name)
    {
        using var stream = typeof(ExportedFiles).Assembly.GetManifestResourceStream(name)!;
        using var to = new MemoryStream();
        stream.CopyTo(to);
        return to.ToArray();
    }
}
