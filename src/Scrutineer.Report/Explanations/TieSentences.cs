using Scrutineer.Law.Data;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Ties: what must be decided, what ballot order decided, and what needs no decision.</summary>
public static class TieSentences
{
    public static string Of(OpenTie tie, Telling telling)
    {
        var words = telling.Words;
        var tied = telling.Joined(tie.Tied);
        var told = tie.ByOrder ? words.Count("lot.by-order", tie.Seats, tied)
            : tie.Question is { } question ? words.Count(tie.Losing ? "lot.asked-losing" : "lot.asked", tie.Seats, tied, words.Code("ask", question))
            : words.Count(tie.Losing ? "lot.losing" : "lot.needed", tie.Seats, tied);
        return telling.Unit(tie.Unit) is { } unit ? $"{unit}: {told}" : told;
    }

    /// <summary>A tie that every choice settles alike.</summary>
    public static string NotNeeded(Situation situation, Telling telling)
    {
        var told = telling.Words.Text("lot.not-needed", telling.Joined(situation.Claims.Select(c => c.Name)));
        return telling.Unit(situation.Unit) is { } unit ? $"{unit}: {told}" : told;
    }
}
