using System.Globalization;
using System.Text;
using System.Xml;
using Scrutineer.Elections.Tallies;

namespace Scrutineer.Interchange.Export;

/// <summary>
/// The published channel as EML 510, Count (OASIS Election Markup Language 5.0). A line "against all" is a ReferendumOptionIdentifier, because it is
/// no affiliation. Cast is voters who took part, TotalCounted valid ballots; their difference is RejectedVotes with the reason <c>not-valid</c>.
/// </summary>
public static class EmlCount
{
    public const string MediaType = "application/xml; charset=utf-8";
    private const string Eml = "urn:oasis:names:tc:evs:schema:eml";

    /// <summary>Writes the message; the stream stays open.</summary>
    public static void Write(ExportSource source, Stream to)
    {
        using var xml = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n", CheckCharacters = false });
        var election = source.Election;
        xml.WriteStartDocument();
        xml.WriteStartElement("EML", Eml);
        xml.WriteAttributeString("Id", "510");
        xml.WriteAttributeString("SchemaVersion", "5.0");
        Element(xml, "TransactionId", $"{source.Id}:{source.Version.ToString(CultureInfo.InvariantCulture)}");
        Element(xml, "IssueDate", source.Time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        xml.WriteStartElement("Count", Eml);
        xml.WriteStartElement("EventIdentifier", Eml);
        xml.WriteAttributeString("Id", Identifiers.Token(election.Id));
        Element(xml, "EventName", election.Name.In("en"));
        xml.WriteEndElement();
        xml.WriteStartElement("Election", Eml);
        xml.WriteStartElement("ElectionIdentifier", Eml);
        xml.WriteAttributeString("Id", Identifiers.Token(source.Id));
        Element(xml, "ElectionName", election.Name.In("en"));
        xml.WriteEndElement();
        xml.WriteStartElement("Contests", Eml);
        xml.WriteStartElement("Contest", Eml);
        xml.WriteStartElement("ContestIdentifier", Eml);
        xml.WriteAttributeString("Id", "1");
        xml.WriteEndElement();
        Qualifier(xml, source);
        xml.WriteStartElement("TotalVotes", Eml);
        Votes(xml, source, source.Outcome.Tallies.Country, isTotal: true);
        xml.WriteEndElement();
        var units = election.Units;
        var isByStation = units.StationCounts[units.Root] <= ExportFiles.MostStationsInExchange;
        for (var i = 0; i < units.All.Length; i++)
        {
            if (i == units.Root || (units[i].IsStation && !isByStation)) continue;
            var tally = source.Outcome.Tallies[i];
            if (!Enumerable.Range(0, election.Lists.Length).Any(l => tally.Votes(l) is not null)) continue;
            xml.WriteStartElement("ReportingUnitVotes", Eml);
            xml.WriteStartElement("ReportingUnitIdentifier", Eml);
            xml.WriteAttributeString("Id", Identifiers.Token(units[i].Code));
            xml.WriteString(Clean(units[i].Name.In("en") is { Length: > 0 } name ? name : units[i].Code));
            xml.WriteEndElement();
            Votes(xml, source, tally, isTotal: false);
            xml.WriteEndElement();
        }

        for (var depth = 0; depth < 5; depth++) xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void Qualifier(XmlWriter xml, ExportSource source)
    {
        xml.WriteStartElement("CountQualifier", Eml);
        Element(xml, "Simulation", source.IsTest ? "yes" : "no");
        Element(xml, "Final", source.IsDeclared ? "yes" : "no");
        Element(xml, "Partial", source.Outcome.Tallies.Country.StationsMissing > 0 ? "yes" : "no");
        xml.WriteEndElement();
    }

    private static void Votes(XmlWriter xml, ExportSource source, Tally tally, bool isTotal)
    {
        Metric(xml, "stations", tally.Stations);
        Metric(xml, "stations reported", tally.StationsReported);
        if (tally.Registered is { } registered) Metric(xml, "registered", registered);
        for (var i = 0; i < source.Election.Lists.Length; i++)
        {
            // The total must name every line of the ballot; before anything is counted it has 0 votes.
            if (tally.Votes(i) is not { } votes)
            {
                if (!isTotal) continue;
                votes = 0;
            }

            Selection(xml, source, i, votes, isTotal);
        }

        var (cast, valid) = (tally.Base("cast"), tally.Base("valid"));
        if (cast is { } all) Element(xml, "Cast", Plain(all));
        if (valid is { } counted) Element(xml, "TotalCounted", Plain(counted));
        if (cast - valid is not (>= 0 and { } rest)) return;
        xml.WriteStartElement("RejectedVotes", Eml);
        xml.WriteAttributeString("ReasonCode", "not-valid");
        xml.WriteString(Plain(rest));
        xml.WriteEndElement();
    }

    private static void Selection(XmlWriter xml, ExportSource source, int index, long votes, bool isTotal)
    {
        var list = source.Election.Lists[index];
        var name = list.Name.In("en") is { Length: > 0 } known ? known : list.Code;
        xml.WriteStartElement("Selection", Eml);
        xml.WriteStartElement(list.IsAgainstAll ? "ReferendumOptionIdentifier" : "AffiliationIdentifier", Eml);
        xml.WriteAttributeString("Id", Identifiers.Token(list.Code));
        if (list.IsAgainstAll) xml.WriteString(Clean(name));
        else Element(xml, "RegisteredName", name);
        xml.WriteEndElement();
        Element(xml, "ValidVotes", Plain(votes));
        if (isTotal && source.Outcome.Outcome.SeatsOf(list.Code) is { Sign: > 0 } seats) Metric(xml, "seats", (long)seats);
        xml.WriteEndElement();
    }

    private static void Metric(XmlWriter xml, string type, long number)
    {
        xml.WriteStartElement("CountMetric", Eml);
        xml.WriteAttributeString("Type", type);
        xml.WriteString(Plain(number));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text)
    {
        xml.WriteStartElement(name, Eml);
        xml.WriteString(Clean(text));
        xml.WriteEndElement();
    }

    /// <summary>XML has no form at all for some characters; they become U+FFFD.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n' ? rune.ToString() : "\uFFFD");
        return clean.ToString();
    }

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}
