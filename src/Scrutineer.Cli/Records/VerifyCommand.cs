using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Office;
using Scrutineer.Published;
using Scrutineer.Published.Output;
using Scrutineer.Verification;

namespace Scrutineer.Cli.Records;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary><c>scrutineer verify</c>: checks a published record without trusting anybody who published it.</summary>
internal static class VerifyCommand
{
    public static Command Build()
    {
        var place = new Argument<string>("DIR|URL|ZIP") { Description = "A published record, or an election folder with one." };
        var policy = new Option<string?>("--policy") { Description = "The policy that you trust, from where it was printed: entry 0 must have the same." };
        var remember = new Option<string?>("--remember") { Description = "File with the checkpoint verified last: the record must extend it; replaced after success." };
        var at = new Option<long?>("--at") { Description = "Publications of the first so many entries; the record is verified as a whole." };
        var asJson = Commands.Common.Json();
        var command = new Command("verify", "Verify a published record: signatures, every entry, totals and seats counted again.") { place, policy, remember, at, asJson };
        command.SetAction(parsed => Run(
            parsed.GetValue(place)!, parsed.GetValue(policy), parsed.GetValue(remember), parsed.GetValue(at), parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string place, string? policyFile, string? remember, long? at, bool asJson)
    {
        var policy = policyFile is null ? null : (Result<string>?)TextFile.Read(policyFile);
        if (policy is { IsOk: false, Refusal: { } refusal }) return Exit.Refused(refusal, asJson);
        var tree = RecordPaths.TreeOf(place);
        using var opened = PublishedFiles.Open(tree);
        if (opened is null) return Exit.Refused(new Refusal("folder-missing", "There is no such file or folder.", tree), asJson);
        var bar = new ProgressBar();
        var report = RecordVerifier.Verify(opened.Files, new VerifyOptions
        {
            TrustedPolicy = policy?.Value,
            Remembered = remember is null ? null : RememberedFile.Read(remember),
            At = at,
        }, bar);
        bar.End();
        if (asJson)
        {
            using var output = Console.OpenStandardOutput();
            ReportJson.Write(output, report);
            output.Write("\n"u8);
        }
        else
        {
            ReportText.Write(Console.Out, report, policy is not null);
        }

        if (report.IsVerified && remember is not null) RememberedFile.Replace(remember, report.CheckpointBytes.Span);
        return report.IsVerified ? Exit.Done : Exit.No;
    }
}
