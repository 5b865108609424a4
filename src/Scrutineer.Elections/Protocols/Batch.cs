using System.Collections.Immutable;

namespace Scrutineer.Elections.Protocols;

/// <summary>
/// Protocols that arrived together in one channel. A later batch supersedes an earlier one station by station;
/// inside a batch every unit has one protocol.
/// </summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Version">Name of the version, for example <c>early</c>.</param>
/// <param name="Protocols">The protocols in their order of arrival.</param>
public sealed record Batch(string Channel, string Version, ImmutableArray<Protocol> Protocols);
