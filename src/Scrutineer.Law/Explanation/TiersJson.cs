using System.Text.Json;
using Scrutineer.Law.Data;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Law.Explanation;

/// <summary>The explanation of bonus, placement, balance, repair, growth and table arithmetic as JSON.</summary>
internal static class TiersJson
{
    public static void Write(Utf8JsonWriter json, StepReport report)
    {
        switch (report)
        {
            case BonusReport bonus:
                json.WriteString("verb", "bonus");
                if (bonus.List is not null) json.WriteString("list", bonus.List);
                json.WriteString("votes", bonus.Votes.ToString());
                json.WriteString("of", bonus.Of);
                json.WriteString("base", bonus.Base.ToString());
                json.WriteNumber("seats", bonus.Seats);
                break;
            case GrowReport grow:
                Write(json, grow);
                break;
            case PlaceReport place:
                json.WriteString("verb", "place");
                ExplanationJson.Seats(json, "needs", place.Needs);
                ExplanationJson.Given(json, place.Given);
                json.WriteStartArray("placed");
                foreach (var (name, (unit, list)) in place.Cells.OrderBy(c => c.Key, StringComparer.Ordinal))
                {
                    json.WriteStartObject();
                    json.WriteString("name", name);
                    json.WriteString("unit", unit);
                    json.WriteString("list", list);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case BalanceReport balance:
                Write(json, balance);
                break;
            case SwapReport swap:
                Write(json, swap);
                break;
            case TableReport table:
                Write(json, table.Does);
                if (table.Direct is { } direct) Write(json, direct);
                break;
            default:
                throw new InvalidOperationException(report.ToString());
        }
    }

    private static void Write(Utf8JsonWriter json, GrowReport report)
    {
        json.WriteString("verb", "grow");
        json.WriteString("rule", ExplanationJson.RuleName(report.Rule));
        json.WriteNumber("house", report.House);
        json.WriteNumber("short", report.Short);
        json.WriteObjects("shares", report.Shares, share =>
        {
            json.WriteString("list", share.List);
            json.WriteString("votes", share.Votes.ToString());
            json.WriteNumber("share", share.Share);
            json.WriteNumber("least", share.Least);
        });
        ExplanationJson.Seats(json, "result", report.Result);
    }

    private static void Write(Utf8JsonWriter json, BalanceReport report)
    {
        json.WriteString("verb", "balance");
        json.WriteString("rule", report.Divisors.Name);
        Lines(json, "rows", report.Rows);
        Lines(json, "columns", report.Columns);
        json.WriteObjects("cells", report.Cells, cell =>
        {
            json.WriteString("unit", cell.Unit);
            json.WriteString("list", cell.List);
            json.WriteString("votes", cell.Votes.ToString());
            json.WriteNumber("seats", cell.Seats);
        });
    }

    private static void Lines(Utf8JsonWriter json, string member, IEnumerable<BalanceLine> lines)
    {
        json.WriteObjects(member, lines, line =>
        {
            json.WriteString("name", line.Name);
            json.WriteNumber("seats", line.Seats);
            json.WriteString("factor", line.Factor.ToString());
        });
    }

    private static void Write(Utf8JsonWriter json, SwapReport report)
    {
        json.WriteString("verb", "swap");
        json.WriteString("start", report.Start);
        json.WriteObjects("moves", report.Moves, move =>
        {
            json.WriteNumber("number", move.Number);
            json.WriteString("unit", move.Unit);
            json.WriteString("from", move.From);
            json.WriteString("used_remainder", move.Used.ToString());
            json.WriteString("to", move.To);
            json.WriteString("unused_remainder", move.Unused.ToString());
        });
    }

    private static void Write(Utf8JsonWriter json, Table direct)
    {
        json.WriteStartObject("direct");
        foreach (var (unit, cells) in direct.Rows)
        {
            json.WriteStartObject(unit);
            foreach (var (list, seats) in cells) json.WriteString(list, seats.ToString());
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Step step)
    {
        var (verb, of) = step switch
        {
            AddStep add => ("add", add.Of),
            CombineStep combine => ("combine", [combine.First, combine.Second]),
            TotalStep total => ("total", [total.Of]),
            UnusedStep unused => ("unused", [unused.Of]),
            WeighStep => ("weigh", ["votes"]),
            _ => throw new InvalidOperationException(step.ToString()),
        };
        json.WriteString("verb", verb);
        ExplanationJson.Names(json, "of", of);
        if (step is CombineStep { With: var with }) json.WriteString("with", TableReader.NameOf(with));
        if (step is WeighStep { HalfUp: true }) json.WriteString("round", "half-up");
    }
}
