using System.Globalization;
using Scrutineer.Record;

namespace Scrutineer.Store.Drill;

/// <summary>A record as an office keeps it: the store, the guard at another place, the published tree.</summary>
internal sealed class DrillRecord : IDisposable
{
    private DrillRecord(Guard guard, SqliteStore store, PublicTree tree) => (Guard, Store, Tree) = (guard, store, tree);

    public Guard Guard { get; }

    public SqliteStore Store { get; }

    public PublicTree Tree { get; }

    public static string TreeOf(string folder) => Path.Combine(folder, "public");

    /// <summary>Opens what is there, and makes what is not: the guard first, so that a record never stands without one.</summary>
    public static DrillRecord Open(string folder)
    {
        var (guardPath, path) = (Path.Combine(folder, "elsewhere", "guard"), Path.Combine(folder, "record.db"));
        var guard = Must(Guard.Open(guardPath, create: !File.Exists(guardPath)));
        var store = Must(SqliteStore.Open(path, guard.Last is null && !File.Exists(path) ? StoreAccess.Create : StoreAccess.Write));
        return guard.Check(store) is { } refusal ? throw new InvalidOperationException(refusal.Message) : new DrillRecord(guard, store, Must(PublicTree.Open(TreeOf(folder))));
    }

    /// <summary>Publishes what is durable: tiles, guard, store, checkpoint.</summary>
    public void Publish()
    {
        var head = Head(Store.Size, Store.Root);
        Must(Tree.WriteTiles(Store, head.Size));
        Must(Guard.Advance(head));
        Must(Store.SetLastSigned(head));
        Must(Tree.Publish(head, "{}"u8));
        Tree.Sweep();
    }

    public static T Must<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException($"{result.Refusal!.Code}: {result.Refusal.Message}");

    private static SignedHead Head(ulong size, Hash32 root) =>
        Must(SignedHead.Parse(string.Create(CultureInfo.InvariantCulture, $"{Must(Checkpoint.Create("drill.example", size, root)).Text}\n— drill.example {Convert.ToBase64String(new byte[68])}\n")));

    public void Dispose()
    {
        Store.Dispose();
        Guard.Dispose();
    }
}
