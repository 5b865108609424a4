using System.Text.Json.Nodes;
using Scrutineer.Law.Explanation;
using Scrutineer.Report.Explanations;
using Scrutineer.Report.Words;
using Scrutineer.Site.Words;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>What the law makes of the votes, with other bases of the bar and the explanation in three languages.</summary>
internal static class OutcomeData
{
    public static DataKind Kind { get; } = DataKind.One("outcome", "Seats and why: what the law makes of the votes of this version, other bases of the bar, and the explanation step by step.", Write, Members);

    private static void Write(DataPage page)
    {
        var (edition, json) = (page.Edition, page.Json);
        json.WriteString("law_sha256", edition.Opened.Law.Sha256);
        json.WriteBoolean("final", edition.Outcome.Outcome.IsFinal);
        page.Each("seats", edition.Outcome.Outcome.Seats(edition.Outcome.Data), s => Seat(page, s.Key, s.Value));
        page.Count("seats_total", edition.Result.TotalSeats);
        page.Count("majority", edition.Result.Majority);
        json.WriteStartObject("law");
        OutcomeJson.WriteMembers(json, edition.Outcome.Outcome, edition.Outcome.Data);
        json.WriteEndObject();
        page.Each("other_bases", edition.Outcome.OtherBases, other =>
        {
            json.WriteString("base", other.Base);
            json.WriteNumber("seats_moved", other.SeatsMoved);
            page.Each("seats", other.Outcome.Seats(edition.Outcome.Data), s => Seat(page, s.Key, s.Value));
        });
        json.WriteStartObject("explanation");
        foreach (var language in Wordbook.Languages) Explain(page, language);
        json.WriteEndObject();
    }

    private static void Seat(DataPage page, string list, System.Numerics.BigInteger seats)
    {
        page.Json.WriteString("list", list);
        page.Count("seats", seats);
    }

    private static void Explain(DataPage page, string language) => page.Each(
        language, Explanation.Of(page.Edition.Outcome.Outcome, Telling.Of(page.Election, SiteWords.In(language))), step =>
        {
            page.Json.WriteString("heading", step.Heading);
            page.Json.WriteString("article", step.Article);
            page.Text("unit", step.Unit);
            page.Texts("sentences", step.Passages.OfType<Sentence>().Select(s => s.Text));
            page.Each("tables", step.Passages.OfType<Listing>(), listing =>
            {
                page.Json.WriteString("caption", listing.Caption);
                page.Texts("heads", listing.Heads);
                page.Json.WriteStartArray("rows");
                foreach (var row in listing.Rows)
                {
                    page.Json.WriteStartArray();
                    foreach (var cell in row) page.Json.WriteStringValue(cell);
                    page.Json.WriteEndArray();
                }

                page.Json.WriteEndArray();
            });
        });

    private static (string, JsonNode)[] Members()
    {
        JsonObject Seats() => List("Most seats first.", Object("", ("list!", Text("Code.")), ("seats!", Count("Seats."))));
        JsonObject Steps() => List("", Object(
            "",
            ("heading!", Text("What the step decides.")), ("article!", Text("Article of the statute.")), ("unit!", TextOrNull("Unit it was made for; null: the country.")), ("sentences!", Strings("")),
            ("tables!", List("", Object("", ("caption!", Text("What the rows are.")), ("heads!", Strings("")), ("rows!", List("", Strings(""))))))));
        return
        [
            ("law_sha256!", Text("SHA-256 of the law as the record holds it.")), ("final!", Flag("True if nothing waits for a lot or a decision.")), ("seats!", Seats()),
            ("seats_total!", Count("All seats of the law.")), ("majority!", Count("The least number that is more than half.")),
            ("law!", new JsonObject { ["type"] = "object", ["description"] = "The outcome with the member names of docs/reference/law.md: seats, by_unit, ties, filled, tables, uncovered, asks ..." }),
            ("other_bases!", List("The same law with the bar taken of another base.", Object("", ("base!", Text("Base.")), ("seats_moved!", Count("Seats that change hands.")), ("seats!", Seats())))),
            ("explanation!", Object("", ("en!", Steps()), ("ru!", Steps()), ("ky!", Steps()))),
        ];
    }
}
