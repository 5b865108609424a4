using System.Collections.Immutable;
using Scrutineer.Report;
using Scrutineer.Report.Words;
using Scrutineer.Site.Editions;

namespace Scrutineer.Site.Pictures;

/// <summary>Where the versions stand from left to right: by the publisher's clock, or by entries where they all came within minutes (a rehearsal at speed).</summary>
internal sealed class Timeline
{
    private static readonly TimeSpan LeastSpan = TimeSpan.FromMinutes(10);

    private Timeline(ImmutableArray<PastVersion> versions)
    {
        Versions = versions;
        IsByClock = versions.Length > 0 && versions[^1].Time - versions[0].Time >= LeastSpan;
    }

    public ImmutableArray<PastVersion> Versions { get; }

    public bool IsByClock { get; }

    /// <summary>Code of the channel of these versions.</summary>
    public string Channel => Versions[0].Channel;

    /// <summary>
    /// The versions of one channel, because figures of another are no earlier state of these: of the channel that is shown, or, as long as that has
    /// only one version, of the channel that has most.
    /// </summary>
    public static Timeline Of(Edition edition)
    {
        var channels = edition.Versions.GroupBy(v => v.Channel, StringComparer.Ordinal).ToList();
        var shown = channels.First(c => c.Key == edition.Version.Channel);
        return new([.. shown.Count() > 1 ? shown : channels.MaxBy(c => c.Count())!]);
    }

    public double At(PastVersion version)
    {
        if (Versions.Length == 1) return 1;
        var (first, last) = (Versions[0], Versions[^1]);
        return IsByClock
            ? (double)(version.Time - first.Time).Ticks / (last.Time - first.Time).Ticks
            : (double)(version.Number - first.Number) / (last.Number - first.Number);
    }

    /// <summary>The marks below: the first and the last, with the day, because a count runs over midnight.</summary>
    public ImmutableArray<TimeMark> Marks(Wordbook words)
    {
        if (Versions.Length == 0) return [];
        var (first, last) = (Versions[0], Versions[^1]);
        return Versions.Length == 1 ? [Mark(1, last)] : [Mark(0, first), Mark(1, last)];

        TimeMark Mark(double at, PastVersion version) => IsByClock
            ? new(at, Moments.Clock(version.Time), Moments.Day(words, DateOnly.FromDateTime(version.Time.DateTime)))
            : new(at, $"№ {Numbers.Whole(version.Number)}", "");
    }
}
