using Scrutineer.Law;

namespace Scrutineer.Desk.Intake;

/// <summary>
/// What may be answered to what. A complaint is taken in or turned back; a report is confirmed, denied, or becomes a complaint and waits as one. What was
/// answered is answered.
/// </summary>
public static class IntakeRules
{
    /// <summary>
    /// What something that was sent is after an answer. Refuses <c>intake-answered</c>, <c>intake-kind</c>, <c>intake-reason</c>, <c>decision-no-reason</c>.
    /// </summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="answer">The answer.</param>
    public static Result<Sent> Next(Sent sent, Answer answer)
    {
        if (!sent.Waits) return new Refusal("intake-answered", $"Number {sent.Number} was answered already.");
        return (sent.Kind, answer) switch
        {
            (SentKind.Complaint, Answer.TakeIn taken) => sent with { Standing = new Standing.TakenIn(taken.Case) },
            (SentKind.Complaint, Answer.TurnBack back) when !TurnBackReasons.All.Contains(back.Reason) =>
                new Refusal("intake-reason", $"A complaint is turned back because of one of {string.Join(", ", TurnBackReasons.All)}."),
            (SentKind.Complaint, Answer.TurnBack { Text.ByLanguage.Count: 0 }) or (SentKind.ErrorReport, Answer.Confirm { Text.ByLanguage.Count: 0 } or Answer.Deny { Text.ByLanguage.Count: 0 }) =>
                new Refusal("decision-no-reason", "Write the answer in at least one language; the sender reads it."),
            (SentKind.Complaint, Answer.TurnBack back) => sent with { Standing = new Standing.TurnedBack(back.Reason, back.Text) },
            (SentKind.ErrorReport, Answer.Confirm confirmed) => sent with { Standing = new Standing.Confirmed(confirmed.Text) },
            (SentKind.ErrorReport, Answer.Deny denied) => sent with { Standing = new Standing.NotAnError(denied.Text) },
            (SentKind.ErrorReport, Answer.IsComplaint moved) => sent with { Kind = SentKind.Complaint, At = moved.At, WasMoved = true },
            _ => new Refusal("intake-kind", $"Number {sent.Number} is {(sent.Kind == SentKind.Complaint ? "a complaint" : "a report of an error")}; this is no answer to it."),
        };
    }
}
