using Scrutineer.Law.Language;
using Scrutineer.Report.Words;

namespace Scrutineer.Report.Explanations;

/// <summary>Rules of distribution by name.</summary>
public static class RuleWords
{
    /// <summary>"Hare quota, largest remainders".</summary>
    public static string Of(AwardRule rule, Wordbook words) => rule switch
    {
        DivisorRule divisors => Divisors(divisors.Divisors.Name, words),
        QuotaRule quota => string.Join(", ", quota.Then.Select(r => words[$"rest.{r}"]).Prepend(words[$"quota.{quota.Quota}"])),
        PluralityRule => words["rule.plurality"],
        WinnerRule => words["rule.winner"],
        _ => throw new InvalidOperationException(rule.ToString()),
    };

    /// <summary>"highest averages (D'Hondt: 1, 2, 3 …)".</summary>
    public static string Divisors(string name, Wordbook words)
    {
        var cut = name.IndexOfAny(['/', ':', '[']);
        return cut < 0 ? words[$"divisors.{name}"] : name[cut] switch
        {
            '[' => words.Text("divisors.written", name.Trim('[', ']')),
            '/' => words.Text("divisors.sainte-lague-first", name[(cut + 1)..]),
            _ => words.Text("divisors.power", name[(cut + 1)..]),
        };
    }
}
