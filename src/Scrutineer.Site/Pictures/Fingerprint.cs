using System.Collections.Immutable;
using Scrutineer.Elections.Protocols;
using Scrutineer.Report.Pictures;
using Scrutineer.Report.Results;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Pictures;

/// <summary>
/// Turnout of every station against the share of the first list there, weighted by registered voters. Cells of 2.5 points; a station at 100 % lies in
/// the last one. What has no place (unknown, or more than everybody) is counted apart.
/// </summary>
internal sealed class Fingerprint
{
    /// <summary>Cells along each side.</summary>
    public const int Cells = 40;

    private const double Wide = 420, High = 380, Left = 44, Top = 10, Side = 328;

    private readonly long[,] weights = new long[Cells, Cells];

    private Fingerprint(Edition edition, Standing first)
    {
        First = first;
        var (election, result) = (edition.Election, edition.Result);
        var cast = election.Form.Base("cast");
        foreach (var current in edition.State[edition.Version.Channel].All)
        {
            var protocol = current.Protocol;
            if (!election.Units[protocol.Unit].IsStation || result.IsSetAside(protocol.Unit)) continue;
            Stations++;
            var registered = election.Units[protocol.Unit].Registered ?? election.Form.Base("registered")?.Of(protocol);
            var (took, of, votes) = (cast?.Of(protocol), BaseOf(result, protocol), protocol.Votes[first.Index]);
            if (registered is not > 0 || took is null || took > registered || of is not > 0 || votes is null || votes > of)
            {
                Outside++;
                continue;
            }

            weights[Cell(took.Value, registered.Value), Cell(votes.Value, of.Value)] += registered.Value;
            Shown++;
            Voters += registered.Value;
        }
    }

    /// <summary>The list whose share is shown.</summary>
    public Standing First { get; }

    /// <summary>Stations that count.</summary>
    public int Stations { get; private set; }

    /// <summary>Stations in the picture.</summary>
    public int Shown { get; private set; }

    /// <summary>Stations without a place in it.</summary>
    public int Outside { get; private set; }

    /// <summary>Registered voters of the stations in the picture.</summary>
    public long Voters { get; private set; }

    /// <summary>The fingerprint of the published channel; null: there are no stations to show.</summary>
    public static Fingerprint? Of(Edition edition)
    {
        if (edition.Result.Lists.FirstOrDefault() is not { Votes: > 0 } first) return null;
        var made = new Fingerprint(edition, first);
        return made.Shown > 0 ? made : null;
    }

    /// <summary>Registered voters in a band of ten points of turnout and of share.</summary>
    public long Band(int turnout, int share)
    {
        long sum = 0;
        for (var i = 0; i < Cells / 10; i++)
            for (var j = 0; j < Cells / 10; j++) sum += weights[turnout * Cells / 10 + i, share * Cells / 10 + j];
        return sum;
    }

    public string Draw(string across, string up, string title, string description)
    {
        var svg = new Svg($"viewBox=\"0 0 {Svg.Number(Wide)} {Svg.Number(High)}\"", title, description, "chart print");
        const double cell = Side / Cells;
        long most = 0;
        foreach (var weight in weights) most = Math.Max(most, weight);
        foreach (var tenth in (int[])[0, 25, 50, 75, 100])
        {
            var (x, y) = (Left + Side * tenth / 100, Top + Side - Side * tenth / 100);
            svg.Shape("line", ("class", "rule"), ("x1", Svg.Number(x)), ("x2", Svg.Number(x)), ("y1", Svg.Number(Top)), ("y2", Svg.Number(Top + Side)), ("stroke", "#dcdcd6"));
            svg.Shape("line", ("class", "rule"), ("x1", Svg.Number(Left)), ("x2", Svg.Number(Left + Side)), ("y1", Svg.Number(y)), ("y2", Svg.Number(y)), ("stroke", "#dcdcd6"));
            svg.Text(Report.Numbers.Whole(tenth), ("class", "note"), ("x", Svg.Number(x)), ("y", Svg.Number(Top + Side + 15)), ("text-anchor", "middle"), ("font-size", "12"));
            svg.Text(Report.Numbers.Whole(tenth), ("class", "note"), ("x", Svg.Number(Left - 6)), ("y", Svg.Number(y + 4)), ("text-anchor", "end"), ("font-size", "12"));
        }

        for (var i = 0; i < Cells; i++)
        {
            for (var j = 0; j < Cells; j++)
            {
                if (weights[i, j] == 0) continue;
                // Six shades by the square root: single stations stay visible beside thousands.
                var shade = Math.Min(5, (int)(6 * Math.Sqrt((double)weights[i, j] / most)));
                svg.Shape(
                    "rect", ("class", $"cell q{shade}"), ("x", Svg.Number(Left + i * cell)), ("y", Svg.Number(Top + Side - (j + 1) * cell)),
                    ("width", Svg.Number(cell)), ("height", Svg.Number(cell)), ("fill", "#2f6db5"), ("fill-opacity", Svg.Number((shade + 1) / 6.0)));
            }
        }

        svg.Text(across, ("class", "name"), ("x", Svg.Number(Left + Side)), ("y", Svg.Number(Top + Side + 33)), ("text-anchor", "end"), ("font-size", "12"));
        svg.Text(up, ("class", "name"), ("x", Svg.Number(Left + 6)), ("y", Svg.Number(Top + 14)), ("font-size", "12"));
        return svg.Done();
    }

    private static int Cell(long part, long whole) => (int)Math.Min(Cells - 1, part * Cells / whole);

    private static long? BaseOf(Result result, Protocol protocol) =>
        result.Base == "lists" ? protocol.ListVotes : result.Base == Result.Lines ? protocol.Votes.Sum() : result.Election.Form.Base(result.Base)?.Of(protocol);
}
