namespace Scrutineer.Interchange.Disputes;

/// <summary>Something handed in with a complaint, as a file names it.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsSealed">True: only its hash is to be public.</param>
/// <param name="What">What it is, for the public.</param>
/// <param name="Sha256">The hash that whoever hands it in gives; null: none. If the file has another one, it is refused.</param>
public sealed record EvidenceInput(string Path, bool IsSealed, string What, string? Sha256);
