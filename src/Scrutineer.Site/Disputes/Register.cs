using Scrutineer.Margins.Matters;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Disputes;

/// <summary>
/// The public register of complaints and decisions of a version. What depends on the present (days used, overdue) is taken at the time of the version's
/// publication, because a page of a version never changes.
/// </summary>
public sealed class Register
{
    private readonly Edition edition;
    private readonly Lazy<ImmutableArray<RegisterRow>> rows;
    private readonly Lazy<RegisterIndex> index;
    private readonly Lazy<RegisterViews> views;
    private readonly ConcurrentDictionary<string, Lazy<CaseMatters>> matters = [];

    internal Register(Edition edition, Docket docket)
    {
        (this.edition, Docket) = (edition, docket);
        rows = new(() => [.. docket.Cases.Reverse().Select(c => RegisterRow.Of(docket, c, Now))]);
        views = new(() => new RegisterViews(this, edition.Election.Units));
        index = new(() => RegisterIndex.Of(edition.Election.Units, docket));
    }

    /// <summary>Cases, decisions, clocks, as they stand in this version.</summary>
    public Docket Docket { get; }

    /// <summary>True if there is a register: nobody can complain or decide without rules.</summary>
    public bool IsKept => Docket.Rules is not null;

    /// <summary>The moment for which days and limits are given: when the version was published, as its publisher says, by the local time of the rules.</summary>
    public DateTimeOffset Now => Docket.Rules is { } rules ? edition.Version.Time.ToOffset(rules.Offset) : edition.Version.Time;

    /// <summary>All cases, newest first.</summary>
    public ImmutableArray<RegisterRow> Rows => rows.Value;

    /// <summary>Indices of all decisions, newest first.</summary>
    public IEnumerable<long> Decisions => Docket.Decisions.Keys.Reverse();

    /// <summary>The case of that number; null: there is none.</summary>
    public RegisterRow? Find(long number) => Docket.Find(number) is { } one ? RegisterRow.Of(Docket, one, Now) : null;

    /// <summary>Cases about a unit, about one it lies in, or about one in it; newest first.</summary>
    public IEnumerable<long> CasesAt(int unit) => index.Value.Cases.At(unit);

    /// <summary>Decisions whose orders touch a unit; newest first.</summary>
    public IEnumerable<long> DecisionsAt(int unit) => index.Value.Decisions.At(unit);

    /// <summary>The ways to filter it.</summary>
    internal RegisterViews Views => views.Value;

    /// <summary>What hangs on the stations of a case, in this version. Made once for the same stations, when it is asked for.</summary>
    public CaseMatters MattersOf(Case one) => matters.GetOrAdd(string.Join('\n', one.Filed.Units), _ => new(() => CaseMatters.Of(edition.State, edition.Version.Channel, one.Filed.Units))).Value;

    /// <summary>What a decision changed in the channel of this version; null: it orders nothing that changes a figure.</summary>
    public Consequence? ConsequenceOf(long decision) =>
        Docket.Decisions[decision].Remedies.Any(RemedyCodes.ChangesFigures) ? edition.Record.ConsequenceOf(decision, edition.Version.Channel) : null;

    /// <summary>Entries of cases and decisions, in their order.</summary>
    public IEnumerable<long> Entries => Docket.Cases.SelectMany(EntriesOf).Concat(Docket.Decisions.Keys).Distinct().Order();

    /// <summary>Entries of a case: the complaint, its steps, its decision.</summary>
    public static IEnumerable<long> EntriesOf(Case one) => new long?[] { one.Number, one.Decision }.OfType<long>().Concat(one.Steps.Select(s => s.Index)).Order();

    /// <summary>The version before and the version after an entry; null: none is published before it, or none yet after it.</summary>
    public (PastVersion? Before, PastVersion? After) Around(long entry) =>
        (edition.Versions.LastOrDefault(v => v.Number <= entry), edition.Versions.FirstOrDefault(v => v.Number > entry));
}

/// <summary>A line of the register.</summary>
/// <param name="Case">The case.</param>
/// <param name="Days">How long it has taken and may take.</param>
/// <param name="Decision">Index of the decision, its own or of the case it was joined with; null: none yet.</param>
/// <param name="Made">That decision.</param>
public sealed record RegisterRow(Case Case, CaseDays Days, long? Decision, DecisionMade? Made)
{
    /// <summary>Where it stands, roughly: open, decided, withdrawn, joined.</summary>
    public string Status => Case.IsOpen ? "open" : StageCode(Case.Stage);

    /// <summary>Code of a stage.</summary>
    public static string StageCode(CaseStage stage) => stage == CaseStage.HearingSet ? "hearing-set" : stage.ToString().ToLowerInvariant();

    internal static RegisterRow Of(Docket docket, Case one, DateTimeOffset now)
    {
        var decision = docket.Leading(one).Decision;
        return new RegisterRow(one, CaseDays.Of(docket, one, now), decision, decision is { } index ? docket.Decisions[index] : null);
    }
}
