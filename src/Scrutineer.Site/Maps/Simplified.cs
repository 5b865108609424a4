namespace Scrutineer.Site.Maps;

/// <summary>
/// Rings with fewer points. Neighbours keep the border they share: it is cut where three areas meet, and each piece is simplified in the same way
/// whichever area it is read from.
/// </summary>
internal static class Simplified
{
    /// <summary>Longer pieces are taken part by part, so that no ring takes longer than its length times this.</summary>
    private const int LongestPart = 400;

    /// <param name="rings">Closed rings on a grid of whole numbers; the last point is not repeated.</param>
    /// <param name="tolerance">How far a point may lie from the line that replaces it.</param>
    public static List<List<(int X, int Y)>> Of(IReadOnlyList<List<(int X, int Y)>> rings, double tolerance)
    {
        var clean = rings.Select(WithoutRepeats).ToList();
        var meetings = Meetings(clean);
        return [.. clean.Select(r => One(r, meetings, tolerance))];
    }

    private static List<(int X, int Y)> WithoutRepeats(List<(int X, int Y)> ring)
    {
        var kept = new List<(int X, int Y)>(ring.Count);
        foreach (var point in ring)
            if (kept.Count == 0 || kept[^1] != point) kept.Add(point);
        while (kept.Count > 1 && kept[0] == kept[^1]) kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    /// <summary>Points with more than two different neighbours.</summary>
    private static HashSet<(int X, int Y)> Meetings(List<List<(int X, int Y)>> rings)
    {
        var pairs = new Dictionary<(int X, int Y), ((int X, int Y) A, (int X, int Y) B)>();
        var meetings = new HashSet<(int X, int Y)>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                var (before, here, after) = (ring[(i + ring.Count - 1) % ring.Count], ring[i], ring[(i + 1) % ring.Count]);
                var pair = before.CompareTo(after) <= 0 ? (before, after) : (after, before);
                if (!pairs.TryAdd(here, pair) && pairs[here] != pair) meetings.Add(here);
            }
        }

        return meetings;
    }

    private static List<(int X, int Y)> One(List<(int X, int Y)> ring, HashSet<(int X, int Y)> meetings, double tolerance)
    {
        if (ring.Count < 4) return ring;
        // An island without meetings is cut at its least point, and at the point opposite: the same from both sides of its shore.
        var start = ring.FindIndex(meetings.Contains);
        if (start < 0) start = ring.IndexOf(ring.Min());
        List<(int X, int Y)> turned = [.. ring[start..], .. ring[..start], ring[start]];
        var simple = new List<(int X, int Y)>();
        var from = 0;
        for (var to = 1; to < turned.Count; to++)
        {
            if (to < turned.Count - 1 && !meetings.Contains(turned[to])) continue;
            simple.AddRange(Piece(turned[from..(to + 1)], tolerance).SkipLast(1));
            from = to;
        }

        return simple;
    }

    /// <summary>A piece between two meetings, read from its lesser end.</summary>
    private static List<(int X, int Y)> Piece(List<(int X, int Y)> piece, double tolerance)
    {
        var order = piece[0].CompareTo(piece[^1]);
        if (order == 0) order = piece[1].CompareTo(piece[^2]);
        if (order > 0) piece.Reverse();
        var kept = new List<(int X, int Y)> { piece[0] };
        // A closed piece has no line between its ends; its two halves have.
        var part = piece[0] == piece[^1] ? Math.Min(LongestPart, (piece.Count + 1) / 2) : LongestPart;
        for (var at = 0; at < piece.Count - 1; at += part)
            Between(piece, at, Math.Min(at + part, piece.Count - 1), tolerance, kept);
        if (order > 0) kept.Reverse();
        return kept;
    }

    /// <summary>Douglas and Peucker: keeps the point farthest from the line while it is farther than the tolerance.</summary>
    private static void Between(List<(int X, int Y)> piece, int from, int to, double tolerance, List<(int X, int Y)> kept)
    {
        var waiting = new Stack<(int From, int To)>([(from, to)]);
        while (waiting.TryPop(out var span))
        {
            var (farthest, distance) = (-1, tolerance);
            for (var i = span.From + 1; i < span.To; i++)
            {
                var d = Distance(piece[i], piece[span.From], piece[span.To]);
                if (d > distance) (farthest, distance) = (i, d);
            }

            if (farthest < 0)
            {
                kept.Add(piece[span.To]);
            }
            else
            {
                waiting.Push((farthest, span.To));
                waiting.Push((span.From, farthest));
            }
        }
    }

    /// <summary>From a point to the stretch between two others.</summary>
    internal static double Distance((int X, int Y) point, (int X, int Y) from, (int X, int Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, px = point.X - from.X, py = point.Y - from.Y;
        var length = dx * dx + dy * dy;
        var along = length <= 0 ? 0 : Math.Clamp((px * dx + py * dy) / length, 0, 1);
        var (x, y) = (px - along * dx, py - along * dy);
        return Math.Sqrt(x * x + y * y);
    }
}
