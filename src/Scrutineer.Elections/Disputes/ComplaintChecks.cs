using System.Collections.Immutable;
using System.Globalization;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Units;
using Scrutineer.Law;

namespace Scrutineer.Elections.Disputes;

/// <summary>Why a complaint, or a step in its handling, is not legal where it stands. Each refusal names the article where the rules give one.</summary>
internal static class ComplaintChecks
{
    /// <summary>
    /// A filing. Refuses <c>disputes-none</c>, <c>forum-unknown</c>, <c>forum-not-competent</c>, <c>complainant-not-entitled</c>, <c>list-unknown</c>,
    /// <c>ground-unknown</c>, <c>unit-unknown</c>, <c>decision-unknown</c>, <c>appeal-not-next</c>, <c>complaint-late</c>.
    /// </summary>
    public static Refusal? OfFiling(Docket docket, Election election, ComplaintFiled filed, DateTimeOffset at)
    {
        if (docket.Rules is not { } rules) return NoRules();
        var seat = OfSeat(rules, election.Units, filed.Forum, filed.At, filed.Units);
        if (seat is not null) return seat;
        var forum = rules.Forum(filed.Forum)!;
        if (forum.Kind == ForumKind.Legislator) return new Refusal("forum-not-competent", $"{forum.Name} hears no complaints ({rules.Article}).");
        if (rules.Complainants.All(c => c.Code != filed.By.Kind))
            return new Refusal("complainant-not-entitled", $"\"{filed.By.Kind}\" is not entitled to complain; {rules.Article} names {string.Join(", ", rules.Complainants.Select(c => c.Code))}.");
        foreach (var list in filed.By.Lists)
            if (election.FindList(list) < 0) return new Refusal("list-unknown", $"There is no list \"{list}\".");
        foreach (var ground in filed.Grounds)
            if (rules.Grounds.All(g => g.Code != ground)) return UnknownGround(rules, ground);
        foreach (var asked in filed.Asks)
            if (!forum.Remedies.Contains(asked)) return new Refusal("forum-not-competent", $"{forum.Name} cannot order \"{asked}\" ({Article(forum, rules)}).");
        return OfInstance(docket, rules, election.Units, forum, filed) ?? OfTime(docket, forum, filed, at);
    }

    /// <summary>A step. Refuses <c>disputes-none</c>, <c>case-unknown</c>, <c>case-step</c>, <c>case-join</c>, <c>case-time</c>, <c>complaint-late</c>.</summary>
    public static Refusal? OfStep(Docket docket, ComplaintMoved moved, DateTimeOffset at)
    {
        if (docket.Rules is null) return NoRules();
        if (docket.Find(moved.Case) is not { } found) return Unknown(moved.Case);
        if (CaseSteps.After(found.Stage, moved.Step) is null)
            return new Refusal("case-step", $"Case {moved.Case} is {Said(found.Stage)}; there, {(CaseSteps.At(found.Stage) is { Length: > 0 } steps ? "the steps are " + string.Join(", ", steps) : "there are no more steps")}, not \"{moved.Step}\".");
        if (moved.Step == "serve" && found.ServedAt is not null) return new Refusal("case-step", $"The decision on case {moved.Case} was served already.");
        if (moved.Step == "join" != moved.With is not null) return new Refusal("case-join", "A case is joined with another one, which the entry names; other steps name none.");
        if (moved.With is { } with)
        {
            if (docket.Find(with) is not { } other) return Unknown(with);
            if (with == moved.Case || !other.IsOpen || (other.Filed.Forum, other.Filed.At) != (found.Filed.Forum, found.Filed.At))
                return new Refusal("case-join", $"Case {moved.Case} cannot be joined with case {with}: that must be another open case of the same forum.");
        }

        if (moved.Step == "set-hearing" != moved.Until is not null && moved.Step != "return")
            return new Refusal("case-time", "A hearing has its time, and a return may name a day; other steps have none.");
        if (moved.Until <= at) return new Refusal("case-time", $"{Said(moved.Until.Value)} is not after the entry itself.");
        return moved.Step == "mend" ? OfMending(docket, found, at) : null;
    }

    /// <summary>A forum sits in a unit of its level, and is competent for it with all below. Refuses <c>forum-unknown</c>, <c>unit-unknown</c>, <c>forum-not-competent</c>.</summary>
    public static Refusal? OfSeat(DisputeRules rules, UnitTree units, string code, string at, IEnumerable<string> about)
    {
        if (rules.Forum(code) is not { } forum) return new Refusal("forum-unknown", $"There is no forum \"{code}\"; use one of {string.Join(", ", rules.Forums.Select(f => f.Code))}.");
        var seat = units.Find(at);
        if (seat < 0) return UnknownUnit(at);
        if (units[seat].Level != forum.Level)
            return new Refusal("forum-not-competent", $"{forum.Name} sits at a unit of the level \"{forum.Level}\"; \"{at}\" is of the level \"{units[seat].Level}\" ({Article(forum, rules)}).");
        foreach (var unit in about)
        {
            var found = units.Find(unit);
            if (found < 0) return UnknownUnit(unit);
            if (!units.PathOf(found).Contains(seat)) return new Refusal("forum-not-competent", $"{forum.Name} of \"{at}\" is not competent for \"{unit}\" ({Article(forum, rules)}).");
        }

        return null;
    }

    public static Refusal NoRules() => new("disputes-none", "The definition of this election has no rules of complaints: disputes.json.");

    public static Refusal UnknownGround(DisputeRules rules, string ground) => new("ground-unknown", $"There is no ground \"{ground}\"; use one of {string.Join(", ", rules.Grounds.Select(g => g.Code))}.");

    public static Refusal Unknown(long number) => new("case-unknown", $"Entry {number} is no complaint.");

    public static string Article(Forum forum, DisputeRules rules) => forum.Article.Length > 0 ? forum.Article : rules.Article;

    public static string Said(CaseStage stage) => stage == CaseStage.HearingSet ? "waiting for its hearing" : stage.ToString().ToLowerInvariant();

    public static string Said(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private static Refusal? OfInstance(Docket docket, DisputeRules rules, UnitTree units, Forum forum, ComplaintFiled filed)
    {
        if (filed.Against is not { } against)
            return forum.IsFirst ? null : new Refusal("forum-not-competent", $"{forum.Name} hears appeals only; name the decision that is appealed ({Article(forum, rules)}).");
        if (!docket.Decisions.TryGetValue(against, out var decision)) return new Refusal("decision-unknown", $"Entry {against} is no decision.");
        var next = rules.Forum(decision.Forum)!.Next;
        return next == forum.Code
            ? OfSeat(rules, units, filed.Forum, filed.At, [decision.At])
            : new Refusal("appeal-not-next", next is null
                ? $"Decisions of {rules.Forum(decision.Forum)!.Name} are final ({rules.Article})."
                : $"Appeals against decision {against} go to {rules.Forum(next)!.Name}, not to {forum.Name} ({rules.Article}).");
    }

    private static Refusal? OfTime(Docket docket, Forum forum, ComplaintFiled filed, DateTimeOffset at) =>
        docket.ToFile(forum.Code, filed.Against, at) is { } clock && clock.IsPast(at) ? Late(clock) : null;

    private static Refusal? OfMending(Docket docket, Case found, DateTimeOffset at)
    {
        var (index, returned, moved) = found.Steps.Last(s => s.Moved.Step == "return");
        if (moved.Until is { } until) return at > until ? new Refusal("complaint-late", $"Case {found.Number} was to be mended until {Said(until)} (entry {index}).") : null;
        return docket.Clock(ClockCodes.Mending, found.Filed.Forum, returned, at) is { } clock && clock.IsPast(at) ? Late(clock) : null;
    }

    private static Refusal Late(CaseClock clock) =>
        new("complaint-late", $"The last moment was {Said(clock.Deadline!.Last)}{(clock.Clock.Article.Length > 0 ? $" ({clock.Clock.Article})" : "")}.");

    private static Refusal UnknownUnit(string unit) => new("unit-unknown", $"The unit \"{unit}\" is not among the units.");
}
