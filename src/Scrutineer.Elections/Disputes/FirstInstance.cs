using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Units;

namespace Scrutineer.Elections.Disputes;

/// <summary>Before whom somebody complains who does not know: the first forum of the rules that hears complaints and is competent for a unit.</summary>
public static class FirstInstance
{
    /// <summary>The forum and the code of the unit in which it sits; null: nobody hears complaints of that unit in the first instance.</summary>
    /// <param name="rules">The rules, whose order counts.</param>
    /// <param name="units">The units.</param>
    /// <param name="unit">The unit complained of.</param>
    public static (Forum Forum, string At)? Of(DisputeRules rules, UnitTree units, int unit)
    {
        foreach (var forum in rules.Forums.Where(f => f.IsFirst && f.Kind != ForumKind.Legislator))
            foreach (var above in units.PathOf(unit))
                if (units[above].Level == forum.Level) return (forum, units[above].Code);
        return null;
    }
}
