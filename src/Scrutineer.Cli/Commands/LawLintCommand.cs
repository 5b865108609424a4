using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer law lint</c>: what a law leaves unsaid. Exit 1 if a count can ask what the law does not answer.</summary>
internal static class LawLintCommand
{
    private sealed record Line(string Severity, string Code, string Path, int? At, string Step, string Option, ImmutableArray<string> Values, string Message);

    public static Command Build()
    {
        var source = LawCommand.Source();
        var asJson = Common.Json();
        var command = new Command("lint", "What the law leaves unsaid: options that must be named, defaults that are taken, steps that decide nothing.") { source, asJson };
        command.SetAction(parsed => Run(parsed.GetValue(source)!, parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string path, bool asJson)
    {
        var read = LawFile.Read(path, withVotes: false);
        // A law that cannot be read has one finding: why not.
        ImmutableArray<Line> lines = read.IsOk
            ? [.. LawLint.Check(read.Value.Law).Select(f => Of(read.Value, f))]
            : [new Line("refuse", read.Refusal!.Code, read.Refusal.Path ?? "$", read.Refusal.Line, "", "", [], read.Refusal.Message)];
        var file = read.IsOk ? read.Value.Path : read.Refusal!.File ?? path;
        var isOk = lines.All(l => l.Severity != "refuse");
        if (asJson) Json.Write(json => Write(json, isOk, lines));
        else Print(file, lines);
        return isOk ? Exit.Done : Exit.No;
    }

    private static Line Of(LawFile file, LintFinding finding)
    {
        var path = file.InFile(finding.Path);
        return new Line(
            finding.Severity == LintSeverity.Refuse ? "refuse" : "note", finding.Code, path, file.Json.At(path).Line,
            finding.Step, finding.Option, finding.Values, finding.Message);
    }

    private static void Print(string file, ImmutableArray<Line> lines)
    {
        foreach (var line in lines)
            Console.WriteLine(Exit.Safe($"{file}:{(line.At is { } at ? $"{at}:" : "")} {line.Path}: {line.Severity}: {line.Message} [{line.Code}]"));
        if (lines.IsEmpty) Console.WriteLine(Exit.Safe($"{file}: nothing is left unsaid."));
    }

    private static void Write(Utf8JsonWriter json, bool isOk, ImmutableArray<Line> lines)
    {
        json.WriteBoolean("ok", isOk);
        json.WriteObjects("findings", lines, line =>
        {
            json.WriteString("severity", line.Severity);
            json.WriteString("code", line.Code);
            json.WriteString("path", line.Path);
            json.WriteCount("line", line.At);
            json.WriteString("step", line.Step);
            json.WriteString("option", line.Option);
            json.WriteTexts("values", line.Values);
            json.WriteString("message", line.Message);
        });
    }
}
