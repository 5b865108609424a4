using System.Collections.Immutable;
using Scrutineer.Elections.Entries;

namespace Scrutineer.Office;

public sealed partial class RecordOffice
{
    /// <summary>The entries of a unit, oldest first, with their indices.</summary>
    public ImmutableArray<(long Index, Entry Entry)> HistoryOf(string unit)
    {
        var found = new Stack<(long, Entry)>();
        for (var at = Fold.HeadOf(unit); at is { } index;)
        {
            var entry = new EntryReader().Read(store.Read((ulong)index, 1).First().Span).Value;
            found.Push((index, entry));
            at = entry.Prev;
        }

        return [.. found];
    }

    /// <summary>How far the record is.</summary>
    public RecordHead Head() => new(Fold.Opened.Origin, Size, store.Root.ToBase64(), new EntryReader().Read(store.Read(store.Size - 1, 1).First().Span).Value.Time);
}
