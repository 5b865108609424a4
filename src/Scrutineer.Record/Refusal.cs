namespace Scrutineer.Record;

/// <summary>
/// An expected "no": a value, not an exception. The code is stable and is what programs and translations key on;
/// the message is one plain English sentence.
/// </summary>
/// <param name="Code">Stable code in kebab case, for example <c>note-signature</c>. Listed in docs/reference/refusals.md.</param>
/// <param name="Message">One sentence.</param>
public sealed record Refusal(string Code, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
