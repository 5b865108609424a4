using System.Collections.Immutable;
using System.CommandLine;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Outcomes;
using Scrutineer.Interchange.Disputes;
using Scrutineer.Interchange.Files;
using Scrutineer.Law;
using Scrutineer.Law.Language;
using Scrutineer.Office;
using Scrutineer.Office.Scans;

namespace Scrutineer.Cli.Records;

/// <summary><c>scrutineer decide</c>: enter a decision, on a complaint or of one's own motion; where the law asks for signatures, write the text to be signed first.</summary>
internal static class DecideCommand
{
    public static Command Build() => new("decide", "Decisions: write the text to be signed (`declare sign` and `declare combine` do the rest), enter the decision, see what it changed.")
    {
        Text(), Log(),
    };

    private static Command Text()
    {
        var (folder, file) = (Common.Folder(), File());
        var target = new Option<string>("--out") { Description = "Where the text goes.", DefaultValueFactory = _ => "decision.txt" };
        var command = new Command("write", "Write the text that makes this decision, to be signed by the members.") { folder, file, target };
        command.SetAction(parsed => LogCommand.With(parsed.GetValue(folder)!, false, store =>
        {
            var at = RecordReading.Fold(store, null);
            if (!at.IsOk) return Exit.Refused(at.Refusal!);
            var read = Read(parsed.GetValue(file)!);
            if (!read.IsOk) return Exit.Refused(read.Refusal!.In(parsed.GetValue(file)!));
            var made = read.Value.Made((bytes, type) => new BlobReference(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), bytes.Length, type));
            return DeclareCommand.WriteText(parsed.GetValue(target)!, DecisionText.Of(at.Value.Fold.Opened.Origin, at.Value.Fold.Election, made));
        }));
        return command;
    }

    private static Command Log()
    {
        var (folder, file) = (Common.Folder(), File());
        var note = new Option<string?>("--note") { Description = "The signed note, where the forum decides by signatures." };
        var target = new Option<string?>("--out") { Description = "Name of the proof and QR code, without ending; without it FILE." };
        var (role, unwitnessed, guard) = (ComplaintCommand.Role(), ComplaintCommand.Unwitnessed(), Common.Guard());
        var command = new Command("log", "Enter a decision. It is public at once; the figures change with the next `publish`.") { folder, file, note, role, target, unwitnessed, guard };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            var read = Read(path);
            if (!read.IsOk) return Exit.Refused(read.Refusal!.In(path));
            var signed = parsed.GetValue(note) is { } name ? TextFile.Read(name) : default(Result<string>?);
            if (signed is { IsOk: false }) return Exit.Refused(signed.Value.Refusal!);
            using var office = (await ComplaintCommand.Opened(parsed.GetValue(folder)!, parsed.GetValue(guard), cancel)).OrRefuse(out var refusal);
            if (office is null) return Exit.Refused(refusal!);
            var before = Outcome(office);
            var made = read.Value.Made(office.Keep) with { Note = signed?.Value };
            var entered = office.Decide(new Author(parsed.GetValue(role)!, null), made);
            if (!entered.IsOk) return Exit.Refused(entered.Refusal!.In(path));
            Terminal.Line($"Decision {made.Number} of {office.Fold.Docket.Rules!.Forum(made.Forum)!.Name}: {made.Result}{string.Concat(made.Remedies.Select(r => $", {RemedyCodes.Of(r)}"))}.");
            PrintChange(office, before, Outcome(office));
            return await ComplaintCommand.Released(office, entered.Value, parsed.GetValue(target) ?? path, parsed.GetValue(unwitnessed), cancel);
        });
        return command;
    }

    private static Argument<string> File() => new("FILE") { Description = "The decision as JSON (docs/reference/disputes.md, Files)." };

    private static Result<DecisionInput> Read(string path)
    {
        var text = TextFile.Read(path);
        if (!text.IsOk) return text.Refusal!;
        var read = DisputeFile.Decision(System.Text.Encoding.UTF8.GetBytes(text.Value));
        if (!read.IsOk) return read.Refusal!;
        var documents = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var name in read.Value.Documents)
        {
            var bytes = Beside(path, name);
            if (!bytes.IsOk) return bytes.Refusal!;
            if (PdfCheck.Why(bytes.Value) is { } notSafe) return notSafe.In(name);
            documents.Add(bytes.Value);
        }

        var laws = ImmutableSortedDictionary.CreateBuilder<int, byte[]>();
        foreach (var (remedy, name) in read.Value.Laws)
        {
            var bytes = Beside(path, name);
            if (!bytes.IsOk) return bytes.Refusal!;
            // A law that nobody can apply does not go into the record.
            if (LawReader.Read(bytes.Value) is { IsOk: false, Refusal: var wrong }) return wrong!.In(name);
            laws[remedy] = bytes.Value;
        }

        return new DecisionInput(read.Value.Decision, documents.ToImmutable(), laws.ToImmutable());
    }

    private static Result<byte[]> Beside(string path, string name) => InputFile.ReadAll(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name));

    private static Result<ElectionOutcome> Outcome(RecordOffice office)
    {
        var state = office.Fold.State();
        return ElectionOutcome.Of(state.Election, Elections.Tallies.TallyTable.Of(state, state.Election.DecidingChannel.Code));
    }

    private static void PrintChange(RecordOffice office, Result<ElectionOutcome> before, Result<ElectionOutcome> after)
    {
        if (!before.IsOk || !after.IsOk) return;
        if (after.Value.IsAnnulled) Terminal.Amber("The result is annulled: nobody is elected by it.");
        var lists = office.Election.Lists.Where(l => before.Value.Outcome.SeatsOf(l.Code) != after.Value.Outcome.SeatsOf(l.Code)).ToList();
        if (lists.Count == 0)
        {
            Terminal.Line("No seat changes hands.");
            return;
        }

        var table = Terminal.Table("List", ">Seats", ">now");
        foreach (var list in lists) table.AddRow(Terminal.Text(list.Name.ToString()), Terminal.Exact(before.Value.Outcome.SeatsOf(list.Code)), Terminal.Exact(after.Value.Outcome.SeatsOf(list.Code)));
        Terminal.Print(table);
    }
}

/// <summary>A decision as a file brings it, with what lies beside the file.</summary>
/// <param name="Decision">The decision, without its files.</param>
/// <param name="Documents">Its documents.</param>
/// <param name="Laws">Laws of repeat votes by their place among the remedies.</param>
internal sealed record DecisionInput(DecisionMade Decision, ImmutableArray<byte[]> Documents, ImmutableSortedDictionary<int, byte[]> Laws)
{
    /// <summary>The decision that names its files.</summary>
    /// <param name="keep">Keeps a file of a media type, or only names it.</param>
    public DecisionMade Made(Func<byte[], string, BlobReference> keep) => Decision with
    {
        Documents = [.. Documents.Select(d => keep(d, "application/pdf"))],
        Remedies = [.. Decision.Remedies.Select((r, i) => r is RepeatVote repeat && Laws.TryGetValue(i, out var law) ? repeat with { Law = keep(law, "application/json") } : r)],
    };
}
