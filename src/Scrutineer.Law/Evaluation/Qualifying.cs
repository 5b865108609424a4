using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Applies <c>qualify</c> steps.</summary>
internal sealed class Qualifying(VoteData data, Workings workings, Missing missing)
{
    public void Apply(QualifyStep step)
    {
        var qualification = new Qualification(data, workings, missing);
        if (step.Each is not null)
        {
            foreach (var unit in data.OfLevel(step.Each))
            {
                var row = workings.Row("votes", unit.Code);
                var lists = data.Lists.Where(l => row.ContainsKey(l.Code)).Select(l => qualification.Judge(step.If, l, unit.Code)).ToImmutableArray();
                workings.UnitSets[(step.Name, unit.Code)] = Passing(lists);
                workings.Note(new QualifyReport(step.Name, step.Article, unit.Code, lists));
            }

            return;
        }

        var report = Raise(step, new QualifyReport(step.Name, step.Article, null, [.. data.Lists.Select(l => qualification.Judge(step.If, l, null))]));
        workings.NationalSets[step.Name] = report.Raised.Length > 0 ? [.. report.Raised.OrderBy(data.OrderOf)] : Passing(report.Lists);
        workings.Note(report, report.Tie);
    }

    private static ImmutableArray<string> Passing(ImmutableArray<ListReport> lists) => [.. lists.Where(l => l.Passes == Truth.True).Select(l => l.List)];

    /// <summary>If the law wants at least n lists and fewer pass: the n lists with most votes, equal votes in ballot order.</summary>
    private QualifyReport Raise(QualifyStep step, QualifyReport report)
    {
        if (step.AtLeast is not { } least || report.Lists.Count(l => l.Passes == Truth.True) >= least) return report;
        var lists = report.Lists;
        if (missing.National is not { IsZero: true })
            return report with { Lists = [.. lists.Select(l => l with { Passes = l.Passes == Truth.True ? Truth.True : Truth.Open })] };
        var votes = workings.Nation("votes");
        var ordered = lists.OrderByDescending(l => votes.GetValueOrDefault(l.List)).Select(l => l.List).ToImmutableArray();
        return report with { Raised = [.. ordered.Take(least)], Tie = TieAtBorder(step, votes, ordered, least) };
    }

    /// <summary>Equal votes on both sides of the border: settled by ballot order, but reported, for the law does not say so.</summary>
    private static OpenTie? TieAtBorder(QualifyStep step, IReadOnlyDictionary<string, Rational> votes, ImmutableArray<string> ordered, int least)
    {
        if (least >= ordered.Length) return null;
        var border = votes.GetValueOrDefault(ordered[least]);
        if (votes.GetValueOrDefault(ordered[least - 1]) != border) return null;
        ImmutableArray<string> tied = [.. ordered.Where(l => votes.GetValueOrDefault(l) == border)];
        return new OpenTie(step.Name, null, tied, least - ordered.Count(l => votes.GetValueOrDefault(l) > border), Losing: false) { ByOrder = true };
    }
}
