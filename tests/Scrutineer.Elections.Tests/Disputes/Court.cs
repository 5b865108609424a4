using System.Collections.Immutable;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Protocols;
using Scrutineer.Elections.Tallies;
using Xunit;

namespace Scrutineer.Elections.Tests.Disputes;

/// <summary>A small election with rules of complaints, and the short way to say what happens in it. The vote is on 4 October 2020, a Sunday; the time is that of the last entry and goes on by hand.</summary>
internal sealed class Court
{
    private const string Rules =
        """
        {'format':'scrutineer-disputes/1','article':'Art. 44','offset':'+06:00','rest-days':['saturday','sunday'],'holidays':['2020-10-07'],
        'forums':[
          {'code':'regional','names':'Regional commission','kind':'commission','level':'region','appeal':'central','first':true,'remedies':['recount','correct','annul-units'],'article':'Art. 37(4)'},
          {'code':'central','names':'Central commission','kind':'commission','level':'country','appeal':'court','first':true,'members':11,
           'remedies':['recount','correct','exclude-box','annul-units','void-votes','annul-result','repeat-vote','revoke']},
          {'code':'court','names':'Supreme Court','kind':'court','level':'country','remedies':['annul-units','revoke','suspend']},
          {'code':'parliament','names':'Parliament','kind':'legislator','level':'country','remedies':['suspend','revoke']}],
        'complainants':[{'code':'voter','names':'Voter'},{'code':'list','names':'List'}],
        'clocks':[
          {'code':'complaint','length':3,'unit':'calendar-days','article':'Art. 44(1)'},
          {'code':'appeal','length':2,'unit':'working-days','article':'Art. 44(2)'},
          {'code':'mending','length':24,'unit':'hours','article':'Art. 44(3)'},
          {'code':'decision','length':3,'unit':'calendar-days'},
          {'code':'repeat-set','length':1,'unit':'months','article':'Art. 38'},
          {'code':'repeat-held','length':2,'unit':'months','article':'Art. 38'},
          {'code':'repeat-notice','length':20,'unit':'calendar-days','article':'Art. 63'}]}
        """;

    private static readonly BlobReference Blob = new(new string('0', 64), 0, "application/json");

    public Court(Election? election = null)
    {
        Election = election ?? Small.Election();
        if (Election.Disputes is null) Election = Election with { Disputes = Read(Rules) };
        Fold = Small.Ok(RecordFold.Open(new Entry($"{Election.Id}:live", new Author("system", null), Now, null, new ElectionOpened("log.example/t", Blob, Blob, Blob, Blob, "quorum none\n", "quorum none\n")), Election));
    }

    public Election Election { get; }

    public RecordFold Fold { get; }

    public Docket Docket => Fold.Docket;

    /// <summary>The time that the next entry claims.</summary>
    public DateTimeOffset Now { get; set; } = At(4, 22);

    public static DisputeRules Read(string rules) => Small.Ok(DisputeRulesReader.Read(Small.Json(rules)));

    /// <summary>An hour of a day of October 2020, in Bishkek.</summary>
    public static DateTimeOffset At(int day, int hour = 12) => new(2020, 10, day, hour, 0, 0, TimeSpan.FromHours(6));

    /// <summary>Takes an entry that must be legal; gives its index.</summary>
    public long Take(EntryData data)
    {
        Assert.Null(Fold.Take(Entry(data)));
        return Fold.Size - 1;
    }

    /// <summary>An entry that must be refused; gives the sentence.</summary>
    public string Refused(string code, EntryData data)
    {
        var size = Fold.Size;
        var refusal = Fold.Take(Entry(data));
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(size, Fold.Size);
        return refusal!.Message;
    }

    /// <summary>Four stations a, b, d, e with 50, 30, 20 and 0 votes each, in the channel that decides.</summary>
    public Court Counted()
    {
        foreach (var unit in (string[])["a", "b", "d", "e"]) Report(unit, 50, 30, 20, 0);
        return this;
    }

    public long Report(string unit, params long?[] votes) => Take(new ProtocolReported(Form(unit, votes)));

    /// <summary>A protocol of any lines and votes.</summary>
    public long Report(string unit, long?[] lines, long?[] votes) =>
        Take(new ProtocolReported(new ProtocolForm(unit, "hand", "first", null, null, Figures.Of(lines), Figures.Of(votes), null, [])));

    public ProtocolForm Form(string unit, params long?[] votes)
    {
        var whole = Small.Whole(Election, unit, votes);
        return new ProtocolForm(unit, "hand", "first", null, null, whole.Lines, whole.Votes, null, []);
    }

    public static ComplaintFiled Complaint(string unit = "a", string forum = "central", string at = "c", long? against = null, string by = "list", string ground = "counting", string asks = "annul-units") =>
        new(forum, at, new Complainant(by, by == "list" ? ["L2"] : [], null, null), [ground], [unit], against, [asks], LocalText.Of("The seals were broken."), []);

    public static ComplaintMoved Step(long number, string step, DateTimeOffset? until = null, long? with = null) => new(number, step, LocalText.Of("so it is"), until, with, []);

    public static DecisionMade Decide(long? number, params Remedy[] remedies) => new(
        number, "central", "c", "12", number is null ? "own-motion" : remedies.Length > 0 ? "upheld" : "rejected",
        number is null ? [] : [new GroundFinding("counting", remedies.Length > 0, LocalText.Of("the seals"))],
        new MembersVote(9, 2, 0, LocalText.Empty), [.. remedies], LocalText.Of("So it was found."), "Art. 37", [], null);

    /// <summary>Files, admits and decides a complaint before the central commission; gives the index of the decision.</summary>
    public long Uphold(string unit, params Remedy[] remedies)
    {
        var number = Take(Complaint(unit));
        Take(Step(number, "admit"));
        return Take(Decide(number, remedies));
    }

    public static UnitsAnnulled Annul(params string[] units) => new([.. units]);

    /// <summary>Seats by list: <c>L1 5, L2 3</c>.</summary>
    public string Seats()
    {
        var outcome = Small.Ok(ElectionOutcome.Of(Fold.State().Election, Tally()));
        return string.Join(", ", outcome.Outcome.Seats(outcome.Data).Select(s => $"{s.Key} {s.Value}"));
    }

    public TallyTable Tally() => TallyTable.Of(Fold.State(), "hand");

    private Entry Entry(EntryData data) => new($"{Election.Id}:live", new Author("secretary", null), Now, Fold.PrevOf(data), data);
}
