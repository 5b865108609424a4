namespace Scrutineer.Elections.Entries;

/// <summary>A file beside the log, named by its content.</summary>
/// <param name="Sha256">SHA-256 as 64 lower-case hex digits.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="MediaType">For example <c>image/jpeg</c>.</param>
public sealed record BlobReference(string Sha256, long Length, string MediaType);
