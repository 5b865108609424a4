using System.CommandLine;
using Scrutineer.Elections;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Elections.Tallies;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;

namespace Scrutineer.Cli.Commands;

/// <summary>Arguments and steps that several commands share.</summary>
internal static class Common
{
    public static Argument<string> Folder() => new("DIR") { Description = "An election folder." };

    public static Option<bool> Json() => new("--json") { Description = "Print JSON on standard output." };

    public static Option<string?> Channel() => new("--channel") { Description = "The channel; without it the one that decides, or the first with protocols." };

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

    /// <summary>Folder to outcome: read, fold, tally, apply the law.</summary>
    public static Result<(ElectionFolder Folder, CountState State, TallyTable Tallies, ElectionOutcome Outcome)> Count(string path, string? asked)
    {
        var folder = FolderReader.Read(path);
        if (!folder.IsOk) return folder.Refusal!;
        var state = folder.Value.State();
        var channel = ChannelOf(state, asked);
        if (!channel.IsOk) return channel.Refusal!;
        var tallies = TallyTable.Of(state, channel.Value);
        var outcome = ElectionOutcome.Of(state.Election, tallies);
        return outcome.IsOk ? (folder.Value, state, tallies, outcome.Value) : outcome.Refusal!;
    }
}
