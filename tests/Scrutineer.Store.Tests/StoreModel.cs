using CsCheck;
using Scrutineer.Record;
using Xunit;

namespace Scrutineer.Store.Tests;

/// <summary>Random histories against a list: appends, wrong sizes, signing, opening again, crashes, restored copies, forks.</summary>
public class StoreModel
{
    private enum Kind
    {
        Append,
        WrongSize,
        WrongEntry,
        Sign,
        Reopen,
        Crash,
        Copy,
        Restore,
        Fork,
    }

    private static readonly Gen<(Kind Kind, int Number)[]> Histories =
        Gen.Select(Gen.Frequency((8, Gen.Const(Kind.Append)), (4, Gen.Int[1, 8].Select(k => (Kind)k))), Gen.Int[1, 400]).Array[1, 14];

    [Fact]
    public void Every_history_of_the_file_is_that_of_a_list() => Histories.Sample(steps =>
    {
        using var run = new Run();
        foreach (var (kind, number) in steps) run.Step(kind, number);
    }, iter: 60, threads: 1);

    /// <summary>One history.</summary>
    private sealed class Run : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly List<byte[]> model = [];
        private readonly Guard guard;
        private SqliteStore store;
        private int copies, made;
        private (string Path, int Size)? copy;

        public Run()
        {
            guard = Guard.Open(folder.File("elsewhere", "guard"), create: true).Value;
            store = SqliteStore.Open(folder.File("0", "record.db"), StoreAccess.Create).Value;
        }

        private ulong Size => (ulong)model.Count;

        private Hash32 Root => Small.RootOf(model.Select(e => new ReadOnlyMemory<byte>(e)));

        public void Step(Kind kind, int number)
        {
            switch (kind)
            {
                case Kind.Append:
                    var batch = Enumerable.Range(0, number).Select(_ => Small.Entry(made++, 1 + (made % 90))).ToList();
                    Assert.Equal(Size + (ulong)number, store.Append(batch, Size).Value);
                    model.AddRange(batch.Select(e => e.ToArray()));
                    break;
                case Kind.WrongSize:
                    Assert.Equal("store-size", store.Append([Small.Entry(0)], Size + (ulong)number).Refusal!.Code);
                    break;
                case Kind.WrongEntry:
                    Assert.Equal("store-entry-size", store.Append([Small.Entry(0), ReadOnlyMemory<byte>.Empty], Size).Refusal!.Code);
                    break;
                case Kind.Sign:
                    var head = Small.HeadOf(store);
                    Assert.True(guard.Advance(head).IsOk);
                    Assert.True(store.SetLastSigned(head).IsOk);
                    break;
                case Kind.Reopen:
                    store.Dispose();
                    store = SqliteStore.Open(PathOf(copies), StoreAccess.Write).Value;
                    break;
                case Kind.Crash:
                    // The files as they are while the store is open, without what only the process knows.
                    var crashed = CopyFiles();
                    store.Dispose();
                    store = SqliteStore.Open(crashed, StoreAccess.Write).Value;
                    break;
                case Kind.Copy:
                    copy = (CopyFiles(keep: true), model.Count);
                    break;
                case Kind.Restore:
                    Restore();
                    break;
                case Kind.Fork:
                    Fork(number);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(kind));
            }

            Check();
        }

        private void Check()
        {
            Assert.Equal(Size, store.Size);
            Assert.Equal(Root, store.Root);
            Assert.Equal(model, Small.All(store));
            Assert.Null(guard.Check(store));
            Assert.Equal(guard.Last, store.LastSigned);
        }

        /// <summary>Somebody puts back an older copy: refused if more than it was signed.</summary>
        private void Restore()
        {
            if (copy is not { } older) return;
            using var restored = SqliteStore.Open(older.Path, StoreAccess.Write).Value;
            Assert.Equal(model[..older.Size], Small.All(restored));
            var refusal = guard.Check(restored);
            if ((ulong)older.Size >= (guard.Last?.Size ?? 0)) Assert.Null(refusal);
            else Assert.Equal("store-went-backwards", refusal!.Code);
        }

        /// <summary>Somebody goes on from an older copy with other entries: refused if those it lacks were signed.</summary>
        private void Fork(int number)
        {
            if (copy is not { } older) return;
            using (var forked = SqliteStore.Open(older.Path, StoreAccess.Write).Value)
            {
                var other = Small.Entries(1_000_000 + number, model.Count - older.Size + number);
                Assert.True(forked.Append(other, forked.Size).IsOk);
                var refusal = guard.Check(forked);
                if ((ulong)older.Size >= (guard.Last?.Size ?? 0)) Assert.Null(refusal);
                else Assert.Equal("store-forked", refusal!.Code);
                Assert.Equal(refusal is null, guard.Last is null || forked.RootAt(guard.Last.Size) == guard.Last.Root);
                if (refusal is not null) Assert.Equal("guard-not-extending", guard.Advance(Small.Head(guard.Last!.Size, forked.RootAt(guard.Last.Size))).Refusal!.Code);
            }

            copy = null;
        }

        private string PathOf(int number) => folder.File($"{number}", "record.db");

        private string CopyFiles(bool keep = false)
        {
            var from = PathOf(copies);
            var to = keep ? folder.File($"copy{made}-{model.Count}-{Directory.GetDirectories(folder.Path).Length}", "record.db") : PathOf(++copies);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            foreach (var end in (string[])["", "-wal"])
                if (File.Exists(from + end)) File.Copy(from + end, to + end);
            return to;
        }

        public void Dispose()
        {
            store.Dispose();
            guard.Dispose();
            folder.Dispose();
        }
    }
}
