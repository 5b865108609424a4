using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Scrutineer.Report.Papers;

/// <summary>A font in a document: what it can write, and how wide that is.</summary>
internal sealed class PaperFont(PdfDocumentBuilder.AddedFont font, PdfPageBuilder ruler)
{
    /// <summary>A simple TrueType font of PDF holds 255 characters; a document that needs more shows the rest as boxes.</summary>
    private const int MostCharacters = 240;

    private const char Box = '\u25A1';

    private readonly Dictionary<char, double> widths = new() { [Box] = Measure(font, ruler, Box) };

    public PdfDocumentBuilder.AddedFont Font => font;

    /// <summary>The text as this font can write it: no control or direction marks, a box for every letter it lacks.</summary>
    public string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format) continue;
            var letter = Rune.IsWhiteSpace(rune) && rune.Value != '\u202F' ? ' ' : rune.IsBmp ? (char)rune.Value : Box;
            // No glyph of its own is needed for a narrow space: a plain one reads the same and is copied the same.
            if (letter == '\u202F') letter = '\u00A0';
            clean.Append(Knows(letter) ? letter : Box);
        }

        return clean.ToString();
    }

    /// <summary>Width of a clean text.</summary>
    public double Width(string text, double size) => text.Sum(c => widths[c]) * size;

    /// <summary>A clean text in lines no wider than that; words longer than a line are broken.</summary>
    public IEnumerable<string> Wrap(string text, double size, double width)
    {
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var word in Words(text, size, width))
        {
            var wide = Width(word, size);
            var gap = line.Length > 0 ? Width(" ", size) : 0;
            if (line.Length > 0 && used + gap + wide > width)
            {
                yield return line.ToString();
                line.Clear();
                (used, gap) = (0, 0);
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
            used += gap + wide;
        }

        yield return line.ToString();
    }

    private IEnumerable<string> Words(string text, double size, double width)
    {
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            while (Width(rest, size) > width && rest.Length > 1)
            {
                var fits = 1;
                while (fits < rest.Length && Width(rest[..(fits + 1)], size) <= width) fits++;
                yield return rest[..fits];
                rest = rest[fits..];
            }

            yield return rest;
        }
    }

    private bool Knows(char letter)
    {
        if (widths.TryGetValue(letter, out var known)) return known >= 0;
        if (widths.Count >= MostCharacters) return false;
        widths[letter] = Measure(font, ruler, letter);
        return widths[letter] >= 0;
    }

    private static double Measure(PdfDocumentBuilder.AddedFont font, PdfPageBuilder ruler, char letter)
    {
        try
        {
            var letters = ruler.MeasureText(letter.ToString(), 1000, new PdfPoint(0, 0), font);
            return letters.Count == 1 ? letters[0].EndBaseLine.X / 1000 : -1;
        }
        catch (InvalidOperationException)
        {
            // PdfPig's only way to say that a font has no glyph for a letter.
            return -1;
        }
    }
}
