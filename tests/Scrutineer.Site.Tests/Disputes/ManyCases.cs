using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Scrutineer.Published;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using Scrutineer.Site.Tests.Data;
using Xunit;

namespace Scrutineer.Site.Tests.Disputes;

/// <summary>A register of 2,000 invented cases in nine regions: every page stays within its budget, and is made quickly. What is measured is printed.</summary>
public sealed class ManyCases : IDisposable
{
    private const int Budget = 14_000;
    private readonly string root = Path.Combine(Path.GetTempPath(), "scrutineer-" + Path.GetRandomFileName());

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Every_page_of_a_register_of_2000_cases_stays_within_its_budget()
    {
        var paths = await CrowdedRecord.Write(root);
        var record = PublishedRecord.Open(new DirectoryFiles(paths.Public));
        Assert.True(record.IsOk, record.Refusal?.ToString());
        var edition = record.Value.Find(record.Value.Versions[^1].Number)!;
        var begun = Stopwatch.GetTimestamp();
        var told = new List<string>();
        var largest = (Name: "", Bytes: 0);
        var pages = 0;
        foreach (var path in (string[])["complaints.html", "complaints/all.2.html", "complaints/decisions.html"])
        {
            foreach (var language in Wordbook.Languages)
            {
                var page = EditionFiles.Find(edition, $"{language}/{path}")!.Bytes;
                told.Add($"{language}/{path}: {page.Length} bytes, {Packed(page)} packed, {Stopwatch.GetElapsedTime(begun).TotalMilliseconds:0} ms");
                begun = Stopwatch.GetTimestamp();
            }
        }

        var (all, files) = (Stopwatch.GetTimestamp(), EditionFiles.Paths(edition).Where(p => p.StartsWith("ky/complaints", StringComparison.Ordinal) && !int.TryParse(Path.GetFileNameWithoutExtension(p), CultureInfo.InvariantCulture, out _)).ToList());
        foreach (var path in files)
        {
            var packed = Packed(EditionFiles.Find(edition, path)!.Bytes);
            pages++;
            if (packed > largest.Bytes) largest = (path, packed);
        }

        told.Add($"{pages} pages in one language: {Stopwatch.GetElapsedTime(all).TotalSeconds:0.0} s with packing; the largest, {largest.Name}, is {largest.Bytes} bytes packed");
        begun = Stopwatch.GetTimestamp();
        foreach (var row in edition.Register.Rows.Take(30)) EditionFiles.Find(edition, $"ky/complaints/{row.Case.Number}.html");
        told.Add($"30 pages of cases, each about another station: {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join("\n", told));
        Assert.True(files.Count > 80);
        Assert.True(largest.Bytes <= Budget, string.Join("\n", told));
        Assert.Null(EditionFiles.Find(edition, $"en/complaints/all.{(CrowdedRecord.Cases / 200) + 1}.html"));
        Assert.Null(EditionFiles.Find(edition, "en/complaints/decisions.1.html"));
    }

    private static int Packed(ReadOnlyMemory<byte> page)
    {
        using var to = new MemoryStream();
        using (var brotli = new BrotliStream(to, new BrotliCompressionOptions { Quality = 9 }, leaveOpen: true)) brotli.Write(page.Span);
        return (int)to.Length;
    }
}
