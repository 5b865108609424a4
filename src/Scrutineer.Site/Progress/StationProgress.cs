using System.Collections.Immutable;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Tallies;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Progress;

/// <summary>Why the figures of a station are not in the totals.</summary>
public enum WhyMissing
{
    /// <summary>No protocol has arrived in any channel.</summary>
    NotReported,

    /// <summary>A protocol arrived in another channel, not in the one that is published.</summary>
    OnlyElsewhere,

    /// <summary>Its protocol was withdrawn.</summary>
    Withdrawn,
}

/// <summary>A station that is not in the totals.</summary>
/// <param name="Unit">Index of the unit.</param>
/// <param name="Why">Why.</param>
/// <param name="Channel">The channel that has it; empty: none.</param>
/// <param name="Reason">The reason that the entry gives; empty: none.</param>
public readonly record struct MissingStation(int Unit, WhyMissing Why, string Channel, string Reason);

/// <summary>How far the stations of a version have come. Numbers of stations; each is at most <see cref="Stations"/>.</summary>
public sealed class StationProgress
{
    private StationProgress(Edition edition)
    {
        var (state, units) = (edition.State, edition.Election.Units);
        var published = edition.Version.Channel;
        Stations = edition.Tallies.Country.Stations;
        ByChannel = [.. edition.Election.Channels.Select(c => (c.Code, (c.Code == published ? edition.Tallies : TallyTable.Of(state, c.Code)).Country.StationsReported))];

        var (corrected, accepted, withdrawn) = (new HashSet<string>(), new HashSet<string>(), new Dictionary<string, string>());
        foreach (var (_, entry) in edition.Since(0))
        {
            if (entry.Data is not UnitEntry about) continue;
            var here = about.Channel == published;
            if (about is ProtocolCorrected) corrected.Add(about.Unit);
            if (here && about is ProtocolAccepted) accepted.Add(about.Unit);
            // An acceptance is of the protocol that counted then; the next protocol is a new question.
            if (here && about is ProtocolReported or ProtocolCorrected or ProtocolWithdrawn) accepted.Remove(about.Unit);
            if (here && about is ProtocolWithdrawn gone) withdrawn[about.Unit] = gone.Reason;
            if (here && about is ProtocolReported or ProtocolCorrected) withdrawn.Remove(about.Unit);
        }

        var found = edition.Findings.Where(f => f.Channel == published).ToList();
        var errors = found.Where(f => f.Severity == Elections.Forms.Severity.Error).Select(f => f.Unit).ToHashSet();
        var anyFinding = found.Select(f => f.Unit).ToHashSet();
        var missing = ImmutableArray.CreateBuilder<MissingStation>();
        foreach (var unit in InOrder(edition.Election))
        {
            if (!units.ChildrenOf(unit).IsEmpty) continue;
            Listed++;
            var code = units[unit].Code;
            if (edition.Election.Channels.Any(c => Arrived(state, c.Code, unit))) Received++;
            if (anyFinding.Contains(unit)) WithFindings++;
            if (errors.Contains(unit)) WithErrors++;
            if (accepted.Contains(code)) Accepted++;
            if (corrected.Contains(code)) Corrected++;
            if (state.SetAside.Contains(unit)) SetAside++;
            if (Arrived(state, published, unit)) continue;
            var elsewhere = edition.Election.Channels.FirstOrDefault(c => c.Code != published && Arrived(state, c.Code, unit))?.Code ?? "";
            missing.Add(withdrawn.TryGetValue(code, out var reason)
                ? new(unit, WhyMissing.Withdrawn, elsewhere, reason)
                : new(unit, elsewhere.Length > 0 ? WhyMissing.OnlyElsewhere : WhyMissing.NotReported, elsewhere, ""));
        }

        Missing = missing.ToImmutable();
    }

    /// <summary>All stations, also those that are not listed one by one.</summary>
    public long Stations { get; }

    /// <summary>Stations that the units list one by one.</summary>
    public long Listed { get; }

    /// <summary>A protocol that counts has arrived in some channel.</summary>
    public long Received { get; }

    /// <summary>Stations in the totals of each channel, in the order of the channels.</summary>
    public ImmutableArray<(string Channel, long Stations)> ByChannel { get; }

    /// <summary>The protocol of the published channel has findings.</summary>
    public long WithFindings { get; }

    /// <summary>Some of them are errors.</summary>
    public long WithErrors { get; }

    /// <summary>Somebody let the protocol stand in spite of its findings and gave a reason.</summary>
    public long Accepted { get; }

    /// <summary>Corrected at least once, in any channel.</summary>
    public long Corrected { get; }

    /// <summary>Not counted, by an act.</summary>
    public long SetAside { get; }

    /// <summary>Listed stations that are not in the totals of the published channel, region by region.</summary>
    public ImmutableArray<MissingStation> Missing { get; }

    /// <summary>Counts the stations of a version.</summary>
    public static StationProgress Of(Edition edition) => new(edition);

    /// <summary>A protocol of the station itself, or a summary over it.</summary>
    private static bool Arrived(CountState state, string channel, int unit) =>
        state.Election.Units.PathOf(unit).Any(u => state[channel].Current(u) is not null);

    private static IEnumerable<int> InOrder(Election election)
    {
        var waiting = new Stack<int>([election.Units.Root]);
        while (waiting.TryPop(out var unit))
        {
            yield return unit;
            var below = election.Units.ChildrenOf(unit);
            for (var i = below.Length - 1; i >= 0; i--) waiting.Push(below[i]);
        }
    }
}
