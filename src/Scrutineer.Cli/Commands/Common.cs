using System.CommandLine;
using System.Globalization;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Law;

namespace Scrutineer.Cli.Commands;

/// <summary>Arguments and steps that several commands share.</summary>
internal static class Common
{
    public static Argument<string> Folder() => new("DIR") { Description = "An election folder." };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON on standard output." };

    public static Option<string?> Channel() => new("--channel") { Description = "The channel; without it the one that decides, or the first with protocols." };

    public static Option<string?> Phase() => new("--phase") { Description = "Only what had arrived with this version of the count (preliminary, recount ...) and those before it." };

    public static Option<string?> At() => new("--at") { Description = "Only protocols received until then, for example 2020-10-05T11:00+06:00." };

    public static Option<string?> Csv() => new("--csv") { Description = "Also write a CSV file." };

    /// <summary>The channel asked for; else the one that decides if it has protocols; else the first that has.</summary>
    public static Result<string> ChannelOf(CountState state, string? asked)
    {
        var election = state.Election;
        if (asked is not null)
        {
            return election.Channels.Any(c => c.Code == asked)
                ? asked
                : new Refusal("channel-unknown", $"There is no channel \"{asked}\"; the election has {string.Join(", ", election.Channels.Select(c => c.Code))}.");
        }

        var decides = election.DecidingChannel.Code;
        if (state[decides].All.Any()) return decides;
        return election.Channels.FirstOrDefault(c => state[c.Code].All.Any())?.Code ?? decides;
    }

    public static Option<long?> Size() => new("--size") { Description = "Of an election with a record: only its first so many entries. Without it all." };

    /// <summary>What to count of a folder: a channel, up to a phase, up to a time; of a record, its first entries.</summary>
    public sealed record Cut(string? Channel, string? Phase = null, string? At = null, long? Size = null);

    /// <summary>Folder or record to totals: read, fold the prefix, tally.</summary>
    public static Result<(Counted Counted, TallyTable Tallies)> Tally(string path, Cut cut)
    {
        DateTimeOffset? until = null;
        if (cut.At is not null)
        {
            if (!DateTimeOffset.TryParse(cut.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return new Refusal("time-wrong", $"\"{cut.At}\" is not a time; write 2020-10-05T11:00+06:00.");
            until = time;
        }

        var counted = Counted.Of(path, cut.Size, cut.Phase);
        if (!counted.IsOk) return counted.Refusal!;
        var channel = ChannelOf(counted.Value.State, cut.Channel);
        if (!channel.IsOk) return channel.Refusal!;
        return (counted.Value, TallyTable.Of(counted.Value.State, channel.Value, until));
    }

    /// <summary>Folder or record to outcome: totals, then the law.</summary>
    public static Result<(Counted Counted, TallyTable Tallies, ElectionOutcome Outcome)> Count(string path, Cut cut)
    {
        var tally = Tally(path, cut);
        if (!tally.IsOk) return tally.Refusal!;
        var (counted, tallies) = tally.Value;
        var outcome = ElectionOutcome.Of(counted.State.Election, tallies);
        return outcome.IsOk ? (counted, tallies, outcome.Value) : outcome.Refusal!;
    }
}
