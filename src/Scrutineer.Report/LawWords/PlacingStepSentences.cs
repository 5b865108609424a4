using Scrutineer.Law.Language;
using Scrutineer.Report.Explanations;

namespace Scrutineer.Report.LawWords;

/// <summary>Steps that fit seats of lists and seats of units together: <c>place</c>, <c>balance</c>, <c>swap</c>, <c>grow</c>, <c>bonus</c>.</summary>
internal static class PlacingStepSentences
{
    public static IEnumerable<string> Of(PlaceStep step, References references)
    {
        var words = references.Words;
        yield return words.Text("law.place", references.To(step.Target), references.To(step.Start));
        yield return words.Text("law.place-rows", words.Code("level-of", step.Units), words.Code("number-of", step.Rows));
        yield return words.Text("law.place-claim", RuleWords.Divisors(step.Divisors.Name, words));
        if (step.Over != PlaceFactor.None) yield return words[$"law.place-over-{step.Over}"];
        yield return step.National is { } national
            ? words.Text("law.place-national", RuleWords.Divisors(national.Name, words))
            : words["law.place-global"];
    }

    public static IEnumerable<string> Of(BalanceStep step, References references)
    {
        var words = references.Words;
        if (step.Among is { } among) yield return words.Text("law.among", references.To(among));
        yield return words.Text("law.balance", references.To(step.Columns));
        yield return words.Text("law.balance-rule", RuleWords.Divisors(step.Divisors.Name, words));
        if (step.Floor) yield return words["law.balance-floor"];
    }

    public static IEnumerable<string> Of(SwapStep step, References references)
    {
        yield return references.Words.Text("law.swap", references.To(step.Start), references.To(step.Target));
        yield return references.Words["law.swap-order"];
    }

    public static IEnumerable<string> Of(GrowStep step, References references)
    {
        var words = references.Words;
        yield return words.Text("law.grow", SeatWords.Of(step.Seats, null, references), references.To(step.Minimum));
        yield return step.Among is { } among ? words.Text("law.among", references.To(among)) : words["law.among-all"];
        foreach (var sentence in RuleSentences.Of(step.By, words)) yield return sentence;
        if (step.Tolerate > 0) yield return words.Count("law.tolerate", step.Tolerate);
    }

    public static IEnumerable<string> Of(BonusStep step, References references)
    {
        var (words, language) = (references.Words, references.Words.Language);
        var of = Bases.From(words, step.Of);
        if (step.Seats is BonusSeats.Fixed number) yield return words.Count("law.bonus", number.Seats);
        if (step.Seats is BonusSeats.Sliding s)
        {
            yield return words.Text("law.bonus-from", Numbers.Bar(s.From, language), of, Numbers.Whole(s.Base));
            yield return words.Text("law.bonus-step", Numbers.Bar(s.Step, language), Numbers.Whole(s.Per), Numbers.Bar(s.To, language));
        }

        if (step.IfShare is { } least) yield return words.Text("law.bonus-if", Numbers.Bar(least, language), of);
    }
}
