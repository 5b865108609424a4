using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Record;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>What can happen in disputes, with a publication after each thing that changes figures. In the end everything is decided, so that a result can be declared.</summary>
internal static class SampleDisputes
{
    private static readonly LocalText Why = new(LocalText.Of("Seals broken.").ByLanguage.Add("ru", "Пломбы нарушены."));

    /// <summary>Stations 1, 2 and 3 of the first region have protocols in both channels.</summary>
    public static void Happen(RecordMaker maker, List<string> stations)
    {
        var appealed = Case(maker, stations);
        Appeals(maker, appealed);
        Orders(maker, stations);
        WholeResult(maker);
    }

    /// <summary>A complaint with all its steps, another one joined with it, one withdrawn, one not admitted; upheld with an annulment and with void votes.</summary>
    private static long Case(RecordMaker maker, List<string> stations)
    {
        var paper = new Evidence(maker.Blob([1, 2, 3], "application/pdf"), false, "The complaint as it was signed");
        var hidden = new Evidence(new BlobReference(new string('7', 64), 900, "image/jpeg"), true, "A photograph of the ballots");
        var first = maker.Add(Complaint([stations[1], "r2"], evidence: [paper, hidden]));
        var second = maker.Add(Complaint([stations[1]], grounds: ["counting"]));
        maker.Follow(Step(first, "return", maker.Now.AddHours(5)));
        maker.Follow(Step(first, "mend"));
        maker.Follow(Step(first, "admit"));
        maker.Follow(Step(second, "join", with: first));
        maker.Follow(Step(first, "answer") with { Evidence = [new Evidence(maker.Blob([4, 5], "text/plain"), false, "The answer")] });
        maker.Follow(Step(first, "set-hearing", maker.Now.AddHours(1)));
        maker.Follow(Step(first, "hear"));
        var taken = maker.Add(Complaint(["c"], forum: "board"));
        maker.Follow(Step(taken, "withdraw"));
        var elsewhere = maker.Add(Complaint(["r1"], forum: "regional", at: "r1"));
        maker.Follow(Decision(elsewhere, "regional", "inadmissible", []) with { At = "r1" });
        var decision = maker.Follow(Decision(first, "central", "upheld", [new UnitsAnnulled([stations[1]]), new VotesVoided(["r2"], "B", ["valid"], ["invalid"])]) with
        {
            Findings = [new GroundFinding("counting", false, Why), new GroundFinding("pressure", true, Why)],
            Documents = [maker.Blob([9, 9], "application/pdf")],
        });
        maker.Publish();
        maker.Publish("machine");
        maker.Follow(Step(first, "serve"));
        return decision;
    }

    /// <summary>The decision is revoked on appeal, and the revocation is revoked in turn.</summary>
    private static void Appeals(RecordMaker maker, long decision)
    {
        var appeal = maker.Add(Complaint(["c"], forum: "court", against: decision));
        maker.Follow(Step(appeal, "admit"));
        var revoked = maker.Follow(Decision(appeal, "court", "upheld", [new Revocation(decision)]) with
        {
            Findings = [new GroundFinding("counting", true, Why), new GroundFinding("pressure", true, Why)],
        });
        maker.Publish();
        maker.Follow(Decision(null, "supreme-court", "own-motion", [new Revocation(revoked)]));
        maker.Publish();
    }

    /// <summary>Orders, and the corrections that carry them out.</summary>
    private static void Orders(RecordMaker maker, List<string> stations)
    {
        maker.Follow(Decision(null, "central", "own-motion", [new RecountOrder([stations[2]]), new CorrectionOrder([stations[3]], ["valid"]), new BoxExclusion([stations[3]], "portable 1")]));
        maker.AddOf(stations[2], p => new ProtocolCorrected("recount by decision", p), "machine", 4);
        maker.AddOf(stations[2], p => new ProtocolCorrected("recount by decision", p), "hand", 4);
        maker.AddOf(stations[3], p => new ProtocolCorrected("the portable box is not counted", p), "hand", 6);
        maker.Publish();
    }

    /// <summary>The result is annulled by a signed decision and a repeat vote set, its clock suspended; in the end all of it is revoked, and set-aside stations stay.</summary>
    private static void WholeResult(RecordMaker maker)
    {
        var law = maker.Blob(maker.Definition.Law, "application/json");
        var annulled = maker.Follow(Signed(Decision(null, "board", "own-motion", [new ResultAnnulled(), new RepeatVote(["c"], new DateOnly(2027, 4, 11), "sample-2028:live", law)]), maker));
        maker.Publish();
        var suspended = maker.Follow(Decision(null, "parliament", "own-motion", [new Suspension("repeat-held", new DateOnly(2027, 6, 1)), new Suspension("appeal", null)]));
        maker.Follow(Decision(null, "parliament", "own-motion", [new Revocation(suspended)]));
        maker.Follow(Decision(null, "court", "own-motion", [new Revocation(annulled), new UnitsAnnulled(["r3-004"])]));
        maker.Publish();
    }

    public static ComplaintFiled Complaint(ImmutableArray<string> units, string forum = "central", string at = "c", long? against = null, ImmutableArray<string>? grounds = null, ImmutableArray<Evidence>? evidence = null) =>
        new(forum, at, new Complainant("list", ["A", "C"], null, null), grounds ?? ["counting", "pressure"], units, against, [], Why, evidence ?? []);

    public static ComplaintMoved Step(long number, string step, DateTimeOffset? until = null, long? with = null) => new(number, step, Why, until, with, []);

    public static DecisionMade Decision(long? number, string forum, string result, ImmutableArray<Remedy> remedies) => new(
        number, forum, "c", "№ 249", result, [], forum == "central" ? new MembersVote(9, 1, 1, Why) : null, remedies, Why, "art. 37", [], null);

    public static DecisionMade Signed(DecisionMade made, RecordMaker maker, params SignerKey[] signers) =>
        made with { Note = Keys.Sign(DecisionText.Of(RecordMaker.Origin, RecordMaker.Election, made), signers.Length > 0 ? signers : maker.Keys.Commission[..2]) };
}
