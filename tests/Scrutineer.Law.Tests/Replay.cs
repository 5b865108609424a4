using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Xunit;

namespace Scrutineer.Law.Tests;

/// <summary>
/// Recomputes the tables of seats from the JSON of an explanation and nothing else: no votes, no law. On the way it does the sums again:
/// bars, quotas, whole parts, remainders, claims, factors.
/// </summary>
internal sealed class Replay
{
    private readonly Dictionary<string, Dictionary<string, Dictionary<string, long>>> tables = [];

    public static Dictionary<string, Dictionary<string, long>> Of(JsonValue explanation, string result)
    {
        var replay = new Replay();
        foreach (var step in explanation.Items) replay.Step(step);
        return replay.tables.GetValueOrDefault(result) ?? [];
    }

    private void Step(JsonValue step)
    {
        var name = step.Need("step").AsText();
        switch (step.Need("verb").AsText())
        {
            case "qualify":
                foreach (var bar in step.Need("lists").Items.SelectMany(l => l.Need("bars").Items)) Bar(bar);
                break;
            case "award":
                Award(name, step);
                break;
            case "bonus":
                if (step["list"] is { } first && step.Need("seats").AsCount() > 0) Write(name, "N", first.AsText(), step.Need("seats").AsCount());
                break;
            case "grow":
                foreach (var share in step.Need("shares").Items)
                    Write(name, "N", share.Need("list").AsText(), long.Max(share.Need("share").AsCount(), share.Need("least").AsCount()));
                break;
            case "place":
                foreach (var seat in step.Need("given").Items)
                {
                    var cell = step.Need("placed").Items.Single(c => c.Need("name").Text == seat.Need("list").Text);
                    Write(name, cell.Need("unit").AsText(), cell.Need("list").AsText(), 1);
                }

                break;
            case "balance":
                Balance(name, step);
                break;
            case "swap":
                foreach (var (unit, cells) in tables[step.Need("start").AsText()])
                    foreach (var (list, seats) in cells) Write(name, unit, list, seats);
                foreach (var move in step.Need("moves").Items)
                {
                    Write(name, move.Need("unit").AsText(), move.Need("from").AsText(), -1);
                    Write(name, move.Need("unit").AsText(), move.Need("to").AsText(), 1);
                }

                break;
            case "add" or "combine" or "total":
                Arithmetic(name, step);
                break;
            case "cover":
                Write(name, step.Need("unit").AsText(), step.Need("list").AsText(), step.Need("winners").Items.Count(w => w.Need("covered").AsBoolean()));
                break;
            case "fill":
                foreach (var person in step.Need("persons").Items) Write(name, step.Need("unit").AsText(), (person["list"] ?? step.Need("list")).AsText(), 1);
                break;
            case "count":
                foreach (var elected in step.Need("elected").AsTexts()) Write(name, "N", elected, 1);
                break;
            case "ask" or "reading" or "unused" or "weigh":
                break; // no seats
            default:
                Assert.Fail(step.Need("verb").Text);
                break;
        }
    }

    private static void Bar(JsonValue bar)
    {
        if (bar["tested"] is not null) return;
        var (votes, needed) = (bar.Need("votes").AsRational(), bar.Need("needed").AsRational());
        Assert.Equal(needed, bar.Need("least").AsRational() * bar.Need("base").AsRational());
        Assert.Equal(bar.Need("strict").AsBoolean() ? votes > needed : votes >= needed, bar.Need("passes").AsBoolean());
    }

    private void Award(string name, JsonValue step)
    {
        var claimants = step.Need("claimants").Items.ToDictionary(c => c.Need("name").AsText());
        var seats = claimants.Keys.ToDictionary(c => c, c => step["floors"]?[c]?.AsCount() ?? 0);
        foreach (var round in step.Need("quotas").Items) Quota(round, claimants, seats);
        foreach (var seat in step.Need("given").Items) Give(step, seat, claimants, seats);
        foreach (var (claimant, number) in seats) Assert.Equal(number, step.Need("result")[claimant]?.AsCount() ?? 0);
        if (step["row"] is { } row)
        {
            foreach (var (claimant, number) in seats)
            {
                var lists = claimants[claimant]["lists"]?.AsTexts() ?? [];
                if (step["claim"] is null) Write(name, row.AsText(), claimant, number);
                else if (lists.Length == 1) Write(name, row.AsText(), lists[0], number); // the members of larger groups share in a report of their own
            }

            foreach (var (list, number) in step["kept"]?.Members ?? []) Write(name, row.AsText(), list, number.AsCount());
        }
        else if (step["over_units_for"] is { } of)
        {
            foreach (var (unit, number) in seats) Write(name, unit, of.AsText(), number);
        }
    }

    /// <summary>Whole quotas: the later round replaces the earlier, but for those it fixed at their cap.</summary>
    private static void Quota(JsonValue round, Dictionary<string, JsonValue> claimants, Dictionary<string, long> seats)
    {
        var quota = round.Need("quota").AsRational();
        foreach (var share in round.Need("shares").Items)
        {
            var (list, whole, remainder) = (share.Need("list").AsText(), share.Need("whole").AsCount(), share.Need("remainder").AsRational());
            Assert.Equal(claimants[list].Need("votes").AsRational(), share.Need("votes").AsRational());
            Assert.Equal(share.Need("votes").AsRational(), quota * whole + remainder);
            seats[list] = share.Need("seats").AsCount();
        }

        foreach (var capped in round["capped"]?.AsTexts() ?? []) seats[capped] = claimants[capped].Need("cap").AsCount();
    }

    private static void Give(JsonValue step, JsonValue seat, Dictionary<string, JsonValue> claimants, Dictionary<string, long> seats)
    {
        var list = seat.Need("list").AsText();
        var reason = seat.Need("reason").AsText();
        if (reason == "quotient" && Divisors.Find(step.Need("rule").AsText()) is { } divisors)
            Assert.Equal(divisors.Claim(claimants[list].Need("votes").AsRational(), seats[list]).ToString(), seat.Need("claim").AsText());
        if (reason is "average" or "unique-average")
            Assert.Equal(claimants[list].Need("votes").AsRational() / (seats[list] + 1), seat.Need("claim").AsRational());
        seats[list] += reason is "taken-back" or "taken-for-majority" or "rest-over-cap" or "whole-over-cap" ? -1 : 1;
    }

    private void Balance(string name, JsonValue step)
    {
        var rows = step.Need("rows").Items.ToDictionary(r => r.Need("name").AsText());
        var columns = step.Need("columns").Items.ToDictionary(c => c.Need("name").AsText());
        var divisors = Divisors.Find(step.Need("rule").AsText())!;
        foreach (var cell in step.Need("cells").Items)
        {
            var (unit, list, seats) = (cell.Need("unit").AsText(), cell.Need("list").AsText(), cell.Need("seats").AsCount());
            var value = cell.Need("votes").AsRational() * rows[unit].Need("factor").AsRational() * columns[list].Need("factor").AsRational();
            Assert.True(value <= divisors.At(seats) && (seats == 0 || value >= divisors.At(seats - 1)));
            Write(name, unit, list, seats);
        }
    }

    private void Arithmetic(string name, JsonValue step)
    {
        var read = step.Need("of").AsTexts().Select(t => t == "direct" ? Direct(step.Need("direct")) : tables.GetValueOrDefault(t) ?? []).ToList();
        var cells = read.SelectMany(t => t.SelectMany(r => r.Value.Keys.Select(l => (Unit: r.Key, List: l)))).Distinct().ToList();
        long At(int table, (string Unit, string List) cell) => read[table].GetValueOrDefault(cell.Unit)?.GetValueOrDefault(cell.List) ?? 0;
        foreach (var cell in cells)
        {
            var (a, b) = (At(0, cell), read.Count > 1 ? At(1, cell) : 0);
            switch (step.Need("verb").Text)
            {
                case "add":
                    Write(name, cell.Unit, cell.List, Enumerable.Range(0, read.Count).Sum(t => At(t, cell)));
                    break;
                case "total":
                    Write(name, "N", cell.List, a);
                    break;
                default:
                    Write(name, cell.Unit, cell.List, step.Need("with").AsText() switch
                    {
                        "max" => long.Max(a, b),
                        "max-or-ceil-mean" => long.Max(a, (a + b + 1) / 2),
                        _ => long.Max(0, a - b),
                    });
                    break;
            }
        }
    }

    private static Dictionary<string, Dictionary<string, long>> Direct(JsonValue json) =>
        json.Members.ToDictionary(r => r.Key, r => r.Value.Members.ToDictionary(c => c.Key, c => (long)c.Value.AsRational().Numerator));

    private void Write(string table, string unit, string list, long seats)
    {
        if (!tables.TryGetValue(table, out var rows)) tables[table] = rows = [];
        if (!rows.TryGetValue(unit, out var row)) rows[unit] = row = [];
        row[list] = row.GetValueOrDefault(list) + seats;
    }
}
