using System.Collections.Immutable;
using Scrutineer.Elections.Entries;
using static Scrutineer.Verification.Tests.Sample.SampleDisputes;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>Records whose last entry is a complaint, a step, a decision or a declaration that the rules refuse.</summary>
internal static class DisputeDamages
{
    private static readonly Keys Strangers = new(RecordMaker.Origin, "strangers");

    public static IEnumerable<Damage> All() => [.. Filings(), .. Steps(), .. Decisions(), .. Remedies(), .. Declarations()];

    private static IEnumerable<Damage> Filings()
    {
        var good = Complaint(["r1-001"]);
        yield return Wrong("A complaint before nobody", "forum-unknown", _ => good with { Forum = "nobody" });
        yield return Wrong("A complaint before a forum in the wrong place", "forum-not-competent", _ => good with { At = "r1" });
        yield return Wrong("A complaint about another region", "forum-not-competent", _ => Complaint(["c"], "regional", "r1"));
        yield return Wrong("A complaint about an unknown station", "unit-unknown", _ => Complaint(["r1-999"]));
        yield return Wrong("A complaint before parliament", "forum-not-competent", _ => Complaint(["c"], "parliament"));
        yield return Wrong("A complaint before a court without a decision", "forum-not-competent", _ => Complaint(["c"], "court"));
        yield return Wrong("A complaint by a stranger", "complainant-not-entitled", _ => good with { By = good.By with { Kind = "stranger" } });
        yield return Wrong("A complaint by an unknown list", "list-unknown", _ => good with { By = good.By with { Lists = ["Z"] } });
        yield return Wrong("A complaint of the weather", "ground-unknown", _ => good with { Grounds = ["weather"] });
        yield return Wrong("A complaint that asks what the forum cannot order", "forum-not-competent", _ => good with { Asks = ["suspend"] });
        yield return Wrong("A complaint after the last day", "complaint-late", m => { m.Delay = TimeSpan.FromDays(4.5); return good; });
        yield return Wrong("A complaint that follows something", "prev-stale", _ => good, _ => 3);
        yield return Wrong("An appeal against no decision", "decision-unknown", _ => Complaint(["c"], "court", against: 3));
        yield return Wrong("An appeal past a forum", "appeal-not-next", m => Complaint(["c"], "supreme-court", against: Annul(m, "r1-001")));
        yield return Wrong("An appeal too late", "complaint-late", m =>
        {
            var decision = Annul(m, "r1-001");
            m.Delay = TimeSpan.FromDays(3);
            return Complaint(["c"], "court", against: decision);
        });
    }

    private static IEnumerable<Damage> Steps()
    {
        yield return Wrong("A step of no case", "case-unknown", _ => Step(3, "admit"));
        yield return Wrong("A hearing before the admission", "case-step", m => Step(Filed(m), "hear"));
        yield return Wrong("A step with a stale prev", "prev-stale", m => Step(Filed(m), "admit"), _ => null);
        yield return Wrong("A case joined with itself", "case-join", m => Filed(m) is var number ? Step(number, "join", with: number) : null!);
        yield return Wrong("A case joined with none", "case-join", m => Step(Filed(m), "join"));
        yield return Wrong("A hearing in the past", "case-time", m => Step(Admitted(m), "set-hearing", m.Now));
        yield return Wrong("A hearing without a time", "case-time", m => Step(Admitted(m), "set-hearing"));
        yield return Wrong("A case mended too late", "complaint-late", m =>
        {
            var number = Filed(m);
            m.Follow(Step(number, "return"));
            m.Delay = TimeSpan.FromHours(25);
            return Step(number, "mend");
        });
        yield return Wrong("A decision served twice", "case-step", m =>
        {
            var number = Filed(m);
            m.Follow(Decision(number, "central", "referred", []));
            m.Follow(Step(number, "serve"));
            return Step(number, "serve");
        });
    }

    private static IEnumerable<Damage> Decisions()
    {
        static DecisionMade Own(params Remedy[] remedies) => Decision(null, "central", "own-motion", [.. remedies]);
        UnitsAnnulled annul = new(["r1-001"]);
        yield return Wrong("A decision of one's own motion on a case", "decision-result", m => Decision(Filed(m), "central", "own-motion", [annul]));
        yield return Wrong("A decision on a case by another forum", "forum-not-competent", m => Decision(Filed(m), "board", "inadmissible", []));
        yield return Wrong("A decision on no case", "case-unknown", _ => Decision(3, "central", "rejected", []));
        yield return Wrong("A decision on the merits before the admission", "case-step", m => Decision(Filed(m), "central", "rejected", []));
        yield return Wrong("A decision without findings", "findings-incomplete", m => Decision(Admitted(m), "central", "upheld", [annul]));
        yield return Wrong("A decision that nothing carries", "findings-incomplete", m => Decision(Admitted(m), "central", "upheld", [annul]) with { Findings = Found(false) });
        yield return Wrong("A rejection with a remedy", "remedy-not-granted", m => Decision(Admitted(m), "central", "rejected", [annul]) with { Findings = Found(false) });
        yield return Wrong("A decision of one's own motion without a remedy", "remedy-not-granted", _ => Own());
        yield return Wrong("A decision of one's own motion that finds the weather", "ground-unknown", _ => Own(annul) with { Findings = [new("weather", true, Elections.LocalText.Of("so"))] });
        yield return Wrong("A decision of one's own motion that nothing carries", "findings-incomplete", _ => Own(annul) with { Findings = Found(false) });
        yield return Wrong("A decision of one's own motion that finds a ground twice", "findings-incomplete", _ => Own(annul) with { Findings = [.. Found(true), .. Found(true)] });
        yield return new("A decision of one's own motion with a finding", SignatureDamages.Small(m => m.Follow(Own(annul) with { Findings = [new("pressure", true, Elections.LocalText.Of("so"))] })).Files(), "");
        foreach (var (name, twice) in ((string, ImmutableArray<Remedy>)[])
        [
            ("A station annulled twice by one decision", [annul, new UnitsAnnulled(["r1-001"])]),
            ("A station annulled with its region", [new UnitsAnnulled(["r1", "r1-001"])]),
            ("Votes voided twice by one decision", [new VotesVoided(["r1-001"], "A", [], []), new VotesVoided(["r1"], "A", [], [])]),
            ("A result annulled twice by one decision", [new ResultAnnulled(), new ResultAnnulled()]),
        ]) yield return Wrong(name, "remedy-twice", _ => Own([.. twice]));
        yield return Wrong("An entry revoked twice by one decision", "remedy-twice", m => Annul(m, "r1-001") is var one ? Own(new Revocation(one), new Revocation(one)) : null!);
        yield return Wrong("A decision without votes", "votes-missing", _ => Own(annul) with { Votes = null });
        yield return Wrong("A decision by five of eleven", "votes-no-majority", _ => Own(annul) with { Votes = new MembersVote(5, 0, 0, Elections.LocalText.Empty) });
        yield return Wrong("A decision by more than there are", "votes-no-majority", _ => Own(annul) with { Votes = new MembersVote(9, 2, 1, Elections.LocalText.Empty) });
        yield return Wrong("A decision without the signatures it needs", "decision-unsigned", _ => Decision(null, "board", "own-motion", [annul]));
        yield return Wrong("A decision signed by too few", "quorum-commission", m => Signed(Decision(null, "board", "own-motion", [annul]), m, m.Keys.Commission[0]), step: "V14");
        yield return Wrong("A decision signed by strangers", "quorum-commission", m => Signed(Decision(null, "central", "own-motion", [annul]), m, Strangers.Commission), step: "V14");
        yield return Wrong("A decision signed for other remedies", "decision-mismatch", m => Signed(Decision(null, "board", "own-motion", [annul]), m) with { Remedies = [new ResultAnnulled()] }, step: "V14");
        yield return Wrong("A decision whose note is no note", "decision-mismatch", _ => Own(annul) with { Note = "" }, step: "V14");
        yield return new("A decision signed by the quorum", SignatureDamages.Small(m => m.Follow(Signed(Decision(null, "board", "own-motion", [annul]), m))).Files(), "");
    }

    private static IEnumerable<Damage> Remedies()
    {
        foreach (var (name, code, before, remedy) in ((string, string, ImmutableArray<Remedy>, Remedy)[])
        [
            ("A remedy that the forum cannot order", "forum-not-competent", [], new Suspension("appeal", null)),
            ("An annulment of an unknown station", "unit-unknown", [], new UnitsAnnulled(["r1-999"])),
            ("An annulment of an annulled station", "already-annulled", [new UnitsAnnulled(["r1"])], new UnitsAnnulled(["r1-001"])),
            ("An annulment of an annulled result", "already-annulled", [new ResultAnnulled()], new ResultAnnulled()),
            ("Votes voided twice", "already-annulled", [new VotesVoided(["r1-001"], "A", [], [])], new VotesVoided(["c"], "A", [], [])),
            ("An annulment of a station twice over", "remedy-twice", [], new UnitsAnnulled(["r1", "r1-001"])),
            ("Votes of an unknown list voided", "list-unknown", [], new VotesVoided(["c"], "Z", [], [])),
            ("Votes voided from an unknown line", "line-unknown", [], new VotesVoided(["c"], "A", ["weather"], [])),
            ("A correction of an unknown line", "line-unknown", [], new CorrectionOrder(["c"], ["weather"])),
            ("A revocation of nothing", "revoke-nothing", [], new Revocation(3)),
            ("A repeat vote where the results stand", "repeat-nothing", [], new RepeatVote(["r1-001"], new DateOnly(2027, 3, 7), null, null)),
            ("A repeat vote before its notice", "repeat-too-early", [new UnitsAnnulled(["c"])], new RepeatVote(["c"], new DateOnly(2027, 2, 7), null, null)),
            ("A repeat vote in the past", "repeat-too-early", [new UnitsAnnulled(["c"])], new RepeatVote(["c"], new DateOnly(2027, 1, 17), null, null)),
        ]) yield return Wrong(name, code, m => { if (!before.IsEmpty) m.Follow(Decision(null, "central", "own-motion", before)); return Decision(null, "central", "own-motion", [remedy]); });

        yield return Wrong("A revocation of what no longer holds", "revoke-nothing", m =>
        {
            var decision = Annul(m, "r1-001");
            m.Follow(Decision(null, "central", "own-motion", [new Revocation(decision)]));
            return Decision(null, "court", "own-motion", [new Revocation(decision)]);
        });
        yield return Wrong("A revocation by a forum below", "forum-not-competent", m => Decision(null, "regional", "own-motion", [new Revocation(Annul(m, "r1-001"))]) with { At = "r1" });
        yield return Wrong("A revocation by the forum of another region", "forum-not-competent", m =>
        {
            var annulled = m.Follow(Decision(null, "regional", "own-motion", [new UnitsAnnulled(["r1-001"])]) with { At = "r1" });
            return Decision(null, "regional", "own-motion", [new Revocation(annulled)]) with { At = "r2" };
        }, regions: 2);
        yield return Wrong("An appeal in another region", "forum-not-competent", m =>
        {
            var order = m.Follow(Decision(null, "precinct", "own-motion", [new RecountOrder(["r1-001"])]) with { At = "r1-001" });
            return Complaint(["r2"], "regional", "r2", order);
        }, regions: 2);
        yield return Wrong("A suspension of a clock that the rules lack", "clock-unknown", _ => Decision(null, "court", "own-motion", [new Suspension("decision", null)]));
        yield return Wrong("A repeat vote while its clock stands still", "clock-suspended", m =>
        {
            Annul(m, "c");
            m.Follow(Decision(null, "parliament", "own-motion", [new Suspension("repeat-held", null)]));
            return Decision(null, "central", "own-motion", [new RepeatVote(["c"], new DateOnly(2027, 3, 7), null, null)]);
        });
    }

    private static IEnumerable<Damage> Declarations()
    {
        foreach (var (name, code, before) in ((string, string, Action<RecordMaker>)[])
        [
            ("A declaration while a case is open", "declaration-case-open", m => Filed(m)),
            ("A declaration while an order is open", "declaration-order-open", m => m.Follow(Decision(null, "central", "own-motion", [new RecountOrder(["r1-001"])]))),
            ("A declaration of an annulled result", "declaration-annulled", m => m.Follow(Decision(null, "central", "own-motion", [new ResultAnnulled()]))),
            ("A declaration of an annulled country", "declaration-annulled", m => Annul(m, "c")),
        ]) yield return Wrong(name, code, m => { before(m); return new DeclarationMade(Keys.Sign(m.DeclarationText(), m.Keys.Commission)); });
    }

    private static ImmutableArray<GroundFinding> Found(bool isFound) => [new("counting", isFound, Elections.LocalText.Of("so")), new("pressure", isFound, Elections.LocalText.Of("so"))];

    private static long Filed(RecordMaker maker) => maker.Add(Complaint(["r1-001"]));

    private static long Admitted(RecordMaker maker)
    {
        var number = Filed(maker);
        maker.Follow(Step(number, "admit"));
        return number;
    }

    private static long Annul(RecordMaker maker, string unit) => maker.Follow(Decision(null, "central", "own-motion", [new UnitsAnnulled([unit])]));

    private static Damage Wrong(string name, string code, Func<RecordMaker, EntryData> data, Func<RecordMaker, long?>? prev = null, string step = "V5", int regions = 1)
    {
        var maker = SignatureDamages.Small(regions: regions);
        var entry = data(maker);
        maker.AddWrong(entry, prev is null ? maker.Fold.PrevOf(entry) : prev(maker));
        return new Damage(name, maker.Files(), $"{step} {code} tile/entries/000.p/{maker.Size} {maker.Size - 1}");
    }
}
