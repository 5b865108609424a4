using System.Globalization;
using QRCoder;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Scrutineer.Report.Papers;

/// <summary>
/// A document in the making: A4 pages that fill from the top, with marks that stand on every page. PDF/A-2b with embedded fonts; nothing in it depends on
/// when or where it is made.
/// </summary>
internal sealed class Paper : IDisposable
{
    public const double Left = 56;
    public const double Right = 539;
    private const double Top = 770;
    private const double Bottom = 70;
    private static readonly (byte, byte, byte) Ink = (26, 26, 26), Grey = (90, 90, 90), Rule = (190, 190, 190);

    private static readonly byte[] PlainFont = PaperGlyphs.Prepared(Resources.Bytes("DejaVuSans.ttf")), BoldFont = PaperGlyphs.Prepared(Resources.Bytes("DejaVuSans-Bold.ttf"));

    private readonly PdfDocumentBuilder builder;
    private readonly List<PdfPageBuilder> pages = [];
    private double y;

    public Paper(string title, string language, DateTimeOffset time)
    {
        var moment = time.ToString("'D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture) + time.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'') + "'";
        builder = new PdfDocumentBuilder
        {
            ArchiveStandard = PdfAStandard.A2B,
            IncludeDocumentInformation = true,
            DocumentInformation = new PdfDocumentBuilder.DocumentInformationBuilder { Title = title, Subject = language, Creator = "Scrutineer", Producer = "Scrutineer", CreationDate = moment, ModifiedDate = moment },
        };
        var (plain, bold) = (builder.AddTrueTypeFont(PlainFont), builder.AddTrueTypeFont(BoldFont));
        Turn();
        (Plain, Bold) = (new PaperFont(plain, pages[0]), new PaperFont(bold, pages[0]));
    }

    public PaperFont Plain { get; }

    public PaperFont Bold { get; }

    /// <summary>Room for text: where the next line begins.</summary>
    public double Y => y;

    /// <summary>Leaves room, and turns the page if there is none.</summary>
    public void Skip(double height) => y -= height;

    /// <summary>Turns the page.</summary>
    public void Turn()
    {
        pages.Add(builder.AddPage(PageSize.A4));
        y = Top;
    }

    /// <summary>Turns the page unless so much room is left.</summary>
    public void Need(double height)
    {
        if (y - height < Bottom) Turn();
    }

    /// <summary>A paragraph over the whole width, or as far as given.</summary>
    public void Text(string text, double size = 10, bool isBold = false, bool isGrey = false, double right = Right)
    {
        var font = isBold ? Bold : Plain;
        foreach (var line in font.Wrap(text, size, right - Left))
        {
            Need(size * 1.35);
            y -= size * 1.35;
            Put(line, Left, y, size, isBold, isGrey);
        }
    }

    /// <summary>A heading with room above it; it never stands alone at the foot of a page.</summary>
    public void Heading(string text)
    {
        Need(130);
        Skip(14);
        Text(text, 12.5, isBold: true);
        Skip(4);
    }

    /// <summary>A line of a clean text at a place.</summary>
    public void Put(string text, double x, double at, double size, bool isBold = false, bool isGrey = false)
    {
        if (text.Length == 0) return;
        var (r, g, b) = isGrey ? Grey : Ink;
        pages[^1].SetTextAndFillColor(r, g, b);
        pages[^1].AddText(text, size, new PdfPoint(x, at), (isBold ? Bold : Plain).Font);
    }

    /// <summary>A thin line across.</summary>
    public void Line(double at, double width = 0.5)
    {
        var (r, g, b) = Rule;
        pages[^1].SetStrokeColor(r, g, b);
        pages[^1].DrawLine(new PdfPoint(Left, at), new PdfPoint(Right, at), width);
    }

    /// <summary>A band in colour that nothing may be read without.</summary>
    public void Band(string text, (byte R, byte G, byte B) colour)
    {
        var lines = Bold.Wrap(text, 9.5, Right - Left - 20).ToList();
        var height = lines.Count * 13 + 10;
        Need(height + 8);
        y -= height;
        pages[^1].SetTextAndFillColor(colour.R, colour.G, colour.B);
        pages[^1].SetStrokeColor(colour.R, colour.G, colour.B);
        pages[^1].DrawRectangle(new PdfPoint(Left, y), Right - Left, height, 0.1, true);
        for (var i = 0; i < lines.Count; i++) Put(lines[i], Left + 10, y + height - 15 - i * 13, 9.5, isBold: true);
        Skip(8);
    }

    /// <summary>A QR code with its upper right corner at the right margin.</summary>
    public void Code(string text, double top, double size)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var (modules, page) = (made.ModuleMatrix, pages[^1]);
        var step = size / (modules.Count - 8);
        page.SetTextAndFillColor(0, 0, 0);
        page.SetStrokeColor(0, 0, 0);
        for (var row = 4; row < modules.Count - 4; row++)
        {
            for (var column = 4; column < modules.Count - 4; column++)
            {
                if (!modules[row][column]) continue;
                var run = 1;
                while (modules[row][column + run]) run++;
                page.DrawRectangle(new PdfPoint(Right - size + (column - 4) * step, top - (row - 3) * step), run * step, step, 0.01, true);
                column += run;
            }
        }
    }

    /// <summary>The document, with what stands at the head and foot of every page.</summary>
    /// <param name="head">Left and right above the line.</param>
    /// <param name="foot">Below the line; the page number comes after it.</param>
    /// <param name="page">Words for "page n of m".</param>
    public byte[] Done((string Left, string Right) head, string foot, Func<int, int, string> page)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            (var sheet, var number) = (pages[i], Plain.Clean(page(i + 1, pages.Count)));
            Mark(sheet, Shorten(head.Left, 300), Left, 806, Plain);
            var right = Bold.Clean(head.Right);
            Mark(sheet, right, Right - Bold.Width(right, 8), 806, Bold);
            Mark(sheet, Shorten(foot, 400), Left, 40, Plain);
            Mark(sheet, number, Right - Plain.Width(number, 8), 40, Plain);
            sheet.SetStrokeColor(Rule.Item1, Rule.Item2, Rule.Item3);
            sheet.DrawLine(new PdfPoint(Left, 798), new PdfPoint(Right, 798), 0.5);
            sheet.DrawLine(new PdfPoint(Left, 54), new PdfPoint(Right, 54), 0.5);
        }

        return FixedIdentity.Of(builder.Build());
    }

    public void Dispose() => builder.Dispose();

    private static void Mark(PdfPageBuilder sheet, string text, double x, double at, PaperFont font)
    {
        if (text.Length == 0) return;
        sheet.SetTextAndFillColor(Grey.Item1, Grey.Item2, Grey.Item3);
        sheet.AddText(text, 8, new PdfPoint(x, at), font.Font);
    }

    private string Shorten(string text, double width)
    {
        var line = Plain.Wrap(text, 8, width).First();
        return line.Length < Plain.Clean(text).Length ? line + " …" : line;
    }
}
