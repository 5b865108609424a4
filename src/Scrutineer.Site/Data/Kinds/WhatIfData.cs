using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Outcomes.Annulments;
using Scrutineer.Law.Explanation;
using Scrutineer.Margins;
using Scrutineer.Site.Pages.Suppositions;
using Scrutineer.Site.Suppositions;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>What would follow without some of the stations: the same figures as the page, with every station of every set.</summary>
internal static class WhatIfData
{
    private const string Name = "whatif";

    public static DataKind Kind { get; } = new(
        "", Name, "Suppositions, never results: what the law would make of the count without stations from a number on, and the fewest stations whose annulment would change something.",
        edition => Workbench.IsFor(edition) ? [Name] : [],
        (page, asked) =>
        {
            if (asked != Name || !Workbench.IsFor(page.Edition)) return false;
            page.Begin();
            Write(page);
            return true;
        },
        Members);

    private static void Write(DataPage page)
    {
        var (json, bench, standing) = (page.Json, Workbench.Of(page.Edition), page.Edition.Outcome);
        json.WriteBoolean("supposition", true);
        page.Texts("law_bases", page.Election.Law.NationalBases());
        json.WriteNumber("protocols", standing.Tallies.Country.Protocols);
        page.Each("standing", standing.OtherBases.Select(o => (Base: (string?)o.Base, o.Outcome)).Prepend((null, standing.Outcome)), s =>
        {
            page.Text("base", s.Base);
            Seats(page, s.Outcome);
        });
        page.Each("numbers", bench.Tables, table =>
        {
            json.WriteString("number", table.Number.Name);
            json.WriteNumber("stations", table.Number.Stations.Length);
            page.Each("steps", table.Rows, row =>
            {
                json.WriteNumber("from", row.Least);
                page.Text("refusal", row.What.Refusal?.Code);
                page.Count("stations_annulled", row.What.IsOk ? row.What.Value.Stations : null);
                page.Count("protocols_left", row.What.IsOk ? row.What.Value.After.Tallies.Country.Protocols : null);
                page.Each("bases", row.What.IsOk ? BaseChange.Of(row.What.Value) : [], change => Change(page, row.What.Value.After, change));
            });
        });
        page.Each("fewest", bench.Fewest, one =>
        {
            page.Text("base", one.Base);
            json.WriteBoolean("proved", one.IsProved);
            page.Count("stations", one.Nearest?.Codes.Length);
            page.Count("at_least", (long?)one.Nearest?.Lower.Ceiling());
            json.WriteBoolean("confirmed", one.Nearest is { Confirmed: true });
            page.Texts("codes", one.Nearest?.Codes ?? []);
            page.Each("events", one.Events, e => Event(page, e));
            json.WriteNumber("more_events", one.More);
        });
    }

    private static void Change(DataPage page, ElectionOutcome after, BaseChange change)
    {
        page.Text("base", change.Base);
        page.Count("number", StepsSection.NumberOf(page.Election, after, change.Base));
        Seats(page, change.After);
        page.Json.WriteNumber("seats_moved", change.SeatsMoved);
        page.Texts("entering", change.Entering);
        page.Texts("leaving", change.Leaving);
    }

    private static void Event(DataPage page, AnnulmentEvent one)
    {
        var json = page.Json;
        json.WriteString("event", Word(one.Event.Kind));
        page.Text("unit", one.Event.Unit);
        page.Text("loses", one.Event.From);
        page.Text("gains", one.Event.To);
        page.Count("at_least", one.Stations.Lower.Ceiling());
        json.WriteBoolean("confirmed", one.IsConfirmed);
        page.Text("refusal", one.Without.Refusal?.Code);
        page.Count("seats_moved", one.Without.IsOk ? one.Without.Value.SeatsMoved : null);
        page.Each("seat_changes", one.Without.IsOk ? SeatChange.Of(one.Without.Value) : [], change =>
        {
            json.WriteString("list", change.List);
            page.Count("by", change.By);
        });
        page.Texts("codes", one.Stations.Codes);
    }

    private static void Seats(DataPage page, Outcome outcome) => page.Each(
        "seats", page.Election.Lists.Select(l => (l.Code, Seats: outcome.SeatsOf(l.Code))).Where(l => l.Seats.Sign > 0), seat =>
        {
            page.Json.WriteString("list", seat.Code);
            page.Count("seats", seat.Seats);
        });

    private static string Word(EventKind kind) => kind switch
    {
        EventKind.Seat => "seat",
        EventKind.BarLost => "bar-lost",
        EventKind.BarReached => "bar-reached",
        EventKind.Winner => "winner",
        EventKind.Question => "question",
        _ => throw new InvalidOperationException(kind.ToString()),
    };

    private static (string, JsonNode)[] Members()
    {
        JsonObject Seats() => List("Lists that have seats, in ballot order.", Object("", ("list!", Text("Code.")), ("seats!", Count("Seats."))));
        JsonObject Base() => TextOrNull("Base that the bar is taken of; null: the law's own.");
        return
        [
            ("supposition!", Flag("Always true: nothing here is a result.")), ("law_bases!", Strings("Bases of the law's own bars.")), ("protocols!", Count("Protocols that are counted.")),
            ("standing!", List("The outcome with all stations, by each base; the law's own first.", Object("", ("base!", Base()), ("seats!", Seats())))),
            ("numbers!", List("Numbers by which stations are left out: further numbers of the units, then the register.", Object(
                "", ("number!", Text("Its name, as selectors take it: registered, or a number of units.csv; -ppm: a share in millionths.")), ("stations!", Count("Counted stations that have it.")),
                ("steps!", List("Fewest stations first.", Object(
                    "", ("from!", Whole("Stations with this number or a greater one are left out.")), ("refusal!", TextOrNull("Why the law cannot say; null: it can.")),
                    ("stations_annulled!", CountOrNull("Stations left out.")), ("protocols_left!", CountOrNull("Protocols that are left.")),
                    ("bases!", List("The law's own base first.", Object(
                        "", ("base!", Base()), ("number!", CountOrNull("Number of the base without these stations.")), ("seats!", Seats()),
                        ("seats_moved!", Count("Seats that change hands against all stations by the same base.")), ("entering!", Strings("Lists that have seats then and none with all stations.")),
                        ("leaving!", Strings("Lists that have seats with all stations and none then."))))))))))),
            ("fewest!", List("The fewest stations whose annulment changes something, by base; the law's own first.", Object(
                "", ("base!", Base()), ("proved!", Flag("False: more can happen under this law than the events say.")), ("stations!", CountOrNull("How many; null: not even all do.")),
                ("at_least!", CountOrNull("No fewer change anything.")), ("confirmed!", Flag("True: the law was applied without them, and something changed.")), ("codes!", Strings("The stations.")),
                ("events!", List("Fewest stations first.", Object(
                    "", ("event!", Scrutineer.Interchange.Schemas.Schema.Word("What comes out differently.", "seat", "bar-lost", "bar-reached", "winner", "question")), ("unit!", TextOrNull("Where; null: the country.")),
                    ("loses!", TextOrNull("Code of who loses.")), ("gains!", TextOrNull("Code of who gains.")), ("at_least!", Count("No fewer stations are enough.")),
                    ("confirmed!", Flag("True: the law was applied again, and something changed.")), ("refusal!", TextOrNull("Why it could not be applied; null: it was.")),
                    ("seats_moved!", CountOrNull("Seats that change hands then.")),
                    ("seat_changes!", List("What the law then gives against all stations: the event may come with others.", Object("", ("list!", Text("Code.")), ("by!", Whole("Seats more, or fewer."))))), ("codes!", Strings("The stations."))))),
                ("more_events!", Count("Events that need more stations."))))),
        ];
    }
}
