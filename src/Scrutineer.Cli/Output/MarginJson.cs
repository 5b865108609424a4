using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using Scrutineer.Law.Explanation;
using Scrutineer.Law.Json;
using Scrutineer.Law;
using Scrutineer.Margins;

namespace Scrutineer.Cli.Output;

/// <summary>Margins as JSON. What was not asked for, or does not exist, is null. Counts that are no whole numbers are text.</summary>
internal static class MarginJson
{
    public static void WriteMembers(Utf8JsonWriter json, MarginReport report)
    {
        json.WriteString("law", report.Outcome.Law.Id);
        Votes(json, "moved", report.Moved);
        Votes(json, "added", report.Added);
        Votes(json, "removed", report.Removed);
        Stations(json, "stations", "fewest", report.Stations);
        Stations(json, "voters", "fewest", report.Voters);
        json.WriteTexts("unproved", report.Unproved);
        json.WriteStartArray("bars");
        foreach (var bar in report.Bars) Bar(json, bar);
        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var e in report.Events) Event(json, e);
        json.WriteEndArray();
        json.WriteStartArray("targets");
        foreach (var target in report.Targets) Target(json, target);
        json.WriteEndArray();
    }

    private static void Votes(Utf8JsonWriter json, string name, VoteMargin? margin)
    {
        if (margin is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Count(json, "to_tie", margin.ToTie);
        Count(json, "to_change", margin.ToChange);
        Count(json, "lower", margin.Lower);
        Count(json, "upper", margin.Confirmed ? margin.ToChange : null);
        json.WriteBoolean("exact", margin.IsExact);
        json.WriteBoolean("confirmed", margin.Confirmed);
        json.WriteString("one_less", margin.OneLess?.ToString().ToLowerInvariant());
        json.WriteString("from", margin.Shifts is [var one] ? one.From : null);
        json.WriteString("to", margin.Shifts is [var same] ? same.To : null);
        Shifts(json, margin.Shifts);
        json.WriteStartObject("event");
        About(json, margin.Event);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Stations(Utf8JsonWriter json, string name, string cost, StationMargin? margin)
    {
        if (margin is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Count(json, cost, margin.Cost);
        Count(json, "lower", margin.Lower);
        Count(json, "upper", margin.Confirmed ? margin.Cost : null);
        json.WriteBoolean("exact", margin.IsExact);
        json.WriteBoolean("confirmed", margin.Confirmed);
        Codes(json, margin.Codes);
        json.WriteStartObject("event");
        About(json, margin.Event);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Bar(Utf8JsonWriter json, BarMargin margin)
    {
        var bar = margin.Bar;
        json.WriteStartObject();
        json.WriteString("list", margin.List);
        json.WriteString("step", margin.Step);
        json.WriteString("unit", bar.Unit);
        json.WriteString("of", bar.Of);
        Count(json, "base", bar.Base);
        json.WriteString("least", bar.Least.ToString());
        json.WriteBoolean("strict", bar.Strict);
        Count(json, "votes", bar.Votes);
        json.WriteString("needed", bar.Needed.ToString());
        json.WriteBoolean("passes", bar.Passes == Truth.True);
        Count(json, "margin_moved", margin.Moved);
        Count(json, "margin_added", margin.Added);
        Count(json, "margin_removed", margin.Removed);
        json.WriteEndObject();
    }

    private static void Event(Utf8JsonWriter json, MarginEvent e)
    {
        json.WriteStartObject();
        About(json, e);
        foreach (var (name, distance) in (ReadOnlySpan<(string, VoteDistance?)>)[("moved", e.Moved), ("added", e.Added), ("removed", e.Removed)])
        {
            if (distance is null) continue;
            json.WriteStartObject(name);
            Count(json, "to_tie", distance.ToTie);
            Count(json, "to_change", distance.ToChange);
            Count(json, "lower", distance.Lower);
            Shifts(json, distance.Shifts);
            json.WriteEndObject();
        }

        foreach (var (name, distance) in (ReadOnlySpan<(string, StationDistance?)>)[("stations", e.Stations), ("voters", e.Voters)])
        {
            if (distance is null) continue;
            json.WriteStartObject(name);
            Count(json, "fewest", distance.Cost);
            Count(json, "lower", distance.Lower);
            Codes(json, distance.Codes);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, TargetAnswer answer)
    {
        json.WriteStartObject();
        json.WriteString("target", answer.Target.ToString());
        Count(json, "seats", answer.Seats);
        json.WriteBoolean("met", answer.IsMet);
        if (answer.Moved is { } moved)
        {
            json.WriteStartObject("moved");
            Count(json, "votes", moved.Votes);
            Count(json, "lower", moved.Lower);
            json.WriteBoolean("exact", moved.IsExact);
            json.WriteBoolean("confirmed", moved.Confirmed);
            Shifts(json, moved.Shifts);
            json.WriteEndObject();
        }

        foreach (var (name, found) in (ReadOnlySpan<(string, TargetStations?)>)[("stations", answer.Stations), ("voters", answer.Voters)])
        {
            if (found is null) continue;
            json.WriteStartObject(name);
            Count(json, "fewest", found.Cost);
            Count(json, "lower", found.Lower);
            json.WriteBoolean("exact", found.IsExact);
            json.WriteBoolean("confirmed", found.Confirmed);
            Codes(json, found.Codes);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void About(Utf8JsonWriter json, MarginEvent e)
    {
        json.WriteString("kind", MarginWords.Code(e.Kind));
        json.WriteString("step", e.Step);
        json.WriteString("unit", e.Unit);
        json.WriteString("from", e.From);
        json.WriteString("to", e.To);
    }

    private static void Shifts(Utf8JsonWriter json, ImmutableArray<Shift> shifts)
    {
        json.WriteObjects("shifts", shifts, shift =>
        {
            json.WriteString("unit", shift.Unit);
            json.WriteString("from", shift.From);
            json.WriteString("to", shift.To);
            Count(json, "votes", shift.Votes);
        });
    }

    private static void Codes(Utf8JsonWriter json, ImmutableArray<string> codes)
    {
        json.WriteTexts("codes", codes);
    }

    private static void Count(Utf8JsonWriter json, string name, BigInteger? count)
    {
        if (count is { } value) Count(json, name, (Rational)value);
        else json.WriteNull(name);
    }

    private static void Count(Utf8JsonWriter json, string name, Rational? count)
    {
        if (count is not { } value) json.WriteNull(name);
        else if (value.IsInteger && value.Numerator <= long.MaxValue && value.Numerator >= long.MinValue) json.WriteNumber(name, (long)value.Numerator);
        else json.WriteString(name, value.ToString());
    }
}
