using Scrutineer.Elections;
using Scrutineer.Elections.Units;

namespace Scrutineer.Browser.Tests;

/// <summary>Twenty papers: what is written on each, how each of two typists reads it, and what has to become of it.</summary>
internal sealed record DeskPaper(string Name, string Station, string[] OnPaper, string[] First, string[] Second, bool HasError, bool HasWarning, bool IsDiscarded)
{
    public bool Differs => !First.SequenceEqual(Second);

    /// <summary>Papers for the first stations of a unit.</summary>
    public static List<DeskPaper> Of(Election election, string unit)
    {
        var at = election.Units.Find(unit);
        var stations = election.Units.All.Where(u => u.IsStation && election.Units.PathOf(election.Units.Find(u.Code)).Contains(at)).Take(20).ToList();
        var papers = new List<DeskPaper>();
        for (var i = 0; i < stations.Count; i++) papers.Add(Paper(i, stations[i], stations));
        return papers;
    }

    private static DeskPaper Paper(int i, Unit station, List<Unit> all)
    {
        var (none, clean) = (Array.Empty<(int, string)>(), Clean(i, station));
        return i switch
        {
            6 => Make("one line misread by the second", clean, none, [(7, "17")]),
            7 => Make("two lists misread by the first", clean, [(12, "9"), (15, "90")], none),
            8 => Make("a zero left empty by the second", clean, none, [(1, "")]),
            9 => Make("both misread the same number", clean, [(13, "11")], [(13, "12")]),
            10 => Make("spaces between thousands", With(clean, (2, "10 900"), (7, "10580")), none, none),
            11 => Make("everything of another station typed by the second", clean, none, [.. Clean(15, all[15]).Select((n, p) => (p, n))]) with { IsDiscarded = true },
            12 => Make("received is not issued and cancelled", With(clean, (7, "17")), none, none) with { HasError = true },
            13 => Make("boxes are not valid and invalid", With(clean, (11, "4")), none, none) with { HasError = true },
            14 => Make("lists do not sum to the valid ones", With(clean, (14, "11")), none, none) with { HasError = true },
            15 => Make("an error, and misread as well", With(clean, (14, "12")), none, [(16, "1")]) with { HasError = true },
            16 => Make("one voter more than ballots issued", With(clean, (6, Add(clean[6], 1))), none, none) with { HasWarning = true },
            17 => Make("a required line empty on paper", With(clean, (6, "")), none, none) with { HasWarning = true },
            18 => Make("the votes of the neighbour", [.. clean.Select((n, p) => p is 0 ? n : Clean(0, station)[p])], none, none) with { HasWarning = true },
            19 => Make("another register than is known", With(clean, (0, Add(clean[0], 5))), none, none) with { HasWarning = true },
            _ => Make("clean", clean, none, none),
        };

        DeskPaper Make(string name, string[] paper, (int, string)[] first, (int, string)[] second) =>
            new(name, station.Code, paper, With(paper, first), With(paper, second), false, false, false);
    }

    /// <summary>A paper in which everything fits: 12 lines, 16 lists and the line against all.</summary>
    private static string[] Clean(int i, Unit station)
    {
        var issued = 310 + i;
        long[] lines = [station.Registered ?? 0, 0, 900, 0, issued - 20, 20, issued, 900 - issued, 20, issued - 20, issued - 2, 2];
        long[] votes = [issued - 2 - 153, .. Enumerable.Repeat(10L, 15), 3];
        return [.. lines.Concat(votes).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static string[] With(string[] paper, params (int Place, string Number)[] but)
    {
        var typed = paper.ToArray();
        foreach (var (place, number) in but) typed[place] = number;
        return typed;
    }

    private static string Add(string number, int more) => (long.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + more).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
