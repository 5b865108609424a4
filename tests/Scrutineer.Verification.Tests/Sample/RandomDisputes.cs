using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;

namespace Scrutineer.Verification.Tests.Sample;

/// <summary>Entries of protocols, acts, complaints and decisions, drawn by a seed: most could be legal, many are not.</summary>
[SuppressMessage("Security", "CA5394", Justification = "A test that must repeat.")]
internal sealed class RandomDisputes(int seed, SampleDefinition definition, Election election, RecordFold fold)
{
    private static readonly string[] Forums = ["precinct", "precinct", "regional", "regional", "regional", "central", "central", "central", "central", "board", "court", "court", "supreme-court", "parliament"];
    private static readonly string[] Grounds = ["counting", "pressure", "vote-buying"];
    private static readonly LocalText Why = LocalText.Of("why");
    private readonly Random random = new(seed);
    private DateTimeOffset now = new(2027, 1, 17, 20, 0, 0, TimeSpan.FromHours(6));

    /// <summary>The next entry, whatever the fold will think of it. Its clock goes on by seconds, sometimes by days, and sometimes back.</summary>
    public Entry Next()
    {
        now += random.Next(60) switch { 0 => TimeSpan.FromHours(random.Next(40)), 1 => TimeSpan.FromHours(-random.Next(20)), 2 => TimeSpan.FromDays(random.Next(3)), _ => TimeSpan.FromSeconds(random.Next(1200)) };
        var data = Data();
        var prev = Odds(40) ? Index() : fold.PrevOf(data);
        return new Entry(RecordMaker.Election, new Author("secretary", null), now.ToOffset(TimeSpan.FromHours(random.Next(-3, 8))), prev, data);
    }

    private EntryData Data() => random.Next(24) switch
    {
        < 4 => OfUnit(),
        4 => Odds(2) ? new ActOfSettingAside([Unit()], "Commission", Why) : new ActRevoked(Ruling(), "Court", Why),
        < 11 => Complaint(),
        _ when !fold.Docket.Open.Any() && !Odds(3) => Odds(2) ? Complaint() : Decision(null),
        < 17 => Step(),
        _ => Decision(Odds(2) ? null : Case()),
    };

    private UnitEntry OfUnit()
    {
        var (unit, channel) = (Odds(12) ? "r1" : Pick(definition.Stations.ToArray()), Odds(3) ? "machine" : "hand");
        if (Odds(9)) return new ProtocolWithdrawn(unit, channel, "wrong station");
        long?[] votes = [random.Next(300), random.Next(300), Odds(9) ? null : random.Next(90), random.Next(Odds(3) ? 900 : 20)];
        var valid = Odds(20) ? 7 : votes.Sum();
        var form = new ProtocolForm(unit, channel, "preliminary", null, null, Figures.Of([1000, valid + 4, valid, Odds(6) ? null : 4]), Figures.Of(votes), null, []);
        return fold.Counting(channel, unit) is null ? new ProtocolReported(form) : new ProtocolCorrected(Odds(2) ? "recount of the box" : "typing error", form);
    }

    private ComplaintFiled Complaint()
    {
        var against = Odds(2) ? Pick([.. fold.Docket.Decisions.Keys, 3L]) : (long?)null;
        var next = against is { } of && fold.Docket.Decisions.TryGetValue(of, out var decision) ? election.Disputes!.Forum(decision.Forum)!.Next : null;
        var forum = Odds(25) ? "nobody" : next is not null && !Odds(6) ? next : Pick(Forums);
        var at = Seat(forum);
        return new ComplaintFiled(forum, at, new Complainant(Odds(15) ? "stranger" : "list", Odds(15) ? ["Z"] : ["A"], null, null),
            Some(Odds(20) ? ["colour"] : Grounds), Units(at), against, Odds(4) ? Some(["annul-units", "recount", "repeat-vote"]) : [], Why, []);
    }

    private ComplaintMoved Step()
    {
        var number = Case();
        var stage = fold.Docket.Find(number)?.Stage ?? CaseStage.Filed;
        var step = Odds(8) || CaseSteps.At(stage).IsEmpty ? Pick([.. CaseSteps.All]) : Pick([.. CaseSteps.At(stage).Where(s => s != "withdraw" || Odds(4))]);
        var until = step == "set-hearing" || (step == "return" && Odds(2)) || Odds(25) ? now.AddHours(random.Next(-2, 30)) : (DateTimeOffset?)null;
        return new ComplaintMoved(number, step, Why, until, step == "join" != Odds(15) ? Case() : null, []);
    }

    private DecisionMade Decision(long? of)
    {
        var found = of is { } number ? fold.Docket.Find(number) : null;
        var forum = found is null || Odds(25) ? Pick(Forums) : found.Filed.Forum;
        var at = found is null || Odds(25) ? Seat(forum) : found.Filed.At;
        var result = of is null != Odds(20) ? DecisionResults.OwnMotion : Odds(2) ? "upheld" : Pick([.. DecisionResults.All]);
        var remedies = DecisionResults.Grants(result) != Odds(15) ? Enumerable.Range(0, random.Next(1, 4)).Select(_ => Remedy(forum, at)).ToImmutableArray() : [];
        var isFound = DecisionResults.Grants(result) != Odds(12);
        var findings = found is null ? Odds(3) ? Some(Odds(12) ? ["colour"] : Grounds).Select((g, i) => new GroundFinding(g, isFound && i == 0, Why)).ToImmutableArray() : [] : Odds(20) ? [] : found.Filed.Grounds.Select((g, i) => new GroundFinding(g, isFound && i == 0, Why)).ToImmutableArray();
        var votes = Odds(15) ? null : new MembersVote(Odds(12) ? 5 : 6 + random.Next(6), random.Next(2), 0, LocalText.Empty);
        if (votes is { For: > 10 }) votes = votes with { Against = random.Next(2) };
        var made = new DecisionMade(of, forum, at, "1", result, findings, votes, remedies, Why, "art. 1", [], null);
        var text = DecisionText.Of(RecordMaker.Origin, RecordMaker.Election, made);
        return forum == "board" && !Odds(6) ? made with { Note = $"{text}\n— chair AAAAAAA=\n" } : made;
    }

    private Remedy Remedy(string forum, string at)
    {
        var kinds = Odds(12) || election.Disputes!.Forum(forum) is not { Remedies.IsEmpty: false } known ? RemedyCodes.All : known.Remedies;
        return Pick(kinds.ToArray()) switch
        {
            "recount" => new RecountOrder(Units(at)),
            "correct" => new CorrectionOrder(Units(at), Some(["A", "cast", "valid", Odds(6) ? "weather" : "B"])),
            "exclude-box" => new BoxExclusion(Units(at), "portable 1"),
            "annul-units" => new UnitsAnnulled(Units(at)),
            "void-votes" => new VotesVoided(Units(at), Odds(20) ? "Z" : Pick(SampleDefinition.Lists), Odds(20) ? ["weather"] : Some(["cast", "valid"]), Odds(4) ? [] : ["invalid"]),
            "annul-result" => new ResultAnnulled(),
            "repeat-vote" => new RepeatVote(Units(at), DateOnly.FromDateTime(now.Date).AddDays(random.Next(60) switch { 0 => -1, var days => days }), null, null),
            "suspend" => new Suspension(Pick([.. ClockCodes.All]), Odds(2) ? null : DateOnly.FromDateTime(now.Date).AddDays(random.Next(-1, 3))),
            _ => new Revocation(Ruling()),
        };
    }

    private long Ruling()
    {
        var all = fold.Docket.Rulings;
        return Odds(12) ? Index() : Pick([.. (Odds(4) ? all.All : all.InForce).Select(r => r.Index), 1L]);
    }

    private long Case() => Odds(25) ? Index() : Pick([.. (Odds(4) ? fold.Docket.Cases : fold.Docket.Open).Select(c => c.Number), 1L]);

    private string Seat(string forum) => Odds(25) ? Unit() : forum switch { "precinct" => Pick(definition.Stations.ToArray()), "regional" => Pick(["r1", "r2"]), _ => "c" };

    /// <summary>Units at or below a seat, and sometimes others.</summary>
    private ImmutableArray<string> Units(string seat) => Some([.. election.Units.All.Select(u => u.Code).Where(u => seat == "c" || u.StartsWith(seat, StringComparison.Ordinal) || Odds(40)), .. Odds(60) ? ["atlantis"] : Array.Empty<string>()]);

    private string Unit() => Odds(30) ? "atlantis" : Pick([.. election.Units.All.Select(u => u.Code)]);

    private long Index() => random.Next((int)fold.Size + 2);

    private ImmutableArray<string> Some(string[] of) => of.Length == 0 ? ["r1-001"] : [.. Enumerable.Range(0, Odds(3) ? 2 : 1).Select(_ => Pick(of)).Distinct().Order(StringComparer.Ordinal)];

    private T Pick<T>(T[] of) => of[random.Next(of.Length)];

    private bool Odds(int of) => random.Next(of) == 0;
}
