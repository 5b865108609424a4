using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Office.Mirrors;
using Scrutineer.Published;
using Scrutineer.Published.Output;

namespace Scrutineer.Cli.Records;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;
using Scrutineer.Office;

/// <summary><c>scrutineer mirror</c>: a copy of a published record that grows only by what is verified.</summary>
internal static class MirrorCommand
{
    public static Command Build()
    {
        var place = new Argument<string>("URL|DIR") { Description = "The published record to follow." };
        var folder = new Argument<string>("MIRROR") { Description = "Where the copy lies." };
        var policy = new Option<string?>("--policy") { Description = "The policy that you trust, from where it was printed." };
        var follow = new Option<int?>("--follow") { Description = "Look again every so many seconds until stopped." };
        var command = new Command("mirror", "Copy a published record and follow it; a fork, a rollback or a damaged file is refused.") { place, folder, policy, follow };
        command.SetAction(async (parsed, cancel) =>
        {
            var trusted = parsed.GetValue(policy) is { } file ? (Result<string>?)TextFile.Read(file) : null;
            if (trusted is { IsOk: false, Refusal: { } refusal }) return Exit.Refused(refusal);
            while (true)
            {
                var code = Once(RecordPaths.TreeOf(parsed.GetValue(place)!), parsed.GetValue(folder)!, trusted?.Value);
                if (parsed.GetValue(follow) is not { } seconds || code != Exit.Done) return code;
                try
                {
                    await Task.Delay(TimeSpan.FromSeconds(int.Clamp(seconds, 1, 86_400)), cancel);
                }
                catch (OperationCanceledException)
                {
                    return Exit.Done;
                }
            }
        });
        return command;
    }

    private static int Once(string place, string folder, string? policy)
    {
        using var opened = PublishedFiles.Open(place);
        if (opened is null) return Exit.Refused(new Refusal("folder-missing", "There is no such file or folder.", place));
        var bar = new ProgressBar();
        Mirrored mirrored;
        try
        {
            mirrored = new Mirror(folder).Update(opened.Files, policy, bar);
        }
        catch (HttpRequestException e)
        {
            return Exit.Refused(new Refusal("source-unreachable", $"The record cannot be fetched: {e.Message}", place));
        }

        bar.End();
        if (mirrored.Report.IsVerified)
        {
            Terminal.Line($"The mirror has {Terminal.Number(mirrored.Size)} entries, verified; {Terminal.Number(mirrored.Fetched)} files were fetched.");
            return Exit.Done;
        }

        ReportText.Write(Console.Out, mirrored.Report, policy is not null);
        Terminal.Amber($"The mirror was left as it was, with {Terminal.Number(mirrored.Size)} entries.");
        return Exit.No;
    }
}
