using Scrutineer.Desk.Paper;
using Scrutineer.Elections.Protocols;
using Scrutineer.Report;

namespace Scrutineer.DeskServer.Pages;

/// <summary>Rows of tables that go down the paper.</summary>
internal static class FigureRows
{
    /// <summary>Opens a row with number and label; whoever calls writes the cells and closes it.</summary>
    public static void Name(DeskPage page, Field field) =>
        page.Html.Open("tr").Open("th", ("scope", "row")).Open("span", ("class", "name")).Element("span", field.Number, ("class", "number")).Element("bdi", field.Label.In(page.Language)).Close().Close();

    /// <summary>What a protocol has in a field; null: it is blank.</summary>
    public static long? Of(Protocol protocol, Field field) => field.IsList ? protocol.Votes[field.Place - protocol.Lines.Length] : protocol.Lines[field.Place];

    /// <summary>A number, or a dash for a blank.</summary>
    public static string Shown(long? number) => number is { } known ? Numbers.Whole(known) : "–";
}
