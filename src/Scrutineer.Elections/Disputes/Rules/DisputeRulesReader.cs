using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Elections.Disputes.Rules;

/// <summary>Reads disputes.json: docs/reference/disputes.md.</summary>
public static class DisputeRulesReader
{
    internal const string Format = "scrutineer-disputes/1";
    private const int LongestClock = 1_000;
    private const int MostMembers = 1_000;

    /// <summary>Days of the week as the file writes them, from Sunday.</summary>
    public static ImmutableArray<string> Days { get; } = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Units of clocks as the file writes them, in the order of <see cref="ClockUnit"/>.</summary>
    public static ImmutableArray<string> Units { get; } = ["hours", "calendar-days", "working-days", "months"];

    /// <summary>Kinds of forums as the file writes them, in the order of <see cref="ForumKind"/>.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["commission", "court", "legislator"];

    private static readonly string[] Members = ["article", "offset", "rest-days", "holidays", "forums", "complainants", "grounds", "clocks"];

    /// <summary>
    /// Reads the file. Refuses <c>disputes-format</c>, <c>disputes-offset</c>, <c>disputes-day</c>, <c>disputes-code</c>, <c>disputes-twice</c>,
    /// <c>disputes-word</c>, <c>disputes-clock</c>, <c>disputes-ladder</c>, with line and path.
    /// </summary>
    public static Result<DisputeRules> Read(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        if (!json.IsOk) return json.Refusal!;
        return RefusalException.Catch(() =>
        {
            var root = json.Value.Only(["$schema", "format", .. Members]);
            return root.Need("format").AsText() == Format
                ? Body(root)
                : throw root.Need("format").Fail("disputes-format", $"This program reads {Format}, not {root.Need("format").Text}.");
        });
    }

    /// <summary>The member <c>disputes</c> of a definition in the record: there the grounds are written out, so that no program fills them in.</summary>
    internal static DisputeRules Member(JsonValue json)
    {
        json.Only(Members).Need("grounds");
        return Body(json);
    }

    private static DisputeRules Body(JsonValue root)
    {
        var offset = root.Need("offset");
        var zone = Shapes.Time($"2020-01-01T00:00:00{offset.AsText()}")
            ?? throw offset.Fail("disputes-offset", $"An offset from UTC is written +06:00, not \"{offset.Text}\".");
        var forums = Coded(root, "forums", Forum);
        var rules = new DisputeRules(
            root.Need("article").AsText(),
            zone.Offset,
            [.. Items(root, "rest-days").Select(d => (DayOfWeek)Word(d, Days))],
            [.. Items(root, "holidays").Select(Day)],
            forums,
            Coded(root, "complainants", Named),
            root["grounds"] is null ? StarterGrounds.All : Coded(root, "grounds", Named),
            [.. Items(root, "clocks").Select(c => Clock(c, forums))]);
        Ladder(root, rules);
        if (rules.RestDays.Count == Days.Length) throw root.Need("rest-days").Fail("disputes-day", "Every day of the week is a rest day: no working day ever comes.");
        return rules;
    }

    private static Forum Forum(JsonValue json)
    {
        json.Only("code", "names", "kind", "level", "appeal", "first", "remedies", "members", "signs", "article");
        var remedies = Items(json, "remedies").Select(r => RemedyCodes.All.Contains(r.AsText())
            ? r.Text
            : throw r.Fail("disputes-word", $"A remedy is one of {string.Join(", ", RemedyCodes.All)}, not \"{r.Text}\"."));
        return new Forum(
            Code(json),
            LocalText.Read(json.Need("names")),
            (ForumKind)Word(json.Need("kind"), Kinds),
            json.Need("level").AsText(),
            json["appeal"]?.AsText(),
            json["first"]?.AsBoolean() ?? false,
            remedies.ToImmutableSortedSet(StringComparer.Ordinal),
            (int?)json["members"]?.AsCount(MostMembers),
            json["signs"]?.AsBoolean() ?? false,
            json["article"]?.AsText() ?? "");
    }

    private static Clock Clock(JsonValue json, ImmutableArray<Forum> forums)
    {
        json.Only("code", "forum", "length", "unit", "rolls-over", "article");
        var (code, length, forum) = (json.Need("code"), json.Need("length"), json["forum"]);
        if (!ClockCodes.All.Contains(code.AsText())) throw code.Fail("disputes-word", $"A clock is one of {string.Join(", ", ClockCodes.All)}, not \"{code.Text}\".");
        if (forum is not null && forums.All(f => f.Code != forum.AsText())) throw forum.Fail("disputes-ladder", $"There is no forum \"{forum.Text}\".");
        var count = length.AsCount(LongestClock);
        if (count < 1) throw length.Fail("disputes-clock", "A time limit is at least 1 long.");
        return new Clock(code.Text, forum?.Text, (int)count, (ClockUnit)Word(json.Need("unit"), Units), json["rolls-over"]?.AsBoolean() ?? false, json["article"]?.AsText() ?? "");
    }

    /// <summary>Appeals lead to forums that exist, and never back.</summary>
    private static void Ladder(JsonValue root, DisputeRules rules)
    {
        foreach (var forum in rules.Forums)
        {
            var (seen, at) = (new HashSet<string>(StringComparer.Ordinal), forum);
            while (at.Next is { } next)
            {
                if (!seen.Add(at.Code)) throw root.Need("forums").Fail("disputes-ladder", $"Appeals from \"{forum.Code}\" lead in a circle.");
                at = rules.Forum(next) ?? throw root.Need("forums").Fail("disputes-ladder", $"Appeals from \"{at.Code}\" go to \"{next}\", which is no forum.");
            }
        }
    }

    private static NamedCode Named(JsonValue json)
    {
        json.Only("code", "names");
        return new NamedCode(Code(json), LocalText.Read(json.Need("names")));
    }

    private static ImmutableArray<T> Coded<T>(JsonValue root, string member, Func<JsonValue, T> read)
    {
        var (items, seen) = (Items(root, member), new HashSet<string>(StringComparer.Ordinal));
        var values = items.Select(i => (Json: i, Value: read(i))).ToList();
        foreach (var (json, _) in values)
            if (!seen.Add(json.Need("code").Text)) throw json.Fail("disputes-twice", $"\"{json.Need("code").Text}\" is given twice.");
        return [.. values.Select(r => r.Value)];
    }

    private static ImmutableArray<JsonValue> Items(JsonValue root, string member) => root[member]?.Expect(JsonKind.Array, "a list").Items ?? [];

    private static string Code(JsonValue json)
    {
        var code = json.Need("code");
        return Shapes.IsRole(code.AsText()) ? code.Text : throw code.Fail("disputes-code", $"A code is small letters and hyphens, not \"{code.Text}\".");
    }

    private static int Word(JsonValue json, ImmutableArray<string> words)
    {
        var at = words.IndexOf(json.AsText());
        return at >= 0 ? at : throw json.Fail("disputes-word", $"One of {string.Join(", ", words)} is expected, not \"{json.Text}\".");
    }

    private static DateOnly Day(JsonValue json) =>
        DateOnly.TryParseExact(json.AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw json.Fail("disputes-day", $"A day is written 2020-10-04, not \"{json.Text}\".");
}
