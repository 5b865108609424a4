using System.Globalization;
using Scrutineer.Cli.Output;
using Scrutineer.Elections;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Elections.Units;
using Scrutineer.Office;
using Scrutineer.Record;
using Scrutineer.Store;

namespace Scrutineer.Cli.Records;

// Of the two kinds of Result and Refusal, those of the law are meant here.
using Scrutineer.Law;

/// <summary>The record for people: overview, entries, histories.</summary>
internal static class RecordText
{
    public static void Print(IRecordStore store, RecordAt at)
    {
        var fold = at.Fold;
        Terminal.Heading($"{at.Election.Name} ({fold.Election})");
        Terminal.Line($"{Terminal.Number(fold.Size)} entries, root {store.Root.ToBase64()}");
        var table = Terminal.Table(">Entry", "What", "Of entries", "Details");
        foreach (var (index, what, size, details) in Events(at).OrderBy(e => e.Index))
            table.AddRow(Terminal.Number(index), what, Terminal.Number(size), Terminal.Text(details));
        Terminal.Print(table);
        var policy = Policy.Parse(fold.Keys.Policy).Value;
        Terminal.Line($"Log key: {string.Join(", ", policy.Logs.Select(l => l.Key))}");
        Terminal.Line($"Witnesses: {Names(policy)}; commission: {Names(Policy.Parse(fold.Keys.Commission).Value)}.");
    }

    private static string Names(Policy policy) => policy.Witnesses.IsEmpty ? "none" : string.Join(", ", policy.Witnesses.Select(w => w.Name));

    private static IEnumerable<(long Index, string What, long? Size, string Details)> Events(RecordAt at)
    {
        var fold = at.Fold;
        foreach (var (index, made) in fold.Publications) yield return (index, "publication", made.Size, $"{made.Channel}; totals {made.Totals[..12]}…, outcome {made.Outcome[..12]}…");
        foreach (var (index, incident) in fold.Incidents) yield return (index, "incident", null, $"{incident.Code}: {incident.Text}");
        foreach (var change in fold.Keys.Changes) yield return (change.Index, "new keys", null, "signed by the commission before");
        foreach (var one in fold.Docket.Cases) yield return (one.Number, "complaint", null, $"before {one.Filed.Forum}: {string.Join(", ", one.Filed.Grounds)} at {string.Join(", ", one.Filed.Units)}");
        foreach (var ruling in fold.Docket.Rulings.All)
            yield return (ruling.Index, ruling.Forum is null ? "act" : "decision", null, $"{ruling.By}{string.Concat(ruling.Remedies.Select(r => $", {RemedyCodes.Of(r)}"))}{(fold.Docket.Rulings.Holds(ruling.Index) ? "" : "; revoked")}");
        foreach (var (index, made) in fold.Declarations)
        {
            var about = DeclarationText.PublicationOf(made, fold.Opened.Origin, fold.Election, fold.Publications);
            yield return (index, "declaration", about?.Data.Size, $"of publication {about?.Index}");
        }
    }

    public static void WriteJson(IRecordStore store, RecordAt at) => Json.Write(json =>
    {
        var fold = at.Fold;
        json.WriteString("election", fold.Election);
        json.WriteString("origin", fold.Opened.Origin);
        json.WriteNumber("size", fold.Size);
        json.WriteString("root", store.Root.ToBase64());
        json.WriteString("policy", fold.Keys.Policy);
        json.WriteString("commission", fold.Keys.Commission);
        json.WriteStartArray("events");
        foreach (var (index, what, size, details) in Events(at).OrderBy(e => e.Index))
        {
            json.WriteStartObject();
            json.WriteNumber("entry", index);
            json.WriteString("what", what);
            json.WriteCount("size", size);
            json.WriteString("details", details);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static void PrintEntries(IEnumerable<(long Index, Entry Entry)> entries)
    {
        var table = Terminal.Table(">Entry", ">Time (claimed)", ">Follows", "What, and by whom");
        foreach (var (index, entry) in entries)
        {
            table.AddRow(Terminal.Number(index), Time(entry.Time), Terminal.Number(entry.Prev),
                $"[bold]{Terminal.Text(EntryTypes.Of(entry.Data))}[/] {Terminal.Text(About(entry.Data))} [grey]{Terminal.Text(Who(entry.By))}[/]");
        }

        Terminal.Print(table);
    }

    /// <summary>Every entry of the unit's chain, and the acts that touch it or a unit above.</summary>
    public static int PrintHistory(IRecordStore store, RecordAt at, string unit, bool asJson)
    {
        var (units, index) = (at.Election.Units, at.Election.Units.Find(unit));
        var path = units.PathOf(index).Select(u => units[u].Code).ToHashSet(StringComparer.Ordinal);
        var touching = new HashSet<long>();
        bool Belongs(long entry, EntryData data)
        {
            var belongs = data switch
            {
                UnitEntry of => of.Unit == unit,
                ActOfSettingAside aside => aside.Units.Any(path.Contains),
                ActRevoked revoked => touching.Contains(revoked.Act),
                DecisionMade made => made.Remedies.Any(r => r is Revocation revocation ? touching.Contains(revocation.Entry) : r is RemedyOfUnits about && about.Units.Any(path.Contains)),
                _ => false,
            };
            if (belongs && data is ActEntry or DecisionMade) touching.Add(entry);
            return belongs;
        }

        var history = RecordReading.Entries(store, 0, (long)store.Size).Where(e => Belongs(e.Index, e.Entry.Data));
        if (asJson)
        {
            using var stdout = Console.OpenStandardOutput();
            foreach (var (_, bytes, _) in history)
            {
                stdout.Write(bytes.Span);
                stdout.Write("\n"u8);
            }

            return Exit.Done;
        }

        Terminal.Heading($"{units[index].Name} ({unit})");
        var table = Terminal.Table(">Entry", ">Time (claimed)", "What changed, why, and by whom");
        var counting = new Dictionary<string, ProtocolForm>(StringComparer.Ordinal);
        foreach (var (entryAt, _, entry) in history)
        {
            table.AddRow(Terminal.Number(entryAt), Time(entry.Time),
                $"[bold]{Terminal.Text(EntryTypes.Of(entry.Data))}[/] {Terminal.Text(Changes(at.Election, counting, entry.Data))} [grey]{Terminal.Text(Who(entry.By))}[/]");
        }

        Terminal.Print(table);
        return Exit.Done;
    }

    private static string Changes(Election election, Dictionary<string, ProtocolForm> counting, EntryData data)
    {
        switch (data)
        {
            case ProtocolReported reported:
                counting[reported.Channel] = reported.Protocol;
                return About(data);
            case ProtocolCorrected corrected:
                var before = counting.GetValueOrDefault(corrected.Channel);
                counting[corrected.Channel] = corrected.Protocol;
                var changes = before is null ? [] : Differences(election, before, corrected.Protocol).ToList();
                return $"{corrected.Channel}: {(changes.Count == 0 ? "no figure changed" : string.Join(", ", changes))}. {corrected.Reason}";
            default:
                return About(data);
        }
    }

    private static IEnumerable<string> Differences(Election election, ProtocolForm before, ProtocolForm after)
    {
        static string Said(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "blank";
        for (var i = 0; i < election.Form.Lines.Length; i++)
            if (before.Lines[i] != after.Lines[i]) yield return $"{election.Form.Lines[i].Code} {Said(before.Lines[i])} → {Said(after.Lines[i])}";
        for (var i = 0; i < election.Lists.Length; i++)
            if (before.Votes[i] != after.Votes[i]) yield return $"{election.Lists[i].Code} {Said(before.Votes[i])} → {Said(after.Votes[i])}";
    }

    private static string About(EntryData data) => data switch
    {
        ElectionOpened opened => opened.Origin,
        ProtocolCorrected corrected => $"{corrected.Unit}, {corrected.Channel}: {corrected.Reason}",
        ProtocolReported reported => $"{reported.Unit}, {reported.Channel}, {reported.Protocol.Count}: {reported.Protocol.Votes.Sum()} votes",
        ProtocolRepeated repeated => $"{repeated.Unit}, {repeated.Channel}: came again, does not count",
        ProtocolWithdrawn withdrawn => $"{withdrawn.Unit}, {withdrawn.Channel}: {withdrawn.Reason}",
        ProtocolAccepted accepted => $"{accepted.Unit}, {accepted.Channel}: {string.Join(" ", accepted.Findings)} stand. {accepted.Reason}",
        ProtocolEntered entered => $"{entered.Unit}, {entered.Channel}: {entered.Method} by {string.Join(", ", entered.By)}",
        ProtocolScanned scanned => $"{scanned.Unit}, {scanned.Channel}: {scanned.Images.Length} scans",
        ActOfSettingAside aside => $"{string.Join(", ", aside.Units)}: {aside.Reason} ({aside.Authority})",
        ActOfLot lot => $"{string.Join(", ", lot.Drawn)} drawn among {string.Join(", ", lot.Among)} ({lot.Authority})",
        ActRevoked revoked => $"entry {revoked.Act}: {revoked.Reason} ({revoked.Authority})",
        PublicationMade made => $"{made.Channel}, the first {made.Size} entries",
        DeclarationMade => "declared result, signed by the commission",
        KeysChanged changed => $"new keys: {changed.Reason}",
        IncidentReported incident => $"{incident.Code}: {incident.Text}",
        ComplaintFiled filed => $"before {filed.Forum} of {filed.At}, {string.Join(", ", filed.Grounds)} at {string.Join(", ", filed.Units)}: {filed.Text}",
        ComplaintMoved moved => $"case {moved.Case}, {moved.Step}: {moved.Text}",
        DecisionMade made => $"{made.Forum} {made.Number}{(made.Case is { } of ? $" on case {of}" : "")}, {made.Result}{string.Concat(made.Remedies.Select(r => $", {RemedyCodes.Of(r)}"))}: {made.Reason}",
        _ => throw new InvalidOperationException(data.GetType().Name),
    };

    private static string Who(Author by) => by.Key is null ? by.Role : $"{by.Role} {by.Key}";

    private static string Time(DateTimeOffset time) => Terminal.Text(time.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture));
}
