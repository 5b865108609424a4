namespace Scrutineer.Record;

/// <summary>What a witness remembers of a log: to be stored before the answer is given, in the same atomic step as the decision.</summary>
/// <param name="Checkpoint">The checkpoint that it cosigned last.</param>
/// <param name="Note">The same with the log's verified signatures and the cosignature: what the monitoring prefix serves.</param>
public sealed record WitnessState(Checkpoint Checkpoint, SignedNote Note)
{
    /// <summary>Reads a stored note, which is trusted. Refused: as <see cref="SignedNote.Parse(ReadOnlySpan{byte})"/> and <see cref="Checkpoint.Parse"/>.</summary>
    public static Result<WitnessState> Parse(ReadOnlySpan<byte> note)
    {
        var parsed = SignedNote.Parse(note);
        if (!parsed.IsOk) return parsed.Refusal!;
        var checkpoint = Checkpoint.Parse(parsed.Value.Text);
        return checkpoint.IsOk ? new WitnessState(checkpoint.Value, parsed.Value) : checkpoint.Refusal!;
    }
}
