using System.Collections.Immutable;
using Scrutineer.Desk.Sittings;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Office.Desk;

/// <summary>What the desk knows: the fold of its journal. The same lines always give the same state.</summary>
/// <param name="election">The definition.</param>
internal sealed class DeskState(Election election)
{
    private static readonly Stage Untyped = new Stage.Untyped((Correction?)null);
    private readonly Dictionary<(string Unit, string Channel), Stage> stages = [];
    private readonly Dictionary<(string Unit, string Channel), ImmutableArray<BlobReference>> scans = [];
    private readonly Dictionary<(string Unit, string Channel), DateTimeOffset> touched = [];
    private readonly Dictionary<(string Unit, string Channel), int> recorded = [];
    private readonly Dictionary<string, Sitting> sittings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> taken = new(StringComparer.Ordinal);

    private readonly List<(string Unit, string Channel, DateTimeOffset At)> times = [];

    /// <summary>When protocols of some units came into the record, oldest first.</summary>
    public IEnumerable<DateTimeOffset> RecordedAt(Func<string, bool> isOf, string channel) => times.Where(t => t.Channel == channel && isOf(t.Unit)).Select(t => t.At);

    /// <summary>Protocols that have left the stage untyped, with their stages.</summary>
    public IReadOnlyDictionary<(string Unit, string Channel), Stage> Stages => stages;

    /// <summary>How far a protocol has come.</summary>
    public Stage StageOf(string unit, string channel) => stages.GetValueOrDefault((unit, channel), Untyped);

    /// <summary>True if a protocol in the record is to be typed anew.</summary>
    public bool IsCorrected(string unit, string channel) => StageOf(unit, channel).Correction is not null;

    /// <summary>When something was last done to a protocol; null: never.</summary>
    public DateTimeOffset? TouchedAt(string unit, string channel) => touched.TryGetValue((unit, channel), out var at) ? at : null;

    /// <summary>How often this desk wrote a protocol of a unit and channel into the record.</summary>
    public int TimesRecorded(string unit, string channel) => recorded.GetValueOrDefault((unit, channel));

    /// <summary>Scans that wait for their protocol, or lie beside it.</summary>
    public ImmutableArray<BlobReference> ScansOf(string unit, string channel) => scans.TryGetValue((unit, channel), out var found) ? found : [];

    /// <summary>Every scan with what it is of.</summary>
    public IEnumerable<((string Unit, string Channel) Of, BlobReference Scan)> Scans => scans.SelectMany(s => s.Value.Select(v => (s.Key, v)));

    /// <summary>What a unit's own sitting is.</summary>
    public Sitting SittingOf(string unit) => sittings.GetValueOrDefault(unit, Sitting.NotOpened);

    /// <summary>The nearest sitting at or above a unit that was ever opened; null: none was.</summary>
    public (string Unit, Sitting Sitting)? SittingOver(string unit)
    {
        foreach (var at in election.Units.PathOf(election.Units.Find(unit)))
            if (sittings.TryGetValue(election.Units[at].Code, out var sitting)) return (election.Units[at].Code, sitting);
        return null;
    }

    /// <summary>Index of the entry that a client's message became; null: it has not come yet.</summary>
    public long? Taken(string id) => taken.TryGetValue(id, out var index) ? index : null;

    /// <summary>Takes the next line.</summary>
    /// <exception cref="InvalidOperationException">The line does not fit what was before it: the journal is not of this election.</exception>
    public void Take(DeskLine line)
    {
        if (line.Channel is { } channel) touched[(line.Unit, channel)] = line.At;
        if (line.ToAction(election.Form.Lines.Length) is { } action)
        {
            var next = TypingRules.Next(StageOf(line.Unit, line.Channel!), action);
            if (!next.IsOk) throw new InvalidOperationException($"The journal tells of something that is not allowed: {next.Refusal}");
            stages[(line.Unit, line.Channel!)] = next.Value;
            if (action is TypingAction.Record) Recorded(line);
            return;
        }

        switch (line.Act)
        {
            case "sitting":
                sittings[line.Unit] = Enum.Parse<Sitting>(line.Code!);
                break;
            case "scan":
                scans[(line.Unit, line.Channel!)] = ScansOf(line.Unit, line.Channel!).AddRange(line.Images!);
                break;
            case "reported":
                stages[(line.Unit, line.Channel!)] = new Stage.Recorded(line.Index!.Value);
                Recorded(line);
                if (line.Code is { } id) taken[id] = line.Index.Value;
                break;
            default:
                throw new InvalidOperationException($"The journal has a line \"{line.Act}\" that this program does not know.");
        }
    }

    private void Recorded(DeskLine line)
    {
        times.Add((line.Unit, line.Channel!, line.At));
        recorded[(line.Unit, line.Channel!)] = TimesRecorded(line.Unit, line.Channel!) + 1;
    }
}
