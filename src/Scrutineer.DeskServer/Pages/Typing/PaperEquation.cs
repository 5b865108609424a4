using Scrutineer.Elections.Forms;
using Scrutineer.Report;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>An equation of the form on the paper.</summary>
/// <param name="Equation">The equation.</param>
/// <param name="Left">Left side.</param>
/// <param name="Right">Right side.</param>
/// <param name="Of">What a tolerance is a share of; null: none.</param>
internal sealed record PaperEquation(Equation Equation, PlaceSum Left, PlaceSum Right, PlaceSum? Of)
{
    /// <summary>The last place it needs: its finding stands below that block.</summary>
    public int Last => Left.Terms.Concat(Right.Terms).Max(t => t.Place);

    /// <summary>The first place it needs.</summary>
    public int First => Left.Terms.Concat(Right.Terms).Min(t => t.Place);

    /// <summary>True if its sum is always shown: an equality that must hold.</summary>
    public bool IsShown => Equation is { Relation: Relation.Equal, Severity: Severity.Error, Tolerance: null };

    /// <summary>True if every number is there and the equation is broken.</summary>
    public bool IsBroken(IReadOnlyList<long?> numbers)
    {
        if (!Left.IsComplete(numbers) || !Right.IsComplete(numbers)) return false;
        var breach = Equation.Breach(Left.Known(numbers), Right.Known(numbers));
        if (breach == 0) return false;
        return Equation.Tolerance is not { } tolerance || tolerance.IsReached(breach, Of is null || !Of.IsComplete(numbers) ? null : Of.Known(numbers));
    }

    /// <summary>The running sum, as far as it has come.</summary>
    public string Running(Wordbook words, IReadOnlyList<long?> numbers)
    {
        var (left, right) = (Left.Known(numbers), Right.Known(numbers));
        return (Left.IsComplete(numbers), Right.IsComplete(numbers)) switch
        {
            (true, true) => left == right ? $"{Numbers.Whole(left)} = {Numbers.Whole(right)} ✓" : $"{Numbers.Whole(left)} {(left > right ? '>' : '<')} {Numbers.Whole(right)}",
            (true, false) => SoFar(words, right, left),
            (false, true) => SoFar(words, left, right),
            _ => "…",
        };

        static string SoFar(Wordbook words, long typed, long of) => of >= typed
            ? words.Text("typing.left", Numbers.Whole(typed), Numbers.Whole(of), Numbers.Whole(of - typed))
            : words.Text("typing.over", Numbers.Whole(typed), Numbers.Whole(of), Numbers.Whole(typed - of));
    }

    /// <summary>What a finding says, with {1} and {3} for the two sides and {4} for the difference.</summary>
    public string Template(Wordbook words) => Right.Terms.IsEmpty
        ? words.Text("typing.finding-one", Left.Text, "{1}")
        : words.Text("typing.finding", Left.Text, "{1}", Right.Text, "{3}", "{4}");

    /// <summary>The same with its numbers.</summary>
    public string Said(Wordbook words, IReadOnlyList<long?> numbers)
    {
        var (left, right) = (Left.Known(numbers), Right.Known(numbers));
        return Template(words).Replace("{1}", Numbers.Whole(left), StringComparison.Ordinal).Replace("{3}", Numbers.Whole(right), StringComparison.Ordinal)
            .Replace("{4}", Numbers.Whole(long.Abs(left - right)), StringComparison.Ordinal);
    }
}
