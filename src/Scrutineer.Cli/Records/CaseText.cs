using Scrutineer.Margins.Matters;
using System.Globalization;
using System.Text.Json;
using Scrutineer.Cli.Output;
using Scrutineer.Elections.Disputes.Cases;
using Scrutineer.Elections.Disputes;
using Scrutineer.Elections.Entries;
using Scrutineer.Law.Json;
using Scrutineer.Office;

namespace Scrutineer.Cli.Records;

/// <summary>Cases for people and for machines.</summary>
internal static class CaseText
{
    private const int MostUnits = 8;

    public static void PrintList(RecordAt at, IReadOnlyList<Case> cases, DateTimeOffset now)
    {
        Terminal.Heading($"{at.Election.Name} ({at.Fold.Election}): complaints");
        if (cases.Count == 0)
        {
            Terminal.Line("None.");
            return;
        }

        var table = Terminal.Table(">Case", "Filed", "Before", "Ground", "Units", "Stands", ">Days", ">of");
        foreach (var one in cases)
        {
            var days = CaseDays.Of(at.Fold.Docket, one, now);
            var used = Terminal.Number(days.Used);
            table.AddRow(
                Terminal.Number(one.Number), Day(one.FiledAt), Terminal.Text(one.Filed.Forum), Terminal.Text(string.Join(", ", one.Filed.Grounds)), Terminal.Text(Some(one.Filed.Units)),
                Terminal.Text(Stage(at.Fold.Docket, one)), days.IsOverdue ? $"[red]{used}[/]" : used, days.Allowed is { } allowed ? Terminal.Number(allowed) : "-");
        }

        Terminal.Print(table);
        var open = cases.Count(c => c.IsOpen);
        Terminal.Line($"{Terminal.Number(cases.Count)} {(cases.Count == 1 ? "case" : "cases")}, {Terminal.Number(open)} open{(open > 0 ? "; nothing can be declared before they are decided" : "")}.");
    }

    public static void PrintOne(RecordAt at, Case one, CaseMatters matters, DateTimeOffset now)
    {
        var (docket, filed) = (at.Fold.Docket, one.Filed);
        Terminal.Heading($"Case {one.Number} before {docket.Rules!.Forum(filed.Forum)!.Name} ({filed.At})");
        Terminal.Line($"Filed {Time(one.FiledAt)} by {filed.By.Kind}{(filed.By.Lists.IsEmpty ? "" : $": {string.Join(", ", filed.By.Lists)}")}{(filed.By.Initials is { } initials ? $", {initials}" : "")}");
        Terminal.Line($"Grounds: {string.Join(", ", filed.Grounds)}. Units: {Some(filed.Units)}. Asks: {(filed.Asks.IsEmpty ? "nothing named" : string.Join(", ", filed.Asks))}.");
        if (filed.Against is { } against) Terminal.Line($"Against decision {against}.");
        Terminal.Line(filed.Text.ToString());
        var days = CaseDays.Of(docket, one, now);
        Terminal.Line($"{Stage(docket, one)}; {days.Used} days used{(days.Allowed is { } allowed ? $" of {allowed}" : "")}{(days.IsOverdue ? ", overdue" : "")}{(days.Article is { Length: > 0 } article ? $" ({article})" : "")}.");
        var table = Terminal.Table(">Entry", "When", "What");
        foreach (var item in filed.Evidence) table.AddRow(Terminal.Number(one.Number), Day(one.FiledAt), Terminal.Text(About(item)));
        foreach (var step in one.Steps)
        {
            table.AddRow(Terminal.Number(step.Index), Time(step.At), $"[bold]{step.Moved.Step}[/] {Terminal.Text(step.Moved.Text.ToString())}{(step.Moved.Until is { } until ? $" ({Time(until)})" : "")}");
            foreach (var item in step.Moved.Evidence) table.AddRow("", "", Terminal.Text(About(item)));
        }

        if (docket.Leading(one).Decision is { } index)
        {
            var made = docket.Decisions[index];
            var votes = made.Votes is { } v ? $" {v.For}:{v.Against}{(v.Abstained > 0 ? $", {v.Abstained} abstained" : "")}" : "";
            table.AddRow(Terminal.Number(index), Time(docket.Rulings.Find(index)!.At), $"[bold]decision {Terminal.Text(made.Number)}, {made.Result}[/]{votes} {Terminal.Text(made.Reason.ToString())}");
            foreach (var remedy in made.Remedies) table.AddRow("", "", Terminal.Text(Said(remedy)));
            if (docket.Rulings.EndOf(index) is { } end) table.AddRow(Terminal.Number(end.Index), Time(end.At), $"[yellow]revoked by {Terminal.Text(end.By)}[/]");
        }

        Terminal.Print(table);
        PrintMatters(at, one, matters);
    }

    private static void PrintMatters(RecordAt at, Case one, CaseMatters matters)
    {
        Terminal.Heading("Does it matter?");
        Terminal.Amber("The same law over other inputs: no opinion on what happened there.");
        if (!matters.Impact.IsOk)
        {
            Terminal.Line($"The law cannot say: {matters.Impact.Refusal!.Message}");
            return;
        }

        var impact = matters.Impact.Value;
        string Name(string code) => at.Election.Lists[at.Election.FindList(code)].Name.ToString();
        Terminal.Line($"{Terminal.Number(impact.Without.Stations)} stations count there, with {Terminal.Number(impact.Votes)} votes.");
        Terminal.Paragraph(impact.Without.SeatsMoved == 0 ? "Without them no seat changes hands." : $"Without them {Seats(impact.Without.SeatsMoved)} hands{Named(", in: ", impact.Without.Entering)}{Named(", out: ", impact.Without.Leaving)}.");
        if (impact.Worst is { } worst) Terminal.Paragraph(worst.SeatsMoved == 0 ? "With all their votes moved to any one list no seat changes hands." : $"At worst, with all their votes moved to {Name(worst.List)}, {Seats(worst.SeatsMoved)} hands.");
        Terminal.Paragraph(matters.Fewest is { } fewest
            ? $"The fewest of them that change something: {Terminal.Exact(fewest.Cost.Floor())}{(fewest.IsExact ? "" : $" (at least {Terminal.Exact(fewest.Lower.Ceiling())})")}: {Some([.. fewest.Codes])}."
            : "No set of them changes a seat, a list over the bar or a question of the law.");
        string Named(string before, IReadOnlyList<string> lists) => lists.Count == 0 ? "" : before + string.Join(", ", lists.Select(Name));
    }

    public static void WriteList(RecordAt at, IReadOnlyList<Case> cases, DateTimeOffset now) => Json.Write(json =>
    {
        json.WriteString("election", at.Fold.Election);
        json.WriteNumber("size", at.Fold.Size);
        json.WriteObjects("cases", cases, one => Write(json, at, one, now));
    });

    public static void WriteOne(RecordAt at, Case one, CaseMatters matters, DateTimeOffset now) => Json.Write(json =>
    {
        json.WriteString("election", at.Fold.Election);
        json.WriteNumber("size", at.Fold.Size);
        Write(json, at, one, now);
        json.WriteText("text", one.Filed.Text);
        json.WriteObjects("steps", one.Steps, step =>
        {
            json.WriteNumber("entry", step.Index);
            json.WriteString("step", step.Moved.Step);
            json.WriteTime("time", step.At);
            json.WriteText("text", step.Moved.Text);
        });
        json.WriteStartObject("matters");
        json.WriteBoolean("supposition", true);
        if (matters.Impact.IsOk)
        {
            var impact = matters.Impact.Value;
            json.WriteNumber("stations", impact.Without.Stations);
            json.WriteNumber("votes", impact.Votes);
            json.WriteBoolean("changes_seats", impact.ChangesSeats);
            json.WriteNumber("seats_moved_without", impact.Without.SeatsMoved);
            json.WriteObjects("votes_moved_to", impact.Moved, moved =>
            {
                json.WriteString("list", moved.List);
                json.WriteNumber("seats_moved", moved.SeatsMoved);
            });
            json.WriteStartArray("fewest_stations");
            foreach (var code in matters.Fewest?.Codes ?? []) json.WriteStringValue(code);
            json.WriteEndArray();
        }
        else
        {
            json.WriteString("refusal", matters.Impact.Refusal!.Code);
        }

        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, RecordAt at, Case one, DateTimeOffset now)
    {
        var days = CaseDays.Of(at.Fold.Docket, one, now);
        json.WriteNumber("case", one.Number);
        json.WriteTime("filed", one.FiledAt);
        json.WriteString("forum", one.Filed.Forum);
        json.WriteString("at", one.Filed.At);
        json.WriteString("complainant", one.Filed.By.Kind);
        Codes("lists", one.Filed.By.Lists);
        Codes("grounds", one.Filed.Grounds);
        Codes("units", one.Filed.Units);
        json.WriteCount("against", one.Filed.Against);
        json.WriteString("stage", Code(one.Stage));
        json.WriteBoolean("open", one.IsOpen);
        json.WriteCount("decision", at.Fold.Docket.Leading(one).Decision);
        json.WriteNumber("days_used", days.Used);
        json.WriteCount("days_allowed", days.Allowed);
        json.WriteTime("last_moment", days.Last);
        json.WriteBoolean("overdue", days.IsOverdue);
        void Codes(string name, IEnumerable<string> codes)
        {
            json.WriteStartArray(name);
            foreach (var code in codes) json.WriteStringValue(code);
            json.WriteEndArray();
        }
    }

    private static string Stage(Docket docket, Case one)
    {
        if (one.Stage == CaseStage.Joined) return $"joined with {one.JoinedWith}";
        return one.Decision is { } decision ? docket.Decisions[decision].Result : Code(one.Stage).Replace('-', ' ');
    }

    private static string Code(CaseStage stage) => stage == CaseStage.HearingSet ? "hearing-set" : stage.ToString().ToLowerInvariant();

    private static string Said(Remedy remedy) => remedy switch
    {
        VotesVoided voided => $"void-votes: {voided.List} in {Some(voided.Units)}",
        RepeatVote repeat => $"repeat-vote on {repeat.On:yyyy-MM-dd}: {Some(repeat.Units)}",
        RemedyOfUnits of => $"{RemedyCodes.Of(remedy)}: {Some(of.Units)}",
        Revocation revocation => $"revoke: entry {revocation.Entry}",
        Suspension suspension => $"suspend: {suspension.Clock}{(suspension.Until is { } until ? $" until {until:yyyy-MM-dd}" : "")}",
        _ => RemedyCodes.Of(remedy),
    };

    private static string About(Evidence item) => $"{item.What} ({item.Blob.MediaType}, SHA-256 {item.Blob.Sha256[..12]}…{(item.IsSealed ? ", sealed" : "")})";

    private static string Some(IReadOnlyList<string> codes) => string.Join(", ", codes.Take(MostUnits)) + (codes.Count > MostUnits ? $" and {codes.Count - MostUnits} more" : "");

    private static string Seats(long seats) => seats == 1 ? "1 seat changes" : $"{seats} seats change";

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
