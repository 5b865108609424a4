using System.CommandLine;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Findings;
using Scrutineer.Law;
using Scrutineer.Report;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer report</c>: one self-contained HTML file.</summary>
internal static class ReportCommand
{
    public static readonly string[] Languages = ["en", "ru", "ky"];

    public static Command Build()
    {
        var folder = Common.Folder();
        var target = new Option<string>("--out") { Description = "The HTML file to make.", Required = true };
        var channel = Common.Channel();
        var language = new Option<string>("--lang") { Description = "en, ru or ky.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong(Languages);
        var command = new Command("report", "One self-contained page: result, seats, regions, findings, and the explanation of everything.") { folder, target, channel, language };
        command.SetAction(parsed =>
        {
            var written = Write(parsed.GetValue(folder)!, parsed.GetValue(channel), parsed.GetValue(language)!, parsed.GetValue(target)!);
            if (!written.IsOk) return Exit.Refused(written.Refusal!);
            Console.WriteLine(written.Value);
            return Exit.Done;
        });
        return command;
    }

    /// <summary>Reads the folder and writes its report; the file appears when it is whole.</summary>
    public static Result<string> Write(string folder, string? channel, string language, string target)
    {
        if (Directory.Exists(target)) return new Refusal("out-exists", "This is a folder; name the HTML file to make.", target);
        target = Path.GetFullPath(target);
        var counted = Common.Count(folder, new Common.Cut(channel));
        if (!counted.IsOk) return counted.Refusal!;
        var ((state, read, record), tallies, outcome) = counted.Value;
        var input = new ReportInput(state, tallies.Channel, outcome, Check.All(state), DateTimeOffset.Now, read is null ? [($"record {record!.Election}, the first {record.Size} entries, root {record.Root}", "")] : Sources(folder, read.Head.Files));
        var temporary = target + ".tmp";
        try
        {
            File.WriteAllText(temporary, HtmlReport.Write(input, language));
            File.Move(temporary, target, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return target;
    }

    /// <summary>The files that the report follows from, with their digests.</summary>
    private static ImmutableArray<(string File, string Sha256)> Sources(string folder, Elections.ElectionFiles files) =>
    [
        .. new[] { "election.json", files.Form, files.Law, files.Units, files.Lists }
            .Concat(files.Protocols.Select(p => p.File)).Concat(files.Acts)
            .Select(f => (f, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, f)))))),
    ];
}
