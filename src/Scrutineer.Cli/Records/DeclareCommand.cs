using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Results;
using Scrutineer.Office;
using Scrutineer.Office.Keys;
using Scrutineer.Law.Json;
using Scrutineer.Record;

namespace Scrutineer.Cli.Records;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary><c>scrutineer declare</c>: a result is declared by k of n commissioners, each signing alone, offline, in any order.</summary>
internal static class DeclareCommand
{
    public static Command Build()
    {
        var check = new Option<string?>("--check") { Description = "The same as `declare check DIR`.", HelpName = "DIR" };
        var command = new Command("declare", "Declare a result: see what stands in the way, write the text, each commissioner signs alone, combine the signatures, enter it in the record.")
        {
            Key(), Check(), Write(), Sign(), Combine(), Log(), check,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(check) is { } root) return LogCommand.With(root, false, store => Checked(store, null, false));
            Console.Error.WriteLine("Say what to do: check, write, sign, combine, log, key. Try: scrutineer declare --help");
            return Exit.WrongUsage;
        });
        return command;
    }

    private static Command Key()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the key: an office, not a person (no blanks, no +)." };
        var target = new Option<string?>("--out") { Description = "Where the private key goes; without it NAME.key here." };
        var command = new Command("key", "Make a commissioner's key. The file is private; the line printed is for the commission's policy.") { name, target };
        command.SetAction(parsed =>
        {
            var key = KeyFile.Make(parsed.GetValue(target) ?? $"{parsed.GetValue(name)}.key", parsed.GetValue(name)!);
            if (!key.IsOk) return Exit.Refused(key.Refusal!);
            Console.WriteLine($"witness {key.Value.Name} {key.Value.Verifier}");
            return Exit.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var folder = Common.Folder();
        var channel = new Option<string?>("--channel") { Description = "The channel to be declared; without it the one that decides." };
        var asJson = new Option<bool>("--json") { Description = "Print JSON on standard output." };
        var command = new Command("check", "Everything between now and a lawful declaration: missing protocols, findings nobody answered for, open recounts, ties, figures not published.") { folder, channel, asJson };
        command.SetAction(parsed => LogCommand.With(parsed.GetValue(folder)!, parsed.GetValue(asJson), store => Checked(store, parsed.GetValue(channel), parsed.GetValue(asJson))));
        return command;
    }

    private static int Checked(Store.IRecordStore store, string? channel, bool asJson)
    {
        var at = RecordReading.Fold(store, null);
        if (!at.IsOk) return Exit.Refused(at.Refusal!, asJson);
        var code = channel ?? at.Value.Election.DecidingChannel.Code;
        if (at.Value.Election.Channels.All(c => c.Code != code)) return Exit.Refused(new Refusal("channel-unknown", $"There is no channel \"{code}\"."), asJson);
        var open = BeforeDeclaration.Open(at.Value.Fold, code);
        if (asJson) WriteObstacles(at.Value.Fold.Election, code, open);
        else PrintObstacles(at.Value.Fold, code, open);
        return open.Any(o => o.Blocks) ? Exit.No : Exit.Done;
    }

    private static void WriteObstacles(string election, string channel, ImmutableArray<Obstacle> open) => Json.Write(json =>
    {
        json.WriteString("election", election);
        json.WriteString("channel", channel);
        json.WriteBoolean("can_be_declared", !open.Any(o => o.Blocks));
        json.WriteObjects("open", open, obstacle =>
        {
            json.WriteString("code", obstacle.Code);
            json.WriteBoolean("blocks", obstacle.Blocks);
            if (obstacle.Unit is { } unit) json.WriteString("unit", unit);
            json.WriteString("about", obstacle.About);
        });
    });

    private static void PrintObstacles(RecordFold fold, string channel, ImmutableArray<Obstacle> open)
    {
        Terminal.Heading($"{fold.Election}, {channel}, the first {Terminal.Number(fold.Size)} entries");
        if (open.IsEmpty)
        {
            Terminal.Line("Nothing stands between now and a declaration.");
            return;
        }

        foreach (var group in open.GroupBy(o => (o.Code, o.Blocks)))
        {
            Terminal.Line($"{group.Key.Code}: {Terminal.Number(group.Count())}{(group.Key.Blocks ? ", the declaration waits" : ", to be known")}");
            foreach (var obstacle in group.Take(MostShown)) Terminal.Paragraph(obstacle.About);
            if (group.Count() > MostShown) Terminal.Paragraph($"and {Terminal.Number(group.Count() - MostShown)} more (--json lists all)");
        }
    }

    private const int MostShown = 5;

    private static Command Write()
    {
        var folder = Common.Folder();
        var publication = new Option<long?>("--publication") { Description = "Index of the publication; without it the latest." };
        var target = new Option<string>("--out") { Description = "Where the text goes.", DefaultValueFactory = _ => "declaration.txt" };
        var despite = Despite();
        var command = new Command("write", "Write the text that declares a publication, to be signed. Refused while something stands in the way.") { folder, publication, target, despite };
        command.SetAction(parsed => LogCommand.With(parsed.GetValue(folder)!, false, store =>
        {
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!);
            var fold = at.Value.Fold;
            var index = parsed.GetValue(publication);
            var found = fold.Publications.Where(p => index is null || p.Index == index).ToList();
            if (found.Count == 0) return Exit.Refused(new Refusal("publication-missing", "There is no such publication in the record."));
            var open = BeforeDeclaration.Open(fold, found[^1].Data.Channel).Where(o => o.Blocks).ToImmutableArray();
            if (!open.IsEmpty)
            {
                PrintObstacles(fold, found[^1].Data.Channel, open);
                if (parsed.GetValue(despite) is null) return Exit.Refused(Obstacles(open));
            }

            return WriteText(parsed.GetValue(target)!, DeclarationText.Of(fold.Opened.Origin, fold.Election, found[^1]));
        }));
        return command;
    }

    internal static int WriteText(string path, string text)
    {
        if (File.Exists(path)) return Exit.Refused(new Refusal("out-exists", "There is a file of that name; name another one.", path));
        File.WriteAllText(path, text);
        Show(text);
        Terminal.Line($"Written to {path}. Each signs with: scrutineer declare sign {path} --key KEY");
        return Exit.Done;
    }

    private static Command Sign()
    {
        var file = new Argument<string>("FILE") { Description = "The text." };
        var key = new Option<string>("--key") { Description = "The private key.", Required = true };
        var target = new Option<string?>("--out") { Description = "Where the signature line goes; without it FILE.NAME.signature." };
        var command = new Command("sign", "Sign a declaration or a change of keys. Needs no network and no record: read the text and its hash first.") { file, key, target };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var text = TextFile.Read(path);
            if (!text.IsOk) return Exit.Refused(text.Refusal!);
            var signer = KeyFile.Read(parsed.GetValue(key)!);
            if (!signer.IsOk) return Exit.Refused(signer.Refusal!);
            if (!text.Value.StartsWith("scrutineer-", StringComparison.Ordinal))
                return Exit.Refused(new Refusal("text-unknown", "This is neither a declaration nor a change of keys; nothing else is signed here.", path));
            var line = signer.Value.Sign(text.Value);
            if (!line.IsOk) return Exit.Refused(line.Refusal!.AsLaw().In(path));
            Show(text.Value);
            var to = parsed.GetValue(target) ?? $"{path}.{signer.Value.Name}.signature";
            File.WriteAllText(to, line.Value.Line);
            Console.Write(line.Value.Line);
            return Exit.Done;
        });
        return command;
    }

    private static Command Combine()
    {
        var file = new Argument<string>("FILE") { Description = "The text." };
        var lines = new Argument<string[]>("SIGNATURE") { Description = "Files with signature lines, in any order.", Arity = ArgumentArity.OneOrMore };
        var target = new Option<string>("--out") { Description = "Where the signed note goes.", Required = true };
        var command = new Command("combine", "Put text and signatures together to a signed note.") { file, lines, target };
        command.SetAction(parsed =>
        {
            var text = TextFile.Read(parsed.GetValue(file)!);
            if (!text.IsOk) return Exit.Refused(text.Refusal!);
            var all = new List<NoteSignature>();
            foreach (var path in parsed.GetValue(lines)!)
            {
                var signed = TextFile.Read(path);
                if (!signed.IsOk) return Exit.Refused(signed.Refusal!);
                var read = SignedNote.ParseLines(signed.Value);
                if (!read.IsOk) return Exit.Refused(read.Refusal!.AsLaw().In(path));
                all.AddRange(read.Value);
            }

            var note = SignedNote.Of(text.Value, [.. all.Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)]);
            if (!note.IsOk) return Exit.Refused(note.Refusal!.AsLaw());
            File.WriteAllBytes(parsed.GetValue(target)!, note.Value.ToBytes());
            Terminal.Line($"{note.Value.Signatures.Length} signatures: {string.Join(", ", note.Value.Signatures.Select(s => s.Name))}. Whether they verify and suffice is checked when the note is entered.");
            return Exit.Done;
        });
        return command;
    }

    private static Command Log()
    {
        var folder = Common.Folder();
        var file = new Argument<string>("NOTE") { Description = "The signed note." };
        var target = new Option<string?>("--out") { Description = "Name of the proof and QR code, without ending; without it NOTE." };
        var unwitnessed = new Option<bool>("--unwitnessed") { Description = "Publish though too few witnesses cosign." };
        var (despite, guard) = (Despite(), Common.Guard());
        var command = new Command("log", "Enter a declared result in the record, publish it, and write its proof and QR code. Refused while something stands in the way.") { folder, file, target, despite, unwitnessed, guard };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            return await Enter(parsed.GetValue(folder)!, parsed.GetValue(guard), path, note => new DeclarationMade(note), parsed.GetValue(target) ?? path, parsed.GetValue(unwitnessed), cancel, (office, entry) => InTheWay(office, (DeclarationMade)entry, parsed.GetValue(despite)));
        });
        return command;
    }

    private static Option<string?> Despite() => new("--despite") { Description = "Go on despite what stands in the way, and say why: the reason and the list go into the record, in public. Open complaints and orders cannot be passed over." };

    /// <summary>What stands in the way of a declaration refuses it, or goes into the record with the reason why it does not.</summary>
    private static Refusal? InTheWay(RecordOffice office, DeclarationMade made, string? despite)
    {
        if (DeclarationText.PublicationOf(made, office.Fold.Opened.Origin, office.Fold.Election, office.Fold.Publications) is not { } about) return null;
        var open = BeforeDeclaration.Open(office.Fold, about.Data.Channel).Where(o => o.Blocks).ToImmutableArray();
        if (open.IsEmpty) return null;
        if (despite is null) return Obstacles(open);
        var said = new IncidentReported("declared-despite", despite, [.. open.GroupBy(o => o.Code).Select(g => $"{g.Key}: {g.Count()}, {g.First().About}")]);
        return office.Append(new Author("central-commission", null), said, office.Fold.PrevOf(said)).Refusal;
    }

    private static Refusal Obstacles(ImmutableArray<Obstacle> open) => new(
        "declaration-obstacles", $"{open.Length} {(open.Length == 1 ? "thing stands" : "things stand")} in the way, first: {open[0].About} `declare check` lists all; --despite REASON goes on and says so in the record.");

    /// <summary>Enters a signed note, releases a checkpoint and writes the proof of the entry.</summary>
    internal static async Task<int> Enter(
        string root, string? guard, string path, Func<string, EntryData> data, string target, bool unwitnessed, CancellationToken cancel,
        Func<RecordOffice, EntryData, Refusal?>? before = null)
    {
        var paths = Common.Paths(root, guard);
        if (!paths.Exist) return Exit.Refused(Common.NoRecord(root));
        var note = TextFile.Read(path);
        if (!note.IsOk) return Exit.Refused(note.Refusal!);
        using var office = (await RecordOffice.Open(paths, TimeProvider.System, cancel)).OrRefuse(out var refusal);
        if (office is null) return Exit.Refused(refusal!);
        var entry = data(note.Value);
        if (before?.Invoke(office, entry) is { } obstacle) return Exit.Refused(obstacle.In(path));
        var index = office.Append(new Author("central-commission", null), entry, office.Fold.PrevOf(entry));
        if (!index.IsOk) return Exit.Refused(index.Refusal!.In(path));
        var released = await office.Release(unwitnessed, cancel);
        if (!released.IsOk) return Exit.Refused(released.Refusal!);
        var proof = office.Prove(index.Value);
        if (!proof.IsOk) return Exit.Refused(proof.Refusal!);
        EntryProofs.Write(proof.Value, target);
        Terminal.Line($"Entry {Terminal.Number(index.Value)}. Proof: {target}.tlog-proof; QR code: {target}.svg");
        return Exit.Done;
    }

    private static void Show(string text)
    {
        Console.WriteLine(Exit.Safe(text));
        Console.WriteLine($"SHA-256 of this text: {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");
    }
}
