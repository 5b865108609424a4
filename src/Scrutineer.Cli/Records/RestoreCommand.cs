using Scrutineer.Cli.Output;
using Scrutineer.Office;
using Scrutineer.Office.Mirrors;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer open DIR --from-mirror MIRROR</c>: the record again, after everything else is lost.</summary>
internal static class RestoreCommand
{
    public static int Run(string mirror, RecordPaths paths)
    {
        var restored = Restoring.From(RecordPaths.TreeOf(mirror), paths, policy: null);
        if (!restored.IsOk) return Exit.Refused(restored.Refusal!);
        var text = Path.Combine(paths.Root, "keys.txt");
        Terminal.Line($"Restored: {Terminal.Number(restored.Value.Size)} entries, every one verified. The old log key is lost; a new one waits:");
        Console.WriteLine($"  {restored.Value.Key}");
        Terminal.Line("It takes over when the commission in force has signed this text:");
        var written = DeclareCommand.WriteText(text, restored.Value.Text);
        if (written != Exit.Done) return written;
        Terminal.Line($"Then: scrutineer declare combine {text} SIGNATURES --out keys.note");
        Terminal.Line($"      scrutineer keys log {paths.Root} keys.note --reason \"...\"");
        return Exit.Done;
    }
}
