using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>A signature that verified.</summary>
/// <param name="Key">The key that made it.</param>
/// <param name="Time">Seconds since 1970 of a cosignature; null for a plain signature. Where a key signed several times, that of its first line.</param>
/// <param name="Signature">The line.</param>
public sealed record VerifiedSignature(VerifierKey Key, ulong? Time, NoteSignature Signature);

/// <summary>A note that at least one known key signed, and none badly.</summary>
/// <param name="Text">The text.</param>
/// <param name="Verified">The known keys that signed, each once, in the order of the lines.</param>
/// <param name="Unverified">The lines of other keys.</param>
public sealed record OpenedNote(string Text, ImmutableArray<VerifiedSignature> Verified, ImmutableArray<NoteSignature> Unverified);
