using Scrutineer.Law.Data;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Evaluation;

/// <summary>Whether the condition of a question holds, in a unit or (null) in the nation.</summary>
internal sealed class Questions(VoteData data, Workings workings)
{
    public bool Arises(AskCondition condition, string? unit) => condition switch
    {
        FewerThan fewer => workings.Set(fewer.In, unit).Length < fewer.Than,
        Leads leads => DoesLead(leads.Attribute, unit is null ? workings.Nation("votes") : workings.Row("votes", unit)),
        CountsFewer count => Fewest(count) < count.Than,
        AnyAsk any => any.Of.Any(c => Arises(c, unit)),
        _ => throw new InvalidOperationException(condition.ToString()),
    };

    private bool DoesLead(string attribute, IReadOnlyDictionary<string, Rational> votes)
    {
        Rational Most(bool with) => data.Lists.Where(l => l.Has(attribute) == with)
            .Select(l => votes.GetValueOrDefault(l.Code)).DefaultIfEmpty(Rational.Zero).Max();
        return Most(with: true) > Most(with: false);
    }

    /// <summary>The smallest number of elected persons with one of the values that occur among the candidates.</summary>
    private int Fewest(CountsFewer count)
    {
        var values = data.Candidates.Values.SelectMany(l => l.Values).SelectMany(p => p)
            .Select(p => p.Attributes.GetValueOrDefault(count.Attribute)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var elected = workings.Filled[count.In].Persons(data).Select(p => p.Attributes.GetValueOrDefault(count.Attribute)).ToList();
        return values.Select(v => elected.Count(e => e == v)).DefaultIfEmpty(0).Min();
    }
}
