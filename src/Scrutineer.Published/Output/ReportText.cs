using System.Globalization;
using Scrutineer.Verification;

namespace Scrutineer.Published.Output;

/// <summary>The report for people.</summary>
public static class ReportText
{
    private static readonly string[] Sentences =
    [
        "The checkpoint is a signed note of an origin, a size and a root",
        "Entry 0 opens the election, with the policy given if one was given",
        "Every entry bundle is there and whole",
        "The entries give every hash tile and the root of the checkpoint",
        "Every entry is in canonical form, known, and legal where it stands",
        "Every change of keys is signed by the quorum in force before it",
        "The checkpoint is signed by the log key in force",
        "The cosignatures reach the quorum of the policy",
        "The checkpoint extends the one remembered",
        "Every blob that entries name is there, with its length and digest",
        "The totals of every publication are those of the entries",
        "The outcome of every publication is that of the entries",
        "The root of every publication is the tree's",
        "Every declaration is of a publication, signed by the commission's quorum",
        "current.json names the latest publication",
    ];

    public static void Write(TextWriter to, VerificationReport report, bool hasPolicy)
    {
        if (report.Checkpoint is { } checkpoint) to.WriteLine($"{Clean(checkpoint.Origin)}, {report.Size} entries, root {report.Root?.ToBase64() ?? "not known"}");
        foreach (var step in report.Steps)
        {
            var state = step.State switch { StepState.Passed => "passed", StepState.Failed => "FAILED", StepState.NotChecked or _ => "not checked" };
            to.WriteLine($"{step.Step,-3}  {state,-11}  {Sentences[(int)step.Step - 1]}");
            if (step.Fault is { } fault) to.WriteLine($"     {Clean(fault.ToString())}");
            if (step.Reason is { } reason && step.Step != Step.V9) to.WriteLine($"     {reason}");
        }

        foreach (var cosigner in report.Cosigners) to.WriteLine($"cosigned by {Clean(cosigner.Name)}{(Time(cosigner.Time) is { } time ? $" at {time}" : "")}");
        if (report.Publications.Length > 0) to.WriteLine($"{report.Publications.Length} publications, the latest is entry {report.Publications[^1].Index}, channel {Clean(report.Publications[^1].Made.Channel)}");
        to.WriteLine(report.IsVerified ? "VERIFIED" : "NOT VERIFIED");
        if (report.IsVerified && !hasPolicy) to.WriteLine("No policy was given: that the keys are the commission's is not proven. Give it by --policy.");
    }

    /// <summary>Seconds since 1970 as a time; null: none, or beyond the calendar.</summary>
    public static string? Time(ulong? seconds) => seconds <= 253_402_300_799
        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds.Value).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : null;

    /// <summary>Texts of a record go to a terminal without control characters.</summary>
    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
