using System.Collections.Immutable;
using System.Text.Json;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Explanation;

/// <summary>The explanation of an outcome as JSON: exact numbers as text where they are not whole.</summary>
public static class ExplanationJson
{
    /// <summary>Writes the member <c>explanation</c> into the object that is open.</summary>
    public static void WriteMember(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteObjects("explanation", outcome.Steps, step =>
        {
            json.WriteString("step", step.Step);
            if (step.Article.Length > 0) json.WriteString("article", step.Article);
            switch (step)
            {
                case QualifyReport qualify:
                    Write(json, qualify);
                    break;
                case AwardReport award:
                    Write(json, award);
                    break;
                case AskReport ask:
                    json.WriteString("verb", "ask");
                    if (ask.Unit is not null) json.WriteString("unit", ask.Unit);
                    json.WriteString("kind", ask.Kind);
                    json.WriteBoolean("arises", ask.Arises);
                    break;
                case ReadingReport reading:
                    json.WriteString("verb", "reading");
                    if (reading.Unit is not null) json.WriteString("unit", reading.Unit);
                    json.WriteString("point", reading.Point);
                    json.WriteString("reading", reading.Reading);
                    break;
                case CoverReport or FillReport or CountReport:
                    PersonsJson.Write(json, step);
                    break;
                default:
                    TiersJson.Write(json, step);
                    break;
            }

        });
    }

    private static void Write(Utf8JsonWriter json, QualifyReport report)
    {
        json.WriteString("verb", "qualify");
        if (report.Unit is not null) json.WriteString("unit", report.Unit);
        Names(json, "raised", report.Raised);
        json.WriteObjects("lists", report.Lists, list =>
        {
            json.WriteString("list", list.List);
            json.WriteBoolean("passes", list.Passes == Truth.True);
            json.WriteObjects("bars", list.Bars, bar =>
            {
                if (bar.Unit is not null) json.WriteString("unit", bar.Unit);
                json.WriteString("votes", bar.Votes.ToString());
                json.WriteString("least", bar.Least.ToString());
                json.WriteString("of", bar.Of);
                json.WriteString("base", bar.Base.ToString());
                json.WriteString("needed", bar.Needed.ToString());
                json.WriteBoolean("strict", bar.Strict);
                json.WriteBoolean("passes", bar.Passes == Truth.True);
                if (bar.Tested) json.WriteString("margin", bar.Margin.ToString(System.Globalization.CultureInfo.InvariantCulture));
                else json.WriteBoolean("tested", false);
            });
        });
    }

    private static void Write(Utf8JsonWriter json, AwardReport report)
    {
        json.WriteString("verb", "award");
        if (report.Unit is not null) json.WriteString("unit", report.Unit);
        if (report.Group is not null) json.WriteString("group", report.Group);
        json.WriteString("rule", RuleName(report.Rule));
        json.WriteNumber("seats", report.Seats);
        if (report.Row is not null) json.WriteString("row", report.Row);
        if (report.OverUnitsFor is not null) json.WriteString("over_units_for", report.OverUnitsFor);
        if (report.Groups) json.WriteString("claim", report.Row is null ? "units" : "groups");
        json.WriteObjects("claimants", report.Claimants, claimant =>
        {
            json.WriteString("name", claimant.Name);
            json.WriteString("votes", claimant.Votes.ToString());
            if (claimant.Cap is { } cap) json.WriteNumber("cap", cap);
            Names(json, "lists", claimant.Lists);
        });
        if (report.Floors.Length > 0) Seats(json, "floors", report.Floors);
        if (report.Kept.Length > 0) Seats(json, "kept", report.Kept);
        json.WriteObjects("quotas", report.Quotas, quota =>
        {
            json.WriteString("quota", quota.Value.ToString());
            json.WriteString("votes", quota.Votes.ToString());
            json.WriteNumber("seats", quota.Seats);
            Names(json, "capped", quota.Capped);
            json.WriteObjects("shares", quota.Shares, share =>
            {
                json.WriteString("list", share.List);
                json.WriteString("votes", share.Votes.ToString());
                json.WriteNumber("whole", (long)share.Whole);
                json.WriteNumber("seats", share.Seats);
                json.WriteString("remainder", share.Remainder.ToString());
            });
        });
        Given(json, report.Given);
        Seats(json, "result", report.Result);
        if (report.Unfilled > 0) json.WriteNumber("unfilled", report.Unfilled);
    }

    internal static void Given(Utf8JsonWriter json, ImmutableArray<SeatReport> seats)
    {
        json.WriteObjects("given", seats, seat =>
        {
            json.WriteNumber("number", seat.Number);
            json.WriteString("list", seat.List);
            json.WriteString("reason", ReasonName(seat.Reason));
            json.WriteString("claim", seat.Claim.ToString());
            if (seat.Beaten is not null) json.WriteString("beaten", seat.Beaten);
            if (seat.BeatenClaim is { } beaten) json.WriteString("beaten_claim", beaten.ToString());
            if (seat.Lacked is { } lacked) json.WriteString("lacked", lacked.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (seat.SettledBy is { } rule) json.WriteString("settled_by", TieReader.NameOf(rule));
        });
    }

    internal static void Seats(Utf8JsonWriter json, string member, ImmutableArray<KeyValuePair<string, long>> seats)
    {
        json.WriteStartObject(member);
        foreach (var (name, number) in seats) json.WriteNumber(name, number);
        json.WriteEndObject();
    }

    internal static void Names(Utf8JsonWriter json, string member, ImmutableArray<string> names)
    {
        if (names.IsEmpty) return;
        json.WriteTexts(member, names);
    }

    internal static string RuleName(AwardRule rule) => rule switch
    {
        DivisorRule divisors => divisors.Divisors.Name,
        QuotaRule quota => string.Join(", ", quota.Then.Select(QuotaReader.NameOf).Prepend(RuleReader.NameOf(quota.Quota))),
        PluralityRule => "plurality",
        WinnerRule => "winner",
        _ => throw new InvalidOperationException(rule.ToString()),
    };

    private static string ReasonName(SeatReason reason) => reason switch
    {
        SeatReason.Quotient => "quotient",
        SeatReason.Remainder => "remainder",
        SeatReason.Average => "average",
        SeatReason.UniqueAverage => "unique-average",
        SeatReason.Turn => "turn",
        SeatReason.Votes => "votes",
        SeatReason.Placed => "placed",
        SeatReason.TakenBack => "taken-back",
        SeatReason.TakenForMajority => "taken-for-majority",
        SeatReason.Majority => "majority",
        SeatReason.RestOverCap => "rest-over-cap",
        SeatReason.WholeOverCap => "whole-over-cap",
        _ => throw new InvalidOperationException(reason.ToString()),
    };
}
