using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>
/// outcome = law(votes, acts): a pure function in exact arithmetic. The same input gives the same outcome everywhere.
/// </summary>
public static class Evaluator
{
    /// <summary>Applies a law.</summary>
    /// <returns>The outcome, or a refusal when the law cannot finish on these data (<c>law-no-base</c>, <c>law-overshoot</c> ...).</returns>
    public static Result<Outcome> Evaluate(SeatLaw law, VoteData data) =>
        RefusalException.Catch(() => new Run(law, data, Missing.Nothing).Evaluate());

    /// <summary>
    /// Which lists are in, out or open by each national <c>qualify</c> step while ballots are missing:
    /// what is still possible, not a ranking.
    /// </summary>
    /// <param name="law">The law.</param>
    /// <param name="data">The votes so far.</param>
    /// <param name="missing">How many ballots can still come, by unit.</param>
    public static Result<ImmutableArray<QualifyReport>> Outlook(SeatLaw law, VoteData data, Missing missing) =>
        RefusalException.Catch(() => new Run(law, data, missing).Outlook());

    private sealed class Run(SeatLaw law, VoteData data, Missing missing)
    {
        private readonly Workings workings = new(data);

        public Outcome Evaluate()
        {
            foreach (var step in law.Steps) Apply(step);
            return new Outcome(
                law,
                workings.Table(law.Result),
                workings.Tables.ToImmutableDictionary(),
                workings.NationalSets.ToImmutableDictionary(),
                [.. workings.Reports]);
        }

        public ImmutableArray<QualifyReport> Outlook()
        {
            foreach (var step in law.Steps.OfType<QualifyStep>().Where(q => q.Each is null && !ReadsTables(q.If))) Apply(step);
            return [.. workings.Reports.OfType<QualifyReport>()];
        }

        // A bar on seats won depends on steps that are not certain while stations are missing.
        private static bool ReadsTables(Condition condition) => condition switch
        {
            WonCondition won => won.Table != "direct",
            AllOf all => all.Of.Any(ReadsTables),
            AnyOf any => any.Of.Any(ReadsTables),
            NotOf not => ReadsTables(not.Of),
            CaseOf cases => cases.Branches.Any(b => (b.When is not null && ReadsTables(b.When)) || ReadsTables(b.Then)),
            _ => false,
        };

        private void Apply(Step step)
        {
            switch (step)
            {
                case QualifyStep qualify:
                    Qualify(qualify);
                    break;
                case AwardStep award:
                    new Awarding(law, data, workings, award).Apply();
                    break;
                case AddStep add:
                    var sum = workings.Define(step.Name);
                    foreach (var table in add.Of)
                        foreach (var (unit, cells) in workings.Table(table).Rows) sum.Write(unit, cells);
                    break;
                case AskStep ask:
                    workings.Reports.Add(new AskReport(ask.Name, ask.Article, Arises(ask.If), ask.Kind, ask.Who));
                    break;
                default:
                    throw new InvalidOperationException(step.ToString());
            }
        }

        private void Qualify(QualifyStep step)
        {
            var qualification = new Qualification(data, workings.Bases, missing, workings.Table);
            if (step.Each is null)
            {
                var lists = data.Lists.Select(l => qualification.Judge(step.If, l.Code, null)).ToImmutableArray();
                var report = Raise(step, new QualifyReport(step.Name, step.Article, null, lists));
                workings.NationalSets[step.Name] = [.. lists.Where(l => l.Passes == Truth.True || report.Raised.Contains(l.List)).Select(l => l.List)];
                if (report.Raised.Length > 0) workings.NationalSets[step.Name] = [.. report.Raised.OrderBy(data.OrderOf)];
                workings.Reports.Add(report);
                return;
            }

            foreach (var unit in data.Units.Where(u => u.Level == step.Each))
            {
                var row = Rows.Of(data, data.Votes, unit.Code);
                var lists = data.Lists.Where(l => row.ContainsKey(l.Code)).Select(l => qualification.Judge(step.If, l.Code, unit.Code)).ToImmutableArray();
                workings.UnitSets[(step.Name, unit.Code)] = [.. lists.Where(l => l.Passes == Truth.True).Select(l => l.List)];
                workings.Reports.Add(new QualifyReport(step.Name, step.Article, unit.Code, lists));
            }
        }

        /// <summary>If the law wants at least n lists and fewer pass: the n lists with most votes, equal votes in ballot order.</summary>
        private QualifyReport Raise(QualifyStep step, QualifyReport report)
        {
            if (step.AtLeast is not { } least || report.Lists.Count(l => l.Passes == Truth.True) >= least) return report;
            var lists = report.Lists;
            if (missing.National is not { IsZero: true })
                return report with { Lists = [.. lists.Select(l => l with { Passes = l.Passes == Truth.True ? Truth.True : Truth.Open })] };
            var ordered = lists.OrderByDescending(l => data.Votes.Total(l.List)).Select(l => l.List).ToImmutableArray();
            return report with { Raised = [.. ordered.Take(least)], Tie = TieAtBorder(step, ordered, least) };
        }

        /// <summary>Equal votes on both sides of the border: settled by ballot order, but reported, for the law does not say so.</summary>
        private OpenTie? TieAtBorder(QualifyStep step, ImmutableArray<string> ordered, int least)
        {
            if (least >= ordered.Length) return null;
            var votes = data.Votes.Total(ordered[least]);
            if (data.Votes.Total(ordered[least - 1]) != votes) return null;
            ImmutableArray<string> tied = [.. ordered.Where(l => data.Votes.Total(l) == votes)];
            return new OpenTie(step.Name, null, tied, least - ordered.Count(l => data.Votes.Total(l) > votes), Losing: false);
        }

        private bool Arises(AskCondition condition) => condition switch
        {
            FewerThan fewer => workings.NationalSet(fewer.In).Length < fewer.Than,
            Leads leads => DoesLead(leads.Attribute),
            AnyAsk any => any.Of.Any(Arises),
            _ => throw new InvalidOperationException(condition.ToString()),
        };

        private bool DoesLead(string attribute)
        {
            Rational Most(bool with) => data.Lists.Where(l => l.Has(attribute) == with)
                .Select(l => data.Votes.Total(l.Code)).DefaultIfEmpty(Rational.Zero).Max();
            return Most(with: true) > Most(with: false);
        }
    }
}
