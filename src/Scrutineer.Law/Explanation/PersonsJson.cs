using System.Text.Json;
using Scrutineer.Law.Json;

namespace Scrutineer.Law.Explanation;

/// <summary>The explanation of covered winners, filled seats and counts as JSON.</summary>
internal static class PersonsJson
{
    public static void Write(Utf8JsonWriter json, StepReport report)
    {
        switch (report)
        {
            case CoverReport cover:
                Write(json, cover);
                break;
            case FillReport fill:
                Write(json, fill);
                break;
            case CountReport count:
                Write(json, count);
                break;
            default:
                throw new InvalidOperationException(report.ToString());
        }
    }

    private static void Write(Utf8JsonWriter json, CoverReport report)
    {
        json.WriteString("verb", "cover");
        json.WriteString("unit", report.Unit);
        json.WriteString("list", report.List);
        json.WriteNumber("seats", report.Seats);
        json.WriteObjects("winners", report.Winners, winner =>
        {
            json.WriteString("id", winner.Id);
            json.WriteString("votes", winner.Votes.ToString());
            json.WriteString("valid", winner.Valid.ToString());
            json.WriteBoolean("covered", winner.Covered);
        });
    }

    private static void Write(Utf8JsonWriter json, FillReport report)
    {
        json.WriteString("verb", "fill");
        json.WriteString("unit", report.Unit);
        if (report.List is not null) json.WriteString("list", report.List);
        json.WriteNumber("seats", report.Seats);
        if (report.Bar is { } bar) json.WriteString("bar", bar.ToString());
        json.WriteObjects("persons", report.Persons, person =>
        {
            if (report.List is null) json.WriteString("list", person.List);
            json.WriteString("id", person.Id);
            json.WriteString("votes", person.Votes.ToString());
        });
        if (report.Vacant > 0) json.WriteNumber("vacant", report.Vacant);
    }

    private static void Write(Utf8JsonWriter json, CountReport report)
    {
        json.WriteString("verb", "count");
        json.WriteNumber("seats", report.Seats);
        if (report.Quota is { } quota) json.WriteString("quota", quota.ToString());
        json.WriteObjects("rounds", report.Rounds, round =>
        {
            json.WriteNumber("number", round.Number);
            json.WriteString("move", round.Move switch { CountMove.Elected => "elected", CountMove.Eliminated => "eliminated", CountMove.Surplus or _ => "surplus" });
            json.WriteString("candidate", round.Candidate);
            json.WriteString("votes", round.Votes.ToString());
            json.WriteStartObject("tally");
            foreach (var (candidate, votes) in round.Tally) json.WriteString(candidate, votes.ToString());
            json.WriteEndObject();
        });
        ExplanationJson.Names(json, "elected", report.Elected);
    }
}
