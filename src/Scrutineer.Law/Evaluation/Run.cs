using System.Collections.Immutable;
using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>One pass through the steps of a law.</summary>
internal sealed class Run
{
    private readonly SeatLaw law;
    private readonly VoteData data;
    private readonly Workings workings;
    private readonly Questions questions;

    private Run(SeatLaw law, VoteData data, bool explain, ImmutableArray<Lot> assumed)
    {
        this.law = law;
        this.data = data;
        workings = new Workings(law, data, explain, assumed);
        questions = new Questions(data, workings);
    }

    public static Outcome Of(SeatLaw law, VoteData data, bool explain, ImmutableArray<Lot> assumed)
    {
        var run = new Run(law, data, explain, assumed);
        foreach (var step in law.Steps) run.Apply(step);
        return run.Outcome();
    }

    private Outcome Outcome() => new(
        law, workings.Table(law.Result), workings.Tables.ToImmutableDictionary(), workings.NationalSets.ToImmutableDictionary(), [.. workings.Reports])
    {
        Ties = [.. workings.OpenTies],
        Filled = workings.Filled.ToImmutableDictionary(),
        Uncovered = [.. workings.Uncovered],
        UnusedLots = workings.Ties.Unused,
    };

    private void Apply(Step step)
    {
        switch (step)
        {
            case QualifyStep qualify:
                new Qualifying(data, workings, Missing.Nothing).Apply(qualify);
                break;
            case AwardStep award:
                new Awarding(data, workings, award, questions.Arises).Apply();
                break;
            case BonusStep bonus:
                new Bonus(data, workings, bonus).Apply();
                break;
            case GrowStep grow:
                new Growing(data, workings, grow).Apply();
                break;
            case PlaceStep place:
                new Placing(data, workings, place).Apply();
                break;
            case BalanceStep balance:
                new Balancing(data, workings, balance).Apply();
                break;
            case SwapStep swap:
                new Swapping(law, data, workings, swap).Apply();
                break;
            case AddStep or CombineStep or TotalStep or UnusedStep or WeighStep:
                new TableArithmetic(data, workings, law).Apply(step);
                break;
            case CoverStep cover:
                new Covering(data, workings, cover).Apply();
                break;
            case FillStep fill:
                new Filler(data, workings, fill).Apply();
                break;
            case CountStep count:
                new Counting(data, workings, count).Apply();
                break;
            case AskStep ask:
                workings.Note(new AskReport(ask.Name, ask.Article, questions.Arises(ask.If, null), ask.Kind, ask.Who));
                break;
            default:
                throw new InvalidOperationException(step.ToString());
        }
    }
}
