namespace Scrutineer.Schemas.Tests;

/// <summary>Documents for forms that no election folder uses.</summary>
internal static class Samples
{
    public const string Lot = """
        {"act": "lot", "by": "central commission", "reason": "Equal remainders.", "at": "2020-10-06", "among": ["A", "B"], "drawn": ["B"],
         "situation": {"step": "S", "unit": "1", "losing": true, "places": 1, "claims": [{"name": "A", "votes": "50", "held": 0}, {"name": "B", "votes": 50, "held": 2}]}}
        """;

    public const string Election = """
        {"format": "scrutineer-election/1", "id": "t", "names": "T", "date": "2020-10-04", "channels": [{"code": "hand", "names": "Hand"}],
         "calendar": [
          {"code": "report-error", "until": "2020-10-07T18:00:00+06:00", "names": {"en": "Reports"}, "article": "art. 1", "rule": {"en": "three days"}},
          {"code": "declaration", "until": "2020-10-24", "names": "Declaration"}],
         "licence": {"spdx": "CC-BY-4.0", "name": "Attribution", "url": "https://example.org/by"},
         "files": {"previous": "previous.json", "previous-units": "previous.csv"}}
        """;

    public const string Mapping = """
        {"$schema": "mapping.schema.json", "format": "scrutineer-mapping/1", "election": ".",
         "csv": {"delimiter": ";", "encoding": "windows-1251", "thousands": " ", "decimal": ",", "blanks": ["-", "n/a"]},
         "inputs": [
          {"file": "first*.csv", "channel": "hand", "version": "first", "align": "second"},
          {"file": "*.zip", "inside": "second.csv", "channel": "hand", "version": "second"},
          {"channel": "machine", "version": "third"}],
         "unit": {"columns": ["region", "number"], "join": "-", "create": true, "level": "station",
          "above": [{"level": "region", "column": "region", "codes": {"North": "n"}}], "name": "number", "registered": ["main", "additional"]},
         "lines": {"valid": "valid", "registered": ["main", "additional"]},
         "lists": {"A": "Party A"}, "received": "time", "ignore": "remarks", "blank-rows": "skip"}
        """;

    public const string Law = """
        {"$schema": "law.schema.json", "format": "scrutineer-law/1", "id": "x", "names": {"en": "All options"}, "source": "invented", "date": "2020-01-01",
         "ties": ["larger", "smaller", "remainder", "earlier", "lot"],
         "steps": [
          {"do": "qualify", "as": "in", "article": "1", "source": "s", "at-least": 2, "if": {"any": [
            {"share": "5%", "of": "registered", "in": "2:region", "strict": true, "without-table": "fails", "votes": "direct"},
            {"all": [{"share": "1/3", "in": "unit"}, {"not": {"attr": "minority", "ge": "2.5"}}, {"attr": "kind", "is": "party"}]},
            {"won": "direct", "ge": 3},
            {"case": [{"when": {"attr": "coalition"}, "then": {"always": false}}, {"then": {"share": 0, "in": "any:region"}}]}]}},
          {"do": "qualify", "as": "each-in", "each": "district", "if": {"share": "3%", "of": "lists", "in": "nation"}},
          {"do": "award", "as": "K", "to": "units", "units": "district", "measure": "population", "seats": 10, "least": 2, "by": {"divisors": "sainte-lague/1.4"}},
          {"do": "award", "as": "D", "each": "district", "seats": "unit", "among": "each-in", "votes": "votes", "cap": 4, "ties": "order", "void-if": {"leads": "against-all"},
           "by": {"quota": "hb-round", "then": "none", "overshoot": "take-smallest-remainder", "remainder-for": "whole", "cap-rest": "recompute", "base": "cast"}},
          {"do": "award", "as": "E", "each": "district", "seats": "unit.levelling", "ties": ["larger", "ask:repeat-vote"],
           "by": {"quota": "hare-floor", "then": "winner", "overshoot": "error", "strict": true, "round-up-at": "3/4"}},
          {"do": "award", "as": "P", "seats": {"minus": [20, "D", {"where": "D", "not-in": "in"}]}, "among": "in", "start": ["D", "E"], "cap": {"A": 3},
           "by": {"divisors": "power:9/10"}},
          {"do": "award", "as": "V", "seats": 3, "via": ["outer", "inner"], "by": {"plurality": 1}, "inner": {"divisors": "hill"}},
          {"do": "award", "as": "W", "seats": 3, "cap": 2, "by": {"quota": "hb-ceil", "then": "winner", "cap-rest": "next"}},
          {"do": "award", "as": "B", "seats": 3, "by": {"winner": true}},
          {"do": "award", "as": "N", "seats": 3, "drop": "D", "by": {"divisors": ["1.4", 3, 5]}},
          {"do": "award", "as": "U", "each": "list-in", "level": "region", "seats": "D", "start": "D", "by": {"divisors": "sainte-lague"}},
          {"do": "award", "as": "L", "seats": 9, "least": 1, "by": {"quota": "droop", "then": "in-turn"}},
          {"do": "award", "as": "A", "seats": 9, "cap": "candidates", "by": {"quota": "hare", "then": ["largest-remainder", "in-turn", "unique-average"], "remainder-for": "75%", "majority": "last-rest-seat", "majority-seat": "residual", "cap-rest": "give-again"}},
          {"do": "award", "as": "C", "seats": 9, "cap": "candidates", "by": {"quota": "hare", "then": ["largest-average"], "remainder-for": "all", "majority": "last-rest-seat", "cap-rest": "give-again"}},
          {"do": "award", "as": "M", "seats": 9, "cap": 3, "by": {"quota": "hare", "then": "unique-average", "majority": "last-rest-seat", "majority-seat": "apart", "cap-rest": "next"}},
          {"do": "award", "as": "AA", "seats": 9, "cap": 3, "by": {"quota": "hare", "then": ["unique-average", "none"], "cap-rest": "give-again"}},
          {"do": "bonus", "as": "F", "seats": 50, "of": "lists", "if-share": "25%", "ties": "lot"},
          {"do": "bonus", "as": "G", "seats": {"from": "25%", "to": "40%", "step": "1/200", "per": 1, "base": 20}},
          {"do": "grow", "as": "H", "seats": 100, "minimum": "D", "among": "in", "by": {"divisors": "sainte-lague"}, "tolerate": 3, "ties": "order"},
          {"do": "grow", "as": "I", "seats": "D", "minimum": "direct", "by": {"quota": "hare-round", "then": "largest-remainder"}},
          {"do": "place", "as": "J", "units": "district", "rows": "unit.levelling", "start": "D", "target": "P", "divisors": "sainte-lague", "over": "valid-per-seat", "order": "global", "ties": "lot"},
          {"do": "place", "as": "O", "units": "district", "rows": "unit", "start": "D", "target": "P", "divisors": "dhondt", "over": "valid", "order": "national", "national": "danish"},
          {"do": "balance", "as": "Q", "among": "in", "columns": "P", "by": {"divisors": "dhondt"}, "floor": true, "ties": "lot"},
          {"do": "swap", "as": "R", "start": "D", "target": "P", "ties": ["larger", "lot"]},
          {"do": "add", "as": "S", "of": ["D", "P"]},
          {"do": "combine", "as": "T", "of": ["D", "E"], "with": "max-or-ceil-mean"},
          {"do": "total", "as": "X", "of": "D"},
          {"do": "unused", "as": "Y", "of": "D"},
          {"do": "weigh", "as": "Z", "round": "half-up"},
          {"do": "cover", "as": "covered", "seats": "U", "winners": "winners", "ties": "lot"},
          {"do": "fill", "as": "persons", "seats": "U", "order": "votes+plus-minus", "if": {"share": "1%", "of": "quota"}, "limit": {"attr": "sex", "max": "70%"}, "ties": "order"},
          {"do": "fill", "as": "preferred", "seats": {"minus": ["U", "covered"]}, "prefer": {"share": "110%", "of": "mean", "strict": true}, "order": "list"},
          {"do": "fill", "as": "succeeding", "seats": "U", "prefer": {"share": "25%", "of": "quota"}, "succession": "lists-with-seats"},
          {"do": "fill", "as": "succeeding-all", "seats": "U", "prefer": {"share": "25%", "of": "quota"}, "succession": "all-lists"},
          {"do": "fill", "as": "sntv", "each": "district", "seats": 3, "order": "votes", "if": {"share": "1%", "of": "list"}, "limit": {"attr": "sex", "max": 2}, "ties": "lot"},
          {"do": "count", "as": "irv", "seats": 1, "ties": "lot"},
          {"do": "count", "as": "stv", "seats": 4, "quota": "droop", "transfer": "weighted-inclusive", "decimals": 5, "ties": ["earlier", "lot"]},
          {"do": "ask", "as": "q", "kind": "repeat-election", "who": "commission", "if": {"any": [
            {"fewer": 1, "in": "in"}, {"leads": "against-all"}, {"count": "sex", "in": "sntv", "lt": 30}]}}],
         "result": "S"}
        """;
}
