using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;

namespace Scrutineer.Elections.Disputes;

/// <summary>Why a decision is not legal where it stands. What it orders is the business of <see cref="RemedyChecks"/>.</summary>
internal static class DecisionChecks
{
    /// <summary>
    /// Refuses <c>disputes-none</c>, <c>forum-unknown</c>, <c>unit-unknown</c>, <c>forum-not-competent</c>, <c>case-unknown</c>, <c>case-step</c>,
    /// <c>decision-result</c>, <c>ground-unknown</c>, <c>findings-incomplete</c>, <c>votes-missing</c>, <c>votes-no-majority</c>, <c>remedy-not-granted</c>.
    /// </summary>
    public static Refusal? Of(Docket docket, Election election, DecisionMade made)
    {
        if (docket.Rules is not { } rules) return ComplaintChecks.NoRules();
        if (ComplaintChecks.OfSeat(rules, election.Units, made.Forum, made.At, []) is { } seat) return seat;
        var forum = rules.Forum(made.Forum)!;
        if (made.Case is null != (made.Result == DecisionResults.OwnMotion))
            return new Refusal("decision-result", $"A decision on a complaint says what becomes of it; one of {DecisionResults.OwnMotion} names no complaint.");
        if (made.Case is { } number && OfCase(docket, rules, forum, made, number) is { } refusal) return refusal;
        if (made.Case is null && OfOwnFindings(rules, made) is { } own) return own;
        if (!made.Remedies.IsEmpty && !DecisionResults.Grants(made.Result))
            return new Refusal("remedy-not-granted", $"A decision \"{made.Result}\" orders nothing.");
        if (made is { Result: DecisionResults.OwnMotion, Remedies: [] }) return new Refusal("remedy-not-granted", "A decision of one's own motion orders something.");
        return OfVotes(forum, made);
    }

    private static Refusal? OfCase(Docket docket, DisputeRules rules, Forum forum, DecisionMade made, long number)
    {
        if (docket.Find(number) is not { } found) return ComplaintChecks.Unknown(number);
        if ((found.Filed.Forum, found.Filed.At) != (made.Forum, made.At))
            return new Refusal("forum-not-competent", $"Case {number} lies before {rules.Forum(found.Filed.Forum)!.Name} of \"{found.Filed.At}\", not before {forum.Name} of \"{made.At}\" ({ComplaintChecks.Article(forum, rules)}).");
        if (!DecisionResults.IsReady(made.Result, found.Stage))
            return new Refusal("case-step", $"Case {number} is {ComplaintChecks.Said(found.Stage)}; a decision \"{made.Result}\" cannot be made there.");
        return OfFindings(found, made);
    }

    /// <summary>On the merits, each ground has its finding: at least one is found where something is granted, none where nothing is.</summary>
    private static Refusal? OfFindings(Case found, DecisionMade made)
    {
        var isOnMerits = DecisionResults.Grants(made.Result) || made.Result == "rejected";
        if (!isOnMerits && made.Findings.IsEmpty) return null;
        if (!made.Findings.Select(f => f.Ground).SequenceEqual(found.Filed.Grounds))
            return new Refusal("findings-incomplete", $"A decision has a finding for each ground of the complaint, in its order: {string.Join(", ", found.Filed.Grounds)}.");
        return made.Findings.Any(f => f.IsFound) == DecisionResults.Grants(made.Result)
            ? null
            : new Refusal("findings-incomplete", $"The findings do not carry the result \"{made.Result}\": {(DecisionResults.Grants(made.Result) ? "no ground was found" : "a ground was found")}.");
    }

    /// <summary>Of one's own motion nobody names the grounds before; those that have a finding are known, each has one, and one at least is found.</summary>
    private static Refusal? OfOwnFindings(DisputeRules rules, DecisionMade made)
    {
        foreach (var finding in made.Findings)
            if (rules.Grounds.All(g => g.Code != finding.Ground)) return ComplaintChecks.UnknownGround(rules, finding.Ground);
        if (made.Findings.Select(f => f.Ground).Distinct(StringComparer.Ordinal).Count() != made.Findings.Length) return new Refusal("findings-incomplete", "A decision has one finding for a ground, not two.");
        return made.Findings.IsEmpty || made.Findings.Any(f => f.IsFound)
            ? null
            : new Refusal("findings-incomplete", $"The findings do not carry the result \"{made.Result}\": no ground was found.");
    }

    private static Refusal? OfVotes(Forum forum, DecisionMade made)
    {
        if (forum.Members is not { } members) return null;
        if (made.Votes is not { } votes) return new Refusal("votes-missing", $"{forum.Name} has {members} members; a decision says how they voted.");
        var cast = votes.For + votes.Against + votes.Abstained;
        if (cast > members) return new Refusal("votes-no-majority", $"{cast} members voted; {forum.Name} has {members}.");
        return 2 * votes.For > members
            ? null
            : new Refusal("votes-no-majority", $"{votes.For} of {members} members are for it, which is not more than half.");
    }
}
