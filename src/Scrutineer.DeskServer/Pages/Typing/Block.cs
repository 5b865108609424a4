using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.Elections;
using Scrutineer.Elections.Forms;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>Fields that stand together on the page, and the equations whose last number is among them.</summary>
/// <param name="Heading">What stands above.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Equations">The equations, errors first.</param>
internal sealed record Block(string Heading, ImmutableArray<Field> Fields, ImmutableArray<PaperEquation> Equations)
{
    /// <summary>The paper in blocks: lines are parted where an equation that must hold is complete, lists stand by themselves.</summary>
    public static ImmutableArray<Block> Of(Election election, Wordbook words)
    {
        var fields = Field.Of(election);
        var equations = election.Form.Equations.Where(e => Terms(e)).Select(e => new PaperEquation(
            e, PlaceSum.Of(e.Left, election, fields, words), PlaceSum.Of(e.Right, election, fields, words),
            e.Tolerance?.Of is { } of ? PlaceSum.Of(of, election, fields, words) : null)).ToList();
        var lines = election.Form.Lines.Length;
        var hard = equations.Where(e => e.IsShown && e.Last < lines).ToList();
        // After a line: an equation ends there, and none goes across.
        var ends = hard.Select(e => e.Last).Where(p => !hard.Any(e => e.First <= p && e.Last > p)).Append(lines - 1).Where(p => p >= 0).Distinct().Order().ToList();
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var from = 0;
        foreach (var end in ends)
        {
            var part = fields[from..(end + 1)];
            blocks.Add(new Block(part.Length == 1 ? words.Text("typing.line", part[0].Number) : words.Text("typing.lines", part[0].Number, part[^1].Number), part, Ending(from, end)));
            from = end + 1;
        }

        if (lines < fields.Length) blocks.Add(new Block(words["typing.lists"], fields[lines..], Ending(lines, fields.Length - 1)));
        return blocks.ToImmutable();

        ImmutableArray<PaperEquation> Ending(int first, int last) =>
            [.. equations.Where(e => e.Last >= first && e.Last <= last).OrderByDescending(e => e.IsShown).ThenByDescending(e => e.Equation.Severity)];

        static bool Terms(Equation e) => e.Left.Lines.Length + e.Right.Lines.Length > 0 || (e.Left.Lists | e.Right.Lists | e.Left.AgainstAll | e.Right.AgainstAll) != 0;
    }
}
