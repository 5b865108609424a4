using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Entries;
using Scrutineer.Office;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Cli.Records;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary><c>scrutineer log</c>: what is in the record, and proofs of it.</summary>
internal static class LogCommand
{
    public static Command Build() => new("log", "What is in the record: overview, entries, the history of a station, the key, proofs.")
    {
        Show(), Entries(), History(), Key(), Prove(),
    };

    private static Command Key()
    {
        var folder = Common.Folder();
        var command = new Command("key", "The verification key of the log (vkey), to be printed where people trust it.") { folder };
        command.SetAction(parsed => With(parsed.GetValue(folder)!, false, store =>
        {
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!);
            foreach (var log in Policy.Parse(at.Value.Fold.Keys.Policy).Value.Logs) Console.WriteLine(log.Key);
            return Exit.Done;
        }));
        return command;
    }

    private static Command Show()
    {
        var folder = Common.Folder();
        var asJson = Commands.Common.Json();
        var command = new Command("show", "The record at a glance: size, root, publications, declarations, incidents, keys.") { folder, asJson };
        command.SetAction(parsed => With(parsed.GetValue(folder)!, parsed.GetValue(asJson), store =>
        {
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!, parsed.GetValue(asJson));
            if (parsed.GetValue(asJson)) RecordText.WriteJson(store, at.Value);
            else RecordText.Print(store, at.Value);
            return Exit.Done;
        }));
        return command;
    }

    private static Command Entries()
    {
        var folder = Common.Folder();
        var from = new Option<long>("--from") { Description = "First index." };
        var count = new Option<long>("--count") { Description = "How many.", DefaultValueFactory = _ => 50 };
        var asJson = new Option<bool>("--json") { Description = "The entries themselves, one a line, byte for byte." };
        var command = new Command("entries", "The entries, one a line.") { folder, from, count, asJson };
        command.SetAction(parsed => With(parsed.GetValue(folder)!, false, store =>
        {
            var entries = RecordReading.Entries(store, parsed.GetValue(from), parsed.GetValue(count));
            if (parsed.GetValue(asJson))
            {
                using var stdout = Console.OpenStandardOutput();
                foreach (var (_, bytes, _) in entries)
                {
                    stdout.Write(bytes.Span);
                    stdout.Write("\n"u8);
                }

                return Exit.Done;
            }

            RecordText.PrintEntries(entries.Select(e => (e.Index, e.Entry)));
            return Exit.Done;
        }));
        return command;
    }

    private static Command History()
    {
        var folder = Common.Folder();
        var unit = new Argument<string>("STATION") { Description = "Code of a station or another unit." };
        var asJson = new Option<bool>("--json") { Description = "The entries themselves, one a line, byte for byte." };
        var command = new Command("history", "Who changed what at a station, when and why.") { folder, unit, asJson };
        command.SetAction(parsed => With(parsed.GetValue(folder)!, false, store =>
        {
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!);
            var code = parsed.GetValue(unit)!;
            if (at.Value.Election.Units.Find(code) < 0) return Exit.Refused(new Refusal("unit-unknown", $"The unit \"{code}\" is not among the units."));
            return RecordText.PrintHistory(store, at.Value, code, parsed.GetValue(asJson));
        }));
        return command;
    }

    private static Command Prove()
    {
        var folder = Common.Folder();
        var index = new Argument<long>("INDEX") { Description = "Index of the entry." };
        var target = new Option<string?>("--out") { Description = "Where the proof goes; without it ENTRY-INDEX.tlog-proof here. The entry itself goes beside it, ending in .json." };
        var command = new Command("prove", "A proof that an entry is in the published record (C2SP tlog-proof), which anyone checks offline.") { folder, index, target };
        command.SetAction(parsed => With(parsed.GetValue(folder)!, false, store =>
        {
            var at = parsed.GetValue(index);
            var path = parsed.GetValue(target) ?? FormattableString.Invariant($"entry-{at}.tlog-proof");
            var refusal = EntryProofs.Write(store, Common.Paths(parsed.GetValue(folder)!), at, path);
            if (refusal is not null) return Exit.Refused(refusal);
            Console.WriteLine(path);
            return Exit.Done;
        }));
        return command;
    }

    internal static int With(string root, bool asJson, Func<IRecordStore, int> work)
    {
        var paths = Common.Paths(root);
        if (!paths.Exist) return Exit.Refused(Common.NoRecord(root), asJson);
        using var store = Files.ReadStore(paths).OrRefuse(out var refusal);
        return store is null ? Exit.Refused(refusal!, asJson) : work(store);
    }
}
