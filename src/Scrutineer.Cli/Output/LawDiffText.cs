using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using Scrutineer.Cli.Commands;
using Scrutineer.Law.Json;
using Scrutineer.Law.Language;
using Scrutineer.Report.LawWords;
using Scrutineer.Report.Words;

namespace Scrutineer.Cli.Output;

/// <summary>Two laws, what differs, and the seats that both make of the same votes.</summary>
/// <param name="A">The first law.</param>
/// <param name="B">The second law.</param>
/// <param name="Diff">What differs.</param>
internal sealed record LawComparison(LawFile A, LawFile B, LawDiff Diff)
{
    /// <summary>Seats under both laws; null: there are no votes.</summary>
    public ImmutableArray<SeatMove>? Seats { get; init; }

    /// <summary>False if one of the outcomes waits for a lot or a decision.</summary>
    public bool IsFinal { get; init; } = true;
}

/// <summary>Seats of a list under two laws.</summary>
internal sealed record SeatMove(string List, string Name, BigInteger From, BigInteger To)
{
    public bool IsChanged => From != To;
}

/// <summary>A comparison of two laws in the terminal and as JSON.</summary>
internal static class LawDiffText
{
    public static void Print(LawComparison comparison)
    {
        var (before, after) = (Told(comparison.A), Told(comparison.B));
        Terminal.Heading($"{before.Title} → {after.Title}");
        if (comparison.Diff.IsEmpty) Terminal.Line("The laws do not differ.");
        foreach (var option in comparison.Diff.Law) Terminal.Line($"  {Line(option)}");
        if (before.Ties != after.Ties) Words([before.Ties], [after.Ties]);
        foreach (var step in comparison.Diff.Steps)
        {
            var (old, now) = (Step(before, step.First), Step(after, step.Second));
            Terminal.Heading($"{step.Change} step {(old ?? now)!.Name}: {(now ?? old)!.Heading}{Articles(old, now)}");
            foreach (var option in step.Options) Terminal.Line($"  {Line(option)}");
            Words(old?.Sentences ?? [], now?.Sentences ?? []);
        }

        if (comparison.Seats is { } seats) Print(seats, comparison.IsFinal);
    }

    public static void WriteJson(LawComparison comparison) => Json.Write(json =>
    {
        var (before, after) = (Told(comparison.A), Told(comparison.B));
        json.WriteBoolean("equal", comparison.Diff.IsEmpty);
        Write(json, "law", comparison.Diff.Law);
        json.WriteStartArray("steps");
        foreach (var step in comparison.Diff.Steps)
        {
            var (old, now) = (Step(before, step.First), Step(after, step.Second));
            json.WriteStartObject();
            json.WriteString("change", Word(step.Change));
            json.WriteString("name", (old ?? now)!.Name);
            json.WriteCount("from", old?.Number);
            json.WriteCount("to", now?.Number);
            Write(json, "options", step.Options);
            Write(json, "words_removed", Without(old?.Sentences ?? [], now?.Sentences ?? []));
            Write(json, "words_added", Without(now?.Sentences ?? [], old?.Sentences ?? []));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (comparison.Seats is not { } seats) return;
        json.WriteBoolean("final", comparison.IsFinal);
        json.WriteObjects("seats", seats, move =>
        {
            json.WriteString("list", move.List);
            json.WriteNumber("from", (long)move.From);
            json.WriteNumber("to", (long)move.To);
        });
    });

    private static string Word(StepChange change) => change switch
    {
        StepChange.Changed => "changed",
        StepChange.Added => "added",
        StepChange.Removed => "removed",
        _ => throw new InvalidOperationException(change.ToString()),
    };

    private static void Print(ImmutableArray<SeatMove> seats, bool isFinal)
    {
        Terminal.Heading("Seats with the same votes");
        if (!isFinal) Terminal.Amber("An outcome waits for a lot or a decision; its open seats are not in the table.");
        var table = Terminal.Table("List", ">Under A", ">Under B", ">Change");
        foreach (var move in seats) table.AddRow(Terminal.Text(move.Name), Terminal.Exact(move.From), Terminal.Exact(move.To), move.IsChanged ? $"[yellow]{Report.Numbers.Signed(move.To - move.From)}[/]" : "");
        Terminal.Print(table);
        if (!seats.Any(s => s.IsChanged)) Terminal.Line("No seat changes.");
    }

    private static ExplainedLaw Told(LawFile file) => LawExplanation.Of(file.Law, Wordbook.In("en"));

    private static ExplainedLawStep? Step(ExplainedLaw law, int? at) => at is { } i ? law.Steps[i] : null;

    private static string Line(OptionChange option) => $"{option.Path}: {option.From ?? "(not named)"} → {option.To ?? "(not named)"}";

    private static string Articles(ExplainedLawStep? old, ExplainedLawStep? now) => (now ?? old)!.Article is { Length: > 0 } article ? $" ({article})" : "";

    /// <summary>What was said before and no longer is, and what is said now.</summary>
    private static void Words(IReadOnlyCollection<string> old, IReadOnlyCollection<string> now)
    {
        foreach (var sentence in Without(old, now)) Terminal.Paragraph(sentence, "−");
        foreach (var sentence in Without(now, old)) Terminal.Paragraph(sentence, "+");
    }

    private static IEnumerable<string> Without(IReadOnlyCollection<string> sentences, IReadOnlyCollection<string> others) => sentences.Where(s => !others.Contains(s));

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<OptionChange> options)
    {
        json.WriteObjects(name, options, option =>
        {
            json.WriteString("path", option.Path);
            Raw(json, "from", option.From);
            Raw(json, "to", option.To);
        });
    }

    /// <summary>The old or new value as JSON; an option that is not named is left out.</summary>
    private static void Raw(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) return;
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> sentences)
    {
        json.WriteTexts(name, sentences);
    }
}
