using System.Collections.Immutable;
using Scrutineer.Record;

namespace Scrutineer.Witnessing;

/// <summary>The consistency proofs of one checkpoint, for several witnesses at once. Tiles that do not give its root make no proof: a witness would take it for a fork.</summary>
internal sealed class ProofMaker(Checkpoint checkpoint, ITileReader tiles)
{
    private readonly Lock one = new();
    private readonly Dictionary<ulong, Result<ImmutableArray<Hash32>>> made = [];
    private TreeReader? tree;

    /// <summary>The proof from this size. Refused: as <see cref="ConsistencyProof.Build"/>, and <c>witness-tiles</c> if the tiles are of another tree.</summary>
    public Result<ImmutableArray<Hash32>> From(ulong old)
    {
        if (old == 0 || old == checkpoint.Size) return ImmutableArray<Hash32>.Empty;
        lock (one)
        {
            if (!made.TryGetValue(old, out var proof)) made[old] = proof = Make(old);
            return proof;
        }
    }

    private Result<ImmutableArray<Hash32>> Make(ulong old)
    {
        if (tree is null)
        {
            var reader = new TreeReader(checkpoint.Size, tiles);
            var root = reader.Root();
            if (!root.IsOk) return root.Refusal!;
            if (root.Value != checkpoint.Root) return new Refusal("witness-tiles", "The tiles do not give the root of the checkpoint, so there is no proof for a witness.");
            tree = reader;
        }

        return ConsistencyProof.Build(old, tree);
    }
}
