using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Desk.Paper;
using Scrutineer.Elections;
using Scrutineer.Elections.Forms;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>One side of an equation over the places of the paper, as page and module reckon it.</summary>
/// <param name="Terms">Place and factor.</param>
/// <param name="Constant">Constant part.</param>
/// <param name="Text">The same in the numbers printed on the paper: <c>3 + 4 + 5</c>.</param>
internal sealed record PlaceSum(ImmutableArray<(int Place, long Factor)> Terms, long Constant, string Text)
{
    public static PlaceSum Of(LinearSum sum, Election election, ImmutableArray<Field> fields, Wordbook words)
    {
        var lines = election.Form.Lines.Length;
        var against = election.Shape.AgainstAllLines;
        long Factor(int list) => against.Contains(list) ? sum.AgainstAll : sum.Lists;
        var lists = Enumerable.Range(0, election.Lists.Length).Where(i => Factor(i) != 0).ToList();
        ImmutableArray<(int, long)> terms = [.. sum.Lines.Select(l => (l.Line, l.Factor)), .. lists.Select(i => (lines + i, Factor(i)))];
        var said = new List<(string Text, long Factor)>(sum.Lines.Select(l => (fields[l.Line].Number, l.Factor)));
        foreach (var run in lists.GroupBy(Factor))
        {
            var numbers = run.Select(i => fields[lines + i].Number).ToList();
            said.Add((numbers.Count == 1 ? numbers[0] : words.Text("typing.sum-of", numbers[0], numbers[^1]), run.Key));
        }

        if (sum.Constant != 0 || said.Count == 0) said.Add((long.Abs(sum.Constant).ToString(CultureInfo.InvariantCulture), sum.Constant < 0 ? -1 : 1));
        return new PlaceSum(terms, sum.Constant, Joined(said));
    }

    /// <summary>True if every place has a number.</summary>
    public bool IsComplete(IReadOnlyList<long?> numbers) => Terms.All(t => numbers[t.Place] is not null);

    /// <summary>The value of what is there, blanks as 0.</summary>
    public long Known(IReadOnlyList<long?> numbers) => Terms.Sum(t => t.Factor * (numbers[t.Place] ?? 0)) + Constant;

    /// <summary>For the module: <c>2:1 3:1;0</c>.</summary>
    public string ToData() => string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', Terms.Select(t => $"{t.Place}:{t.Factor}"))};{Constant}");

    private static string Joined(List<(string Text, long Factor)> terms)
    {
        var text = "";
        foreach (var (term, factor) in terms)
        {
            text += factor < 0 ? text.Length == 0 ? "−" : " − " : text.Length == 0 ? "" : " + ";
            text += long.Abs(factor) == 1 ? term : $"{long.Abs(factor)} × {term}";
        }

        return text;
    }
}
