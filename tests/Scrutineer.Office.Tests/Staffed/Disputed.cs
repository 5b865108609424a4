using System.Security.Cryptography;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Office.Desk;
using Scrutineer.Office.Disputes;
using Xunit;
using static Scrutineer.Office.Tests.Staffed.StaffedDesk;

namespace Scrutineer.Office.Tests.Staffed;

/// <summary>A complaint at the desk, from filing to decision, to other seats, to its revocation and the declaration.</summary>
public class Disputed
{
    private static readonly LocalText Said = LocalText.Of("The count was not public.");

    private static ComplaintFiled Complaint(string unit = "s1", string forum = "central", string at = "land", string kind = "voter", string asks = "annul-units") =>
        new(forum, at, new Complainant(kind, [], null, kind == "voter" ? "A. B." : null), ["counting"], [unit], null, [asks], Said, []);

    private static DecisionMade Decision(long? of, string number, params Remedy[] remedies) => new(
        of, "central", "land", number, of is null ? "own-motion" : "upheld", of is null ? [] : [new GroundFinding("counting", true, Said)], new MembersVote(2, 1, 0, LocalText.Of("No.")),
        [.. remedies], Said, "Art. 45", [], null);

    [Fact]
    public async Task A_complaint_leads_to_a_decision_to_other_seats_and_back_by_its_revocation_and_the_record_verifies()
    {
        await using var desk = new StaffedDesk();
        foreach (var (unit, a, b) in ((string, long, long)[])[("s1", 850, 0), ("s4", 150, 400)])
        {
            SmallDesk.Ok(desk.Type(Ann, unit, Paper(a, b)));
            SmallDesk.Ok(desk.Type(Bek, unit, Paper(a, b)));
        }

        Assert.Equal((4, 1), Seats(desk));
        byte[] file = [1, 2, 3, 4];
        var receipt = SmallDesk.Ok(desk.Office.FileComplaint(Dan, Complaint(), [new EvidenceFile(file, true, "A list of names")], "Somebody"));
        var filed = Assert.IsType<ComplaintFiled>(desk.Entries()[(int)receipt.Case].Data);
        Assert.Equal(RecordOffice.Commitment(Convert.FromHexString(receipt.Salt!), "Somebody"), filed.By.Person);
        Assert.Equal(new Author("dispute-officer", Dan.Key), desk.Entries()[(int)receipt.Case].By);
        Assert.DoesNotContain("Somebody", string.Concat(desk.Entries().Select(e => System.Text.Encoding.UTF8.GetString(EntryWriter.Write(e)))), StringComparison.Ordinal);
        var impact = SmallDesk.Ok(desk.Office.MattersOf(Obs, receipt.Case)).Impact;
        Assert.Equal((1, 850, 3), (impact.Without.Stations, impact.Votes, impact.Without.SeatsMoved));

        Assert.Equal("case-step", desk.Office.PlanDecision(Mia, Decision(receipt.Case, "1", new UnitsAnnulled(["s1"]))).Refusal!.Code);
        SmallDesk.Ok(desk.Office.MoveComplaint(Dan, new ComplaintMoved(receipt.Case, "admit", Said, null, null, []), []));
        var made = Decision(receipt.Case, "1", new UnitsAnnulled(["s1"]));
        var plan = SmallDesk.Ok(desk.Office.PlanDecision(Mia, made));
        Assert.Equal((4, 1), (plan.Before.Value.Outcome.SeatsOf("A"), plan.After.Value.Outcome.SeatsOf("A")));
        Assert.Equal((4, 1), Seats(desk));
        Assert.Equal("decision-stale", desk.Office.DecideComplaint(Mia, made with { Law = "Another article" }, plan.Seen).Refusal!.Code);
        var decision = SmallDesk.Ok(desk.Office.DecideComplaint(Mia, made, plan.Seen));
        Assert.Equal((1, 4), Seats(desk));
        var view = SmallDesk.Ok(desk.Office.Case(Obs, receipt.Case));
        Assert.Equal((decision, "upheld", false), (view.Decision!.Index, view.Decision.Made.Result, view.Case.IsOpen));

        Assert.Equal("already-annulled", desk.Office.PlanDecision(Mia, Decision(null, "2", new UnitsAnnulled(["s1"]))).Refusal!.Code);
        var revocation = Decision(null, "3", new Revocation(decision));
        SmallDesk.Ok(desk.Office.DecideComplaint(Mia, revocation, SmallDesk.Ok(desk.Office.PlanDecision(Mia, revocation)).Seen));
        Assert.Equal((4, 1), Seats(desk));
        Assert.Equal("revoke-nothing", desk.Office.PlanDecision(Mia, revocation).Refusal!.Code);
        Assert.NotNull(SmallDesk.Ok(desk.Office.Case(Obs, receipt.Case)).Decision!.EndedBy);
        await desk.Published();
    }

    [Fact]
    public async Task A_complaint_that_the_rules_do_not_allow_is_refused_and_nothing_of_it_is_kept()
    {
        await using var desk = new StaffedDesk();
        var size = desk.Office.RecordSize;
        Assert.Equal("unit-unknown", Refused(Complaint("s99")));
        Assert.Equal("complainant-not-entitled", Refused(Complaint(kind: "passer-by")));
        Assert.Equal("forum-not-competent", Refused(Complaint(forum: "territorial", at: "d1", asks: "annul-result")));
        Assert.Equal("complaint-late", Refused(Complaint(forum: "territorial", at: "d1")));
        Assert.Equal("evidence-hash", Refused(Complaint(), new EvidenceFile([7], true, "A file", Convert.ToHexStringLower(SHA256.HashData([8])))));
        Assert.Equal("dispute-incomplete", Refused(Complaint(), new EvidenceFile([7], true, "")));
        Assert.Equal("scan-pdf-active", Refused(Complaint(), new EvidenceFile(Pdf("/OpenAction 2 0 R"), false, "A film")));
        Assert.Equal("scan-pdf-active", Refused(Complaint(), new EvidenceFile(Pdf("/J#53 (app.alert)"), false, "A form")));
        Assert.Equal("scan-half", Refused(Complaint(), new EvidenceFile("%PDF-1.7\n"u8.ToArray(), false, "Half a letter")));
        Assert.Equal("dispute-incomplete", Refused(Complaint() with { Text = LocalText.Empty }));
        Assert.Equal("dispute-incomplete", Refused(Complaint() with { Grounds = [] }));
        Assert.Equal("complainant-not-entitled", desk.Office.FileComplaint(Obs, Complaint(), [], null).Refusal!.Code);
        Assert.Equal(size, desk.Office.RecordSize);
        Assert.True(!Directory.Exists(desk.Paths.Sealed) || Directory.GetFiles(desk.Paths.Sealed, "*", SearchOption.AllDirectories).Length == 0);
        SmallDesk.Ok(desk.Office.FileComplaint(Obs, Complaint(kind: "observer"), [], null));
        // What is sealed is never shown in a browser, and stays as it was handed in.
        SmallDesk.Ok(desk.Office.FileComplaint(Dan, Complaint(), [new EvidenceFile(Pdf("/OpenAction 2 0 R"), true, "A film"), new EvidenceFile(Pdf("/Type /Catalog"), false, "A letter")], null));

        string Refused(ComplaintFiled complaint, params EvidenceFile[] evidence) => desk.Office.FileComplaint(Dan, complaint, evidence, null).Refusal?.Code ?? "";
    }

    [Fact]
    public async Task Whoever_works_for_a_district_neither_moves_nor_decides_what_lies_before_the_centre()
    {
        await using var desk = new StaffedDesk();
        var filed = SmallDesk.Ok(desk.Office.FileComplaint(Dan, Complaint(), [], null)).Case;
        Assert.Equal("desk-other-unit", desk.Office.FileComplaint(Eve, Complaint(), [], null).Refusal!.Code);
        Assert.Equal("desk-other-unit", desk.Office.MoveComplaint(Eve, new ComplaintMoved(filed, "admit", Said, null, null, []), []).Refusal!.Code);
        Assert.Equal("desk-other-unit", desk.Office.PlanDecision(Mia with { Unit = "d1" }, Decision(null, "1", new ResultAnnulled())).Refusal!.Code);
        Assert.Equal("desk-not-allowed", desk.Office.PlanDecision(Dan, Decision(null, "1", new ResultAnnulled())).Refusal!.Code);
        Assert.Equal("desk-other-unit", desk.Office.Declare(Mia with { Unit = "d1" }, "", "").Refusal!.Code);
        Assert.Equal("case-unknown", desk.Office.MoveComplaint(Dan, new ComplaintMoved(0, "admit", Said, null, null, []), []).Refusal!.Code);
    }

    [Fact]
    public async Task An_observer_of_a_district_complains_before_the_centre_of_what_lies_in_his_district()
    {
        await using var desk = new StaffedDesk();
        var observer = Obs with { Unit = "d1" };
        var filed = SmallDesk.Ok(desk.Office.FileComplaint(observer, Complaint(kind: "observer"), [], null));
        Assert.Equal("land", SmallDesk.Ok(desk.Office.Case(observer, filed.Case)).Case.Filed.At);
        Assert.Equal("desk-other-unit", desk.Office.FileComplaint(observer, Complaint("s6", kind: "observer"), [], null).Refusal!.Code);
        Assert.Equal("desk-other-unit", desk.Office.FileComplaint(observer with { Unit = "d2" }, Complaint(kind: "observer"), [], null).Refusal!.Code);
        Assert.Equal("desk-other-unit", desk.Office.FileComplaint(Eve, Complaint(), [], null).Refusal!.Code);
        Assert.Contains(desk.Office.Audit.Read(), l => l.Line is { What: "FileComplaint", Refused: "desk-other-unit" });
    }

    [Fact]
    public async Task Each_view_of_a_sealed_file_is_in_the_audit_trail()
    {
        await using var desk = new StaffedDesk();
        byte[] file = [5, 6, 7];
        var sha = Convert.ToHexStringLower(SHA256.HashData(file));
        var filed = SmallDesk.Ok(desk.Office.FileComplaint(Dan, Complaint(), [new EvidenceFile(file, true, "A list", sha)], null)).Case;
        Assert.Equal(file, SmallDesk.Ok(desk.Office.SealedEvidence(Dan, filed, sha)).Bytes);
        Assert.Equal("evidence-unknown", desk.Office.SealedEvidence(Dan, filed, new string('0', 64)).Refusal!.Code);
        Assert.Equal("desk-not-allowed", desk.Office.SealedEvidence(Mia, filed, sha).Refusal!.Code);
        Assert.Equal(
            [(Dan.Key, null), (Dan.Key, "evidence-unknown"), (Mia.Key, "desk-not-allowed")],
            desk.Office.Audit.Read().Where(l => l.Line.What == "SeeSealedEvidence").Select(l => (l.Line.By!, l.Line.Refused)));
    }

    [Fact]
    public async Task The_final_sitting_refuses_while_something_is_open_and_takes_the_signatures_of_k_of_n_when_nothing_is()
    {
        await using var desk = new StaffedDesk();
        var filed = SmallDesk.Ok(desk.Office.FileComplaint(Dan, Complaint(), [], null)).Case;
        for (var i = 1; i <= 6; i++)
            foreach (var typist in (Scrutineer.Desk.People.StaffMember[])[Ann, Bek]) SmallDesk.Ok(desk.Type(typist, $"s{i}", Paper(100 + (7 * i), 50)));
        await desk.Published();
        var sitting = SmallDesk.Ok(desk.Office.FinalSitting(Mia));
        Assert.Equal(["case-open"], sitting.Open.Where(o => o.Blocks).Select(o => o.Code));
        Assert.Equal((null, "declaration-obstacles"), (sitting.Text, desk.Office.Declare(Mia, "", sitting.Seen).Refusal!.Code));
        SmallDesk.Ok(desk.Office.MoveComplaint(Dan, new ComplaintMoved(filed, "withdraw", Said, null, null, []), []));
        sitting = SmallDesk.Ok(desk.Office.FinalSitting(Mia));
        var text = Assert.IsType<string>(sitting.Text);
        string Line(int member) => Record.SignedNote.Sign(text, [SmallDesk.Commissioners[member]]).Value.ToString()[(text.Length + 1)..];
        Assert.Equal("decision-stale", desk.Office.Declare(Mia, Line(0) + Line(1), new string('0', 64)).Refusal!.Code);
        Assert.Equal("signatures-unreadable", desk.Office.Declare(Mia, "signed by all", sitting.Seen).Refusal!.Code);
        Assert.Equal("quorum-unmet", desk.Office.Declare(Mia, Line(0), sitting.Seen).Refusal!.Code);
        var declared = SmallDesk.Ok(desk.Office.Declare(Mia, $"\r\n{Line(2)}\r\n{Line(0)}", sitting.Seen));
        Assert.IsType<DeclarationMade>(desk.Entries()[(int)declared].Data);
        Assert.Equal(declared, SmallDesk.Ok(desk.Office.FinalSitting(Mia)).Declared);
    }

    private static byte[] Pdf(string dictionary) => System.Text.Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<<{dictionary}>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");

    private static (System.Numerics.BigInteger A, System.Numerics.BigInteger B) Seats(StaffedDesk desk)
    {
        var state = SmallDesk.Ok(desk.Office.StateFor(Mia, "land")).State;
        var outcome = SmallDesk.Ok(ElectionOutcome.Of(state.Election, TallyTable.Of(state, "hand"))).Outcome;
        return (outcome.SeatsOf("A"), outcome.SeatsOf("B"));
    }
}
