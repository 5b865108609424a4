using Scrutineer.Margins.Matters;
using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections;
using Scrutineer.Interchange.Disputes;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Office.Disputes;
using Scrutineer.Office;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer complaint</c>: file a complaint, take it through its steps, see where it stands and whether it matters.</summary>
internal static class ComplaintCommand
{
    public static Command Build() => new("complaint", "Complaints: file one, take it on, see where it stands and what hangs on it.")
    {
        File(), Move(), List(), Show(),
    };

    private static Command File()
    {
        var folder = Common.Folder();
        var file = new Argument<string>("FILE") { Description = "The complaint as JSON (docs/reference/disputes.md, Files)." };
        var role = Role();
        var (unwitnessed, guard) = (Unwitnessed(), Common.Guard());
        var target = new Option<string?>("--out") { Description = "Name of the proof and QR code, without ending; without it FILE." };
        var command = new Command("file", "File a complaint; it is public at once, and the receipt proves it.") { folder, file, role, target, unwitnessed, guard };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var text = TextFile.Read(path);
            if (!text.IsOk) return Exit.Refused(text.Refusal!);
            var read = DisputeFile.Complaint(System.Text.Encoding.UTF8.GetBytes(text.Value));
            if (!read.IsOk) return Exit.Refused(read.Refusal!.In(path));
            var evidence = Evidence(read.Value.Evidence, Path.GetDirectoryName(Path.GetFullPath(path))!);
            if (!evidence.IsOk) return Exit.Refused(evidence.Refusal!);
            using var office = (await Opened(parsed.GetValue(folder)!, parsed.GetValue(guard), cancel)).OrRefuse(out var refusal);
            if (office is null) return Exit.Refused(refusal!);
            var filed = office.FileComplaint(new Author(parsed.GetValue(role)!, null), read.Value.Complaint, evidence.Value, read.Value.Name);
            if (!filed.IsOk) return Exit.Refused(filed.Refusal!.In(path));
            var receipt = filed.Value;
            Terminal.Line($"Case {receipt.Case}, filed {receipt.At.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)}.");
            Terminal.Line($"SHA-256 of the entry: {receipt.Entry}");
            if (receipt.Salt is { } salt) Terminal.Line($"Salt, for the complainant alone: {salt}. With it and the name anyone can be shown who complained; without it nobody can be.");
            return await Released(office, receipt.Case, parsed.GetValue(target) ?? path, parsed.GetValue(unwitnessed), cancel);
        });
        return command;
    }

    private static Command Move()
    {
        var (folder, number) = (Common.Folder(), Number());
        var step = new Argument<string>("STEP") { Description = string.Join(", ", CaseSteps.All) };
        var text = new Option<string[]>("--text") { Description = "What happened or why, for the public, as LANGUAGE:TEXT (en:The parties were heard.). Several languages are allowed.", Required = true };
        var until = new Option<string?>("--until") { Description = "When the hearing is, or by when to mend: 2020-10-06T10:00:00+06:00." };
        var with = new Option<long?>("--with") { Description = "The case it is joined with." };
        var evidence = new Option<string[]>("--evidence") { Description = "Files handed in, as FILE=WHAT IT IS; begin with sealed: to make only the hash public.", DefaultValueFactory = _ => [] };
        var (role, guard) = (Role(), Common.Guard());
        var command = new Command("move", "Take a step in a case: admit it, set a hearing, serve the decision.") { folder, number, step, text, until, with, evidence, role, guard };
        command.SetAction(async (parsed, cancel) =>
        {
            var said = Texts(parsed.GetValue(text)!);
            if (!said.IsOk) return Exit.Refused(said.Refusal!);
            DateTimeOffset? time = null;
            if (parsed.GetValue(until) is { } given)
            {
                if (!DateTimeOffset.TryParseExact(given, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
                    return Exit.Refused(new Refusal("case-time", $"\"{given}\" is no time; write 2020-10-06T10:00:00+06:00."));
                time = exact;
            }

            var files = Evidence([.. parsed.GetValue(evidence)!.Select(Handed)], Directory.GetCurrentDirectory());
            if (!files.IsOk) return Exit.Refused(files.Refusal!);
            using var office = (await Opened(parsed.GetValue(folder)!, parsed.GetValue(guard), cancel)).OrRefuse(out var refusal);
            if (office is null) return Exit.Refused(refusal!);
            var moved = new ComplaintMoved(parsed.GetValue(number), parsed.GetValue(step)!, said.Value, time, parsed.GetValue(with), []);
            if (!CaseSteps.All.Contains(moved.Step)) return Exit.Refused(new Refusal("case-step", $"A step is one of {string.Join(", ", CaseSteps.All)}, not \"{moved.Step}\"."));
            var taken = office.MoveComplaint(new Author(parsed.GetValue(role)!, null), moved, files.Value);
            if (!taken.IsOk) return Exit.Refused(taken.Refusal!);
            Terminal.Line($"Entry {Terminal.Number(taken.Value)}: case {moved.Case}, {moved.Step}. It is public with the next `publish`.");
            return Exit.Done;
        });
        return command;
    }

    private static Command List()
    {
        var folder = Common.Folder();
        var open = new Option<bool>("--open") { Description = "Only those that wait for a decision." };
        var asJson = new Option<bool>("--json") { Description = "Print JSON on standard output." };
        var command = new Command("list", "The register: every case, where it stands, days used and allowed.") { folder, open, asJson };
        command.SetAction(parsed => LogCommand.With(parsed.GetValue(folder)!, parsed.GetValue(asJson), store =>
        {
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!, parsed.GetValue(asJson));
            var cases = at.Value.Fold.Docket.Cases.Where(c => c.IsOpen || !parsed.GetValue(open)).ToList();
            if (parsed.GetValue(asJson)) CaseText.WriteList(at.Value, cases, TimeProvider.System.GetUtcNow());
            else CaseText.PrintList(at.Value, cases, TimeProvider.System.GetUtcNow());
            return Exit.Done;
        }));
        return command;
    }

    private static Command Show()
    {
        var (folder, number) = (Common.Folder(), Number());
        var channel = new Option<string?>("--channel") { Description = "The channel whose outcome is asked about; without it the one that decides." };
        var asJson = new Option<bool>("--json") { Description = "Print JSON on standard output." };
        var command = new Command("show", "One case: what is said, every step, its clocks, the decision, and what hangs on its stations.") { folder, number, channel, asJson };
        command.SetAction(parsed => LogCommand.With(parsed.GetValue(folder)!, parsed.GetValue(asJson), store =>
        {
            var json = parsed.GetValue(asJson);
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!, json);
            if (at.Value.Fold.Docket.Find(parsed.GetValue(number)) is not { } found) return Exit.Refused(new Refusal("case-unknown", $"Entry {parsed.GetValue(number)} is no complaint."), json);
            var code = parsed.GetValue(channel) ?? at.Value.Election.DecidingChannel.Code;
            if (at.Value.Election.Channels.All(c => c.Code != code)) return Exit.Refused(new Refusal("channel-unknown", $"There is no channel \"{code}\"."), json);
            var matters = CaseMatters.Of(at.Value.Fold.State(), code, found.Filed.Units);
            if (json) CaseText.WriteOne(at.Value, found, matters, TimeProvider.System.GetUtcNow());
            else CaseText.PrintOne(at.Value, found, matters, TimeProvider.System.GetUtcNow());
            return Exit.Done;
        }));
        return command;
    }

    internal static Option<string> Role() => new("--role") { Description = "The role of whoever enters it.", DefaultValueFactory = _ => "central-commission" };

    internal static Option<bool> Unwitnessed() => new("--unwitnessed") { Description = "Publish though too few witnesses cosign." };

    internal static async Task<Result<RecordOffice>> Opened(string root, string? guard, CancellationToken cancel)
    {
        var paths = Common.Paths(root, guard);
        return paths.Exist ? await RecordOffice.Open(paths, TimeProvider.System, cancel) : Common.NoRecord(root);
    }

    /// <summary>Releases a checkpoint and writes the proof of an entry.</summary>
    internal static async Task<int> Released(RecordOffice office, long index, string target, bool unwitnessed, CancellationToken cancel)
    {
        var released = await office.Release(unwitnessed, cancel);
        if (!released.IsOk) return Exit.Refused(released.Refusal!);
        var proof = office.Prove(index);
        if (!proof.IsOk) return Exit.Refused(proof.Refusal!);
        EntryProofs.Write(proof.Value, target);
        Terminal.Line($"Entry {Terminal.Number(index)}. Proof: {target}.tlog-proof; QR code: {target}.svg");
        return Exit.Done;
    }

    private static Argument<long> Number() => new("CASE") { Description = "The number of the case: the index of its complaint." };

    private static EvidenceInput Handed(string text)
    {
        var isSealed = text.StartsWith("sealed:", StringComparison.Ordinal);
        var rest = isSealed ? text["sealed:".Length..] : text;
        var cut = rest.IndexOf('=', StringComparison.Ordinal);
        return cut < 0 ? new EvidenceInput(rest, isSealed, Path.GetFileName(rest), null) : new EvidenceInput(rest[..cut], isSealed, rest[(cut + 1)..], null);
    }

    private static Result<ImmutableArray<EvidenceFile>> Evidence(IEnumerable<EvidenceInput> inputs, string folder)
    {
        var files = ImmutableArray.CreateBuilder<EvidenceFile>();
        foreach (var input in inputs)
        {
            var bytes = InputFile.ReadAll(Path.Combine(folder, input.Path));
            if (!bytes.IsOk) return bytes.Refusal!;
            files.Add(new EvidenceFile(bytes.Value, input.IsSealed, input.What, input.Sha256));
        }

        return files.ToImmutable();
    }

    private static Result<LocalText> Texts(string[] texts)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var cut = text.IndexOf(':', StringComparison.Ordinal);
            if (cut is not (2 or 3) || cut == text.Length - 1) return new Refusal("text-language", $"\"{text}\" has no language; write en:TEXT.");
            all[text[..cut]] = text[(cut + 1)..];
        }

        return new LocalText(all.ToImmutable());
    }
}
