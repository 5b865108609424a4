using System.Collections.Immutable;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Calendars;

/// <summary>Reads the member <c>calendar</c> of election.json, which a definition in the record has too.</summary>
internal static class CalendarReader
{
    private const int LongestCode = 60;

    /// <summary>The time limits as they are written; none if there is no calendar. Refuses <c>calendar-code</c>, <c>calendar-twice</c>, <c>calendar-until</c>.</summary>
    public static ImmutableArray<TimeLimit> Read(JsonValue? json)
    {
        var limits = ImmutableArray.CreateBuilder<TimeLimit>();
        foreach (var item in json?.Expect(JsonKind.Array, "a list of time limits").Items ?? [])
        {
            item.Only("code", "until", "names", "article", "rule");
            var (code, until) = (item.Need("code"), item.Need("until"));
            if (!IsCode(code.AsText())) throw code.Fail("calendar-code", $"The code of a time limit is small letters, digits and hyphens, not \"{code.Text}\".");
            if (limits.Any(l => l.Code == code.Text)) throw code.Fail("calendar-twice", $"The time limit \"{code.Text}\" is given twice.");
            limits.Add(new TimeLimit(
                code.Text,
                Until.Read(until.AsText()) ?? throw until.Fail("calendar-until", $"A time limit ends on 2020-10-07 or at 2020-10-07T18:00:00+06:00, not \"{until.Text}\"."),
                LocalText.Read(item.Need("names")),
                item["article"]?.AsText() ?? "",
                item["rule"] is { } rule ? LocalText.Read(rule) : LocalText.Empty));
        }

        return limits.ToImmutable();
    }

    private static bool IsCode(string text) =>
        text.Length is > 0 and <= LongestCode && text[0] is >= 'a' and <= 'z' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
