using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.People;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Office.Desk;

/// <summary>A line of the desk's journal. One flat shape for all: what a line does not need is left out.</summary>
/// <param name="Act">What was done.</param>
/// <param name="At">When, by the office's clock.</param>
/// <param name="By">Key of whoever did it.</param>
/// <param name="Unit">The unit.</param>
internal sealed record DeskLine(string Act, DateTimeOffset At, string By, string Unit)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public string? Channel { get; init; }

    /// <summary>The numbers of a paper; blank is null.</summary>
    public long?[]? Numbers { get; init; }

    public OpenFinding[]? Findings { get; init; }

    public string? Role { get; init; }

    public string? Code { get; init; }

    public string? Reason { get; init; }

    public long? Index { get; init; }

    public BlobReference[]? Images { get; init; }

    /// <summary>The line of an action on a protocol.</summary>
    public static DeskLine Of(TypingAction action, DateTimeOffset at, string unit, string channel)
    {
        DeskLine Line(string act) => new(act, at, action.By, unit) { Channel = channel };
        return action switch
        {
            TypingAction.Take => Line("take"),
            TypingAction.PutBack => Line("put-back"),
            TypingAction.Free => Line("free"),
            TypingAction.Return => Line("return"),
            TypingAction.Discard => Line("discard"),
            TypingAction.Finish a => Line("finish") with { Numbers = [.. a.Figures.ToArray()], Findings = a.Findings.IsEmpty ? null : [.. a.Findings] },
            TypingAction.Accept a => Line("accept") with { Role = a.Role.Code(), Reason = a.Reason },
            TypingAction.Correct a => Line("correct") with { Code = a.Code, Reason = a.Reason },
            TypingAction.Record a => Line("record") with { Index = a.Index },
            _ => throw new InvalidOperationException(action.GetType().Name),
        };
    }

    /// <summary>The action on a protocol that a line tells of; null: it tells of something else.</summary>
    /// <param name="lines">How many lines the form has.</param>
    public TypingAction? ToAction(int lines) => Act switch
    {
        "take" => new TypingAction.Take(By),
        "put-back" => new TypingAction.PutBack(By),
        "free" => new TypingAction.Free(By),
        "return" => new TypingAction.Return(By),
        "discard" => new TypingAction.Discard(By),
        "finish" => new TypingAction.Finish(By, PaperFigures.Of(Numbers, lines), [.. Findings ?? []]),
        "accept" => new TypingAction.Accept(By, Roles.Of(Role!)!.Value, Reason!),
        "correct" => new TypingAction.Correct(By, Code!, Reason!),
        "record" => new TypingAction.Record(By, Index!.Value),
        _ => null,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    public static DeskLine Read(string json) => JsonSerializer.Deserialize<DeskLine>(json, Format)!;
}
