using System.Collections.Immutable;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

/// <summary>What pages show of the desk and of the record without changing either.</summary>
public sealed partial class DeskOffice
{
    /// <summary>The time by the office's clock.</summary>
    public DateTimeOffset Time => Now();

    /// <summary>How many entries the record has.</summary>
    public long RecordSize => office.Size;

    /// <summary>What somebody types just now, whatever the sitting is: what was typed comes back to him even when it is not taken. Refuses <c>typing-not-yours</c>.</summary>
    public Result<TypingTask> OwnTask(StaffMember who, string unit, string channel) => InTurn<TypingTask>(who, Operation.TypeProtocol, unit, channel, () =>
        TypingRules.Typist(state.StageOf(unit, channel)) == who.Key ? TaskOf(who, unit, channel) : new Refusal("typing-not-yours", "You have not taken this protocol; take it first."));

    /// <summary>The state of the record, of which summary protocols are made, and how far the record is at that moment.</summary>
    public Result<(CountState State, RecordHead Head)> StateFor(StaffMember who, string unit) =>
        InTurn<(CountState, RecordHead)>(who, Operation.MakeSummary, unit, null, () => (office.Fold.State(), office.Head()));

    /// <summary>The entries of a unit, oldest first, and how far the record is at that moment: of them corrigenda are made.</summary>
    public Result<(ImmutableArray<(long Index, Entry Entry)> Entries, RecordHead Head)> CorrectionsFor(StaffMember who, string unit) =>
        InTurn<(ImmutableArray<(long, Entry)>, RecordHead)>(who, Operation.SeeOverview, unit, null, () => (office.HistoryOf(unit), office.Head()));

    /// <summary>The entries of a unit, oldest first, with their indices.</summary>
    public Result<ImmutableArray<(long Index, Entry Entry)>> HistoryOf(StaffMember who, string unit) =>
        InTurn<ImmutableArray<(long, Entry)>>(who, Operation.SeeOverview, unit, null, () => office.HistoryOf(unit));

    /// <summary>Scans of a unit in all channels, those that wait for their protocol too.</summary>
    public Result<ImmutableArray<(string Channel, BlobReference Scan)>> ScansOf(StaffMember who, string unit) =>
        InTurn<ImmutableArray<(string, BlobReference)>>(who, Operation.SeeOverview, unit, null, () =>
            Election.Channels.SelectMany(c => state.ScansOf(unit, c.Code).Select(s => (c.Code, s))).ToImmutableArray());
}
