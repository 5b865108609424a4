using System.Text;

namespace Scrutineer.Report;

/// <summary>The one place where text becomes markup. Everything that is written into HTML or SVG passes here.</summary>
internal static class Markup
{
    /// <summary>Text that is inert in elements and in quoted attributes, in HTML and in XML alike.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': safe.Append("&amp;"); break;
                case '<': safe.Append("&lt;"); break;
                case '>': safe.Append("&gt;"); break;
                case '"': safe.Append("&quot;"); break;
                case '\'': safe.Append("&#39;"); break;
                case '\t' or '\n': safe.Append(' '); break;
                // Control characters and non-characters are legal in neither format.
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF: safe.Append('\uFFFD'); break;
                default: safe.Append(rune.ToString()); break;
            }
        }

        return safe.ToString();
    }
}
