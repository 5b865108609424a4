using System.Collections.Immutable;
using Scrutineer.Desk.Overview;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Protocols;
using Scrutineer.Law;

namespace Scrutineer.Office.Desk;

/// <summary>A station in all channels, side by side.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Protocol">What counts in it; null: nothing yet.</param>
public sealed record ChannelSide(string Channel, Protocol? Protocol);

public sealed partial class DeskOffice
{
    /// <summary>The progress of a unit and all below it.</summary>
    public Result<UnitProgress> Overview(StaffMember who, string unit) => InTurn<UnitProgress>(who, Operation.SeeOverview, unit, null, () =>
    {
        var stations = StationsOf(unit).ToList();
        var codes = stations.Select(s => s.Unit).ToHashSet(StringComparer.Ordinal);
        return UnitProgress.Of(unit, stations, state.RecordedAt(u => codes.Contains(u), Election.DecidingChannel.Code), Now());
    });

    /// <summary>The stations below a unit, as the wall shows them.</summary>
    public Result<ImmutableArray<StationProgress>> Stations(StaffMember who, string unit) =>
        InTurn<ImmutableArray<StationProgress>>(who, Operation.SeeOverview, unit, null, () => StationsOf(unit).ToImmutableArray());

    /// <summary>What every channel says of a station.</summary>
    public Result<ImmutableArray<ChannelSide>> Sides(StaffMember who, string unit) => InTurn<ImmutableArray<ChannelSide>>(who, Operation.SeeOverview, unit, null, () =>
        Election.Channels.Select(c => new ChannelSide(c.Code, office.Fold.Counting(c.Code, unit)?.Protocol)).ToImmutableArray());

    private IEnumerable<StationProgress> StationsOf(string unit)
    {
        var channel = Election.DecidingChannel.Code;
        var below = new Stack<int>([Election.Units.Find(unit)]);
        while (below.TryPop(out var at))
        {
            foreach (var child in Election.Units.ChildrenOf(at).Reverse()) below.Push(child);
            if (!Election.Units[at].IsStation) continue;
            var code = Election.Units[at].Code;
            var stage = state.StageOf(code, channel);
            var name = stage is Stage.Untyped && office.Fold.Counting(channel, code) is not null ? "recorded" : TypingRules.Name(stage);
            yield return new StationProgress(code, name, TypingRules.Typist(stage), state.TouchedAt(code, channel), stage is Stage.Deciding deciding ? deciding.Findings.Length : 0);
        }
    }
}
