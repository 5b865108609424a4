using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.LawWords;

/// <summary>Names of tables and sets as a reader finds them: by the number of the step that makes them.</summary>
internal sealed class References(SeatLaw law, Wordbook words)
{
    public Wordbook Words => words;

    /// <summary>"votes", "direct seats" or "step 2".</summary>
    public string To(string name)
    {
        if (name is "votes" or "direct") return words[$"ref.{name}"];
        return law.NumberOf(name) is > 0 and var number ? words.Text("ref.step", Numbers.Whole(number)) : name;
    }

    public string To(IEnumerable<string> names) => Names.Joined(words, [.. names.Select(To)]);
}
