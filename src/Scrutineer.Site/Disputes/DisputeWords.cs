using System.Globalization;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Report;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;
using Scrutineer.Site.Words;

namespace Scrutineer.Site.Disputes;

/// <summary>Complaints and decisions in the words of a language: for pages, documents and feeds alike.</summary>
internal sealed class DisputeWords(Edition edition, string language)
{
    private const int MostUnits = 12;

    public Wordbook Words { get; } = SiteWords.In(language);

    private Docket Docket => edition.Register.Docket;

    private DisputeRules Rules => Docket.Rules!;

    public string Forum(string code) => Rules.Forum(code) is { } forum ? forum.Name.In(language) : code;

    public string Ground(string code) => Named(Rules.Grounds.FirstOrDefault(g => g.Code == code), code);

    public string Kind(string code) => Named(Rules.Complainants.FirstOrDefault(c => c.Code == code), code);

    public string Unit(string code) => Names.Claimant(edition.Election, code, language);

    /// <summary>Some units by name, and how many more.</summary>
    public string Units(IReadOnlyList<string> codes) =>
        string.Join(", ", codes.Take(MostUnits).Select(Unit)) + (codes.Count > MostUnits ? " " + Words.Count("case.more", codes.Count - MostUnits) : "");

    /// <summary>Who complains: a kind, lists, initials; never a name of a person.</summary>
    public string By(Complainant by)
    {
        var more = by.Lists.Select(l => Names.Claimant(edition.Election, l, language)).Concat(by.Initials is { } initials ? [initials] : []).ToList();
        return Kind(by.Kind) + (more.Count > 0 ? $": {string.Join(", ", more)}" : "");
    }

    /// <summary>Where a case stands; once decided, what was decided.</summary>
    public string Stands(RegisterRow row) =>
        row.Case.JoinedWith is { } with ? Words.Text("case.stage.joined-with", Plain(with))
        : row.Case.Decision is not null ? Result(row.Made!)
        : Words[$"case.stage.{RegisterRow.StageCode(row.Case.Stage)}"];

    public string Result(DecisionMade made) => Words[$"decision.result.{made.Result}"];

    /// <summary>"Decision 249 of the Central Election Commission".</summary>
    public string Title(DecisionMade made) => Words.Text("decision.title", made.Number, Forum(made.Forum));

    /// <summary>"3 of 5"; "3" where there is no limit, or it stands still.</summary>
    public string Days(CaseDays days) => days.Allowed is { } allowed ? Words.Text("n-of-m", Numbers.Whole(days.Used), Numbers.Whole(allowed)) : Numbers.Whole(days.Used);

    /// <summary>What is ordered, as a sentence.</summary>
    public string Said(Remedy remedy) => remedy switch
    {
        VotesVoided voided => Words.Text("remedy.void-votes.said", Names.Claimant(edition.Election, voided.List, language), Units(voided.Units)),
        RepeatVote repeat => Words.Text("remedy.repeat-vote.said", Moments.Date(Words, repeat.On), Units(repeat.Units)),
        CorrectionOrder order => Words.Text("remedy.correct.said", Units(order.Units), string.Join(", ", order.Lines.Select(Line))),
        BoxExclusion box => Words.Text("remedy.exclude-box.said", box.Box, Units(box.Units)),
        RemedyOfUnits of => Words.Text($"remedy.{RemedyCodes.Of(remedy)}.said", Units(of.Units)),
        Revocation revocation => Words.Text("remedy.revoke.said", Ruled(revocation.Entry)),
        Suspension { Until: { } until } stop => Words.Text("remedy.suspend.until", Words[$"clock.{stop.Clock}"], Moments.Date(Words, until)),
        Suspension stop => Words.Text("remedy.suspend.said", Words[$"clock.{stop.Clock}"]),
        _ => Words[$"remedy.{RemedyCodes.Of(remedy)}.said"],
    };

    /// <summary>An earlier decision or act, by its number and entry.</summary>
    public string Ruled(long entry) => Docket.Decisions.TryGetValue(entry, out var made)
        ? Words.Text("decision.ruled", Title(made), Plain(entry))
        : Words.Text("decision.act", Docket.Rulings.Find(entry)?.By ?? "", Plain(entry));

    /// <summary>What it did to seats, in a few words.</summary>
    public string Effect(Consequence? consequence)
    {
        if (consequence is null) return Words["effect.none-ordered"];
        var (before, after) = (consequence.Before, consequence.After);
        if (after.IsAnnulled && !before.IsAnnulled) return Words["effect.annulled"];
        if (before.IsAnnulled && !after.IsAnnulled) return Words["effect.annulled-no-more"];
        if (consequence.SeatsMoved is not { } moved) return Words["effect.no-seats"];
        return before.Filled != after.Filled ? Words.Text("effect.filled", Numbers.Whole(before.Filled), Numbers.Whole(after.Filled))
            : moved.IsZero ? Words["effect.same"] : Words.Count("effect.moved", moved);
    }

    /// <summary>Whether a decision still holds, and what ended it.</summary>
    public string Holds(long decision) => Docket.Rulings.Holds(decision)
        ? Words["decision.holds"]
        : Docket.Rulings.EndOf(decision) is { } end ? Words.Text("decision.ended", Ruled(end.Index), Time(end.At)) : Words["decision.ended-unknown"];

    /// <summary>Where and until when it can be appealed.</summary>
    public string Appeal(long decision)
    {
        var made = Docket.Decisions[decision];
        if (Rules.Forum(made.Forum)?.Next is not { } next) return Words["appeal.final"];
        if (Docket.ToAppeal(decision, edition.Register.Now) is not { } clock) return Words.Text("appeal.no-limit", Forum(next));
        if (clock.Deadline is not { } deadline) return Words.Text("appeal.suspended", Forum(next), Ruled(clock.SuspendedBy!.Value));
        return Words.Text(deadline.IsPast(edition.Register.Now) ? "appeal.past" : "appeal.until", Forum(next), Time(deadline.Last)) + (clock.Clock.Article.Length > 0 ? $" ({clock.Clock.Article})" : "");
    }

    public string Time(DateTimeOffset time) => Moments.Time(Words, Docket.Rules is { } rules ? time.ToOffset(rules.Offset) : time);

    public string Day(DateTimeOffset time) => Moments.Date(Words, DateOnly.FromDateTime((Docket.Rules is { } rules ? time.ToOffset(rules.Offset) : time).DateTime));

    private static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    private string Named(NamedCode? named, string code) => named?.Name.In(language) is { Length: > 0 } name ? name : code;

    private string Line(string code) =>
        edition.Election.Form.Lines.FirstOrDefault(l => l.Code == code) is { } line && line.Name.In(language) is { Length: > 0 } name ? name : Names.Claimant(edition.Election, code, language);
}
