using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Results;
using Scrutineer.Elections.Tallies;
using Scrutineer.Margins;
using Scrutineer.Report;
using Scrutineer.Report.Results;
using Scrutineer.Site.Disputes;
using Scrutineer.Site.Files;
using Scrutineer.Site.Progress;

namespace Scrutineer.Site.Editions;

/// <summary>
/// One published version: everything that its pages and files show, a function of the entries before it. A value: it never changes, and several
/// threads may read it.
/// </summary>
public sealed class Edition
{
    private readonly PublishedRecord record;
    private readonly Lazy<ImmutableArray<Finding>> findings;
    private readonly Lazy<ILookup<int, Finding>> findingsByUnit;
    private readonly Lazy<MarginReport?> margins;
    private readonly Lazy<Result> result;
    private readonly Lazy<StationProgress> progress;
    private readonly Lazy<CodeNames> fileNames;

    private Edition(PublishedRecord record, PastVersion version, RecordFold fold, CountState state, ElectionOutcome outcome)
    {
        this.record = record;
        Version = version;
        State = state;
        Outcome = outcome;
        Id = fold.Election;
        Opened = fold.Opened;
        Policy = fold.Keys.Policy;
        Commission = fold.Keys.Commission;
        Declarations = [.. fold.Declarations];
        Incidents = [.. fold.Incidents];
        Standing = LegalStanding.Of(fold);
        // The fold goes on; a version does not.
        Register = new Register(this, fold.Docket.Copy());
        IsDeclared = Declarations is [.., var last]
            && DeclarationText.PublicationOf(last.Data, fold.Opened.Origin, Id, fold.Publications) is { } declared
            && !Since(declared.Data.Size).Any(e => e.Entry.Data is UnitEntry or ActEntry || (e.Entry.Data is DecisionMade made && made.Remedies.Any(RemedyCodes.ChangesFigures)));
        findings = new(() => Check.All(State));
        findingsByUnit = new(() => Findings.ToLookup(f => f.Unit));
        margins = new(() => MarginFinder.Find(Election.Law, Outcome.Data, new MarginQuestion()) is { IsOk: true, Value: var found } ? found : null);
        progress = new(() => StationProgress.Of(this));
        fileNames = new(() => new CodeNames(Election));
        result = new(() => Result.Of(new ReportInput(State, Version.Channel, Outcome, Findings, Version.Time, [])));
    }

    internal static Edition Of(PublishedRecord record, PastVersion version, RecordFold fold, CountState state, ElectionOutcome? outcome = null) =>
        new(record, version, fold, state, outcome ?? ElectionOutcome.Of(state.Election, TallyTable.Of(state, version.Channel)).Value);

    /// <summary>How many entries it is made from; the name of the version.</summary>
    public long Number => Version.Number;

    /// <summary>The publication.</summary>
    public PastVersion Version { get; }

    /// <summary>What the publication entry says.</summary>
    public PublicationMade Made => Version.Made;

    /// <summary>The record it is made from.</summary>
    public PublishedRecord Record => record;

    /// <summary>Identity of the election with its phase.</summary>
    public string Id { get; }

    /// <summary>True for a record that was opened as a test or rehearsal.</summary>
    public bool IsTest => Id.EndsWith(":test", StringComparison.Ordinal);

    /// <summary>What entry 0 says.</summary>
    public ElectionOpened Opened { get; }

    /// <summary>The policy in force: log key, witnesses, quorum.</summary>
    public string Policy { get; }

    /// <summary>The commission in force: who declares, and how many of them.</summary>
    public string Commission { get; }

    /// <summary>The state of the count.</summary>
    public CountState State { get; }

    /// <summary>The election with the acts in force.</summary>
    public Election Election => State.Election;

    /// <summary>What the law makes of the channel that is published.</summary>
    public ElectionOutcome Outcome { get; }

    /// <summary>The totals of that channel.</summary>
    public TallyTable Tallies => Outcome.Tallies;

    /// <summary>Declarations before this version.</summary>
    public ImmutableArray<Placed<DeclarationMade>> Declarations { get; }

    /// <summary>Incidents before this version.</summary>
    public ImmutableArray<Placed<IncidentReported>> Incidents { get; }

    /// <summary>Annulments, repeat votes and suspended time limits of the election as a whole.</summary>
    public LegalStanding Standing { get; }

    /// <summary>Complaints and decisions before this version.</summary>
    public Register Register { get; }

    /// <summary>True if the commission declared these figures: nothing that counts was entered since.</summary>
    public bool IsDeclared { get; }

    /// <summary>All findings, of all channels.</summary>
    public ImmutableArray<Finding> Findings => findings.Value;

    /// <summary>What would change the outcome, by votes; null: it cannot be said of this law.</summary>
    public MarginReport? Margins => margins.Value;

    /// <summary>The findings of a unit and of all units below it.</summary>
    public IEnumerable<Finding> FindingsIn(int unit) =>
        findingsByUnit.Value[unit].Concat(Election.Units.ChildrenOf(unit).SelectMany(FindingsIn));

    /// <summary>What was accepted with a reason at a unit.</summary>
    public IEnumerable<(long Index, ProtocolAccepted Data)> AcceptedIn(int unit) =>
        HistoryOf(unit).Where(e => e.Entry.Data is ProtocolAccepted).Select(e => (e.Index, (ProtocolAccepted)e.Entry.Data));

    /// <summary>The form that counted for the unit and channel of an entry until that entry; null: none.</summary>
    public ProtocolForm? FormBefore(long index, UnitEntry entry)
    {
        ProtocolForm? form = null;
        foreach (var (_, earlier) in HistoryOf(Election.Units.Find(entry.Unit)).TakeWhile(e => e.Index < index))
        {
            form = earlier.Data switch
            {
                ProtocolReported reported when reported.Channel == entry.Channel => reported.Protocol,
                ProtocolCorrected corrected when corrected.Channel == entry.Channel => corrected.Protocol,
                ProtocolWithdrawn withdrawn when withdrawn.Channel == entry.Channel => null,
                _ => form,
            };
        }

        return form;
    }

    /// <summary>What every view of the country's result needs.</summary>
    public Result Result => result.Value;

    /// <summary>How far the stations have come.</summary>
    public StationProgress Progress => progress.Value;

    /// <summary>Which unit or list the name of a file means.</summary>
    public CodeNames FileNames => fileNames.Value;

    /// <summary>When the last entry before this version was made.</summary>
    public DateTimeOffset LastEntry => record[Number - 1].Time;

    /// <summary>The versions up to this one, oldest first.</summary>
    public IEnumerable<PastVersion> Versions => record.Versions.TakeWhile(v => v.Number <= Number);

    /// <summary>The version before this one; null: this is the first.</summary>
    public PastVersion? Before => record.Versions.LastOrDefault(v => v.Number < Number);

    /// <summary>The entries of a unit, oldest first.</summary>
    public IEnumerable<(long Index, Entry Entry)> HistoryOf(int unit) =>
        record.History(Election.Units[unit].Code, Number).Select(i => (i, record[i]));

    /// <summary>The entries from one size on, up to this version.</summary>
    public IEnumerable<(long Index, Entry Entry)> Since(long size)
    {
        for (var i = size; i < Number; i++) yield return (i, record[i]);
    }
}
