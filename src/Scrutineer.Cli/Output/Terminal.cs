using System.Globalization;
using Spectre.Console;

namespace Scrutineer.Cli.Output;

/// <summary>Tables and sentences for people, on standard output.</summary>
internal static class Terminal
{
    /// <summary>A table with rules above and below and none between.</summary>
    /// <param name="columns">Heads; a head that begins with <c>&gt;</c> is of numbers and stands right.</param>
    public static TerminalTable Table(params ReadOnlySpan<string> columns) => new(columns);

    public static void Print(TerminalTable table) => AnsiConsole.Write(table.Inner);

    public static void Heading(string text) => AnsiConsole.MarkupLine($"\n[bold]{Text(text)}[/]");

    public static void Line(string text = "") => AnsiConsole.MarkupLine(Text(text));

    /// <summary>A sentence with a mark before it; further lines stand under its first word.</summary>
    public static void Paragraph(string text, string mark = "•") =>
        AnsiConsole.Write(new Grid().AddColumn(new GridColumn().Width(mark.Length + 2).NoWrap()).AddColumn(new GridColumn().PadLeft(0)).AddRow($"  {Text(mark)}", Text(text)));

    public static void Amber(string text) => AnsiConsole.MarkupLine($"[yellow]{Text(text)}[/]");

    /// <summary>A text as a cell: no markup, no control characters.</summary>
    public static string Text(string text) => Markup.Escape(Exit.Safe(text));

    /// <summary>A count with narrow no-break spaces between thousands.</summary>
    public static string Number(long? count) =>
        count is { } value ? value.ToString("N0", Grouped) : "-";

    /// <summary>The same for a count of any size.</summary>
    public static string Exact(System.Numerics.BigInteger count) => count.ToString("N0", Grouped);

    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u202f", NumberGroupSizes = [3] };
}

/// <summary>A table on its way to the terminal. Cells are markup: text from files goes through <see cref="Terminal.Text"/>.</summary>
internal sealed class TerminalTable
{
    public TerminalTable(ReadOnlySpan<string> columns)
    {
        Inner = new Table().Border(TableBorder.Horizontal).BorderColor(Color.Grey);
        foreach (var head in columns)
        {
            var column = new TableColumn($"[grey]{Terminal.Text(head.TrimStart('>'))}[/]");
            Inner.AddColumn(head.StartsWith('>') ? column.RightAligned().NoWrap() : column);
        }
    }

    public Table Inner { get; }

    public void AddRow(params string[] cells) => Inner.AddRow(cells);
}
