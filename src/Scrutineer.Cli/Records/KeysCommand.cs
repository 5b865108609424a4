using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Entries;
using Scrutineer.Office;
using Scrutineer.Office.Keys;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer keys</c>: other keys take over, only by a note that the commission in force has signed.</summary>
internal static class KeysCommand
{
    public static Command Build() => new("keys", "Change the keys of a record: log key, witnesses, commission. The commission in force signs.")
    {
        Write(), Log(),
    };

    private static Command Write()
    {
        var folder = Common.Folder();
        var policy = new Option<string?>("--policy") { Description = "File with the new policy (log, witness, group, quorum lines); without it the one in force." };
        var commission = new Option<string?>("--commission") { Description = "File with the new commission; without it the one in force." };
        var target = new Option<string>("--out") { Description = "Where the text goes.", DefaultValueFactory = _ => "keys.txt" };
        var command = new Command("write", "Write the text that lets other keys take over, to be signed with `declare sign`.") { folder, policy, commission, target };
        command.SetAction(parsed => LogCommand.With(parsed.GetValue(folder)!, false, store =>
        {
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!);
            var keys = at.Value.Fold.Keys;
            var texts = new string[2];
            foreach (var (i, file, now) in ((int, string?, string)[])[(0, parsed.GetValue(policy), keys.Policy), (1, parsed.GetValue(commission), keys.Commission)])
            {
                var text = file is null ? now : TextFile.Read(file);
                if (!text.IsOk) return Exit.Refused(text.Refusal!);
                var read = Record.Policy.Parse(text.Value);
                if (!read.IsOk) return Exit.Refused(read.Refusal!.AsLaw().In(file ?? ""));
                texts[i] = text.Value;
            }

            return DeclareCommand.WriteText(parsed.GetValue(target)!, keys.TextFor(texts[0], texts[1]));
        }));
        return command;
    }

    private static Command Log()
    {
        var folder = Common.Folder();
        var file = new Argument<string>("NOTE") { Description = "The signed note." };
        var reason = new Option<string>("--reason") { Description = "Why; it is public.", Required = true };
        var logKey = new Option<string?>("--log-key") { Description = "The private key that takes over, if the log key changes. It is copied to DIR/record/keys." };
        var unwitnessed = new Option<bool>("--unwitnessed") { Description = "Publish though too few witnesses cosign." };
        var guard = Common.Guard();
        var command = new Command("log", "Enter a change of keys in the record; from then on the new keys are in force.") { folder, file, reason, logKey, unwitnessed, guard };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var note = TextFile.Read(path);
            if (!note.IsOk) return Exit.Refused(note.Refusal!);
            var paths = Common.Paths(parsed.GetValue(folder)!, parsed.GetValue(guard));
            if (!paths.Exist) return Exit.Refused(Common.NoRecord(paths.Root));
            var key = parsed.GetValue(logKey) is { } secret ? KeyFile.Read(secret).OrRefuse(out _) : null;
            if (parsed.GetValue(logKey) is { } named && key is null) return Exit.Refused(KeyFile.Read(named).Refusal!);
            using var office = (await RecordOffice.Open(paths, TimeProvider.System, cancel)).OrRefuse(out var refusal);
            if (office is null) return Exit.Refused(refusal!);
            var changed = office.ChangeKeys(note.Value, parsed.GetValue(reason)!, key);
            if (!changed.IsOk) return Exit.Refused(changed.Refusal!.In(path));
            var released = await office.Release(parsed.GetValue(unwitnessed), cancel);
            if (!released.IsOk) return Exit.Refused(released.Refusal!);
            Terminal.Line($"The new keys are in force for checkpoints above {Terminal.Number(changed.Value)} entries.");
            return Exit.Done;
        });
        return command;
    }
}
