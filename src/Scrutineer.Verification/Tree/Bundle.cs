using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Verification;

/// <summary>The entries of one bundle on their way from the reading to the fold.</summary>
/// <param name="Path">Where they lie.</param>
/// <param name="First">Index of the first.</param>
/// <param name="Entries">Their bytes.</param>
/// <param name="Roots">The root of the tree before each publication among them.</param>
internal sealed record Bundle(string Path, long First, ImmutableArray<ReadOnlyMemory<byte>> Entries, ImmutableArray<KeyValuePair<long, Hash32>> Roots);
