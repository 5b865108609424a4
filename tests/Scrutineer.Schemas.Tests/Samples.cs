namespace Scrutineer.Schemas.Tests;

/// <summary>Documents for forms that no election folder uses.</summary>
internal static class Samples
{
    public const string Lot = """
        {"act": "lot", "by": "central commission", "reason": "Equal remainders.", "at": "2020-10-06", "among": ["A", "B"], "drawn": ["B"]}
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
         "ties": ["larger", "smaller", "order", "lot"],
         "steps": [
          {"do": "qualify", "as": "in", "article": "1", "source": "s", "at-least": 2, "if": {"any": [
            {"share": "5%", "of": "registered", "in": "2:region", "strict": true, "without-table": "fails"},
            {"all": [{"share": "1/3", "in": "unit"}, {"not": {"attr": "minority", "ge": "2.5"}}]},
            {"won": "direct", "ge": 3},
            {"case": [{"when": {"attr": "coalition"}, "then": {"always": false}}, {"then": {"share": 0, "in": "any:region"}}]}]}},
          {"do": "qualify", "as": "each-in", "each": "district", "if": {"share": "3%", "of": "lists", "in": "nation"}},
          {"do": "award", "as": "K", "to": "units", "units": "district", "measure": "population", "seats": 10, "by": {"divisors": "sainte-lague/1.4"}},
          {"do": "award", "as": "D", "each": "district", "seats": "unit", "among": "each-in", "votes": "votes", "cap": 4, "ties": "order",
           "by": {"quota": "hb-round", "then": "none", "overshoot": "take-smallest-remainder", "remainder-for": "whole", "cap-rest": "recompute", "base": "cast"}},
          {"do": "award", "as": "P", "seats": {"minus": [20, "D", {"where": "D", "not-in": "in"}]}, "among": "in", "start": "D", "cap": {"A": 3},
           "by": {"divisors": "power:9/10"}},
          {"do": "award", "as": "V", "seats": 3, "via": ["outer", "inner"], "by": {"plurality": 1}, "inner": {"divisors": "hill"}},
          {"do": "award", "as": "L", "seats": 9, "least": 1, "by": {"quota": "droop", "then": "in-turn"}},
          {"do": "add", "as": "S", "of": ["D", "P"]},
          {"do": "ask", "as": "q", "kind": "repeat-election", "who": "commission", "if": {"any": [{"fewer": 1, "in": "in"}, {"leads": "against-all"}]}}],
         "result": "S"}
        """;
}
