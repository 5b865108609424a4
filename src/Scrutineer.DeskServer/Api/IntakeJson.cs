using System.Text.Json.Serialization;
using Scrutineer.Desk.Intake;
using Scrutineer.DeskServer.Pages.Intake;
using Scrutineer.Elections.Disputes.Rules;
using Scrutineer.Law;
using Scrutineer.Office.Desk;
using Scrutineer.Office.Desk.Intake;

namespace Scrutineer.DeskServer.Api;

/// <summary>What a program needs to send something: the form token of this visitor, and what the rules name.</summary>
internal sealed record IntakeFormJson(string FormToken, NamedJson[] Complainants, NamedJson[] Grounds, NamedJson[] Lists)
{
    public static IntakeFormJson Of(string token, DeskOffice desk)
    {
        var rules = desk.Election.Disputes;
        return new IntakeFormJson(token, Named(rules?.Complainants), Named(rules?.Grounds), [.. desk.Election.Lists.Where(l => !l.IsAgainstAll).Select(l => new NamedJson(l.Code, l.Name.ByLanguage))]);
    }

    private static NamedJson[] Named(IEnumerable<NamedCode>? all) => [.. (all ?? []).Select(c => new NamedJson(c.Code, c.Name.ByLanguage))];
}

internal sealed record NamedJson(string Code, IReadOnlyDictionary<string, string> Name);

/// <summary>A complaint of the public. What is sent twice with the same id is kept once.</summary>
internal sealed record SentComplaintJson(
    string Language, string Unit, string Complainant, string Ground, string Text, string? List = null, string? Name = null, string? Contact = null, SentFileJson[]? Files = null, string? Id = null) : IWhole
{
    [JsonIgnore]
    public bool IsWhole => ComplaintJson.Has(Files);

    public Submission.Complaint ToSubmission() => new("", Language is "ky" or "ru" ? Language : "en", Unit, Complainant, List, null, Ground, Text.Trim(), []);
}

/// <summary>A file handed in, in base 64.</summary>
internal sealed record SentFileJson(byte[] Data, string Text, bool Public = false);

/// <summary>A report of an error.</summary>
internal sealed record SentReportJson(string Language, string Unit, string Figure, string Shown, string Expected, string? Contact = null, string? Id = null)
{
    public Submission.ErrorReport ToSubmission() => new("", Language is "ky" or "ru" ? Language : "en", Unit, Figure.Trim(), Shown.Trim(), Expected.Trim());
}

/// <summary>The receipt. Token and salt are answered here and nowhere else.</summary>
internal sealed record SentReceiptJson(long Number, DateTimeOffset Arrived, string Sha256, string Token, string? Salt)
{
    public static SentReceiptJson Of(SentReceipt receipt) => new(receipt.Number, receipt.Arrived, receipt.Sha256, receipt.Token, receipt.Salt);
}

/// <summary>How something that was sent stands.</summary>
internal sealed record SentJson(
    long Number, string Kind, DateTimeOffset Arrived, string Unit, string At, string? Ground, string Sha256, string Standing, long? Case, string? Reason, IReadOnlyDictionary<string, string>? Text, DateTimeOffset? Answered)
{
    public static SentJson Of(Sent sent) => new(
        sent.Number, sent.Kind == SentKind.Complaint ? "complaint" : "report", sent.Arrived, sent.Unit, sent.At, sent.Ground, sent.Document, SentPage.Word(sent.Standing), (sent.Standing as Standing.TakenIn)?.Case,
        (sent.Standing as Standing.TurnedBack)?.Reason,
        sent.Standing switch { Standing.TurnedBack a => a.Text.ByLanguage, Standing.Confirmed a => a.Text.ByLanguage, Standing.NotAnError a => a.Text.ByLanguage, _ => null }, sent.Answered);
}

/// <summary>Something that was sent, with what was written, and the digest to be sent back with an answer.</summary>
internal sealed record SentWithTextJson(SentJson Sent, WrittenJson? Written, string Seen)
{
    public static SentWithTextJson Of(SentView view) => new(SentJson.Of(view.Sent), view.Submission switch
    {
        Submission.Complaint c => new WrittenJson(c.Language, c.Text, c.Kind, c.List, null, null, [.. c.Files.Select(f => new WrittenFileJson(f.What, f.IsPublic, f.Sha256, f.Kept.Sha256, f.Kept.MediaType))]),
        Submission.ErrorReport r => new WrittenJson(r.Language, r.Expected, null, null, r.Figure, r.Shown, []),
        _ => null,
    }, view.Seen);
}

internal sealed record WrittenJson(string Language, string Text, string? Complainant, string? List, string? Figure, string? Shown, WrittenFileJson[] Files);

internal sealed record WrittenFileJson(string Text, bool Public, string Sha256, string Kept, string MediaType);

internal sealed record SenderJson(string? Name, string? Contact);

/// <summary>Takes a complaint into the register; complainant and grounds are for what came as a report of an error.</summary>
internal sealed record TakeInJson(string Seen, string? Complainant = null, string[]? Grounds = null) : IWhole
{
    [JsonIgnore]
    public bool IsWhole => ComplaintJson.Has(Grounds);
}

/// <summary>An answer: turn-back (with a reason), confirm, deny, is-complaint.</summary>
internal sealed record AnswerJson(string Answer, string Seen, string? Reason = null, Dictionary<string, string>? Text = null) : IWhole
{
    [JsonIgnore]
    public bool IsWhole => ComplaintJson.Has(Text?.Values);

    /// <summary>The answer of a word. Refuses <c>intake-kind</c>.</summary>
    public static Result<Answer> ToAnswer(string word, string reason, Dictionary<string, string>? text) => word switch
    {
        "turn-back" => new Answer.TurnBack(reason, ComplaintJson.Texts(text)),
        "confirm" => new Answer.Confirm(ComplaintJson.Texts(text)),
        "deny" => new Answer.Deny(ComplaintJson.Texts(text)),
        "is-complaint" => new Answer.IsComplaint(""),
        _ => new Refusal("intake-kind", $"\"{word}\" is no answer; say turn-back, confirm, deny or is-complaint."),
    };
}
