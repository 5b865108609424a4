using System.Text;

namespace Scrutineer.Report.Html;

/// <summary>
/// Writes HTML that is also well-formed XML. Text and attributes are escaped here and nowhere else;
/// only pictures, which escape by the same function, are put in as they are.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    public HtmlWriter Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(name, attributes);
        text.Append('>');
        open.Push(name);
        return this;
    }

    public HtmlWriter Close()
    {
        var name = open.Pop();
        text.Append("</").Append(name).Append('>');
        if (IsBlock(name)) text.Append('\n');
        return this;
    }

    /// <summary>An element with nothing but text.</summary>
    public HtmlWriter Element(string name, string content, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(name, attributes).Text(content).Close();

    /// <summary>An element without an end tag.</summary>
    public HtmlWriter Void(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(name, attributes);
        text.Append("/>");
        return this;
    }

    public HtmlWriter Text(string content)
    {
        text.Append(Markup.Escape(content));
        return this;
    }

    /// <summary>Text of several lines, whose ends stay: in a field, or where the style keeps them.</summary>
    public HtmlWriter Lines(string content)
    {
        text.AppendJoin('\n', content.ReplaceLineEndings("\n").Split('\n').Select(Markup.Escape));
        return this;
    }

    /// <summary>Markup of our own: pictures and the style sheet.</summary>
    public HtmlWriter Trusted(string markup)
    {
        text.Append(markup);
        return this;
    }

    public override string ToString() =>
        open.Count == 0 ? text.ToString() : throw new InvalidOperationException($"<{open.Peek()}> is still open.");

    private void Begin(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
            if (value.Length > 0) text.Append(' ').Append(attribute).Append("=\"").Append(Markup.Escape(value)).Append('"');
    }

    private static bool IsBlock(string name) =>
        name is "p" or "tr" or "table" or "section" or "header" or "main" or "footer" or "nav" or "ul" or "li" or "dl" or "figure" or "details" or "div" or "h1" or "h2" or "h3";
}
