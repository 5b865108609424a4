namespace Scrutineer.Report.Papers;

/// <summary>A table on paper: texts left, numbers right, long texts in several lines, the head again on every page.</summary>
/// <param name="paper">The document.</param>
/// <param name="edges">Right edge of every column; the first begins at the left margin.</param>
/// <param name="texts">How many of the first columns hold texts.</param>
/// <param name="size">Size of its letters.</param>
internal sealed class PaperTable(Paper paper, double[] edges, int texts, double size = 9)
{
    private string[] head = [];

    private double Step => size * 4 / 3;

    /// <summary>Writes the head.</summary>
    public void Head(params string[] cells)
    {
        head = cells;
        paper.Need(60);
        Write(cells, isBold: true, isGrey: true);
        paper.Line(paper.Y - 2, 0.8);
        paper.Skip(3);
    }

    /// <summary>Writes a row.</summary>
    public void Row(bool isBold, params string[] cells)
    {
        var height = Lines(cells, isBold).Max(l => l.Count) * Step + 4;
        var before = paper.Y;
        paper.Need(height);
        if (paper.Y > before) Head(head);
        Write(cells, isBold, isGrey: false);
        paper.Line(paper.Y - 2);
        paper.Skip(3);
    }

    private void Write(string[] cells, bool isBold, bool isGrey)
    {
        var lines = Lines(cells, isBold);
        var (top, font) = (paper.Y, isBold ? paper.Bold : paper.Plain);
        for (var i = 0; i < cells.Length; i++)
        {
            for (var n = 0; n < lines[i].Count; n++)
            {
                var text = lines[i][n];
                var x = i < texts ? Begin(i) : edges[i] - font.Width(text, size);
                paper.Put(text, x, top - Step * (n + 1) + 1, size, isBold, isGrey);
            }
        }

        paper.Skip(lines.Max(l => l.Count) * Step);
    }

    private List<string>[] Lines(string[] cells, bool isBold) =>
        [.. cells.Select((c, i) => (isBold ? paper.Bold : paper.Plain).Wrap(c, size, edges[i] - Begin(i) - (i < texts ? 8 : 0)).ToList())];

    private double Begin(int column) => column == 0 ? Paper.Left : edges[column - 1] + (column < texts ? 0 : 4);
}
