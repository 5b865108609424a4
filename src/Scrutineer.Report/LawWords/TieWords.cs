using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.LawWords;

/// <summary>A tie chain in words: "more votes go first; then a lot".</summary>
internal static class TieWords
{
    public static string Of(TieChain chain, Wordbook words)
    {
        var told = chain.Rules.Select(r => r == TieRule.Ask ? words.Text("tie.Ask", words.Code("ask", chain.Question ?? "")) : words[$"tie.{r}"]).ToList();
        if (chain.Rules[^1] is not (TieRule.Order or TieRule.Lot or TieRule.Ask)) told.Add(words["tie.Lot"]);
        return string.Join(words["tie.then"], told);
    }
}
