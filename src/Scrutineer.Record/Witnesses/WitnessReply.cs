namespace Scrutineer.Record;

/// <summary>What a witness answers over HTTP.</summary>
/// <param name="Status">200, 400, 403, 404, 409 or 422.</param>
/// <param name="Body">The cosignature line for 200, the size for 409, otherwise a sentence for people or nothing.</param>
/// <param name="ContentType">The type of the body; <c>text/x.tlog.size</c> for 409; null to leave it to the server.</param>
/// <param name="NewState">What must be stored before answering; null if nothing changes.</param>
public sealed record WitnessReply(int Status, string Body, string? ContentType, WitnessState? NewState)
{
    /// <summary>The content type of a size.</summary>
    public const string SizeType = "text/x.tlog.size";

    /// <summary>An answer without a change.</summary>
    internal static WitnessReply No(int status, string sentence) => new(status, sentence + "\n", null, null);
}
