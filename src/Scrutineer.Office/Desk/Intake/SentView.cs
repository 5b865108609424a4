using Scrutineer.Desk.Intake;

namespace Scrutineer.Office.Desk.Intake;

/// <summary>What whoever sends something gets back.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Arrived">When it came: the time of filing.</param>
/// <param name="Sha256">SHA-256 of what was sent, hex.</param>
/// <param name="Token">Opens the page on which its state stands; the office keeps only its hash.</param>
/// <param name="Salt">The salt of the commitment to the name, hex; null: no name was given.</param>
public sealed record SentReceipt(long Number, DateTimeOffset Arrived, string Sha256, string Token, string? Salt);

/// <summary>Something that was sent, with what was written.</summary>
/// <param name="Sent">How it stands.</param>
/// <param name="Submission">What was written; null: its file is missing or damaged.</param>
/// <param name="Seen">Digest of all that is shown, to be sent back with an answer.</param>
public sealed record SentView(Sent Sent, Submission? Submission, string Seen)
{
    internal static SentView Of(Sent sent, Submission? submission) =>
        new(sent, submission, SentPapers.Digest(System.Text.Encoding.UTF8.GetBytes($"scrutineer/seen-sent/1\n{sent.Number}\n{sent.Kind}\n{sent.At}\n{sent.Standing.GetType().Name}\n{sent.Document}\n")));
}
