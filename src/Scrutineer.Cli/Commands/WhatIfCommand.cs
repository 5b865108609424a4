using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Units;
using Scrutineer.Law;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer whatif</c>: the same law over other inputs. Never an opinion, never a result.</summary>
internal static class WhatIfCommand
{
    public static Command Build()
    {
        var folder = Common.Folder();
        var annul = new Option<string[]>("--annul")
        {
            Description = "Units that are not counted: codes joined by commas, @FILE with a code a line, or a number of the stations compared (form2-ppm>=400000, registered<100). Several are allowed.",
            DefaultValueFactory = _ => [],
        };
        var of = new Option<string?>("--base") { Description = "Take the national bar of another base: valid, cast, registered, lists." };
        var bar = new Option<string?>("--bar") { Description = "Another national bar, exactly: 5%, 7/100." };
        var asJson = Common.Json();
        var channel = Common.Channel();
        var phase = Common.Phase();
        var size = Common.Size();
        var command = new Command("whatif", "What would follow without these stations, from another base, with another bar.") { folder, annul, of, bar, channel, phase, size, asJson };
        command.SetAction(parsed =>
        {
            var json = parsed.GetValue(asJson);
            var counted = Counted.Of(parsed.GetValue(folder)!, parsed.GetValue(size), parsed.GetValue(phase));
            if (!counted.IsOk) return Exit.Refused(counted.Refusal!, json);
            var state = counted.Value.State;
            var count = Common.ChannelOf(state, parsed.GetValue(channel));
            if (!count.IsOk) return Exit.Refused(count.Refusal!, json);
            var units = Selected(parsed.GetValue(annul)!, state.Election.Units);
            if (!units.IsOk) return Exit.Refused(units.Refusal!, json);
            Rational? least = null;
            if (parsed.GetValue(bar) is { } text)
            {
                if (!Rational.TryParse(text, out var exact)) return Exit.Refused(new Refusal("whatif-bar", $"\"{text}\" is no share; write 5% or 7/100."), json);
                least = exact;
            }

            var found = WhatIf.Of(state, count.Value, new Supposition(units.Value, parsed.GetValue(of), least));
            if (!found.IsOk) return Exit.Refused(found.Refusal!, json);
            if (json) Json.Write(to => Write(to, counted.Value, found.Value));
            else Print(counted.Value, found.Value);
            return Exit.Done;
        });
        return command;
    }

    private static Result<ImmutableArray<string>> Selected(string[] texts, UnitTree units)
    {
        var all = ImmutableArray.CreateBuilder<string>();
        foreach (var text in texts)
        {
            var selector = text;
            if (text.StartsWith('@'))
            {
                var file = Records.TextFile.Read(text[1..]);
                if (!file.IsOk) return file.Refusal!;
                selector = string.Join(',', file.Value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }

            var selected = UnitSelector.Select(selector, units);
            if (!selected.IsOk) return selected.Refusal!;
            all.AddRange(selected.Value);
        }

        return all.Distinct(StringComparer.Ordinal).ToImmutableArray();
    }

    private static void Print(Counted counted, WhatIf what)
    {
        var election = counted.State.Election;
        Terminal.Heading(election.Name.ToString());
        Terminal.Amber("A supposition, not a result: the same law over other inputs.");
        RecordPrefix.Print(counted.Record);
        var (before, after) = (what.Before.Tallies.Country, what.After.Tallies.Country);
        if (what.Stations > 0) Terminal.Line($"Without {Terminal.Number(what.Stations)} stations; {Terminal.Number(after.Protocols)} of {Terminal.Number(before.Protocols)} protocols are left.");
        if (what.Supposed.Base is { } of) Terminal.Line($"The national bar is taken of: {of}.");
        if (what.Supposed.Bar is { } bar) Terminal.Line($"The national bar is {(bar * 100).ToDecimal(4)} %, exactly {bar}.");
        var others = what.After.OtherBases;
        var isBoth = !ReferenceEquals(what.Standing, what.Before);
        var table = Terminal.Table(["List", ">Votes", ">then", ">Seats", .. isBoth ? (string[])[">this bar"] : [], ">then", .. others.Select(o => $">{o.Base}")]);
        foreach (var index in Enumerable.Range(0, election.Lists.Length).OrderByDescending(i => before.Votes(i) ?? -1))
        {
            var list = election.Lists[index];
            var (now, then) = (what.Before.Outcome.SeatsOf(list.Code), what.After.Outcome.SeatsOf(list.Code));
            table.AddRow(
            [
                Terminal.Text(list.Name.ToString()), Terminal.Number(before.Votes(index)), Terminal.Number(after.Votes(index)),
                Seats(what.Standing.Outcome.SeatsOf(list.Code)), .. isBoth ? (string[])[Seats(now)] : [], now == then ? Seats(then) : $"[bold]{Seats(then)}[/]", .. others.Select(o => Seats(o.Outcome.SeatsOf(list.Code))),
            ]);
        }

        Terminal.Print(table);
        Terminal.Line(what.SeatsMoved == 0 ? "No seat changes hands." : $"{what.SeatsMoved} {(what.SeatsMoved == 1 ? "seat changes" : "seats change")} hands{(isBoth ? " for want of these stations" : "")}.");
        string Names(ImmutableArray<string> codes) => string.Join(", ", codes.Select(c => election.Lists[election.FindList(c)].Name.ToString()));
        if (!what.Entering.IsEmpty) Terminal.Line($"Gets seats and had none: {Names(what.Entering)}.");
        if (!what.Leaving.IsEmpty) Terminal.Line($"Has seats and would get none: {Names(what.Leaving)}.");
    }

    private static string Seats(System.Numerics.BigInteger seats) => seats.IsZero ? "-" : Terminal.Exact(seats);

    private static void Write(Utf8JsonWriter json, Counted counted, WhatIf what)
    {
        var election = counted.State.Election;
        json.WriteString("election", election.Id);
        RecordPrefix.Write(json, counted.Record);
        json.WriteString("channel", what.Before.Channel);
        json.WriteBoolean("supposition", true);
        json.WriteNumber("stations_annulled", what.Stations);
        json.WriteNumber("stations_left", what.After.Tallies.Country.Protocols);
        if (what.Supposed.Base is { } of) json.WriteString("base", of);
        if (what.Supposed.Bar is { } bar) json.WriteString("bar", bar.ToString());
        json.WriteNumber("seats_moved", what.SeatsMoved);
        WriteSeats(json, "standing", what.Standing);
        WriteSeats(json, "before", what.Before);
        WriteSeats(json, "after", what.After);
        json.WriteStartObject("after_by_base");
        foreach (var other in what.After.OtherBases)
        {
            json.WriteStartObject(other.Base);
            foreach (var (list, seats) in other.Outcome.Seats(what.After.Data)) json.WriteNumber(list, (long)seats);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteCodes(json, "entering", what.Entering);
        WriteCodes(json, "leaving", what.Leaving);
    }

    private static void WriteSeats(Utf8JsonWriter json, string name, ElectionOutcome outcome)
    {
        json.WriteStartObject(name);
        foreach (var (list, seats) in outcome.Outcome.Seats(outcome.Data)) json.WriteNumber(list, (long)seats);
        json.WriteEndObject();
    }

    private static void WriteCodes(Utf8JsonWriter json, string name, ImmutableArray<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes) json.WriteStringValue(code);
        json.WriteEndArray();
    }
}
