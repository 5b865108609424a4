using System.Collections.Immutable;

namespace Scrutineer.Record;

/// <summary>A log that a witness cosigns.</summary>
/// <param name="Origin">The first line of its checkpoints; need not be the name of its key.</param>
/// <param name="Keys">The keys of which one must sign.</param>
public sealed record WitnessLog(string Origin, ImmutableArray<VerifierKey> Keys);
