using System.Globalization;
using System.Text;

namespace Scrutineer.Report.Pictures;

/// <summary>Writes one picture: title and description first, then shapes. Coordinates have at most two digits, so the bytes are the same everywhere.</summary>
internal sealed class Svg
{
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <param name="frame">The view box, or width and height; written by us.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same in words.</param>
    /// <param name="style">Class for the page.</param>
    /// <param name="role">"group" for a picture with links in it, which an image cannot have.</param>
    public Svg(string frame, string title, string description, string style, string role = "img")
    {
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" {frame} role=\"{role}\" class=\"{style}\">");
        text.Append(CultureInfo.InvariantCulture, $"<title>{Markup.Escape(title)}</title><desc>{Markup.Escape(description)}</desc>");
    }

    public static string Number(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A shape without content; attribute values are numbers, colours and class names of ours.</summary>
    public Svg Shape(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(name, attributes);
        text.Append("/>");
        return this;
    }

    public Svg Text(string content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin("text", attributes);
        text.Append('>').Append(Markup.Escape(content)).Append("</text>");
        return this;
    }

    /// <summary>A group or a link; whoever opens closes.</summary>
    public Svg Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(name, attributes);
        text.Append('>');
        open.Push(name);
        return this;
    }

    public Svg Close()
    {
        text.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    /// <summary>The title of what was opened last.</summary>
    public Svg Title(string content)
    {
        text.Append(CultureInfo.InvariantCulture, $"<title>{Markup.Escape(content)}</title>");
        return this;
    }

    public string Done() => text.Append("</svg>").ToString();

    private void Begin(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
            if (value.Length > 0) text.Append(CultureInfo.InvariantCulture, $" {attribute}=\"{Markup.Escape(value)}\"");
    }
}
