using System.Collections.Immutable;
using Scrutineer.Law;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;
using Scrutineer.Margins.Ground;

namespace Scrutineer.Margins.Events;

/// <summary>
/// Goes through the explanation of an outcome stage by stage and lists what can come out differently. Each stage reads tables and sets of
/// earlier stages: as long as no candidate of any stage happens, every stage, and so the outcome, stays as it is.
/// </summary>
internal sealed class EventFinder(VoteGround ground, Outcome outcome)
{
    private readonly ImmutableArray<Candidate>.Builder found = ImmutableArray.CreateBuilder<Candidate>();
    private readonly ImmutableArray<string>.Builder unproved = ImmutableArray.CreateBuilder<string>();

    public static Candidates Find(VoteGround ground, Outcome outcome)
    {
        var finder = new EventFinder(ground, outcome);
        foreach (var step in outcome.Law.Steps) finder.Walk(step);
        finder.Winner();

        // An inequality that holds already, although nothing came of it, is none that the step turns on: what it stands for is not proved.
        var idle = finder.found.Where(c => c.Change.All(x => x.Holds)).ToList();
        return new Candidates([.. finder.found.Except(idle)], [.. finder.unproved.Concat(idle.Select(c => c.Step)).Distinct()]);
    }

    private void Walk(Step step)
    {
        switch (step)
        {
            case QualifyStep qualify:
                foreach (var report in outcome.Steps.OfType<QualifyReport>().Where(r => r.Step == qualify.Name)) Qualify(qualify, report);
                break;
            case AwardStep award:
                var (candidates, isProved) = new AwardEvents(ground, outcome, award).Find();
                found.AddRange(candidates);
                if (!isProved) unproved.Add(award.Name);
                break;
            // Sums and the like of tables of seats that have candidates of their own.
            case AddStep { Of: var of } when !of.Contains("votes"):
            case CombineStep { First: not "votes", Second: not "votes" }:
            case TotalStep { Of: not "votes" }:
            // Tables of votes: an award by them is not proved itself. Persons: their number of seats is not theirs to change.
            case UnusedStep or WeighStep or CoverStep or FillStep:
                break;
            case BonusStep bonus:
                Bonus(bonus);
                break;
            case AskStep ask:
                Ask(ask);
                break;
            default:
                unproved.Add(step.Name);
                break;
        }
    }

    private void Qualify(QualifyStep step, QualifyReport report)
    {
        var isComplete = report.Tie is null;
        foreach (var line in report.Lists)
        {
            var flips = new Flips(ground, ground.Data.Lists[ground.IndexOf(line.List)], report.Unit, TableOf);
            var isIn = line.Passes == Truth.True;
            foreach (var way in flips.To(step.If, !isIn))
            {
                if (way.IsEmpty) continue;
                found.Add(new Candidate(
                    isIn ? EventKind.BarLost : EventKind.BarReached, step.Name, report.Unit, isIn ? line.List : null, isIn ? null : line.List,
                    [.. way.OrderBy(c => c.Form.Rows().Count())]));
            }

            isComplete &= !flips.IsCutShort;
        }

        // Lists raised because too few passed: the border of the most votes.
        foreach (var inside in report.Raised)
            foreach (var outside in report.Lists.Select(l => l.List).Except(report.Raised))
                found.Add(new Candidate(EventKind.BarReached, step.Name, report.Unit, inside, outside, [Ahead(outside, inside, isStrict: ground.IndexOf(outside) > ground.IndexOf(inside))]));
        if (!isComplete) unproved.Add(report.Unit is null ? step.Name : $"{step.Name} ({report.Unit})");
    }

    private void Bonus(BonusStep step)
    {
        if (step.IfShare is not null || step.Seats is not BonusSeats.Fixed) unproved.Add(step.Name);
        var first = Top(ground.Lists);
        foreach (var challenger in ground.Lists.Where(l => l != first))
            found.Add(new Candidate(EventKind.Seat, step.Name, null, first, challenger, [Ahead(challenger, first, isStrict: false)]));
    }

    private Table TableOf(string name) => name switch
    {
        "votes" => ground.Data.Votes,
        "direct" => ground.Data.Direct,
        _ => outcome.Tables[name],
    };

    private Constraint Ahead(string list, string other, bool isStrict) =>
        new(Form.Sum((1, ground.Votes(null, list)), (-1, ground.Votes(null, other))), isStrict);

    private void Ask(AskStep step)
    {
        if (ReadsPersons(step.If)) unproved.Add(step.Name);
        foreach (var attribute in Attributes(step.If))
        {
            var with = ground.Data.Lists.Where(l => l.Has(attribute)).Select(l => l.Code).ToList();
            var without = ground.Data.Lists.Where(l => !l.Has(attribute)).Select(l => l.Code).ToList();
            if (with.Count == 0) continue;
            var (first, second) = (Top(with), without.Count == 0 ? null : Top(without));
            if (second is null) continue;
            var leads = Ahead(first, second, isStrict: true).Holds;
            foreach (var challenger in leads ? without : with)
            {
                found.Add(new Candidate(
                    EventKind.Question, step.Name, null, leads ? first : second, challenger, [Ahead(challenger, leads ? first : second, isStrict: !leads)]));
            }
        }
    }

    private static bool ReadsPersons(AskCondition condition) => condition is CountsFewer || (condition is AnyAsk any && any.Of.Any(ReadsPersons));

    private static IEnumerable<string> Attributes(AskCondition condition) => condition switch
    {
        Leads leads => [leads.Attribute],
        AnyAsk any => any.Of.SelectMany(Attributes),
        _ => [],
    };

    /// <summary>The list with most votes, in ballot order among equals.</summary>
    private string Top(IEnumerable<string> lists) => lists.MaxBy(l => ground.Votes(null, l).Value)!;

    private void Winner()
    {
        if (ground.Lists.Length < 2) return;
        var first = Top(ground.Lists);
        foreach (var challenger in ground.Lists.Where(l => l != first))
        {
            found.Add(new Candidate(EventKind.Winner, "", null, first, challenger, [Ahead(challenger, first, isStrict: true)])
            {
                Tie = [Ahead(challenger, first, isStrict: false)],
            });
        }
    }
}
