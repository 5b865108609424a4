using Scrutineer.Margins.Matters;
using System.Globalization;
using System.Text.Json.Nodes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Site.Disputes;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>A case with its text, evidence, steps, clocks, and what hangs on its stations.</summary>
internal static class ComplaintData
{
    public static DataKind Kind { get; } = new(
        "complaints", "complaint", "A case: what is said, evidence, every step, every time limit, and how far the outcome depends on its stations (a supposition).",
        edition => edition.Register.Docket.Cases.Select(c => c.Number.ToString(CultureInfo.InvariantCulture)), Write, Members);

    private static bool Write(DataPage page, string name)
    {
        var register = page.Edition.Register;
        if (ComplaintsData.Number(name) is not { } number || register.Find(number) is not { } row) return false;
        page.Begin();
        var (json, one) = (page.Json, row.Case);
        page.Time("as_of", register.Now);
        ComplaintsData.Case(page, row);
        page.Names("text", one.Filed.Text);
        page.Text("person", one.Filed.By.Person);
        page.Each("evidence", one.Filed.Evidence.Select(e => (one.Number, Item: e)).Concat(one.Steps.SelectMany(s => s.Moved.Evidence.Select(e => (s.Index, Item: e)))), e => Evidence(page, e.Item1, e.Item));
        page.Each("steps", one.Steps, step =>
        {
            json.WriteNumber("entry", step.Index);
            page.Time("time", step.At);
            json.WriteString("step", step.Moved.Step);
            page.Names("text", step.Moved.Text);
            page.Time("until", step.Moved.Until);
            page.Count("with", step.Moved.With);
        });
        page.Each("clocks", RunningClock.Of(register.Docket, one, register.Now), clock =>
        {
            json.WriteString("clock", clock.Code);
            page.Time("from", clock.Clock.From);
            page.Time("last_moment", clock.Last);
            page.Count("suspended_by", clock.Clock.SuspendedBy);
            page.Time("done", clock.Ended);
            json.WriteBoolean("late", clock.IsLate);
            json.WriteString("article", clock.Clock.Clock.Article);
        });
        json.WriteStartArray("joined");
        foreach (var other in register.Docket.Cases.Where(c => c.JoinedWith == number)) json.WriteNumberValue(other.Number);
        json.WriteEndArray();
        json.WriteStartArray("appeals");
        if (one.Decision is { } decision)
            foreach (var appeal in register.Docket.AppealsOf(decision)) json.WriteNumberValue(appeal.Number);
        json.WriteEndArray();
        Matters(page, register.MattersOf(one));
        return true;
    }

    private static void Evidence(DataPage page, long entry, Evidence item)
    {
        page.Json.WriteNumber("entry", entry);
        page.Json.WriteString("text", item.What);
        page.Json.WriteString("sha256", item.Blob.Sha256);
        page.Json.WriteNumber("bytes", item.Blob.Length);
        page.Json.WriteString("media_type", item.Blob.MediaType);
        page.Json.WriteBoolean("sealed", item.IsSealed);
    }

    private static void Matters(DataPage page, CaseMatters matters)
    {
        var json = page.Json;
        json.WriteStartObject("matters");
        json.WriteBoolean("supposition", true);
        page.Text("refusal", matters.Impact.Refusal?.Code);
        if (matters.Impact.IsOk)
        {
            var impact = matters.Impact.Value;
            json.WriteNumber("stations", impact.Without.Stations);
            json.WriteNumber("votes", impact.Votes);
            json.WriteNumber("seats_moved_without", impact.Without.SeatsMoved);
            page.Texts("entering", impact.Without.Entering);
            page.Texts("leaving", impact.Without.Leaving);
            page.Each("votes_moved_to", impact.Moved, moved =>
            {
                json.WriteString("list", moved.List);
                json.WriteNumber("seats_moved", moved.SeatsMoved);
            });
            page.Texts("fewest_stations", matters.Fewest?.Codes ?? []);
            page.Text("fewest_at_least", matters.Fewest?.Lower.Ceiling().ToString(CultureInfo.InvariantCulture));
        }

        json.WriteEndObject();
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("as_of!", To("Time")), .. ComplaintsData.CaseMembers(), ("text!", NamesOrNull()), ("person!", TextOrNull("For a private person: SHA-256 of a salt and the name, hex.")),
        ("evidence!", List("", Object("", ("entry!", Count("Index of the entry it came with.")), ("text!", Text("What it is.")), ("sha256!", Text("Digest, hex.")), ("bytes!", Count("Size.")), ("media_type!", Text("")),
            ("sealed!", Flag("True: only the digest is public. False: the file is blob/sha256/DIGEST below the root."))))),
        ("steps!", List("Oldest first.", Object("", ("entry!", Count("Index.")), ("time!", To("Time")), ("step!", Text("Code.")), ("text!", NamesOrNull()), ("until!", OrNull(To("Time"))), ("with!", CountOrNull("The case it is joined with."))))),
        ("clocks!", List("", Object("", ("clock!", Text("complaint, appeal, mending, decision.")), ("from!", To("Time")), ("last_moment!", OrNull(To("Time"))), ("suspended_by!", CountOrNull("Index of the decision by which it stands still.")),
            ("done!", OrNull(To("Time"))), ("late!", Flag("")), ("article!", Text(""))))),
        ("joined!", List("Numbers of cases joined with it.", Count(""))), ("appeals!", List("Numbers of appeals against its decision.", Count(""))),
        ("matters!", Object(
            "The same law over other inputs; never an opinion on what happened there.", ("supposition!", Flag("Always true.")), ("refusal!", TextOrNull("Why the law cannot say.")), ("stations", Count("Stations of the case that are counted in this version.")),
            ("votes", Count("Votes counted there.")), ("seats_moved_without", Count("Seats that change hands without them.")), ("entering", Strings("Lists with seats only without them.")), ("leaving", Strings("Lists without seats without them.")),
            ("votes_moved_to", List("All their votes given to one list.", Object("", ("list!", Text("Code.")), ("seats_moved!", Count(""))))), ("fewest_stations", Strings("The fewest whose annulment changes something; empty: no set does.")),
            ("fewest_at_least", TextOrNull("No fewer can: proved.")))),
    ];
}
