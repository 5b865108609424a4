using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections;
using Scrutineer.Elections.Canonical;
using Scrutineer.Elections.Channels;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Elections.Units;
using Scrutineer.Law;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Verification;

/// <summary>The documents beside the log: the definition that is read, the results that are written.</summary>
internal static class Documents
{
    private static readonly string[] Names = ["definition", "units", "form", "law"];

    /// <summary>The election of the four blobs.</summary>
    public static Result<Election> Definition(ReadOnlyMemory<byte> definition, ReadOnlyMemory<byte> units, ReadOnlyMemory<byte> form, ReadOnlyMemory<byte> law)
    {
        var readForm = Form.Read(form);
        if (!readForm.IsOk) return readForm.Refusal!.In("form");
        var readLaw = LawReader.Read(law);
        if (!readLaw.IsOk) return readLaw.Refusal!.In("law");
        var readUnits = Units(units);
        if (!readUnits.IsOk) return readUnits.Refusal!.In("units");
        var json = JsonValue.Read(definition);
        if (!json.IsOk) return json.Refusal!.In("definition");
        return RefusalException.Catch(() => Head(json.Value, readForm.Value, readLaw.Value, readUnits.Value));
    }

    /// <summary>Which of the four a refusal is about; null: not known.</summary>
    public static int? PlaceOf(Refusal refusal) => Array.IndexOf(Names, refusal.File) is >= 0 and var at ? at : null;

    /// <summary>The totals and the outcome document.</summary>
    public static (byte[] Totals, byte[] Outcome) Results(CountState state, string election, long size, string channel, string law)
    {
        var tallies = TallyTable.Of(state, channel);
        return (Totals(state, tallies, election, size, channel), Outcome(state, tallies, election, size, channel, law));
    }

    private static byte[] Totals(CountState state, TallyTable tallies, string election, long size, string channel)
    {
        var to = Start("scrutineer-totals/1", election, size, channel);
        to.Raw(",\"units\":["u8);
        var isFirst = true;
        for (var i = 0; i < state.Election.Units.All.Length; i++)
        {
            var unit = state.Election.Units[i];
            if (unit.IsStation) continue;
            var tally = tallies[i];
            to.Raw(isFirst ? "{\"unit\":"u8 : ",{\"unit\":"u8);
            isFirst = false;
            to.Text(unit.Code);
            to.Raw(",\"protocols\":"u8);
            to.Number(tally.Protocols);
            to.Raw(",\"set_aside\":"u8);
            to.Number(tally.SetAside);
            to.Raw(",\"reported\":"u8);
            to.Number(tally.StationsReported);
            to.Raw(",\"stations\":"u8);
            to.Number(tally.Stations);
            Row(to, ",\"lines\":["u8, state.Election.Form.Lines.Length, tally.Line);
            Row(to, ",\"votes\":["u8, state.Election.Lists.Length, tally.Votes);
            to.Raw("}"u8);
        }

        to.Raw("]}"u8);
        return to.ToArray();
    }

    private static void Row(CanonicalWriter to, ReadOnlySpan<byte> name, int length, Func<int, long?> value)
    {
        to.Raw(name);
        for (var i = 0; i < length; i++)
        {
            if (i > 0) to.Raw(","u8);
            to.NumberOrNull(value(i));
        }

        to.Raw("]"u8);
    }

    private static byte[] Outcome(CountState state, TallyTable tallies, string election, long size, string channel, string law)
    {
        var outcome = ElectionOutcome.Of(state.Election, tallies);
        var to = Start("scrutineer-outcome/1", election, size, channel);
        to.Raw(",\"law\":"u8);
        to.Text(law);
        to.Raw(",\"final\":"u8);
        to.Boolean(outcome.IsOk && outcome.Value.Outcome.IsFinal);
        to.Raw(",\"seats\":["u8);
        var seats = outcome.IsOk ? outcome.Value.Outcome.Seats(outcome.Value.Data) : [];
        for (var i = 0; i < seats.Length; i++)
        {
            to.Raw(i == 0 ? "["u8 : ",["u8);
            to.Text(seats[i].Key);
            to.Raw(","u8);
            to.Number((long)seats[i].Value);
            to.Raw("]"u8);
        }

        to.Raw("],\"asks\":["u8);
        string[] asks = outcome.IsOk ? [.. outcome.Value.Outcome.Asks.Select(a => a.Kind), .. outcome.Value.Outcome.Ties.Select(_ => "lot")] : [];
        for (var i = 0; i < asks.Length; i++)
        {
            if (i > 0) to.Raw(","u8);
            to.Text(asks[i]);
        }

        to.Raw("],\"refusal\":"u8);
        to.TextOrNull(outcome.Refusal?.Code);
        to.Raw("}"u8);
        return to.ToArray();
    }

    private static CanonicalWriter Start(string format, string election, long size, string channel)
    {
        var to = new CanonicalWriter();
        to.Raw("{\"format\":"u8);
        to.Text(format);
        to.Raw(",\"election\":"u8);
        to.Text(election);
        to.Raw(",\"size\":"u8);
        to.Number(size);
        to.Raw(",\"channel\":"u8);
        to.Text(channel);
        return to;
    }

    private static Result<UnitTree> Units(ReadOnlyMemory<byte> utf8)
    {
        var json = JsonValue.Read(utf8);
        if (!json.IsOk) return json.Refusal!;
        var units = RefusalException.Catch(() => json.Value.Need("units").Items.Select(u => new Unit(
            u.Need("code").AsText(), u.Need("level").AsText(), u["parent"] is { Kind: JsonKind.Text } parent ? parent.Text : null, LocalText.Read(u.Need("names")))
        {
            Registered = u["registered"]?.AsCount(),
            Stations = u["stations"]?.AsCount(),
        }).ToImmutableArray());
        return units.IsOk ? UnitTree.Build(units.Value) : units.Refusal!;
    }

    private static Election Head(JsonValue json, Form form, SeatLaw law, UnitTree units) => new(
        json.Need("id").AsText(),
        LocalText.Read(json.Need("names")),
        DateOnly.ParseExact(json.Need("date").AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        form,
        [
            .. json.Need("lists").Items.Select(l => new ElectionList(l.Need("code").AsText(), LocalText.Read(l.Need("names")), "",
                (l["attributes"]?.Members ?? []).ToImmutableSortedDictionary(m => m.Key, m => m.Value.AsText(), StringComparer.Ordinal))),
        ],
        units,
        [.. json.Need("channels").Items.Select(c => new Channel(c.Need("code").AsText(), LocalText.Read(c.Need("names")), c["decides"]?.AsBoolean() ?? false))],
        law);
}
