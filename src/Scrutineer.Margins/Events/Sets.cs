using System.Collections.Immutable;
using Scrutineer.Law.Explanation;

namespace Scrutineer.Margins.Events;

/// <summary>Sets of lists that an outcome's <c>qualify</c> steps made.</summary>
internal static class Sets
{
    /// <summary>The set for a unit: its own if the step made one for each unit, else the national one.</summary>
    public static ImmutableArray<string> Of(Outcome outcome, string name, string? unit)
    {
        if (unit is not null && outcome.Steps.OfType<QualifyReport>().FirstOrDefault(q => q.Step == name && q.Unit == unit) is { } own)
            return [.. own.Lists.Where(l => l.Passes == Truth.True).Select(l => l.List)];
        return outcome.Sets.GetValueOrDefault(name, []);
    }
}
