using System.Text;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using Xunit;

namespace Scrutineer.Site.Tests.Data;

/// <summary>Documents to print: they read back as they should, in three languages, and are the same file each time.</summary>
public class PrintedDocuments
{
    private static byte[] File(Edition edition, string path) => EditionFiles.Find(edition, path)!.Bytes.ToArray();

    private static string[] Pages(byte[] file)
    {
        using var document = PdfDocument.Open(file);
        return [.. document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p).Replace('\u00A0', ' '))];
    }

    [Theory]
    [InlineData("en", "PRELIMINARY", "Summary of results", "Page 1 of")]
    [InlineData("ru", "ПРЕДВАРИТЕЛЬНО", "Сводка результатов", "Страница 1 из")]
    [InlineData("ky", "АЛДЫН АЛА", "Жыйынтыктардын кыскача баяны", "беттин 1-бети")]
    public async Task The_summary_says_its_figures_its_state_and_its_page_in_every_language(string language, string state, string title, string page)
    {
        var edition = await HostileRecord.Latest();
        var pages = Pages(File(edition, $"pdf/summary-{language}.pdf"));
        Assert.All(pages, p => Assert.Contains(state, p, StringComparison.Ordinal));
        Assert.All(pages, p => Assert.Contains("record.example/h", p, StringComparison.Ordinal));
        Assert.Contains(page, pages[0], StringComparison.Ordinal);
        var all = string.Join("\n", pages);
        foreach (var told in (string[])[title, "119", "961", "1 096", edition.Record.Origin]) Assert.Contains(told, all, StringComparison.Ordinal);
        if (language == "ky") Assert.Contains(HostileRecord.Kyrgyz, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_above_stations_has_its_protocol_and_a_station_has_none()
    {
        var edition = await HostileRecord.Latest();
        var text = string.Join("\n", Pages(File(edition, "pdf/unit/r2-ky.pdf")));
        foreach (var told in (string[])[HostileRecord.Kyrgyz, "Катышкандар", "38", "36"]) Assert.Contains(told, text, StringComparison.Ordinal);
        foreach (var none in (string[])["pdf/unit/s1-en.pdf", "pdf/unit/land-en.pdf", "pdf/unit/r1-de.pdf", "pdf/unit/no-en.pdf", "pdf/summary.pdf", "pdf/-en.pdf"])
            Assert.Null(EditionFiles.Find(edition, none));
    }

    [Fact]
    public async Task Names_that_would_do_harm_are_written_out_without_direction_marks()
    {
        var text = string.Join("\n", Pages(File(await HostileRecord.Latest(), "pdf/unit/r1-en.pdf")));
        Assert.Contains("<script>", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\u2068', text);
    }

    [Fact]
    public async Task The_breve_of_a_letter_stands_above_it_as_the_font_has_it()
    {
        // In DejaVu Sans the breve of "й" stands 154 to the right and 52 below where it stands by itself, in its bold 206 and 40: a part of a glyph whose offsets are words.
        var fonts = Fonts(File(await HostileRecord.Latest(), "pdf/summary-ky.pdf")).Select(Convert.ToHexString).ToList();
        Assert.Equal(2, fonts.Count);
        foreach (var offset in (string[])["009AFFCC", "00CEFFD8"]) Assert.Contains(fonts, f => f.Contains(offset, StringComparison.Ordinal));
    }

    /// <summary>The fonts within a document.</summary>
    private static IEnumerable<byte[]> Fonts(byte[] file)
    {
        for (var at = 0; file.AsSpan(at).IndexOf("stream\n"u8) is >= 0 and var found; at += found + 7)
        {
            byte[] plain;
            try
            {
                using var from = new System.IO.Compression.ZLibStream(new MemoryStream(file, at + found + 7, file.Length - at - found - 7), System.IO.Compression.CompressionMode.Decompress);
                using var to = new MemoryStream();
                from.CopyTo(to);
                plain = to.ToArray();
            }
            catch (InvalidDataException)
            {
                continue;
            }

            if (plain is [0, 1, 0, 0, ..]) yield return plain;
        }
    }

    [Fact]
    public async Task The_same_version_gives_the_same_file_and_another_one_another()
    {
        var (once, again) = (await HostileRecord.Latest(), await HostileRecord.Again());
        Assert.Equal(File(once, "pdf/summary-ky.pdf"), File(again, "pdf/summary-ky.pdf"));
        Assert.NotEqual(File(once, "pdf/summary-ky.pdf"), File(once, "pdf/summary-ru.pdf"));
    }

    [Fact]
    public async Task It_carries_the_marks_of_PDF_A_2b_and_embeds_every_font()
    {
        var file = File(await HostileRecord.Latest(), "pdf/summary-en.pdf");
        var raw = Encoding.Latin1.GetString(file);
        Assert.Contains("/OutputIntents", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("/Encrypt", raw, StringComparison.Ordinal);
        using var document = PdfDocument.Open(file);
        Assert.True(document.TryGetXmpMetadata(out var xmp));
        var metadata = xmp.GetXDocument().ToString();
        Assert.Contains("pdfaid", metadata, StringComparison.Ordinal);
        Assert.Contains("part", metadata, StringComparison.Ordinal);
        Assert.Equal(2, raw.Split("/FontFile2").Length - 1);
        Assert.DoesNotContain(DateTime.UtcNow.ToString("yyyy-MM-dd", null), metadata, StringComparison.Ordinal);
    }
}
