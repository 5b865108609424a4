using Scrutineer.Record;

namespace Scrutineer.Store;

/// <summary>Removes partial tiles that full ones replaced.</summary>
internal static class TileSweep
{
    /// <summary>Looks at the places whose tiles filled while the tree grew from one size to the other; returns how many had partial tiles.</summary>
    public static int Sweep(string folder, ulong from, ulong to)
    {
        var swept = 0;
        foreach (var level in TilePlan.For(to))
        {
            for (var index = FullTiles(from, level.Level); index < level.Full; index++)
            {
                swept += SweepAt(folder, new TilePath(level.Level, index));
                if (level.Level == 0) swept += SweepAt(folder, TilePath.Entries(index));
            }
        }

        return swept;
    }

    private static ulong FullTiles(ulong size, int level) => size >> (8 * (level + 1));

    private static int SweepAt(string folder, TilePath full)
    {
        var path = Path.Combine(folder, full.ToString());
        var partial = path + ".p";
        if (!Directory.Exists(partial) || !File.Exists(path)) return 0;
        Directory.Delete(partial, recursive: true);
        return 1;
    }
}
