using System.CommandLine;
using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Interchange.Folders;
using Scrutineer.Interchange.Import;
using Scrutineer.Law.Json;
using Scrutineer.Law;

namespace Scrutineer.Cli.Commands;

/// <summary><c>scrutineer import</c>: files of results become an election folder, whole or not at all.</summary>
internal static class ImportCommand
{
    private const int Shown = 20;

    public static Command Build()
    {
        var mapping = new Argument<string>("MAPPING") { Description = "A mapping file (docs/reference/mapping.md)." };
        var files = new Argument<string[]>("FILE") { Description = "Files of results: CSV, gzip or zip.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "The folder to make.", Required = true };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Import the other rows although some are refused." };
        var asJson = Common.Json();
        var command = new Command("import", "Files of results become an election folder; every row is imported, or refused with its reason.") { mapping, files, target, keepGoing, asJson };
        command.SetAction(parsed => Run(
            parsed.GetValue(mapping)!, parsed.GetValue(files)!, parsed.GetValue(target)!, parsed.GetValue(keepGoing), parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(string mappingPath, string[] files, string target, bool keepGoing, bool asJson)
    {
        var mapping = MappingReader.Read(mappingPath);
        if (!mapping.IsOk) return Exit.Refused(mapping.Refusal!, asJson);
        var imported = Importer.Read(mapping.Value, files);
        if (!imported.IsOk) return Exit.Refused(imported.Refusal!, asJson);
        var (head, election, batches, reports) = imported.Value;
        var refused = imported.Value.Refused.ToList();
        Result<string> written = default;
        if (refused.Count == 0 || keepGoing)
        {
            if (reports.FirstOrDefault(r => !r.IsComplete) is { } broken)
                throw new InvalidOperationException($"The control sums of {broken.File} do not close; this is a bug of the program.");
            written = FolderWriter.Write(mapping.Value.ElectionFolder, head, election, batches, target);
            if (!written.IsOk) return Exit.Refused(written.Refusal!, asJson);
        }

        if (asJson) Json.Write(json => Write(json, imported.Value, written));
        else
        {
            foreach (var report in reports) Print(report);
            Terminal.Line("Units made from the rows: " + Made(imported.Value));
        }

        foreach (var refusal in refused.Take(Shown)) Console.Error.WriteLine(Exit.Safe(refusal.ToString()));
        if (refused.Count > Shown) Console.Error.WriteLine($"... and {refused.Count - Shown} more rows refused.");
        if (refused.Count > 0 && !keepGoing)
        {
            Console.Error.WriteLine($"{refused.Count} rows are refused, so nothing is written; mend them, or import the others with --keep-going.");
            return Exit.No;
        }

        if (!asJson) Terminal.Line($"Written: {target}");
        return Exit.Done;
    }

    /// <summary>How many units of each level the rows made; few ones by name, so that a misspelt region is seen.</summary>
    private static string Made(Imported imported)
    {
        var levels = imported.Made.GroupBy(u => u.Level).Select(g =>
            $"{Terminal.Number(g.Count())} {g.Key}" + (g.Count() <= 12 && g.Key != Elections.Units.Unit.Station ? $" ({string.Join(", ", g.Select(u => u.Name))})" : "")).ToList();
        return levels.Count == 0 ? "none" : string.Join("; ", levels);
    }

    private static void Print(FileReport report)
    {
        Terminal.Heading(Path.GetFileName(report.File));
        Terminal.Line($"{Terminal.Number(report.Rows)} rows: {Terminal.Number(report.Imported)} imported, {Terminal.Number(report.LeftOut.Length)} left out (no figures), {Terminal.Number(report.Refused.Length)} refused."
            + (report.Aligned is { } aligned ? $" {Terminal.Number(aligned)} matched to stations of another version by order and votes." : ""));
        var table = Terminal.Table("Column", "Goes to", ">In", ">Refused", ">Out", "");
        foreach (var total in report.Totals)
        {
            table.AddRow(
                Terminal.Text(Shorten(total.Column)), Terminal.Text(total.Target), Terminal.Number(total.In),
                total.Refused == 0 ? "" : Terminal.Number(total.Refused), Terminal.Number(total.Out), total.IsEqual ? "=" : "[red]differs[/]");
        }

        Terminal.Print(table);
    }

    private static string Shorten(string text) => text.Length <= 34 ? text : text[..33] + "…";

    private static void Write(Utf8JsonWriter json, Imported imported, Result<string> written)
    {
        json.WriteString("election", imported.Election.Id);
        if (written is { IsOk: true, Value: { } folder }) json.WriteString("out", folder);
        json.WriteObjects("files", imported.Files, report =>
        {
            json.WriteString("file", report.File);
            json.WriteString("version", report.Version);
            json.WriteNumber("rows", report.Rows);
            json.WriteNumber("imported", report.Imported);
            json.WriteNumber("left_out", report.LeftOut.Length);
            json.WriteCount("aligned", report.Aligned);
            json.WriteObjects("refused", report.Refused, refusal =>
            {
                json.WriteString("code", refusal.Code);
                json.WriteString("message", refusal.Message);
                json.WriteNumber("line", refusal.Line ?? 0);
            });
            json.WriteObjects("totals", report.Totals, total =>
            {
                json.WriteString("column", total.Column);
                json.WriteString("target", total.Target);
                json.WriteNumber("in", total.In);
                json.WriteNumber("refused", total.Refused);
                json.WriteNumber("out", total.Out);
            });
        });
    }
}
