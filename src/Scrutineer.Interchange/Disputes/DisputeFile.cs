using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;
using Scrutineer.Law.Json;

namespace Scrutineer.Interchange.Disputes;

/// <summary>
/// Reads complaints and decisions as people write them: docs/reference/disputes.md, Files. Members may be left out and stand in any order; what the record wants sorted is
/// sorted. Whether they are legal is decided where they are entered.
/// </summary>
public static class DisputeFile
{
    private const int MostMembers = 1_000;

    /// <summary>A complaint with what is handed in, and the name of a private person, which never goes into the record. Refuses with line and path.</summary>
    public static Result<(ComplaintFiled Complaint, ImmutableArray<EvidenceInput> Evidence, string? Name)> Complaint(ReadOnlyMemory<byte> utf8) => Read(utf8, root =>
    {
        root.Only("forum", "at", "complainant", "grounds", "units", "against", "asks", "text", "evidence");
        var by = root.Need("complainant").Only("kind", "lists", "name", "initials");
        var complaint = new ComplaintFiled(
            root.Need("forum").AsText(),
            root.Need("at").AsText(),
            new Complainant(by.Need("kind").AsText(), Sorted(by["lists"]), null, by["initials"]?.AsText()),
            Sorted(root.Need("grounds")),
            Sorted(root.Need("units")),
            root["against"]?.AsCount(),
            Sorted(root["asks"]),
            LocalText.Read(root.Need("text")),
            []);
        return (complaint, Evidence(root["evidence"]), by["name"]?.AsText());
    });

    /// <summary>
    /// A decision with the names of its documents, and of the files with the laws of its repeat votes by their place among the remedies: whoever keeps them names them in the
    /// decision. Refuses with line and path.
    /// </summary>
    public static Result<(DecisionMade Decision, ImmutableArray<string> Documents, ImmutableArray<(int Remedy, string File)> Laws)> Decision(ReadOnlyMemory<byte> utf8) => Read(utf8, root =>
    {
        root.Only("case", "forum", "at", "number", "result", "findings", "votes", "remedies", "reason", "law", "documents");
        var of = root["case"]?.AsCount();
        var votes = root["votes"]?.Only("for", "against", "abstained", "dissent");
        var decision = new DecisionMade(
            of,
            root.Need("forum").AsText(),
            root.Need("at").AsText(),
            root.Need("number").AsText(),
            root["result"]?.OneOf([.. DecisionResults.All]) ?? (of is null ? DecisionResults.OwnMotion : throw root.Fail("json-missing-member", "The member \"result\" is missing.")),
            [.. Items(root["findings"]).Select(Finding)],
            votes is null ? null : new MembersVote(Members(votes.Need("for")), Members(votes["against"]), Members(votes["abstained"]), Text(votes["dissent"])),
            [.. Items(root["remedies"]).Select(Remedy)],
            LocalText.Read(root.Need("reason")),
            root.Need("law").AsText(),
            [],
            null);
        var laws = Items(root["remedies"]).Select((r, i) => (i, r["law"]?.AsText())).Where(l => l.Item2 is not null).Select(l => (l.i, l.Item2!));
        return (decision, (ImmutableArray<string>)[.. Items(root["documents"]).Select(JsonReading.AsText)], (ImmutableArray<(int, string)>)[.. laws]);
    });

    private static Remedy Remedy(JsonValue json)
    {
        ImmutableArray<string> Units() => Sorted(json.Need("units"));
        switch (json.Need("do").AsText())
        {
            case "recount":
                json.Only("do", "units");
                return new RecountOrder(Units());
            case "correct":
                json.Only("do", "units", "lines");
                return new CorrectionOrder(Units(), Sorted(json.Need("lines")));
            case "exclude-box":
                json.Only("do", "units", "box");
                return new BoxExclusion(Units(), json.Need("box").AsText());
            case "annul-units":
                json.Only("do", "units");
                return new UnitsAnnulled(Units());
            case "void-votes":
                json.Only("do", "units", "list", "from", "to");
                return new VotesVoided(Units(), json.Need("list").AsText(), Sorted(json["from"]), Sorted(json["to"]));
            case "annul-result":
                json.Only("do");
                return new ResultAnnulled();
            case "repeat-vote":
                json.Only("do", "units", "on", "election", "law");
                return new RepeatVote(Units(), Day(json.Need("on")), json["election"]?.AsText(), null);
            case "revoke":
                json.Only("do", "entry");
                return new Revocation(json.Need("entry").AsCount());
            case "suspend":
                json.Only("do", "clock", "until");
                return new Suspension(json.Need("clock").AsText(), json["until"] is { } until ? Day(until) : null);
            default:
                throw json.Need("do").Fail("remedy-unknown", $"A remedy is one of {string.Join(", ", RemedyCodes.All)}, not \"{json.Need("do").Text}\".");
        }
    }

    private static GroundFinding Finding(JsonValue json)
    {
        json.Only("ground", "found", "text");
        return new GroundFinding(json.Need("ground").AsText(), json.Need("found").AsBoolean(), LocalText.Read(json.Need("text")));
    }

    private static ImmutableArray<EvidenceInput> Evidence(JsonValue? json) =>
    [
        .. Items(json).Select(item =>
        {
            item.Only("file", "sealed", "text", "sha256");
            return new EvidenceInput(item.Need("file").AsText(), item["sealed"]?.AsBoolean() ?? false, item.Need("text").AsText(), item["sha256"]?.AsText());
        }),
    ];

    private static Result<T> Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonValue, T> read)
    {
        var json = JsonValue.Read(utf8);
        return json.IsOk ? RefusalException.Catch(() => read(json.Value)) : json.Refusal!;
    }

    private static ImmutableArray<JsonValue> Items(JsonValue? json) => json?.Expect(JsonKind.Array, "a list").Items ?? [];

    private static ImmutableArray<string> Sorted(JsonValue? json) => json is null ? [] : [.. json.AsTexts().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static int Members(JsonValue? json) => (int)(json?.AsCount(MostMembers) ?? 0);

    private static LocalText Text(JsonValue? json) => json is null ? LocalText.Empty : LocalText.Read(json);

    private static DateOnly Day(JsonValue json) =>
        DateOnly.TryParseExact(json.AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw json.Fail("remedy-day", $"A day is written 2020-12-20, not \"{json.Text}\".");
}
