using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Site.Disputes;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>The register: every case and every decision, with its statistics.</summary>
internal static class ComplaintsData
{
    public static DataKind Kind { get; } = new(
        "", "complaints", "The register: every complaint and every decision, newest first, with statistics. Only where the election has rules of complaints.",
        edition => edition.Register.IsKept ? ["complaints"] : [], Write, Members);

    private static bool Write(DataPage page, string name)
    {
        var register = page.Edition.Register;
        if (name != "complaints" || !register.IsKept) return false;
        page.Begin();
        page.Time("as_of", register.Now);
        var (json, statistics) = (page.Json, RegisterStatistics.Of(register));
        json.WriteStartObject("statistics");
        json.WriteNumber("cases", statistics.Cases);
        json.WriteNumber("open", statistics.Open);
        json.WriteNumber("overdue", statistics.Overdue);
        json.WriteNumber("decided", statistics.Decided);
        page.Text("median_days", statistics.MedianDays?.ToString());
        Results("by_forum", statistics.ByForum);
        Results("by_complainant", statistics.ByComplainant);
        json.WriteEndObject();
        page.Each("cases", register.Rows, row => Case(page, row));
        page.Each("decisions", register.Decisions, index => Decision(page, index));
        return true;

        void Results(string member, ImmutableArray<ResultsOf> results) => page.Each(member, results, of =>
        {
            json.WriteString("code", of.Code);
            json.WriteNumber("cases", of.Cases);
            json.WriteNumber("decided", of.Decided);
            json.WriteNumber("upheld", of.Upheld);
            json.WriteNumber("partly", of.Partly);
            json.WriteNumber("rejected", of.Rejected);
            json.WriteNumber("other", of.Other);
            json.WriteNumber("overdue", of.Overdue);
        });
    }

    /// <summary>A case as the register has it.</summary>
    public static void Case(DataPage page, RegisterRow row)
    {
        var (json, one, filed) = (page.Json, row.Case, row.Case.Filed);
        json.WriteNumber("case", one.Number);
        page.Time("filed", one.FiledAt);
        json.WriteString("forum", filed.Forum);
        json.WriteString("at", filed.At);
        json.WriteString("complainant", filed.By.Kind);
        page.Texts("lists", filed.By.Lists);
        page.Text("initials", filed.By.Initials);
        page.Texts("grounds", filed.Grounds);
        page.Texts("units", filed.Units);
        page.Count("against", filed.Against);
        page.Texts("asks", filed.Asks);
        json.WriteString("stage", RegisterRow.StageCode(one.Stage));
        json.WriteBoolean("open", one.IsOpen);
        page.Count("joined_with", one.JoinedWith);
        page.Count("decision", row.Decision);
        page.Time("served", one.ServedAt);
        json.WriteNumber("days_used", row.Days.Used);
        page.Count("days_allowed", row.Days.Allowed);
        page.Time("last_moment", row.Days.Last);
        json.WriteBoolean("overdue", row.Days.IsOverdue);
        page.Text("article", row.Days.Article);
    }

    /// <summary>A decision as the register has it.</summary>
    public static void Decision(DataPage page, long index)
    {
        var (json, docket, register) = (page.Json, page.Edition.Register.Docket, page.Edition.Register);
        var made = docket.Decisions[index];
        json.WriteNumber("decision", index);
        page.Time("made", docket.Rulings.Find(index)!.At);
        json.WriteString("number", made.Number);
        json.WriteString("forum", made.Forum);
        json.WriteString("at", made.At);
        page.Count("case", made.Case);
        json.WriteString("result", made.Result);
        json.WriteBoolean("in_force", docket.Rulings.Holds(index));
        page.Count("ended_by", docket.Rulings.EndOf(index)?.Index);
        page.Texts("remedies", made.Remedies.Select(RemedyCodes.Of));
        page.Count("seats_moved", (long?)register.ConsequenceOf(index)?.SeatsMoved);
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("as_of!", To("Time")),
        ("statistics!", Object("", ("cases!", Count("All cases.")), ("open!", Count("Waiting for a decision.")), ("overdue!", Count("Decided late, or open after the last moment.")),
            ("decided!", Count("With a decision of their own.")), ("median_days!", TextOrNull("Median of the whole days from filing to decision over those decided; exact: 7 or 7/2.")),
            ("by_forum!", List("", To("CaseResults"))), ("by_complainant!", List("", To("CaseResults"))))),
        ("cases!", List("Newest first.", To("Case"))), ("decisions!", List("Newest first.", To("Decision"))),
    ];

    /// <summary>Members of a case.</summary>
    public static (string, JsonNode)[] CaseMembers() =>
    [
        ("case!", Count("Its number: the index of the complaint.")), ("filed!", To("Time")), ("forum!", Text("Code.")), ("at!", Text("Code of the unit in which the forum sits.")),
        ("complainant!", Text("Code of the kind of complainant.")), ("lists!", Strings("Codes of lists that complain.")), ("initials!", TextOrNull("Of a private person; names are in no record.")),
        ("grounds!", Strings("Codes.")), ("units!", Strings("Codes of the units complained of.")), ("against!", CountOrNull("Index of the decision that is appealed.")), ("asks!", Strings("Codes of remedies.")),
        ("stage!", Word("", "filed", "returned", "admitted", "hearing-set", "heard", "decided", "withdrawn", "joined")), ("open!", Flag("True while it waits for a decision of its own.")),
        ("joined_with!", CountOrNull("Number of the case it goes on with.")), ("decision!", CountOrNull("Index of the decision, its own or of the case it was joined with.")), ("served!", OrNull(To("Time"))),
        ("days_used!", Count("Whole local days from the filing to its end, or to as_of.")), ("days_allowed!", CountOrNull("null: no limit, or the clock stands still.")), ("last_moment!", OrNull(To("Time"))),
        ("overdue!", Flag("")), ("article!", TextOrNull("The article of the limit.")),
    ];

    /// <summary>Members of a decision.</summary>
    public static (string, JsonNode)[] DecisionMembers() =>
    [
        ("decision!", Count("Index of its entry.")), ("made!", To("Time")), ("number!", Text("As the forum counts.")), ("forum!", Text("Code.")), ("at!", Text("Code of the unit in which the forum sits.")),
        ("case!", CountOrNull("null: of its own motion.")), ("result!", Text("own-motion, upheld, partly, rejected, inadmissible, terminated, referred, no-jurisdiction.")), ("in_force!", Flag("False: revoked.")),
        ("ended_by!", CountOrNull("Index of the decision or act that revoked it.")), ("remedies!", Strings("Codes.")), ("seats_moved!", CountOrNull("Seats that changed hands; null: it orders nothing that changes a figure, or the law gives no seats.")),
    ];

    /// <summary>Schemas that others use too.</summary>
    public static IEnumerable<(string, JsonObject)> Shared() =>
    [
        ("Case", Object("A case in the register.", CaseMembers())),
        ("Decision", Object("A decision in the register.", DecisionMembers())),
        ("CaseResults", Object("What became of cases that have something in common. Every number is a part of cases.", ("code!", Text("")), ("cases!", Count("")), ("decided!", Count("")), ("upheld!", Count("")), ("partly!", Count("")),
            ("rejected!", Count("")), ("other!", Count("Decided without a word on the merits.")), ("overdue!", Count("")))),
    ];

    /// <summary>A number in the name of a document; null: it is none.</summary>
    public static long? Number(string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == name ? number : null;
}
