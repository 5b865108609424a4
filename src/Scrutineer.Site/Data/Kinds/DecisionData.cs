using System.Globalization;
using System.Text.Json.Nodes;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Site.Disputes;
using static Scrutineer.Interchange.Schemas.Schema;
using static Scrutineer.Site.Data.DataSchemas;

namespace Scrutineer.Site.Data.Kinds;

/// <summary>A decision for machines: the twin of its page and of its document.</summary>
internal static class DecisionData
{
    public static DataKind Kind { get; } = new(
        "decisions", "decision", "A decision: findings, votes, remedies, what changed because of it, appeal, who signed it.",
        edition => edition.Register.Docket.Decisions.Keys.Select(i => i.ToString(CultureInfo.InvariantCulture)), Write, Members);

    private static bool Write(DataPage page, string name)
    {
        var (register, docket) = (page.Edition.Register, page.Edition.Register.Docket);
        if (ComplaintsData.Number(name) is not { } index || !docket.Decisions.TryGetValue(index, out var made)) return false;
        page.Begin();
        var json = page.Json;
        page.Time("as_of", register.Now);
        ComplaintsData.Decision(page, index);
        json.WriteString("content_sha256", DecisionText.Digest(made));
        page.Names("reason", made.Reason);
        json.WriteString("law", made.Law);
        page.Each("findings", made.Findings, finding =>
        {
            json.WriteString("ground", finding.Ground);
            json.WriteBoolean("found", finding.IsFound);
            page.Names("text", finding.Text);
        });
        page.Count("votes_for", made.Votes?.For);
        page.Count("votes_against", made.Votes?.Against);
        page.Count("votes_abstained", made.Votes?.Abstained);
        page.Names("dissent", made.Votes?.Dissent ?? Elections.LocalText.Empty);
        page.Each("ordered", made.Remedies, remedy => Remedy(page, remedy));
        page.Each("orders", docket.Orders.Where(o => o.Decision == index), order =>
        {
            json.WriteString("remedy", order.Remedy);
            json.WriteString("unit", order.Unit);
            page.Count("done_by", order.DoneBy);
        });
        page.Text("appeal_forum", docket.Rules!.Forum(made.Forum)?.Next);
        page.Time("appeal_last_moment", docket.ToAppeal(index, register.Now)?.Deadline?.Last);
        json.WriteStartArray("appeals");
        foreach (var appeal in docket.AppealsOf(index)) json.WriteNumberValue(appeal.Number);
        json.WriteEndArray();
        page.Texts("documents", made.Documents.Select(d => d.Sha256));
        page.Texts("signed_by", made.Note is { } note ? DecisionSigners.Of(note) : []);
        page.Text("note", made.Note);
        Change(page, register.ConsequenceOf(index));
        return true;
    }

    private static void Remedy(DataPage page, Remedy remedy)
    {
        page.Json.WriteString("do", RemedyCodes.Of(remedy));
        page.Texts("units", remedy is RemedyOfUnits of ? of.Units : []);
        page.Text("list", (remedy as VotesVoided)?.List);
        page.Texts("lines", remedy is CorrectionOrder order ? order.Lines : []);
        page.Text("box", (remedy as BoxExclusion)?.Box);
        page.Text("on", (remedy as RepeatVote)?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        page.Text("election", (remedy as RepeatVote)?.Election);
        page.Text("law", (remedy as RepeatVote)?.Law?.Sha256);
        page.Count("entry", (remedy as Revocation)?.Entry);
        page.Text("clock", (remedy as Suspension)?.Clock);
        page.Text("until", (remedy as Suspension)?.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static void Change(DataPage page, Consequence? change)
    {
        if (change is null)
        {
            page.Json.WriteNull("changed");
            return;
        }

        page.Json.WriteStartObject("changed");
        page.Each("counted", [change.Before, change.After], then =>
        {
            page.Json.WriteNumber("size", then.Size);
            page.Text("refusal", then.Refusal?.Code);
            page.Json.WriteNumber("protocols", then.Protocols);
            page.Json.WriteNumber("set_aside", then.SetAside);
            page.Json.WriteBoolean("annulled", then.IsAnnulled);
            page.Each("lists", Enumerable.Range(0, then.Votes.Length), list =>
            {
                page.Json.WriteString("list", page.Election.Lists[list].Code);
                page.Count("votes", then.Votes[list]);
                page.Count("seats", then.Seats[list]);
                page.Text("bar", then.Passes[list] is { } passes ? passes ? "over" : "under" : null);
            });
        });
        page.Json.WriteEndObject();
    }

    private static (string, JsonNode)[] Members() =>
    [
        ("as_of!", To("Time")), .. ComplaintsData.DecisionMembers(), ("content_sha256!", Text("SHA-256 of the data of the decision as its entry has them, without the note; what members sign.")),
        ("reason!", NamesOrNull()), ("law!", Text("The articles it rests on.")),
        ("findings!", List("", Object("", ("ground!", Text("Code.")), ("found!", Flag("")), ("text!", NamesOrNull())))),
        ("votes_for!", CountOrNull("Members; null: not given.")), ("votes_against!", CountOrNull("")), ("votes_abstained!", CountOrNull("")), ("dissent!", NamesOrNull()),
        ("ordered!", List("What it orders; members that a remedy does not have are null or empty.", Object(
            "", ("do!", Text("Code.")), ("units!", Strings("")), ("list!", TextOrNull("")), ("lines!", Strings("")), ("box!", TextOrNull("")), ("on!", TextOrNull("Polling day of the repeat vote.")), ("election!", TextOrNull("The repeated election.")),
            ("law!", TextOrNull("SHA-256 of its law.")), ("entry!", CountOrNull("What is revoked.")), ("clock!", TextOrNull("What stands still.")), ("until!", TextOrNull("The last day."))))),
        ("orders!", List("What others have to carry out.", Object("", ("remedy!", Text("Code.")), ("unit!", Text("Code.")), ("done_by!", CountOrNull("Index of the entry that did; null: open."))))),
        ("appeal_forum!", TextOrNull("null: final.")), ("appeal_last_moment!", OrNull(To("Time"))), ("appeals!", List("Numbers.", Count(""))), ("documents!", Strings("SHA-256 of the files signed on paper.")),
        ("signed_by!", Strings("Names of the keys that signed the note.")), ("note!", TextOrNull("The signed note (C2SP signed-note).")),
        ("changed!", OrNull(Object("The count before its entry and after it; null: it orders nothing that changes a figure.", ("counted!", List("Two: before, after.", Object(
            "", ("size!", Count("Entries it is made from.")), ("refusal!", TextOrNull("Why the law gives no seats.")), ("protocols!", Count("Protocols that are counted.")), ("set_aside!", Count("Protocols not counted by decisions.")), ("annulled!", Flag("The result as a whole.")),
            ("lists!", List("In ballot order.", Object("", ("list!", Text("Code.")), ("votes!", CountOrNull("")), ("seats!", Count("")), ("bar!", TextOrNull("over, under; null: open, or no bar."))))))))))),
    ];
}
