using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Elections;
using Scrutineer.Elections.Acts;
using Scrutineer.Elections.Entries;
using Scrutineer.Interchange.Files;
using Scrutineer.Interchange.Folders;
using Scrutineer.Office;
using Scrutineer.Office.Keys;
using Scrutineer.Record;

namespace Scrutineer.Cli.Records;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary><c>scrutineer open</c>: an election folder becomes a record; a record is restored from a mirror.</summary>
internal static class OpenCommand
{
    public static Command Build()
    {
        var folder = new Argument<string>("DIR") { Description = "An election folder. Its record is kept in it: record/ (private) and public/ (to be served)." };
        var target = new Option<string?>("--out") { Description = "Keep the record in this folder instead." };
        var live = new Option<bool>("--live") { Description = "A live record. Without it the record is a test, and says so in every entry." };
        var origin = new Option<string?>("--origin") { Description = "Origin of the log: the address it will be served at, without https://. Without it record.invalid/ID/PHASE." };
        var witnesses = new Option<string?>("--witnesses") { Description = "File with the witness, group and quorum lines of the policy (C2SP tlog-policy). Without it no witnesses." };
        var commission = new Option<string?>("--commission") { Description = "File with the commissioners' keys and their quorum (witness, group, quorum lines). A live record needs it; a test makes three keys, of which two must sign." };
        var empty = new Option<bool>("--empty") { Description = "Do not take the folder's protocols and acts into the record." };
        var mirror = new Option<string?>("--from-mirror") { Description = "Restore the record from this mirror (a published folder). DIR becomes the new record." };
        var guard = Common.Guard();
        var channel = new Option<string?>("--channel") { Description = "The channel to publish; without it the one that decides, or the first with protocols." };
        var command = new Command("open", "Open the record of an election: append-only, signed, ready to be served.")
            { folder, target, live, origin, witnesses, commission, empty, channel, guard, mirror };
        command.SetAction((parsed, cancel) =>
        {
            var root = parsed.GetValue(target) ?? parsed.GetValue(folder)!;
            var paths = Common.Paths(root, parsed.GetValue(guard));
            if (parsed.GetValue(mirror) is { } from) return Task.FromResult(RestoreCommand.Run(from, paths));
            var asked = new Asked(parsed.GetValue(folder)!, parsed.GetValue(live), parsed.GetValue(origin), parsed.GetValue(witnesses), parsed.GetValue(commission), parsed.GetValue(empty), parsed.GetValue(channel));
            return paths.Exist ? Show(paths, cancel) : Run(paths, asked, cancel);
        });
        return command;
    }

    internal sealed record Asked(string Folder, bool Live, string? Origin, string? Witnesses, string? Commission, bool Empty, string? Channel);

    private static async Task<int> Show(RecordPaths paths, CancellationToken cancel)
    {
        using var office = (await RecordOffice.Open(paths, TimeProvider.System, cancel)).OrRefuse(out var refusal);
        if (office is null) return Exit.Refused(refusal!);
        Terminal.Line($"The record is open: {office.Fold.Election}, {Terminal.Number(office.Size)} entries. Nothing was changed.");
        return Exit.Done;
    }

    private static async Task<int> Run(RecordPaths paths, Asked asked, CancellationToken cancel)
    {
        var folder = FolderReader.Read(asked.Folder);
        if (!folder.IsOk) return Exit.Refused(folder.Refusal!);
        var with = With(folder.Value, paths, asked);
        if (!with.IsOk) return Exit.Refused(with.Refusal!);
        using var office = RecordOffice.Create(paths, with.Value, TimeProvider.System).OrRefuse(out var refusal);
        if (office is null) return Exit.Refused(refusal!);
        if (!asked.Empty)
        {
            var taken = TakeFolder(office, folder.Value);
            if (!taken.IsOk) return Exit.Refused(taken.Refusal!);
        }

        var published = await office.Publish(asked.Channel, unwitnessed: false, cancel);
        if (!published.IsOk) return Exit.Refused(published.Refusal!);
        PublishCommand.Print(office, published.Value);
        Terminal.Line();
        Terminal.Line("Everybody who is to check this record needs this key, from a place they trust more than this server:");
        Console.WriteLine($"  {office.LogKey}");
        Terminal.Line("Then: ./scrutineer verify DIR, ./scrutineer log show DIR, or verifier/index.html in a browser.");
        return published.Value.Blocked is null ? Exit.Done : Exit.No;
    }

    /// <summary>The protocols and acts of the folder, as entries.</summary>
    internal static Result<long> TakeFolder(RecordOffice office, ElectionFolder folder)
    {
        var clerk = new Author("import", null);
        var units = folder.Election.Units;
        var acts = folder.Election.Acts.Select(act => (Func<RecordFold, (long?, EntryData)>)(_ => (null, Data(act))));
        var protocols = folder.Batches.SelectMany(batch => batch.Protocols.Select(protocol =>
            (Func<RecordFold, (long?, EntryData)>)(fold => BatchEntries.Of(fold, units, batch, protocol))));
        return Progress.Run("Entries", folder.Batches.Sum(b => b.Protocols.Length) + folder.Election.Acts.Length,
            report => office.AppendAll(clerk, protocols.Concat(acts), report));
    }

    internal static EntryData Data(Act act) => act switch
    {
        SetAside aside => new ActOfSettingAside(aside.Units, aside.By, aside.Reason),
        LotDrawn lot => new ActOfLot(lot.Among, lot.Drawn, lot.By, lot.Reason, lot.Situation),
        _ => throw new InvalidOperationException(act.GetType().Name),
    };

    internal static Result<NewRecord> With(ElectionFolder folder, RecordPaths paths, Asked asked)
    {
        var phase = asked.Live ? "live" : "test";
        var origin = asked.Origin ?? $"record.invalid/{folder.Election.Id}/{phase}";
        byte[] Bytes(string name) => InputFile.ReadAll(Path.Combine(asked.Folder, name)).Value;
        var blobs = RecordBlobs.Of(folder.Election, Bytes(folder.Head.Files.Form), Bytes(folder.Head.Files.Law));
        var witnesses = asked.Witnesses is { } file ? TextFile.Read(file) : "quorum none\n";
        if (!witnesses.IsOk) return witnesses.Refusal!;
        if (asked.Live && asked.Commission is null)
            return new Refusal("commission-missing", "A live record needs the commissioners' keys: make them with `declare key`, and name the file with --commission.");
        var key = KeyFile.Make(paths.LogKey, origin);
        if (!key.IsOk) return key.Refusal!;
        var commission = asked.Commission is { } members ? TextFile.Read(members) : Rehearsal(paths);
        if (!commission.IsOk) return commission.Refusal!;
        return new NewRecord(folder.Election, blobs, $"{folder.Election.Id}:{phase}", key.Value, witnesses.Value, commission.Value);
    }

    /// <summary>Three keys for a rehearsal, kept beside the log's; in earnest each commissioner makes his own.</summary>
    private static Result<string> Rehearsal(RecordPaths paths)
    {
        var text = "";
        for (var i = 1; i <= 3; i++)
        {
            var key = KeyFile.Make(Path.Combine(paths.Keys, $"commissioner-{i}.key"), $"commissioner-{i}");
            if (!key.IsOk) return key.Refusal!;
            text += $"witness commissioner-{i} {key.Value.Verifier}\n";
        }

        return text + "group commission 2 commissioner-1 commissioner-2 commissioner-3\nquorum commission\n";
    }
}
