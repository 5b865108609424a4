using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Units;

namespace Scrutineer.Site.Disputes;

/// <summary>Which cases and decisions touch which units.</summary>
internal sealed record RegisterIndex(Touching Cases, Touching Decisions)
{
    public static RegisterIndex Of(UnitTree units, Docket docket)
    {
        var (cases, decisions) = (new Touching(units), new Touching(units));
        foreach (var one in docket.Cases) cases.Add(one.Number, one.Filed.Units);
        foreach (var (index, made) in docket.Decisions)
        {
            decisions.Add(index, made.Remedies.OfType<RemedyOfUnits>().SelectMany(r => r.Units));
            if (made.Remedies.Any(r => r is ResultAnnulled)) decisions.Add(index, [units[units.Root].Code]);
            foreach (var ended in made.Remedies.OfType<Revocation>().Select(r => docket.Rulings.Find(r.Entry)!))
                decisions.Add(index, ended.Remedies.OfType<RemedyOfUnits>().SelectMany(r => r.Units));
        }

        return new RegisterIndex(cases, decisions);
    }
}

/// <summary>Numbers by the units they name: a unit is touched by what names it, a unit above it, or one below it.</summary>
internal sealed class Touching(UnitTree units)
{
    private readonly Dictionary<int, SortedSet<long>> named = [];
    private readonly Dictionary<int, SortedSet<long>> below = [];

    public void Add(long number, IEnumerable<string> codes)
    {
        foreach (var unit in codes.Select(units.Find).Where(u => u >= 0))
        {
            Put(named, unit, number);
            foreach (var above in units.PathOf(unit).Skip(1)) Put(below, above, number);
        }
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<long> At(int unit) =>
        units.PathOf(unit).SelectMany(u => named.GetValueOrDefault(u) ?? []).Concat(below.GetValueOrDefault(unit) ?? []).Distinct().OrderDescending();

    private static void Put(Dictionary<int, SortedSet<long>> to, int unit, long number)
    {
        if (!to.TryGetValue(unit, out var numbers)) to[unit] = numbers = [];
        numbers.Add(number);
    }
}
