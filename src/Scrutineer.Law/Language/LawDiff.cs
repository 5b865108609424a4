using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Language;

/// <summary>How a step differs between two laws.</summary>
public enum StepChange
{
    /// <summary>Both laws have it, with other options.</summary>
    Changed,

    /// <summary>Only the second law has it.</summary>
    Added,

    /// <summary>Only the first law has it.</summary>
    Removed,
}

/// <summary>One option that differs, as JSON text.</summary>
/// <param name="Path">Where, inside the step or the law: <c>by.quota</c>.</param>
/// <param name="From">In the first law; null: not named there.</param>
/// <param name="To">In the second law; null: not named there.</param>
public sealed record OptionChange(string Path, string? From, string? To);

/// <summary>A step that differs.</summary>
/// <param name="Change">How.</param>
/// <param name="First">Its place in the first law, from 0; null: it is not there.</param>
/// <param name="Second">Its place in the second law, from 0; null: it is not there.</param>
/// <param name="Options">The options that differ; empty for a step that only one law has.</param>
public sealed record StepDifference(StepChange Change, int? First, int? Second, ImmutableArray<OptionChange> Options);

/// <summary>
/// What differs between two law documents: steps are matched by name, then, among the rest, by verb and order. What a law says about
/// itself (titles, articles, sources) is compared too.
/// </summary>
/// <param name="Law">Options of the law itself: ties, result, id, names.</param>
/// <param name="Steps">The steps that differ, in the order of the first law, then those that were added.</param>
public sealed record LawDiff(ImmutableArray<OptionChange> Law, ImmutableArray<StepDifference> Steps)
{
    /// <summary>True if nothing differs.</summary>
    public bool IsEmpty => Law.IsEmpty && Steps.IsEmpty;

    /// <summary>Compares two law documents that <see cref="LawReader"/> accepts.</summary>
    public static LawDiff Of(JsonValue first, JsonValue second)
    {
        var options = new List<OptionChange>();
        foreach (var name in Members(first, second).Where(n => n is not ("steps" or "$schema")))
            Compare(name, first[name], second[name], options);
        return new LawDiff([.. options], [.. Differences(first.Need("steps").Items, second.Need("steps").Items)]);
    }

    private static IEnumerable<StepDifference> Differences(ImmutableArray<JsonValue> first, ImmutableArray<JsonValue> second)
    {
        var partners = Match(first, second);
        for (var i = 0; i < first.Length; i++)
        {
            if (partners[i] is not { } j)
            {
                yield return new StepDifference(StepChange.Removed, i, null, []);
                continue;
            }

            var options = new List<OptionChange>();
            Members("", first[i], second[j], options);
            if (options.Count > 0) yield return new StepDifference(StepChange.Changed, i, j, [.. options]);
        }

        for (var j = 0; j < second.Length; j++)
            if (!partners.Contains(j)) yield return new StepDifference(StepChange.Added, null, j, []);
    }

    /// <summary>For each step of the first law its partner in the second.</summary>
    private static int?[] Match(ImmutableArray<JsonValue> first, ImmutableArray<JsonValue> second)
    {
        var partners = new int?[first.Length];
        for (var i = 0; i < first.Length; i++)
        {
            for (var j = 0; j < second.Length; j++)
                if (second[j].Need("as").Text == first[i].Need("as").Text) partners[i] = j;
        }

        for (var i = 0; i < first.Length; i++)
        {
            for (var j = 0; partners[i] is null && j < second.Length; j++)
                if (!partners.Contains(j) && second[j].Need("do").Text == first[i].Need("do").Text) partners[i] = j;
        }

        return partners;
    }

    private static IEnumerable<string> Members(JsonValue first, JsonValue second) =>
        first.Members.Concat(second.Members).Select(m => m.Key).Distinct(StringComparer.Ordinal);

    private static void Members(string path, JsonValue first, JsonValue second, List<OptionChange> changes)
    {
        foreach (var name in Members(first, second)) Compare(path.Length == 0 ? name : $"{path}.{name}", first[name], second[name], changes);
    }

    private static void Compare(string path, JsonValue? first, JsonValue? second, List<OptionChange> changes)
    {
        if (first is { Kind: JsonKind.Object } && second is { Kind: JsonKind.Object })
        {
            Members(path, first, second, changes);
            return;
        }

        if (first is { Kind: JsonKind.Array } && second is { Kind: JsonKind.Array } && first.Items.Length == second.Items.Length)
        {
            for (var i = 0; i < first.Items.Length; i++)
                Compare(FormattableString.Invariant($"{path}[{i}]"), first.Items[i], second.Items[i], changes);
            return;
        }

        var (from, to) = (first?.ToJson(), second?.ToJson());
        if (from != to) changes.Add(new OptionChange(path, from, to));
    }
}
