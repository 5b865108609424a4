using System.Text.Json;
using System.Text.Json.Serialization;
using Scrutineer.Desk.Intake;
using Scrutineer.Elections;

namespace Scrutineer.Office.Desk.Intake;

/// <summary>A line of the journal about what the public sent: it came, or was answered. It names nobody and holds none of what was written; that is sealed.</summary>
/// <param name="Act">What was done.</param>
/// <param name="At">When, by the office's clock.</param>
/// <param name="Number">Number of what was sent.</param>
internal sealed record IntakeLine(string Act, DateTimeOffset At, long Number)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public string? Unit { get; init; }

    public string? Seat { get; init; }

    public string? Ground { get; init; }

    public string? Document { get; init; }

    public string? Sealed { get; init; }

    /// <summary>SHA-256 of what opens the page of its sender, hex.</summary>
    public string? Token { get; init; }

    /// <summary>Bytes of its files.</summary>
    public long Length { get; init; }

    /// <summary>Key of whoever answered.</summary>
    public string? By { get; init; }

    public long? Case { get; init; }

    public string? Reason { get; init; }

    public LocalText? Text { get; init; }

    /// <summary>The line of an answer.</summary>
    public static IntakeLine Of(Answer answer, long number, DateTimeOffset at, string by)
    {
        IntakeLine Line(string act) => new(act, at, number) { By = by };
        return answer switch
        {
            Answer.TakeIn a => Line("take-in") with { Case = a.Case },
            Answer.TurnBack a => Line("turn-back") with { Reason = a.Reason, Text = a.Text },
            Answer.Confirm a => Line("confirm") with { Text = a.Text },
            Answer.Deny a => Line("deny") with { Text = a.Text },
            Answer.IsComplaint a => Line("is-complaint") with { Seat = a.At },
            _ => throw new InvalidOperationException(answer.GetType().Name),
        };
    }

    /// <summary>What was sent; null: the line tells of an answer.</summary>
    public Sent? ToSent() => Act is "complaint" or "report"
        ? new Sent(Number, Act == "complaint" ? SentKind.Complaint : SentKind.ErrorReport, At, Unit!, Seat!, Ground, Document!, Sealed)
        : null;

    /// <summary>The answer that the line tells of.</summary>
    public Answer ToAnswer() => Act switch
    {
        "take-in" => new Answer.TakeIn(Case!.Value),
        "turn-back" => new Answer.TurnBack(Reason!, Text!),
        "confirm" => new Answer.Confirm(Text!),
        "deny" => new Answer.Deny(Text!),
        "is-complaint" => new Answer.IsComplaint(Seat!),
        _ => throw new InvalidOperationException($"The journal has a line \"{Act}\" that this program does not know."),
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static IntakeLine Read(string json) => JsonSerializer.Deserialize<IntakeLine>(json, Format)!;
}
