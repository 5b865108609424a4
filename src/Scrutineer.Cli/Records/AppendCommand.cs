using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Elections;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Protocols;
using Scrutineer.Interchange.Folders;
using Scrutineer.Law;
using Scrutineer.Office;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer append</c>: protocols from a CSV file, an act, or the data of any entry.</summary>
internal static class AppendCommand
{
    public static Command Build()
    {
        var folder = Common.Folder();
        var file = new Argument<string>("FILE") { Description = "Protocols (CSV, as in an election folder), an act (acts/*.json), or an entry's {\"type\", \"data\"} (docs/reference/record.md)." };
        var channel = new Option<string?>("--channel") { Description = "For protocols: their channel; without it the one that decides." };
        var count = new Option<string?>("--count") { Description = "For protocols: name of this version of the count; without it the name of the file." };
        var reason = new Option<string?>("--reason") { Description = "For protocols that replace others: why. It is public." };
        var role = new Option<string>("--role") { Description = "The author's role.", DefaultValueFactory = _ => "central-commission" };
        var prev = new Option<long?>("--prev") { Description = "The entry that the author has seen; refused if a newer one follows it. Without it the newest." };
        var guard = Common.Guard();
        var command = new Command("append", "Append to the record. What is appended stays; it is public with the next publication.")
            { folder, file, channel, count, reason, role, prev, guard };
        command.SetAction(async (parsed, cancel) =>
        {
            var paths = Common.Paths(parsed.GetValue(folder)!, parsed.GetValue(guard));
            if (!paths.Exist) return Exit.Refused(Common.NoRecord(paths.Root));
            using var office = (await RecordOffice.Open(paths, TimeProvider.System, cancel)).OrRefuse(out var refusal);
            if (office is null) return Exit.Refused(refusal!);
            var path = parsed.GetValue(file)!;
            var author = new Author(parsed.GetValue(role)!, null);
            var appended = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                ? Document(office, author, path, parsed.GetValue(prev))
                : Protocols(office, author, path, parsed.GetValue(channel) ?? office.Election.DecidingChannel.Code, parsed.GetValue(count), parsed.GetValue(reason));
            if (!appended.IsOk) return Exit.Refused(appended.Refusal!.In(path));
            Terminal.Line($"{Terminal.Number(appended.Value)} entries appended; the record has {Terminal.Number(office.Size)}. They are durable, and public with the next `publish`.");
            return Exit.Done;
        });
        return command;
    }

    private static Result<long> Protocols(RecordOffice office, Author author, string path, string channel, string? count, string? reason)
    {
        if (office.Election.Channels.All(c => c.Code != channel)) return new Refusal("channel-unknown", $"There is no channel \"{channel}\".");
        var read = RefusalException.Catch(() => ProtocolCsv.Read(path, office.Election));
        if (!read.IsOk) return read.Refusal!;
        var batch = new Batch(channel, count ?? Path.GetFileNameWithoutExtension(path), read.Value);
        // All or nothing: what would be refused is found before anything is appended.
        var twice = batch.Protocols.GroupBy(p => p.Unit).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) return new Refusal("unit-twice", $"The unit \"{office.Election.Units[twice.Key].Code}\" is given twice.", Line: twice.Last().Source.Line);
        return office.AppendAll(author, batch.Protocols.Select(protocol => (Func<RecordFold, (long?, EntryData)>)(fold =>
        {
            var (prev, data) = BatchEntries.Of(fold, office.Election.Units, batch, protocol);
            return (prev, data is ProtocolCorrected corrected && reason is not null ? corrected with { Reason = reason } : data);
        })));
    }

    private static Result<long> Document(RecordOffice office, Author author, string path, long? prev)
    {
        var text = TextFile.Read(path);
        if (!text.IsOk) return text.Refusal!;
        var bytes = System.Text.Encoding.UTF8.GetBytes(text.Value);
        var act = ActReader.Read(bytes);
        var data = act.IsOk ? OpenCommand.Data(act.Value) : default(Result<EntryData>);
        if (!act.IsOk)
        {
            data = DataOf(bytes, act.Refusal!);
            if (!data.IsOk) return data.Refusal!;
        }

        var index = office.Append(author, data.Value, prev ?? office.Fold.PrevOf(data.Value));
        return index.IsOk ? 1 : index.Refusal!;
    }

    private static Result<EntryData> DataOf(byte[] bytes, Refusal asAct) => EntryDocument.Read(bytes) is { } read ? read : asAct;
}
