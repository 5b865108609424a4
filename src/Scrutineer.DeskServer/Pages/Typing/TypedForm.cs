using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scrutineer.Desk.Paper;
using Scrutineer.Law;
using Scrutineer.Office.Desk;

namespace Scrutineer.DeskServer.Pages.Typing;

/// <summary>What a clerk has typed, as he typed it, and what can be read of it.</summary>
/// <param name="Texts">The text at each place; a place that is not there was not asked for.</param>
/// <param name="Numbers">The number at each place of the paper; null: blank, or not readable.</param>
/// <param name="Refusals">What cannot be read, by place.</param>
internal sealed record TypedForm(ImmutableSortedDictionary<int, string> Texts, ImmutableArray<long?> Numbers, ImmutableSortedDictionary<int, Refusal> Refusals)
{
    /// <summary>Longer than any number with its spaces; what was pasted comes back cut.</summary>
    private const int LongestKept = 500;

    /// <summary>Name of the field of a place.</summary>
    public static string Name(int place) => $"f{place.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Places that are empty.</summary>
    public IEnumerable<int> Blank => Texts.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => t.Key);

    /// <summary>Reads what is in a form.</summary>
    public static TypedForm Of(IFormCollection form, TypingTask task, int places) =>
        Read(task.Fields.ToImmutableSortedDictionary(f => f.Place, f => form[Name(f.Place)].ToString() is var t && t.Length > LongestKept ? t[..LongestKept] : t), places);

    /// <summary>Reads a draft.</summary>
    public static TypedForm Of(TypingTask task, int places) => Read(task.Fields.ToImmutableSortedDictionary(f => f.Place, f => task.Draft.GetValueOrDefault(f.Place, "")), places);

    private static TypedForm Read(ImmutableSortedDictionary<int, string> texts, int places)
    {
        var numbers = new long?[places];
        var refusals = ImmutableSortedDictionary.CreateBuilder<int, Refusal>();
        foreach (var (place, text) in texts)
        {
            var read = CountInput.Read(text);
            if (read.IsOk) numbers[place] = read.Value;
            else refusals.Add(place, read.Refusal!);
        }

        return new TypedForm(texts, [.. numbers], refusals.ToImmutable());
    }
}
