using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Findings;
using Scrutineer.Elections.Forms;
using Scrutineer.Elections;
using Scrutineer.Interchange.Csv;
using Scrutineer.Law.Json;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer check</c>: all findings of an election folder.</summary>
internal static class CheckCommand
{
    private const int Shown = 20;

    public static Command Build()
    {
        var folder = Common.Folder();
        var size = Common.Size();
        var csv = Common.Csv();
        var strict = new Option<bool>("--strict") { Description = "Exit 1 if there is a finding of severity error." };
        var asJson = Common.Json();
        var command = new Command("check", "Findings: broken equations, doubles, changes between versions, channels that differ.") { folder, size, csv, strict, asJson };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(size), parsed.GetValue(csv), parsed.GetValue(strict), parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string path, long? size, string? csv, bool strict, bool asJson)
    {
        var counted = Counted.Of(path, size, null);
        if (!counted.IsOk) return Exit.Refused(counted.Refusal!, asJson);
        var state = counted.Value.State;
        var findings = Check.All(state);
        if (csv is not null) File.WriteAllText(csv, Csv(state.Election, findings));
        if (asJson) Json.Write(json => Write(json, state, findings));
        else Print(state, findings);
        return strict && findings.Any(f => f.Severity == Severity.Error) ? Exit.No : Exit.Done;
    }

    private static void Write(Utf8JsonWriter json, CountState state, ImmutableArray<Finding> findings)
    {
        var election = state.Election;
        json.WriteString("election", election.Id);
        json.WriteText("notice", election.Notice);
        json.WriteNumber("protocols", election.Channels.Sum(c => state[c.Code].All.Count()));
        json.WriteStartObject("summary");
        json.WriteNumber("errors", findings.Count(f => f.Severity == Severity.Error));
        json.WriteNumber("warnings", findings.Count(f => f.Severity == Severity.Warning));
        json.WriteStartObject("by_code");
        foreach (var group in findings.GroupBy(f => f.Code).OrderBy(g => g.Key, StringComparer.Ordinal)) json.WriteNumber(group.Key, group.Count());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (var finding in findings) WriteFinding(json, election, finding);
        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, Election election, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", Word(finding.Severity));
        json.WriteString("channel", finding.Channel);
        json.WriteString("unit", election.Units[finding.Unit].Code);
        json.WriteString("file", finding.Source.File);
        json.WriteNumber("line", finding.Source.Line);
        json.WriteTexts("lines", finding.Lines);
        if (finding.Equation is { } equation) json.WriteString("equation", equation.Text);
        json.WriteCount("left", finding.Left);
        json.WriteCount("right", finding.Right);
        json.WriteCount("difference", finding.Difference);
        if (finding.Turnout is { } turnout)
        {
            json.WriteStartObject("turnout");
            json.WriteNumber("cast", turnout.Now.Numerator);
            json.WriteNumber("registered", turnout.Now.Denominator);
            json.WriteNumber("cast_before", turnout.Before.Numerator);
            json.WriteNumber("registered_before", turnout.Before.Denominator);
            json.WriteEndObject();
        }

        if (finding.OtherUnit is { } other) json.WriteString("other_unit", election.Units[other].Code);
        if (finding.Other is { } source)
        {
            json.WriteString("other_file", source.File);
            json.WriteNumber("other_line", source.Line);
        }

        json.WriteText("short", finding.Short);
        json.WriteText("long", finding.Long);
        json.WriteEndObject();
    }

    private static void Print(CountState state, ImmutableArray<Finding> findings)
    {
        var election = state.Election;
        Terminal.Heading(election.Name.ToString());
        if (election.Notice.ToString().Length > 0) Terminal.Amber(election.Notice.ToString());
        Terminal.Line($"{Terminal.Number(election.Channels.Sum(c => state[c.Code].All.Count()))} protocols, {Terminal.Number(findings.Length)} findings. A finding is a question, not a verdict.");
        if (findings.IsEmpty) return;
        var summary = Terminal.Table("Code", "Severity", ">How many", "What");
        foreach (var group in findings.GroupBy(f => f.Code).OrderByDescending(g => g.Max(f => f.Severity)).ThenBy(g => g.Key, StringComparer.Ordinal))
            summary.AddRow(Terminal.Text(group.Key), Coloured(group.First().Severity), Terminal.Number(group.Count()), Terminal.Text(group.First().Short.ToString()));
        Terminal.Print(summary);
        Terminal.Heading($"The {long.Min(Shown, findings.Length)} largest of {Terminal.Number(findings.Length)}");
        var table = Terminal.Table("Station", "Code", ">Left", ">Right", ">Difference", "File:line");
        foreach (var finding in findings.OrderByDescending(f => f.Severity).ThenByDescending(f => long.Abs(f.Difference ?? 0)).Take(Shown))
        {
            table.AddRow(
                Terminal.Text(election.Units[finding.Unit].Code), Terminal.Text(finding.Code), Terminal.Number(finding.Left),
                Terminal.Number(finding.Right), Terminal.Number(finding.Difference), Terminal.Text(finding.Source.ToString()));
        }

        Terminal.Print(table);
        if (findings.Length > Shown) Terminal.Line("All of them: --json, or --csv FILE.");
    }

    private static string Csv(Election election, ImmutableArray<Finding> findings)
    {
        var text = new StringBuilder("code,severity,channel,unit,file,line,left,right,difference,other_unit,message\n");
        foreach (var f in findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"{SafeCsv.Text(f.Code)},{Word(f.Severity)},{SafeCsv.Text(f.Channel)},{SafeCsv.Text(election.Units[f.Unit].Code)},");
            text.Append(CultureInfo.InvariantCulture, $"{SafeCsv.Text(f.Source.File)},{f.Source.Line},{f.Left},{f.Right},{f.Difference},");
            text.Append(CultureInfo.InvariantCulture, $"{(f.OtherUnit is { } other ? SafeCsv.Text(election.Units[other].Code) : "")},{SafeCsv.Text(f.Short.ToString())}\n");
        }

        return text.ToString();
    }

    private static string Coloured(Severity severity) => severity == Severity.Error ? "[red]error[/]" : "warning";

    private static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
