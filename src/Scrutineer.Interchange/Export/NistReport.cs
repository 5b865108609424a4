using System.Text.Encodings.Web;
using System.Text.Json;
using Scrutineer.Elections;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Interchange.Export;

/// <summary>
/// The results as NIST SP 1500-100 version 2 (JSON). One PartyContest; the published channel has counts of type <c>total</c>, other channels
/// <c>other</c> with <c>OtherType</c> "channel: CODE", so that no reader adds them up; seats are counts of type <c>seats</c> of the country.
/// </summary>
public static class NistReport
{
    public const string MediaType = "application/json; charset=utf-8";
    private const string Space = "ElectionResults.";

    /// <summary>Writes the report; the stream stays open.</summary>
    public static void Write(ExportSource source, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default, SkipValidation = true });
        var election = source.Election;
        var country = source.Outcome.Tallies.Country;
        Begin(json, "ElectionReport");
        json.WriteString("Format", IsByStation(source) ? "precinct-level" : "summary-contest");
        json.WriteString("GeneratedDate", source.Time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteBoolean("IsTest", source.IsTest);
        json.WriteString("Issuer", source.Origin);
        json.WriteString("IssuerAbbreviation", election.Id);
        json.WriteString("Notes", string.Join(" ", new[] { election.Notice.In("en"), election.LegalState.In("en"), $"Version {source.Version} of {source.Origin}; {source.Status}." }.Where(t => t.Length > 0)));
        json.WriteNumber("SequenceStart", 1);
        json.WriteNumber("SequenceEnd", 1);
        json.WriteString("Status", source.IsDeclared ? "certified" : country.StationsMissing > 0 ? "unofficial-partial" : "unofficial-complete");
        json.WriteString("VendorApplicationId", "scrutineer");
        json.WriteStartArray("GpUnit");
        foreach (var unit in Units(source)) Unit(json, source, unit);
        json.WriteEndArray();
        json.WriteStartArray("Party");
        foreach (var list in election.Lists.Where(l => !l.IsAgainstAll)) Party(json, election, list);
        json.WriteEndArray();
        json.WriteStartArray("Election");
        Election(json, source);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static bool IsByStation(ExportSource source) => source.Election.Units.StationCounts[source.Election.Units.Root] <= ExportFiles.MostStationsInExchange;

    private static IEnumerable<int> Units(ExportSource source)
    {
        var units = source.Election.Units;
        return Enumerable.Range(0, units.All.Length).Where(u => IsByStation(source) || !units[u].IsStation);
    }

    private static void Unit(Utf8JsonWriter json, ExportSource source, int index)
    {
        var units = source.Election.Units;
        var (unit, tally) = (units[index], source.Outcome.Tallies[index]);
        Begin(json, "ReportingUnit", Gp(unit.Code));
        var parts = units.ChildrenOf(index).Where(c => IsByStation(source) || !units[c].IsStation).ToList();
        if (parts.Count > 0)
        {
            json.WriteStartArray("ComposingGpUnitIds");
            foreach (var part in parts) json.WriteStringValue(Gp(units[part].Code));
            json.WriteEndArray();
        }

        json.WriteStartArray("CountStatus");
        Begin(json, "CountStatus");
        json.WriteString("Status", tally.StationsReported == 0 ? "not-processed" : tally.StationsMissing > 0 ? "in-process" : "completed");
        json.WriteString("Type", "total");
        json.WriteEndObject();
        json.WriteEndArray();
        Identifier(json, Identifiers.OcdOf(unit), Identifiers.Of(source.Election, unit));
        Text(json, "Name", unit.Name, unit.Code);
        var type = unit.Level switch { "country" => "country", "station" => "precinct", _ => "other" };
        if (type == "other") json.WriteString("OtherType", unit.Level);
        json.WriteNumber("SubUnitsReported", tally.StationsReported);
        json.WriteNumber("TotalSubUnits", tally.Stations);
        json.WriteString("Type", type);
        if (tally.Base("cast") is { } cast) json.WriteNumber("VotersParticipated", cast);
        if (tally.Registered is { } registered) json.WriteNumber("VotersRegistered", registered);
        json.WriteEndObject();
    }

    private static void Party(Utf8JsonWriter json, Election election, ElectionList list)
    {
        Begin(json, "Party", Id("party", list.Code));
        if (list.Colour.Length == 7) json.WriteString("Color", list.Colour[1..].ToLowerInvariant());
        Identifier(json, null, Identifiers.Of(election, list));
        Text(json, "Name", list.Name, list.Code);
        json.WriteEndObject();
    }

    private static void Election(Utf8JsonWriter json, ExportSource source)
    {
        var election = source.Election;
        var root = Gp(election.Units[election.Units.Root].Code);
        var date = election.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Begin(json, "Election");
        json.WriteStartArray("Contest");
        Begin(json, "PartyContest", "contest-1");
        json.WriteStartArray("ContestSelection");
        for (var list = 0; list < election.Lists.Length; list++) Selection(json, source, list);
        json.WriteEndArray();
        json.WriteString("ElectionDistrictId", root);
        json.WriteString("Name", election.Name.In("en"));
        json.WriteNumber("SubUnitsReported", source.Outcome.Tallies.Country.StationsReported);
        json.WriteNumber("TotalSubUnits", source.Outcome.Tallies.Country.Stations);
        json.WriteString("VoteVariation", "proportional");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("ElectionScopeId", root);
        json.WriteString("EndDate", date);
        Identifier(json, null, $"urn:scrutineer:{Uri.EscapeDataString(election.Id)}");
        Text(json, "Name", election.Name, election.Id);
        json.WriteString("StartDate", date);
        json.WriteString("Type", "general");
        json.WriteEndObject();
    }

    private static void Selection(Utf8JsonWriter json, ExportSource source, int index)
    {
        var (election, list) = (source.Election, source.Election.Lists[index]);
        Begin(json, list.IsAgainstAll ? "BallotMeasureSelection" : "PartySelection", Id("selection", list.Code));
        if (list.IsAgainstAll)
        {
            Text(json, "Selection", list.Name, list.Code);
        }
        else
        {
            json.WriteStartArray("PartyIds");
            json.WriteStringValue(Id("party", list.Code));
            json.WriteEndArray();
        }

        json.WriteNumber("SequenceOrder", index + 1);
        json.WriteStartArray("VoteCounts");
        foreach (var channel in election.Channels)
        {
            var (tallies, isPublished) = (source.Tallies(channel.Code), channel.Code == source.Outcome.Channel);
            foreach (var unit in Units(source))
                if (tallies[unit].Votes(index) is { } votes) Count(json, election, unit, votes, isPublished ? "total" : "other", isPublished ? null : $"channel: {channel.Code}");
        }

        if (source.Outcome.Outcome.SeatsOf(list.Code) is { Sign: > 0 } seats) Count(json, election, election.Units.Root, (long)seats, "seats", null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter json, Election election, int unit, long count, string type, string? other)
    {
        Begin(json, "VoteCounts");
        json.WriteNumber("Count", count);
        json.WriteString("GpUnitId", Gp(election.Units[unit].Code));
        if (other is not null) json.WriteString("OtherType", other);
        json.WriteString("Type", type);
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string type, string? id = null)
    {
        json.WriteStartObject();
        if (id is not null) json.WriteString("@id", id);
        json.WriteString("@type", Space + type);
    }

    private static void Identifier(Utf8JsonWriter json, string? ocd, string identifier)
    {
        json.WriteStartArray("ExternalIdentifier");
        Begin(json, "ExternalIdentifier");
        if (ocd is null) json.WriteString("OtherType", "urn");
        json.WriteString("Type", ocd is null ? "other" : "ocd-id");
        json.WriteString("Value", identifier);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string member, LocalText text, string fallback)
    {
        json.WritePropertyName(member);
        Begin(json, "InternationalizedText");
        json.WriteStartArray("Text");
        foreach (var (language, content) in text.ByLanguage.IsEmpty ? LocalText.Of(fallback).ByLanguage : text.ByLanguage)
        {
            Begin(json, "LanguageString");
            json.WriteString("Content", content);
            json.WriteString("Language", language);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Gp(string code) => Id("gp", code);

    private static string Id(string kind, string code) => $"{kind}-{code}";
}
