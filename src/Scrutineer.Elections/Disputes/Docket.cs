using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Elections.Disputes;

/// <summary>The complaints of a record and the decisions on them.</summary>
public sealed class Docket
{
    private readonly Election election;
    private readonly SortedDictionary<long, Case> cases = [];
    private readonly SortedDictionary<long, DecisionMade> decisions = [];
    private readonly List<Order> orders = [];

    internal Docket(Election election, Rulings rulings)
    {
        this.election = election;
        Rulings = rulings;
    }

    /// <summary>The rules; null: the election has none, and nobody can complain in the record.</summary>
    public DisputeRules? Rules => election.Disputes;

    /// <summary>Every act and decision.</summary>
    public Rulings Rulings { get; }

    /// <summary>All cases, oldest first.</summary>
    public IReadOnlyCollection<Case> Cases => cases.Values;

    /// <summary>All decisions by the index of their entries.</summary>
    public IReadOnlyDictionary<long, DecisionMade> Decisions => decisions;

    /// <summary>Cases that wait for a decision.</summary>
    public IEnumerable<Case> Open => cases.Values.Where(c => c.IsOpen);

    /// <summary>Orders in force that nobody has carried out, oldest first.</summary>
    public IEnumerable<Order> OpenOrders => orders.Where(o => o.DoneBy is null && Rulings.Holds(o.Decision));

    /// <summary>All orders that decisions gave, oldest first.</summary>
    public IReadOnlyList<Order> Orders => orders;

    /// <summary>The case of that number; null: there is none.</summary>
    public Case? Find(long number) => cases.GetValueOrDefault(number);

    /// <summary>The case that a case was joined with, over all joinders; itself if it was joined with none.</summary>
    public Case Leading(Case one)
    {
        while (one.JoinedWith is { } next) one = cases[next];
        return one;
    }

    /// <summary>Appeals against a decision.</summary>
    public IEnumerable<Case> AppealsOf(long decision) => cases.Values.Where(c => c.Filed.Against == decision);

    /// <summary>A time limit that began at a moment, as it stands at another; null: the law sets none.</summary>
    public CaseClock? Clock(string code, string? forum, DateTimeOffset from, DateTimeOffset at) =>
        Rules?.Clock(code, forum) is { } clock ? CaseClock.Of(Rules, Rulings, clock, from, at) : null;

    /// <summary>The time limit within which a complaint can be filed: from the vote, or for an appeal from when the decision was served or made.</summary>
    public CaseClock? ToFile(string forum, long? against, DateTimeOffset at) => against is { } decision
        ? Clock(ClockCodes.Appeal, forum, ServedAt(decision), at)
        : Clock(ClockCodes.Complaint, forum, VoteDay, at);

    /// <summary>The time limit for the decision on a case; null: the law sets none.</summary>
    public CaseClock? ToDecide(Case of, DateTimeOffset at) => Clock(ClockCodes.Decision, of.Filed.Forum, of.FiledAt, at);

    /// <summary>The docket as it stands, which later entries do not change; several threads may read it.</summary>
    public Docket Copy()
    {
        var copy = new Docket(election, Rulings.Copy());
        foreach (var (number, one) in cases) copy.cases.Add(number, one);
        foreach (var (index, made) in decisions) copy.decisions.Add(index, made);
        copy.orders.AddRange(orders);
        return copy;
    }

    internal long? HeadOf(long? number) => number is { } of && cases.TryGetValue(of, out var found) ? found.Head : null;

    internal void Take(long index, DateTimeOffset at, DisputeEntry entry)
    {
        switch (entry)
        {
            case ComplaintFiled filed: cases[index] = new Case(index, filed, at); break;
            case ComplaintMoved moved: Take(index, at, moved); break;
            case DecisionMade made: Take(index, at, made); break;
        }
    }

    /// <summary>A case that was joined with one that is taken back stands alone again.</summary>
    private void Take(long index, DateTimeOffset at, ComplaintMoved moved)
    {
        cases[moved.Case] = cases[moved.Case].After(index, at, moved);
        if (moved.Step != "withdraw") return;
        foreach (var other in cases.Values.Where(c => c.JoinedWith == moved.Case).ToList()) cases[other.Number] = other with { Stage = CaseStage.Filed, JoinedWith = null };
    }

    /// <summary>A correction carries out what was ordered for its unit.</summary>
    internal void Corrected(long index, string unit, string reason)
    {
        var isRecount = reason.StartsWith("recount", StringComparison.Ordinal);
        for (var i = 0; i < orders.Count; i++)
            if (orders[i].DoneBy is null && orders[i].Unit == unit && (orders[i].Remedy == "recount") == isRecount) orders[i] = orders[i] with { DoneBy = index };
    }

    /// <summary>The last day to appeal against a decision, as it stands at a moment; null: nobody hears an appeal, or the law sets no limit.</summary>
    public CaseClock? ToAppeal(long decision, DateTimeOffset at) =>
        Rules?.Forum(decisions[decision].Forum)?.Next is { } next ? ToFile(next, decision, at) : null;

    private DateTimeOffset VoteDay => Deadline.BeginOf(Rules!, election.Date);

    private DateTimeOffset ServedAt(long decision) => decisions[decision].Case is { } of && cases[of].ServedAt is { } served ? served : Rulings.Find(decision)!.At;

    private void Take(long index, DateTimeOffset at, DecisionMade made)
    {
        decisions[index] = made;
        Rulings.Add(Ruling.Of(index, at, made, Rules!.Forum(made.Forum)!));
        if (made.Case is { } of) cases[of] = cases[of] with { Stage = CaseStage.Decided, Head = index, Decision = index };
        foreach (var remedy in made.Remedies)
            if (remedy is RecountOrder or CorrectionOrder or BoxExclusion)
                orders.AddRange(((RemedyOfUnits)remedy).Units.Select(u => new Order(index, RemedyCodes.Of(remedy), u, null)));
    }
}

/// <summary>Something that a decision ordered and a later entry carries out.</summary>
/// <param name="Decision">Index of the decision.</param>
/// <param name="Remedy">Code of the remedy: recount, correct, exclude-box.</param>
/// <param name="Unit">Code of the unit.</param>
/// <param name="DoneBy">Index of the correction that carried it out; null: none has.</param>
public sealed record Order(long Decision, string Remedy, string Unit, long? DoneBy);
