namespace Scrutineer.Record;

/// <summary>A log that a policy accepts.</summary>
/// <param name="Key">Its key; the name of it is the origin.</param>
/// <param name="Url">Where it is; null if the policy does not say.</param>
public sealed record PolicyLog(VerifierKey Key, string? Url);

/// <summary>A witness that a policy knows.</summary>
/// <param name="Name">Its name in the policy; it means nothing outside.</param>
/// <param name="Key">Its key.</param>
/// <param name="Url">Where it is; null if the policy does not say.</param>
public sealed record PolicyWitness(string Name, VerifierKey Key, string? Url);
